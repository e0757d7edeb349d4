import QtQuick
import Kiosk.Theme

/* A required document in a summary: its name and where it is. */
Item {
    id: row

    required property string name
    required property string standing
    required property bool scanned

    implicitWidth: Theme.column
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + standing

    Icon {
        y: Theme.px(2)
        size: Theme.px(40)
        name: row.scanned ? "circle-check" : "concierge-bell"
        colour: row.scanned ? Theme.ok : Theme.inkSoft
    }

    Column {
        id: column

        x: Theme.px(40) + Theme.gap
        width: row.width - x
        spacing: Theme.px(4)

        Text {
            width: parent.width
            text: row.name
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textLabel
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            lineHeight: 1.2
            Accessible.ignored: true
        }

        LabelText {
            width: parent.width
            text: row.standing
            color: row.scanned ? Theme.ok : Theme.inkSoft
            Accessible.ignored: true
        }
    }
}
