import QtQuick
import Kiosk.Theme

/* The name of a thing, beside or above it. */
Text {
    property bool soft: true

    font.family: Theme.family
    font.pixelSize: Theme.textLabel
    font.weight: Font.Medium
    color: soft ? Theme.inkSoft : Theme.ink
    wrapMode: Text.WordWrap
    lineHeight: 1.2
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
