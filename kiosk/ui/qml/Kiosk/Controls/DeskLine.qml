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

    implicitHeight: Math.max(words.implicitHeight, right.implicitHeight, Theme.touch * 0.8) + 2 * Theme.px(5)
    Accessible.role: Accessible.ListItem
    Accessible.name: note === "" ? text : text + ", " + note

    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        size: Theme.iconSmall
        name: line.symbol
        colour: Theme.inkSoft
    }

    Column {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.space2
        anchors.right: right.left
        anchors.rightMargin: right.width > 0 ? Theme.space2 : 0
        anchors.verticalCenter: parent.verticalCenter
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

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
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
