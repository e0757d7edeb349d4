import QtQuick
import Kiosk.Theme

/* A line of a short list: an icon, its words, a note beneath, and what stands at the right. */
Item {
    id: line

    required property string text
    property string note: ""
    property string symbol: "file-text"
    property bool ruled: true // a hairline beneath
    default property alias content: right.data
    readonly property bool beneath: right.width > 0.6 * width // no room for both in one line

    implicitHeight: (beneath ? words.implicitHeight + right.implicitHeight : Math.max(words.implicitHeight, right.implicitHeight, Theme.touch * 0.8)) + 2 * Theme.px(5)
    Accessible.role: Accessible.ListItem
    Accessible.name: note === "" ? text : text + ", " + note

    Icon {
        id: mark

        anchors.verticalCenter: words.verticalCenter
        size: Theme.iconSmall
        name: line.symbol
        colour: Theme.inkSoft
    }

    Column {
        id: words

        x: mark.width + Theme.space2
        y: line.beneath ? Theme.px(5) : (line.height - height) / 2
        width: (line.beneath ? line.width : right.x - (right.width > 0 ? Theme.space2 : 0)) - x
        spacing: Theme.px(1)

        Text {
            width: parent.width
            text: line.text
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textLabel
            font.weight: Font.Medium
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            visible: text !== ""
            text: line.note
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }

    Row {
        id: right

        x: line.width - width
        y: line.beneath ? line.height - height - Theme.px(5) : (line.height - height) / 2
        spacing: Theme.space1
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.lineThin
        visible: line.ruled
        color: Theme.hairline
    }
}
