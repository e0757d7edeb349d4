import QtQuick
import Kiosk.Theme

/* The product's own mark: a lotus in line, a star above. Not the national emblem. */
Image {
    property real size: Theme.px(88)

    width: size
    height: size
    sourceSize: Qt.size(Math.round(size), Math.round(size))
    source: "image://icon/mark/" + String(Theme.accent).slice(1) + "-" + String(Theme.gold).slice(1)
    Accessible.ignored: true
}
