pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One of a few, folded up: `options` are [{key, title}], `chosen` is the key of one. Arrow keys change it, Space unfolds it. */
Item {
    id: field

    required property string label
    required property var options
    required property string chosen
    property string complaint: ""
    property bool labelled: true
    property alias input: box

    signal picked(string key)

    implicitWidth: Theme.px(280)
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.px(4)

        Text {
            width: parent.width
            visible: field.labelled
            text: field.label
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }

        T.ComboBox {
            id: box

            width: parent.width
            implicitHeight: Math.max(Theme.touch, implicitContentHeight + Theme.space1)
            model: field.options
            textRole: "title"
            valueRole: "key"
            currentIndex: field.options.findIndex(option => option.key === field.chosen)
            hoverEnabled: true
            leftPadding: Theme.space2
            rightPadding: Theme.icon + Theme.space2
            Accessible.role: Accessible.ComboBox
            Accessible.name: field.label
            Accessible.description: displayText
            onActivated: index => field.picked(field.options[index].key)

            background: Rectangle {
                radius: Theme.radiusSmall
                color: box.down ? Theme.pressedTint : box.hovered ? Theme.hoverTint : Theme.surface
                border.width: box.visualFocus || box.activeFocus ? Theme.lineStrong : Theme.line
                border.color: field.complaint !== "" ? Theme.fault : box.visualFocus ? Theme.gold : box.activeFocus ? Theme.accent : Theme.outline
            }
            indicator: Icon {
                anchors.right: parent.right
                anchors.rightMargin: Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.iconSmall
                name: "chevron-down"
                colour: Theme.inkSoft
            }
            contentItem: Text {
                text: box.displayText
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
            delegate: T.ItemDelegate {
                id: option

                required property int index
                required property var modelData

                width: box.width
                implicitHeight: Theme.touch
                leftPadding: Theme.space2
                rightPadding: Theme.space2
                text: modelData.title
                highlighted: box.highlightedIndex === index
                Accessible.role: Accessible.ListItem
                Accessible.name: text

                background: Rectangle {
                    color: option.highlighted ? Theme.accentTint : Theme.surface
                }
                contentItem: Text {
                    text: option.text
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: Theme.textBody
                    font.weight: box.currentIndex === option.index ? Font.DemiBold : Font.Normal
                    verticalAlignment: Text.AlignVCenter
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
            popup: T.Popup {
                y: box.height + Theme.px(4)
                width: box.width
                implicitHeight: Math.min(list.contentHeight, Theme.px(360)) + 2 * padding
                padding: Theme.px(4)

                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: Theme.surface
                    border.width: Theme.line
                    border.color: Theme.outline
                }
                contentItem: ListView {
                    id: list

                    clip: true
                    model: box.popup.visible ? box.delegateModel : null
                    currentIndex: box.highlightedIndex
                    boundsBehavior: Flickable.StopAtBounds
                }
            }
        }
    }
}
