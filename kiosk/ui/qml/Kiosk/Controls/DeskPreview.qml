import QtQuick
import Kiosk.Theme

/* A sheet as it will be printed. `source` empty: the paper is blank while it is drawn. What is said of it stands above:
   below, a message in passing would lie over it. */
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

        readonly property real begin: preview.note === "" ? Theme.gap : words.y + words.height + Theme.space1
        readonly property real room: Math.min(preview.width - 2 * Theme.gap, (preview.height - begin - Theme.gap) / 1.414)

        anchors.horizontalCenter: parent.horizontalCenter
        y: begin
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
        id: words

        x: Theme.gap
        y: Theme.space1
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
