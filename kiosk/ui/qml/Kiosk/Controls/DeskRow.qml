pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One row of a DeskTable. */
T.ItemDelegate {
    id: row

    required property int index
    required property var cells
    required property var columns
    required property var widthOf
    property bool here: false
    property bool focused: false
    property bool lowered: false

    objectName: "unfold" // opening it shows what is cut here
    implicitHeight: Math.max(Theme.touch, lowered ? 0 : Theme.px(54))
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: columns.map(column => words(cells[column.key])).filter(word => word).join(", ")
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.onPressAction: click()

    function words(cell: var): string {
        if (cell === undefined || cell === null)
            return "";
        return cell.text !== undefined ? [cell.text, cell.note].filter(word => word).join(", ") : String(cell);
    }

    function breakable(said: string): string {
        return said.replace(/^(\S+-)(\d+)$/, "$1\u200b$2"); // a dossier code may go on in a second line, never be cut
    }

    background: Rectangle {
        radius: Theme.radiusSmall
        color: row.here ? Theme.accentTint : row.hovered ? Theme.hoverTint : "transparent"
        border.width: row.focused ? Theme.lineStrong : 0
        border.color: Theme.highContrast ? Theme.gold : Theme.accent

        Rectangle {
            anchors.bottom: parent.bottom
            x: Theme.space2
            width: parent.width - 2 * Theme.space2
            height: Theme.line
            visible: !row.focused
            color: Theme.hairline
            opacity: 0.7
        }
    }
    contentItem: Item {
        Row {
            x: Theme.space2 - row.leftPadding
            height: parent.height
            spacing: Theme.space2

            Repeater {
                model: row.columns

                Item {
                    id: cell

                    required property var modelData
                    readonly property var value: row.cells[modelData.key] ?? ""
                    readonly property string kind: modelData.kind ?? "text"
                    readonly property string said: value.text !== undefined ? value.text : String(value)
                    readonly property string tone: value.kind ?? "plain"

                    width: row.widthOf(modelData)
                    height: parent?.height ?? 0

                    StatePill {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, cell.width)
                        visible: cell.kind === "state" && cell.said !== ""
                        text: cell.said
                        kind: cell.tone
                        Accessible.ignored: true
                    }

                    Column {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        visible: cell.kind !== "state"

                        Text {
                            width: parent.width
                            text: cell.kind === "state" ? "" : row.breakable(cell.said)
                            color: cell.tone === "fault" ? Theme.fault : cell.tone === "warn" ? Theme.warn : cell.tone === "soft" ? Theme.inkSoft : Theme.ink
                            font.family: Theme.family
                            font.pixelSize: Theme.textLabel
                            font.weight: cell.modelData.strong || cell.tone === "fault" || cell.tone === "warn" ? Font.DemiBold : Font.Normal
                            font.features: {
                                "tnum": 1
                            }
                            horizontalAlignment: cell.modelData.align === "right" ? Text.AlignRight : Text.AlignLeft
                            wrapMode: cell.kind === "two" ? Text.NoWrap : Text.WordWrap
                            maximumLineCount: 2
                            lineHeight: 0.95
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }

                        Text {
                            width: parent.width
                            visible: text !== ""
                            text: cell.kind === "two" ? (cell.value.note ?? "") : ""
                            color: Theme.inkSoft
                            font.family: Theme.family
                            font.pixelSize: Theme.textFine
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
