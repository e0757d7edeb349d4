import QtQuick
import Kiosk.Theme

/* A text of the law that may be very long: its first lines, and "Xem thêm" when there is more. */
Column {
    id: longText

    required property string text
    property int lines: 3
    property bool open: false
    property real size: Theme.textBody

    spacing: 0

    Text {
        id: words

        width: parent.width
        text: longText.text
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: longText.size
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.2
        maximumLineCount: longText.open ? 1000 : longText.lines
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: longText.text
    }

    QuietButton {
        objectName: "unfold"
        visible: words.truncated || longText.open
        leftPadding: 0
        symbol: longText.open ? "chevron-up" : "chevron-down"
        text: longText.open ? qsTr("Thu gọn") : qsTr("Xem thêm")
        textSize: Theme.textLabel
        onClicked: longText.open = !longText.open
    }
}
