import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A box to tick with its words; Space ticks it. */
T.CheckBox {
    id: check

    property string note: ""

    implicitWidth: words.implicitWidth + indicator.width + Theme.space2 + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + Theme.space1)
    leftPadding: Theme.px(4)
    rightPadding: Theme.px(4)
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: note
    Accessible.checked: checked
    Accessible.onToggleAction: check.click()
    Accessible.onPressAction: check.click()

    indicator: Rectangle {
        x: check.leftPadding
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.icon
        height: Theme.icon
        radius: Theme.px(5)
        color: check.checked ? Theme.accent : check.hovered ? Theme.hoverTint : Theme.surface
        border.width: check.visualFocus ? Theme.lineStrong + 1 : Theme.line
        border.color: check.visualFocus ? Theme.gold : check.checked ? Theme.accent : Theme.outline

        Icon {
            anchors.centerIn: parent
            visible: check.checked
            size: Theme.iconSmall
            name: "check"
            colour: Theme.accentInk
        }
    }
    background: Item {}
    contentItem: Item {
        implicitHeight: words.implicitHeight

        Column {
            id: words

            x: Theme.icon + Theme.space2
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, check.availableWidth - Theme.icon - Theme.space2)

            Text {
                width: check.width > 0 ? Math.min(implicitWidth, check.width - Theme.icon - Theme.space4) : implicitWidth
                text: check.text
                color: check.enabled ? Theme.ink : Theme.disabledInk
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }

            Text {
                width: check.width > 0 ? Math.min(implicitWidth, check.width - Theme.icon - Theme.space4) : implicitWidth
                visible: check.note !== ""
                text: check.note
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textFine
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
        }
    }
}
