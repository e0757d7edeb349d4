import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One answer of several: a ring that fills, a title, a line beneath. `checked` is the chosen one. */
T.RadioButton {
    id: choice

    property string note: ""
    property string symbol: ""

    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.touchBig, words.implicitHeight + topPadding + bottomPadding)
    padding: Theme.space4
    topPadding: Theme.gap
    bottomPadding: Theme.gap
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.description: note
    Accessible.checked: checked

    indicator: null
    background: Rectangle {
        radius: Theme.radius
        color: choice.down ? Theme.pressedTint : choice.checked ? Theme.accentTint : Theme.surface
        border.width: choice.checked ? 1.3 * Theme.lineStrong : Theme.line
        border.color: choice.checked ? Theme.accent : Theme.hairline
    }

    FocusRing {
        shown: choice.visualFocus || (choice.activeFocus && choice.ListView.isCurrentItem)
        off: 0
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Rectangle {
            id: ring

            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(44)
            height: width
            radius: width / 2
            color: choice.checked ? Theme.accent : Theme.surface
            border.width: Theme.lineStrong
            border.color: choice.checked ? Theme.accent : Theme.outline

            Icon {
                anchors.centerIn: parent
                visible: choice.checked
                size: Theme.px(28)
                name: "check"
                colour: Theme.accentInk
            }
        }

        Column {
            id: words

            anchors.left: ring.right
            anchors.leftMargin: Theme.gap
            anchors.right: picture.visible ? picture.left : parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(4)

            Text {
                width: parent.width
                text: choice.text
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                lineHeight: 1.15
                Accessible.ignored: true
            }

            Text {
                width: parent.width
                visible: choice.note !== ""
                text: choice.note
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                wrapMode: Text.WordWrap
                lineHeight: 1.2
                Accessible.ignored: true
            }
        }

        Icon {
            id: picture

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: choice.symbol !== ""
            name: choice.symbol
            colour: Theme.accent
        }
    }
}
