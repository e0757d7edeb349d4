import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A row of a list: title, `facts` in a line beneath, an arrow. */
T.ItemDelegate {
    id: row

    property string facts: ""
    property string symbol: ""

    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.touchBig, words.implicitHeight + topPadding + bottomPadding)
    leftPadding: Theme.space4
    rightPadding: Theme.space4
    topPadding: Theme.gap
    bottomPadding: Theme.gap
    focusPolicy: Qt.TabFocus // a list with keys of its own takes it away
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.description: facts
    Accessible.onPressAction: click()

    background: Rectangle {
        color: row.down ? Theme.pressedTint : Theme.surface
        radius: Theme.radius
        border.width: Theme.line
        border.color: Theme.hairline
    }

    FocusRing {
        shown: row.visualFocus || (row.activeFocus && row.ListView.isCurrentItem)
        off: 0
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            visible: row.symbol !== ""
            name: row.symbol
            colour: Theme.accent
        }

        Column {
            id: words

            anchors.left: icon.visible ? icon.right : parent.left
            anchors.leftMargin: icon.visible ? Theme.gap : 0
            anchors.right: arrow.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space1

            Text {
                width: parent.width
                text: row.text
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                lineHeight: 1.18
                Accessible.ignored: true
            }

            Text {
                width: parent.width
                visible: row.facts !== ""
                text: row.facts
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                wrapMode: Text.WordWrap
                lineHeight: 1.2
                Accessible.ignored: true
            }
        }

        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.iconSmall
            name: "chevron-right"
            colour: Theme.inkSoft
        }
    }
}
