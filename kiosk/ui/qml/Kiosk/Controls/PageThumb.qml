import QtQuick
import Kiosk.Theme

/* One scanned page, small, with its number. */
Rectangle {
    id: thumb

    required property url source
    required property int number

    implicitWidth: Theme.px(144)
    implicitHeight: Theme.px(200)
    color: Theme.sunken
    border.width: Theme.line
    border.color: Theme.outline
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Trang %1").arg(number)

    Image {
        anchors.fill: parent
        anchors.margins: parent.border.width
        cache: false
        source: thumb.source
        fillMode: Image.PreserveAspectFit
        smooth: true
        Accessible.ignored: true
    }

    Rectangle {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space1
        width: Math.max(Theme.px(36), word.implicitWidth + Theme.space2)
        height: Theme.px(36)
        radius: height / 2
        color: Theme.ink

        Text {
            id: word

            anchors.centerIn: parent
            text: thumb.number
            color: Theme.ground
            font.family: Theme.family
            font.pixelSize: Theme.px(22)
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }
}
