pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* The history of a dossier, newest above: `entries` are [{title, when, who, reason, due, symbol}]. */
Column {
    id: line

    required property var entries

    Repeater {
        model: line.entries.length

        Item {
            id: entry

            required property int index
            readonly property var told: line.entries[index]
            readonly property bool last: index === line.entries.length - 1

            width: line.width
            height: words.implicitHeight + (last ? 0 : Theme.gap)
            Accessible.role: Accessible.ListItem
            Accessible.name: [told.when, told.title, told.who, told.reason, told.due].filter(part => part).join(", ")

            Rectangle {
                visible: !entry.last
                x: (Theme.touch * 0.72 - width) / 2
                y: disc.height + Theme.px(2)
                width: Theme.line
                height: parent.height - y
                color: Theme.hairline
            }

            Rectangle {
                id: disc

                width: Theme.touch * 0.72
                height: width
                radius: width / 2
                color: entry.index === 0 ? Theme.accentTint : Theme.sunken
                border.width: Theme.highContrast ? Theme.line : 0
                border.color: Theme.hairline

                Icon {
                    anchors.centerIn: parent
                    size: Theme.iconSmall
                    name: entry.told.symbol
                    colour: entry.index === 0 ? Theme.accent : Theme.inkSoft
                }
            }

            Column {
                id: words

                x: disc.width + Theme.space2
                width: parent.width - x
                spacing: Theme.px(2)

                Item {
                    width: parent.width
                    height: Math.max(title.implicitHeight, when.implicitHeight)

                    Text {
                        id: title

                        anchors.left: parent.left
                        anchors.right: when.left
                        anchors.rightMargin: Theme.space1
                        text: entry.told.title
                        color: Theme.ink
                        font.family: Theme.family
                        font.pixelSize: Theme.textLabel
                        font.weight: Font.DemiBold
                        wrapMode: Text.WordWrap
                        Accessible.ignored: true
                    }

                    Text {
                        id: when

                        anchors.right: parent.right
                        anchors.baseline: title.baseline
                        text: entry.told.when
                        color: Theme.inkSoft
                        font.family: Theme.family
                        font.pixelSize: Theme.textFine
                        font.features: {
                            "tnum": 1
                        }
                        Accessible.ignored: true
                    }
                }

                Repeater {
                    model: [entry.told.who, entry.told.reason, entry.told.due].filter(part => part)

                    Text {
                        required property string modelData

                        width: words.width
                        text: modelData
                        color: Theme.inkSoft
                        font.family: Theme.family
                        font.pixelSize: Theme.textFine
                        wrapMode: Text.WordWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
