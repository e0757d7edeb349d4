pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/*
    Groups of digits that are copied from a card, each proved by its last digit while it is typed.

    `groups`: [{key, label, digits, length, state: "open" | "right" | "wrong", complaint}]. Touching one chooses it.
*/
Column {
    id: list

    required property var groups
    required property string current

    signal chosen(string key)

    spacing: Theme.space2

    Repeater {
        model: list.groups.length

        T.Button {
            id: group

            required property int index
            readonly property var told: list.groups[index]
            readonly property bool now: told.key === list.current
            readonly property bool wrong: told.state === "wrong"

            width: list.width
            implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.space2)
            Accessible.role: Accessible.Button
            Accessible.name: told.label + ": " + (told.state === "right" ? qsTr("đúng") : qsTr("đã nhập %1 trong %2 chữ số").arg(told.digits.length).arg(told.length)) + (wrong ? ". " + told.complaint : "")
            Accessible.onPressAction: click()
            onClicked: list.chosen(told.key)

            background: Rectangle {
                radius: Theme.radiusSmall
                color: group.down ? Theme.pressedTint : Theme.surface
                border.width: group.now || group.wrong ? 1.3 * Theme.lineStrong : Theme.line
                border.color: group.wrong ? Theme.fault : group.now ? Theme.accent : Theme.hairline
            }

            FocusRing {
                shown: group.visualFocus
            }

            contentItem: Item {
                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.gap
                    anchors.right: sign.left
                    anchors.rightMargin: Theme.space1
                    anchors.verticalCenter: parent.verticalCenter

                    LabelText { // a complaint stands in place of the label: the keys below do not move under a finger
                        width: parent.width
                        text: group.wrong ? group.told.complaint : group.told.label
                        color: group.wrong ? Theme.fault : Theme.inkSoft
                        Accessible.ignored: true
                    }

                    Text {
                        width: parent.width
                        text: group.told.digits + "·".repeat(group.told.length - group.told.digits.length)
                        color: Theme.ink
                        font.family: Theme.family
                        font.pixelSize: Theme.textLead
                        font.weight: Font.DemiBold
                        font.letterSpacing: Theme.px(6)
                        font.features: ({
                                "tnum": 1
                            })
                        Accessible.ignored: true
                    }
                }

                Icon {
                    id: sign

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    name: group.told.state === "right" ? "circle-check" : group.wrong ? "circle-alert" : "circle"
                    colour: group.told.state === "right" ? Theme.ok : group.wrong ? Theme.fault : Theme.outline
                }
            }
        }
    }
}
