pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* The box a clerk types into. */
T.TextField {
    id: box

    property bool wrong: false
    property string symbol: ""
    property string unit: "" // behind what is typed: "đồng"

    implicitWidth: Theme.px(280)
    implicitHeight: Math.max(Theme.touch, contentHeight + topPadding + bottomPadding)
    leftPadding: Theme.space2 + (symbol === "" ? 0 : Theme.iconSmall + Theme.space1)
    rightPadding: Theme.space2 + (unit === "" ? 0 : behind.implicitWidth + Theme.space1)
    topPadding: Theme.px(6)
    bottomPadding: Theme.px(6)
    verticalAlignment: TextInput.AlignVCenter
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    color: enabled ? Theme.ink : Theme.disabledInk
    placeholderTextColor: Theme.inkSoft
    selectionColor: Theme.goldTint
    selectedTextColor: Theme.ink
    selectByMouse: true
    hoverEnabled: true
    Accessible.role: Accessible.EditableText

    cursorDelegate: Rectangle {
        width: Theme.lineStrong
        color: Theme.accent
        visible: box.activeFocus
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: box.enabled ? Theme.surface : Theme.disabled
        border.width: box.activeFocus || box.wrong ? Theme.lineStrong : Theme.line
        border.color: box.wrong ? Theme.fault : box.activeFocus ? Theme.accent : box.hovered ? Theme.inkSoft : Theme.outline

        Icon {
            x: Theme.space2
            anchors.verticalCenter: parent.verticalCenter
            visible: box.symbol !== ""
            size: Theme.iconSmall
            name: box.symbol
            colour: Theme.inkSoft
        }
    }

    Text {
        id: behind

        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        visible: box.unit !== ""
        text: box.unit
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textLabel
        Accessible.ignored: true
    }

    Text {
        anchors.left: parent.left
        anchors.leftMargin: box.leftPadding
        anchors.right: parent.right
        anchors.rightMargin: box.rightPadding
        anchors.verticalCenter: parent.verticalCenter
        visible: box.text === "" && box.preeditText === ""
        text: box.placeholderText
        color: box.placeholderTextColor
        font: box.font
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }
}
