import QtQuick
import Kiosk.Theme

/* Round the control that the keyboard has come to; it stands off from it, so that it is seen on every colour. */
Rectangle {
    property bool shown: false
    property real corner: Theme.radius
    property real off: Theme.px(9)

    anchors.fill: parent
    anchors.margins: -off
    radius: corner + off
    visible: shown
    color: "transparent"
    border.width: Math.max(3, Theme.px(5))
    border.color: Theme.focus
    Accessible.ignored: true
}
