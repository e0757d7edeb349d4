import QtQuick
import Kiosk.Theme

/* One paper of a list: its number, name and how many. */
Item {
    id: row

    required property int number
    required property string name
    property string amount: ""
    property bool last: false

    implicitWidth: Theme.column
    implicitHeight: words.implicitHeight + (last ? 0 : Theme.gap)
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ". " + amount

    Rectangle {
        id: disc

        width: Theme.px(52)
        height: width
        radius: width / 2
        color: Theme.goldTint
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.hairline

        Text {
            anchors.centerIn: parent
            text: row.number
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.px(26)
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }

    Column {
        id: words

        anchors.left: disc.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        spacing: Theme.space1

        BodyText {
            width: parent.width
            text: row.name
            Accessible.ignored: true
        }

        LabelText {
            width: parent.width
            visible: row.amount !== ""
            text: row.amount
            Accessible.ignored: true
        }
    }

    Divider {
        anchors.bottom: parent.bottom
        x: words.x
        width: words.width
        visible: !row.last
    }
}
