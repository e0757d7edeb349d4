pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* The box one types into. `mode`: "text" (Vietnamese), "digits", "phone", "email", "code". */
T.TextField {
    id: box

    property string mode: "text"
    property bool wrong: false
    property string symbol: ""

    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.touch, contentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap + (symbol === "" ? 0 : Theme.icon + Theme.space2)
    rightPadding: Theme.gap
    topPadding: Theme.space2
    bottomPadding: Theme.space2
    verticalAlignment: TextInput.AlignVCenter
    font.family: Theme.family
    font.pixelSize: Theme.textLead
    color: Theme.ink
    placeholderTextColor: Theme.inkFaint
    selectionColor: Theme.goldTint
    selectedTextColor: Theme.ink
    selectByMouse: true
    inputMethodHints: mode === "digits" || mode === "phone" ? Qt.ImhDigitsOnly : mode === "email" ? Qt.ImhEmailCharactersOnly : mode === "code" ? Qt.ImhPreferUppercase | Qt.ImhLatinOnly : Qt.ImhNone
    Accessible.role: Accessible.EditableText

    cursorDelegate: Rectangle {
        width: Theme.lineStrong
        color: Theme.accent
        visible: box.activeFocus
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: Theme.surface
        border.width: box.activeFocus || box.wrong ? 1.3 * Theme.lineStrong : Theme.lineStrong * 0.7
        border.color: box.wrong ? Theme.fault : box.activeFocus ? Theme.accent : Theme.outline

        Icon {
            x: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            visible: box.symbol !== ""
            name: box.symbol
            colour: Theme.inkSoft
        }
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
        minimumPixelSize: 14
        Accessible.ignored: true
    }
}
