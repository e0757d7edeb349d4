import QtQuick
import Kiosk.Theme

/* A white field with a head. Children stand in a column; `tools` stand right in the head. */
Rectangle {
    id: panel

    property string heading: ""
    property string note: ""
    property real padding: Theme.space4
    default property alias content: column.data
    property alias spacing: column.spacing
    property alias tools: toolRow.data

    implicitWidth: Theme.px(480)
    implicitHeight: column.y + column.implicitHeight + padding
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.hairline

    readonly property bool beneath: toolRow.width > 0.6 * head.width // no room for both in one line

    Item {
        id: head

        x: panel.padding
        y: panel.padding
        width: panel.width - 2 * panel.padding
        height: panel.heading === "" ? 0 : panel.beneath ? words.implicitHeight + Theme.space1 + toolRow.implicitHeight : Math.max(words.implicitHeight, toolRow.implicitHeight)
        visible: panel.heading !== ""

        Column {
            id: words

            y: panel.beneath ? 0 : (head.height - height) / 2
            width: panel.beneath ? head.width : toolRow.x - Theme.space1

            Text {
                width: parent.width
                text: panel.heading
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textLead
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            Text {
                width: parent.width
                visible: panel.note !== ""
                text: panel.note
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textFine
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        Row {
            id: toolRow

            x: panel.beneath ? 0 : head.width - width
            y: panel.beneath ? head.height - height : (head.height - height) / 2
            spacing: Theme.space1
        }
    }

    Column {
        id: column

        x: panel.padding
        y: head.visible ? head.y + head.height + Theme.space2 : panel.padding
        width: panel.width - 2 * panel.padding
        spacing: Theme.space2
    }
}
