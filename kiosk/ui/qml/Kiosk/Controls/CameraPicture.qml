import QtQuick
import Kiosk.Theme

/* What a camera sees: as large as half of a standing screen. */
Rectangle {
    id: frame

    required property string source
    required property string label // what is to be done now

    implicitHeight: Theme.px(Theme.wide ? 420 : 760)
    radius: Theme.radius
    color: Theme.sunken
    border.width: Theme.line
    border.color: Theme.hairline

    Image {
        anchors.fill: parent
        anchors.margins: Theme.px(8)
        cache: false
        source: frame.source
        fillMode: Image.PreserveAspectFit
        smooth: true
        Accessible.role: Accessible.Graphic
        Accessible.name: frame.label
    }
}
