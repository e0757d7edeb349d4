import QtQuick
import Kiosk.Theme

/* A drawing by its name in resources/pictures, in the colours of the look. `ratio`: width to height of the drawing. */
Image {
    id: picture

    required property string name
    required property string said // what it shows, read aloud
    property real ratio: 760 / 470

    readonly property list<color> colours: [Theme.ink, Theme.surface, Theme.outline, Theme.accent, Theme.gold]

    height: width / ratio
    sourceSize: Qt.size(Math.round(width), Math.round(height))
    source: !visible || width < 1 ? "" : "image://picture/" + name + "/" + colours.map(colour => String(colour).slice(1)).join("-")
    Accessible.role: Accessible.Graphic
    Accessible.name: said
}
