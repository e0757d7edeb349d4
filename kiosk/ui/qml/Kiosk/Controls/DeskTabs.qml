pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* Parts of a page beside each other: `tabs` are [{key, title, count, kind}], `chosen` is a key. Left and right go on. */
FocusScope {
    id: strip

    required property var tabs
    required property string chosen

    signal picked(string key)

    function step(by: int): void {
        const at = strip.tabs.findIndex(tab => tab.key === strip.chosen);
        const next = strip.tabs[Math.max(0, Math.min(strip.tabs.length - 1, at + by))];
        if (next)
            strip.picked(next.key);
    }

    implicitHeight: row.implicitHeight
    implicitWidth: row.childrenRect.width
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.line
        color: Theme.hairline
    }

    Flow {
        id: row

        width: strip.width
        spacing: Theme.px(4)

        Repeater {
            model: strip.tabs

            T.Button {
                id: tab

                required property var modelData
                readonly property bool here: modelData.key === strip.chosen
                readonly property int count: modelData.count ?? -1

                implicitWidth: Math.max(Theme.touch, words.implicitWidth + 2 * Theme.px(10))
                implicitHeight: Math.max(Theme.touch, words.implicitHeight + Theme.space2)
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                text: modelData.title
                Accessible.role: Accessible.PageTab
                Accessible.name: count >= 0 ? text + ": " + count : text
                Accessible.selected: here
                Accessible.onPressAction: click()
                onClicked: strip.picked(modelData.key)

                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        anchors.bottomMargin: Theme.px(4)
                        radius: Theme.radiusSmall
                        color: tab.down ? Theme.pressedTint : tab.hovered ? Theme.hoverTint : "transparent"
                        border.width: tab.here && strip.activeFocus ? Theme.lineStrong : 0
                        border.color: Theme.gold
                    }

                    Rectangle {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: Theme.px(3)
                        visible: tab.here
                        color: Theme.accent
                    }
                }
                contentItem: Item {
                    implicitWidth: words.implicitWidth

                    Row {
                        id: words

                        anchors.centerIn: parent
                        spacing: Theme.space1

                        Text {
                            anchors.verticalCenter: parent.verticalCenter
                            text: tab.text
                            color: tab.here ? Theme.accent : Theme.ink
                            font.family: Theme.family
                            font.pixelSize: Theme.textLabel
                            font.weight: tab.here ? Font.Bold : Font.Medium
                            Accessible.ignored: true
                        }

                        CountPill {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: tab.count >= 0
                            count: tab.count
                            kind: tab.count > 0 ? (tab.modelData.kind ?? "plain") : "plain"
                        }
                    }
                }
            }
        }
    }
}
