import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One key. Takes no focus: the field keeps it. `mark` is the tone drawn above the word of a tone key. */
T.Button {
    id: key

    property string symbol: ""
    property string spoken: text
    property bool quiet: false // an editing key, tinted
    property bool strong: false // the key that finishes

    focusPolicy: Qt.NoFocus
    implicitHeight: Theme.key
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.onPressAction: click()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: key.strong ? (key.down ? Theme.accentPressed : Theme.accent) : key.down || key.checked ? Theme.gold : key.quiet ? Theme.keyQuiet : Theme.surface
        border.width: Theme.highContrast ? 2 : Theme.line
        border.color: Theme.hairline
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.space1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: key.symbol !== ""
                size: Theme.px(36)
                name: key.symbol
                colour: words.color
            }

            Text {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, key.availableWidth - (key.symbol === "" ? 0 : Theme.px(36) + Theme.space1))
                text: key.text
                color: key.strong ? Theme.accentInk : key.down || key.checked ? Theme.goldInk : Theme.ink
                font.family: Theme.family
                font.pixelSize: key.text.length > 2 ? Theme.keyWord : Theme.keyLetter
                font.weight: Font.Medium
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 10
                Accessible.ignored: true
            }
        }
    }
}
