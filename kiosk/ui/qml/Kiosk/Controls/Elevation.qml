import QtQuick
import Kiosk.Theme

/* The soft shadow under a card. A picture cut in nine: the software renderer draws no effects. */
BorderImage {
    anchors.fill: parent
    anchors.margins: -48
    visible: !Theme.highContrast
    source: Theme.highContrast ? "" : Qt.resolvedUrl("shadow.png")
    border.left: 72
    border.right: 72
    border.top: 72
    border.bottom: 72
    Accessible.ignored: true
}
