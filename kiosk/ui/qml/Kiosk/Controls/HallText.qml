import QtQuick
import Kiosk.Theme

/* A line of the hall's display: bold, one line, smaller rather than cut. */
Text {
    required property real size

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: size
    font.weight: Font.Bold
    font.features: {
        "tnum": 1
    }
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Math.round(size / 2)
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
