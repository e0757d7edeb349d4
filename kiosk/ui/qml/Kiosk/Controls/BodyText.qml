import QtQuick
import Kiosk.Theme

/* Running text. */
Text {
    property bool soft: false

    font.family: Theme.family
    font.pixelSize: Theme.textBody
    color: soft ? Theme.inkSoft : Theme.ink
    wrapMode: Text.WordWrap
    lineHeight: Theme.leading
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
