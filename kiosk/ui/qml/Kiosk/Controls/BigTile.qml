import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A large way in: icon in a medallion, a title, a line beneath. `primary` draws it in lacquer red, `small` without an arrow. */
T.Button {
    id: tile

    required property string symbol
    property string note: ""
    property bool primary: false
    property bool small: false // two beside each other

    readonly property color inkColour: primary ? Theme.accentInk : Theme.ink

    implicitWidth: Theme.column
    implicitHeight: Math.max((small ? 1.6 : 2) * Theme.touch, words.implicitHeight + topPadding + bottomPadding)
    padding: small ? Theme.gap : Theme.space5
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note
    Accessible.onPressAction: click()

    background: Item {
        Elevation {}

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: tile.primary ? (tile.down ? Theme.accentPressed : Theme.accent) : tile.down ? Theme.pressedTint : Theme.surface
            border.width: Theme.line
            border.color: tile.primary ? (Theme.highContrast ? Theme.hairline : color) : Theme.hairline
        }
    }

    FocusRing {
        shown: tile.visualFocus
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Rectangle {
            id: medallion

            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(tile.small ? 88 : 112)
            height: width
            radius: width / 2
            color: tile.primary ? Theme.medallion : Theme.accentTint
            border.width: Theme.highContrast ? 3 : 0
            border.color: Theme.hairline

            Icon {
                anchors.centerIn: parent
                size: Theme.px(tile.small ? 46 : 56)
                name: tile.symbol
                colour: tile.primary ? Theme.medallionInk : Theme.accent
            }
        }

        Column {
            id: words

            anchors.left: medallion.right
            anchors.leftMargin: tile.small ? Theme.gap : Theme.space4
            anchors.right: arrow.visible ? arrow.left : parent.right
            anchors.rightMargin: arrow.visible ? Theme.space2 : 0
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space1

            Text {
                width: parent.width
                text: tile.text
                color: tile.inkColour
                font.family: Theme.family
                font.pixelSize: tile.primary ? Theme.textTitle : Theme.textLead
                font.weight: tile.primary ? Font.Bold : Font.DemiBold
                wrapMode: Text.WordWrap
                lineHeight: 1.1
                Accessible.ignored: true
            }

            Text {
                width: parent.width
                visible: tile.note !== ""
                text: tile.note
                color: tile.primary ? Theme.accentInk : Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                wrapMode: Text.WordWrap
                lineHeight: 1.25
                Accessible.ignored: true
            }
        }

        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: !tile.small
            size: Theme.icon
            name: "chevron-right"
            colour: tile.primary ? Theme.accentInk : Theme.inkSoft
        }
    }
}
