import QtQuick
import Kiosk.Theme

/* A QR code on white, whatever the contrast: a phone must read it. */
Rectangle {
    id: qr

    required property url source

    implicitWidth: Theme.px(300)
    implicitHeight: implicitWidth
    radius: Theme.radiusSmall
    color: Theme.paper
    border.width: Theme.line
    border.color: Theme.hairline
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Mã QR của hồ sơ")

    Image {
        anchors.fill: parent
        anchors.margins: Theme.space1
        cache: false
        smooth: false
        source: qr.source
        fillMode: Image.PreserveAspectFit
        Accessible.ignored: true
    }
}
