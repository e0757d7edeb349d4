import QtQuick
import Kiosk.Theme

/* A text of the law that may be very long: its first lines, and "Xem thêm" when there is more. */
Column {
    id: text

    required property string text
    property int lines: 3
    property bool open: false
    property real size: Theme.textBody

    spacing: 0

    Text {
        id: words

        width: parent.width
        text: text.text
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: text.size
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.2
        maximumLineCount: text.open ? 1000 : text.lines
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: text.text
    }

    QuietButton {
        visible: words.truncated || text.open
        leftPadding: 0
        symbol: text.open ? "chevron-up" : "chevron-down"
        text: text.open ? qsTr("Thu gọn") : qsTr("Xem thêm")
        textSize: Theme.textLabel
        onClicked: text.open = !text.open
    }
}
