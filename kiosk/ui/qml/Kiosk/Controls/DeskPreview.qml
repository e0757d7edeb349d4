import QtQuick
import Kiosk.Theme

/* A sheet as it will be printed. `source` empty: the paper is blank while it is drawn. */
Rectangle {
    id: preview

    required property url source
    property int pages: 1
    property string note: ""

    implicitHeight: width * 1.3
    radius: Theme.radius
    color: Theme.sunken
    border.width: Theme.highContrast ? Theme.line : 0
    border.color: Theme.hairline
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Bản xem trước của mẫu")

    Rectangle {
        id: sheet

        readonly property real room: Math.min(preview.width - 2 * Theme.gap, (preview.height - 2 * Theme.gap - (preview.note === "" ? 0 : Theme.textFine * 2)) / 1.414)

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.gap
        width: room
        height: room * 1.414
        color: Theme.paper

        Image {
            anchors.fill: parent
            cache: false
            source: preview.source
            fillMode: Image.PreserveAspectFit
            smooth: true
            mipmap: true
            Accessible.ignored: true
        }
    }

    Text {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space1
        x: Theme.gap
        width: parent.width - 2 * Theme.gap
        visible: text !== ""
        horizontalAlignment: Text.AlignHCenter
        text: preview.note
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
