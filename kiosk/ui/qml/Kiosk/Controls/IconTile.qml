import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A small way in, for a grid: icon above, words beneath. */
T.Button {
    id: tile

    required property string symbol

    implicitWidth: Theme.px(220)
    implicitHeight: Math.max(Theme.px(196), picture.height + words.implicitHeight + Theme.space2 + topPadding + bottomPadding)
    padding: Theme.space2
    topPadding: Theme.gap
    bottomPadding: Theme.gap
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: click()

    background: Rectangle {
        radius: Theme.radius
        color: tile.down ? Theme.pressedTint : tile.checked ? Theme.accentTint : Theme.surface
        border.width: tile.checked ? Theme.lineStrong : Theme.line
        border.color: tile.checked ? Theme.accent : Theme.hairline
    }

    FocusRing {
        shown: tile.visualFocus
    }

    contentItem: Item {
        implicitHeight: picture.height + words.implicitHeight + Theme.space2

        Icon {
            id: picture

            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - height - words.height - Theme.space2) / 2
            size: Theme.px(56)
            name: tile.symbol
            colour: Theme.accent
        }

        Text {
            id: words

            anchors.top: picture.bottom
            anchors.topMargin: Theme.space2
            width: parent.width
            text: tile.text
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textLabel
            font.weight: Font.Normal
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.15
            Accessible.ignored: true
        }
    }
}
