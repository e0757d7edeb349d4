import QtQuick
import Kiosk.Theme

/* A line icon by its name in resources/icons. Always stands beside a word, so it is never read aloud. Drawn when seen. */
Image {
    id: icon

    required property string name
    property color colour: Theme.ink
    property real size: Theme.icon

    width: size
    height: size
    sourceSize: Qt.size(Math.round(size), Math.round(size))
    source: name === "" || !visible ? "" : "image://icon/" + name + "/" + String(colour).slice(1)
    Accessible.ignored: true
}
