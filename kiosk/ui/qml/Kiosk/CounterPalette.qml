pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One box for everything: pages, actions, dossiers. Arrows choose, Enter does, Esc closes. */
FocusScope {
    id: sheet

    required property PaletteModel finder

    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Tìm và lệnh")
    Component.onCompleted: box.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            Accessible.ignored: true
            onClicked: sheet.finder.close()
        }
    }

    Rectangle {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.12
        width: Math.min(Theme.px(760), parent.width - 2 * Theme.margin)
        height: Math.min(parent.height * 0.76, box.height + list.contentHeight + foot.height + 3 * Theme.space2)
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.hairline

        DeskInput {
            id: box

            x: Theme.space2
            y: Theme.space2
            width: parent.width - 2 * Theme.space2
            height: Theme.touchBig
            symbol: "search"
            placeholderText: qsTr("Trang, lệnh, mã hồ sơ, tên không dấu, số định danh")
            Accessible.name: placeholderText
            onTextEdited: sheet.finder.type(text)
            onAccepted: sheet.finder.runHere()
            Keys.onDownPressed: sheet.finder.move(1)
            Keys.onUpPressed: sheet.finder.move(-1)
            Keys.onEscapePressed: sheet.finder.close()
        }

        ListView {
            id: list

            anchors.top: box.bottom
            anchors.topMargin: Theme.space1
            anchors.bottom: foot.top
            x: Theme.space2
            width: parent.width - 2 * Theme.space2
            clip: true
            model: sheet.finder.rows
            currentIndex: sheet.finder.index
            boundsBehavior: Flickable.StopAtBounds
            onCurrentIndexChanged: positionViewAtIndex(currentIndex, ListView.Contain)

            delegate: T.ItemDelegate {
                id: row

                required property int index
                required property var modelData

                objectName: "unfold" // opening it shows what is cut here
                width: ListView.view.width
                implicitHeight: Math.max(Theme.touch, words.implicitHeight + Theme.space1)
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                text: modelData.title
                Accessible.role: Accessible.ListItem
                Accessible.name: text + ", " + modelData.note
                Accessible.onPressAction: click()
                onClicked: sheet.finder.run(index)

                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: row.modelData.here ? Theme.accentTint : row.hovered ? Theme.hoverTint : "transparent"
                    border.width: Theme.highContrast && row.modelData.here ? 2 : 0
                    border.color: Theme.gold
                }
                contentItem: Item {
                    Icon {
                        id: mark

                        x: Theme.space1
                        anchors.verticalCenter: parent.verticalCenter
                        size: Theme.iconSmall
                        name: row.modelData.icon
                        colour: row.modelData.here ? Theme.accent : Theme.inkSoft
                    }

                    Column {
                        id: words

                        anchors.left: mark.right
                        anchors.leftMargin: Theme.space2
                        anchors.right: hint.visible ? hint.left : parent.right
                        anchors.rightMargin: Theme.space1
                        anchors.verticalCenter: parent.verticalCenter

                        Text {
                            width: parent.width
                            text: row.modelData.title
                            color: Theme.ink
                            font.family: Theme.family
                            font.pixelSize: Theme.textLabel
                            font.weight: Font.DemiBold
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }

                        Text {
                            width: parent.width
                            text: row.modelData.note
                            color: Theme.inkSoft
                            font.family: Theme.family
                            font.pixelSize: Theme.textKeys
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                    }

                    KeyHint {
                        id: hint

                        anchors.right: parent.right
                        anchors.rightMargin: Theme.space1
                        anchors.verticalCenter: parent.verticalCenter
                        visible: keys !== ""
                        keys: row.modelData.keys
                    }
                }
            }

            T.ScrollBar.vertical: DeskScrollBar {}
        }

        DeskEmpty {
            anchors.centerIn: list
            width: list.width
            visible: list.count === 0
            symbol: "search"
            text: qsTr("Không thấy gì phù hợp")
        }

        Text {
            id: foot

            anchors.bottom: parent.bottom
            x: Theme.space4
            width: parent.width - 2 * Theme.space4
            height: implicitHeight + 2 * Theme.space1
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Mũi tên để chọn, Enter để mở, Esc để đóng")
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textKeys
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
