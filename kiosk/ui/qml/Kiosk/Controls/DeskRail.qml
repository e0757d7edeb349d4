pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* The rail at the left: what the officer may open, and who works here. `sections`: [{key, title, icon, keys, badge, here}]. */
Rectangle {
    id: rail

    required property var sections
    required property string officer
    required property string roles
    required property string counter

    signal picked(string key)
    signal locked
    signal leaving

    color: Theme.surface

    Rectangle {
        anchors.right: parent.right
        width: Theme.line
        height: parent.height
        color: Theme.hairline
    }

    Row {
        id: brand

        x: Theme.space4
        y: Theme.space4
        width: rail.width - 2 * Theme.space4
        spacing: Theme.space2

        Emblem {
            size: Theme.px(40)
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - Theme.px(40) - Theme.space2

            Text {
                width: parent.width
                wrapMode: Text.WordWrap
                text: qsTr("Quầy Một cửa")
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.frameName
                font.weight: Font.Bold
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }

            Text {
                width: parent.width
                wrapMode: Text.WordWrap
                text: qsTr("Quầy số %1").arg(rail.counter)
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textKeys
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }

    Flickable {
        id: area

        anchors.top: brand.bottom
        anchors.topMargin: Theme.space4
        anchors.bottom: foot.top
        width: parent.width
        clip: true
        contentHeight: list.implicitHeight
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: list

            x: Theme.space2
            width: parent.width - 2 * Theme.space2
            spacing: Theme.px(2)

            Repeater {
                model: rail.sections

                T.Button {
                    id: item

                    required property var modelData

                    width: list.width
                    implicitHeight: Theme.touch
                    hoverEnabled: true
                    text: modelData.title
                    Accessible.role: Accessible.Button
                    Accessible.name: modelData.badge > 0 ? text + ": " + modelData.badge : text
                    Accessible.description: modelData.keys
                    Accessible.onPressAction: click()
                    Keys.onReturnPressed: click()
                    onClicked: rail.picked(modelData.key)

                    Shortcut {
                        enabled: item.visible && item.enabled && item.modelData.keys !== ""
                        sequences: [item.modelData.keys]
                        onActivated: item.click()
                    }

                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: item.modelData.here ? Theme.accentTint : item.down ? Theme.pressedTint : item.hovered ? Theme.hoverTint : "transparent"
                        border.width: item.visualFocus ? Theme.lineStrong : Theme.highContrast && item.modelData.here ? Theme.line : 0
                        border.color: Theme.gold

                        Rectangle {
                            y: Theme.px(8)
                            width: Theme.px(3)
                            height: parent.height - 2 * y
                            radius: width / 2
                            visible: item.modelData.here
                            color: Theme.accent
                        }
                    }
                    contentItem: Item {
                        Icon {
                            id: mark

                            x: Theme.space2
                            anchors.verticalCenter: parent.verticalCenter
                            size: Theme.iconSmall + Theme.px(2)
                            name: item.modelData.icon
                            colour: item.modelData.here ? Theme.accent : Theme.inkSoft
                        }

                        Text {
                            anchors.left: mark.right
                            anchors.leftMargin: Theme.space2
                            anchors.right: behind.left
                            anchors.rightMargin: Theme.px(4)
                            anchors.verticalCenter: parent.verticalCenter
                            text: item.text
                            color: item.modelData.here ? Theme.accent : Theme.ink
                            font.family: Theme.family
                            font.pixelSize: Theme.textLabel
                            font.weight: item.modelData.here ? Font.DemiBold : Font.Medium
                            wrapMode: Text.WordWrap
                            maximumLineCount: 2
                            lineHeight: 0.95
                            Accessible.ignored: true
                        }

                        Item {
                            id: behind

                            anchors.right: parent.right
                            anchors.rightMargin: Theme.space1
                            anchors.verticalCenter: parent.verticalCenter
                            width: item.modelData.badge > 0 ? badge.width : item.hovered || item.visualFocus ? hint.width : 0
                            height: Math.max(badge.height, hint.height)

                            CountPill {
                                id: badge

                                visible: item.modelData.badge > 0
                                count: item.modelData.badge
                                kind: "strong"
                            }

                            KeyHint {
                                id: hint

                                visible: item.modelData.badge === 0 && (item.hovered || item.visualFocus) && item.modelData.keys !== ""
                                keys: item.modelData.keys
                            }
                        }
                    }
                }
            }
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space2
        x: Theme.space2
        width: parent.width - 2 * Theme.space2
        spacing: Theme.px(4)

        Rectangle {
            width: parent.width
            height: Theme.line
            color: Theme.hairline
        }

        Item {
            width: parent.width
            height: who.implicitHeight + Theme.space2

            Rectangle {
                id: disc

                x: Theme.px(4)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(36)
                height: width
                radius: width / 2
                color: Theme.medallion

                Icon {
                    anchors.centerIn: parent
                    size: Theme.iconSmall
                    name: "user"
                    colour: Theme.medallionInk
                }
            }

            Column {
                id: who

                anchors.left: disc.right
                anchors.leftMargin: Theme.space2
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter

                Text {
                    width: parent.width
                    text: rail.officer
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: Theme.textLabel
                    font.weight: Font.DemiBold
                    wrapMode: Text.WordWrap
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }

                Text {
                    width: parent.width
                    text: rail.roles
                    color: Theme.inkSoft
                    font.family: Theme.family
                    font.pixelSize: Theme.textKeys
                    wrapMode: Text.WordWrap
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }

        DeskButton {
            width: parent.width
            kind: "quiet"
            symbol: "lock"
            keys: "Ctrl+L"
            text: qsTr("Khóa màn hình")
            onClicked: rail.locked()
        }

        DeskButton {
            width: parent.width
            kind: "quiet"
            symbol: "log-out"
            text: qsTr("Đăng xuất")
            onClicked: rail.leaving()
        }
    }
}
