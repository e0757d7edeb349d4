pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* An invented citizen card: its front, or with `back` the side that bears the chip and the machine-readable lines. */
Item {
    id: card

    property bool back: false

    implicitWidth: Theme.px(428)
    implicitHeight: Theme.px(270)
    Accessible.ignored: true

    Elevation {}

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(24)
        color: Theme.surface
        border.width: Theme.lineStrong
        border.color: Theme.highContrast ? Theme.hairline : Theme.gold
    }

    Item {
        anchors.fill: parent
        visible: !card.back

        Rectangle {
            x: Theme.px(28)
            y: Theme.px(30)
            width: Theme.px(40)
            height: width
            radius: width / 2
            color: Theme.accent

            Icon {
                anchors.centerIn: parent
                size: Theme.px(28)
                name: "star5"
                colour: Theme.highContrast ? Theme.accentInk : Theme.gold
            }
        }

        Text {
            x: Theme.px(84)
            y: Theme.px(30)
            width: card.width - x - Theme.px(20)
            height: Theme.px(40)
            text: qsTr("CĂN CƯỚC")
            color: Theme.accent
            font.family: Theme.family
            font.pixelSize: Theme.px(30)
            font.weight: Font.Bold
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }

        Rectangle {
            x: Theme.px(28)
            y: Theme.px(94)
            width: Theme.px(112)
            height: Theme.px(146)
            radius: Theme.radiusSmall
            color: Theme.sunken
            border.width: Theme.line
            border.color: Theme.hairline

            Icon {
                anchors.centerIn: parent
                size: Theme.px(76)
                name: "user"
                colour: Theme.inkSoft
            }
        }

        Repeater {
            model: [208, 168, 190, 120]

            Rectangle {
                required property int index
                required property int modelData

                x: Theme.px(166)
                y: Theme.px(104 + index * 36)
                width: Theme.px(modelData)
                height: Theme.px(12)
                radius: height / 2
                color: index === 0 ? Theme.outline : Theme.hairline
            }
        }
    }

    Item {
        anchors.fill: parent
        visible: card.back

        Rectangle {
            x: Theme.px(34)
            y: Theme.px(64)
            width: Theme.px(96)
            height: Theme.px(78)
            radius: Theme.radiusSmall
            color: Theme.goldTint
            border.width: Theme.lineStrong
            border.color: Theme.gold

            Rectangle {
                anchors.centerIn: parent
                width: Theme.px(36)
                height: parent.height
                color: "transparent"
                border.width: Theme.lineStrong
                border.color: Theme.gold
            }
        }

        Repeater {
            model: 3

            Rectangle {
                required property int index

                x: Theme.px(34)
                y: Theme.px(180 + index * 24)
                width: card.width - 2 * x
                height: Theme.px(10)
                radius: height / 2
                color: Theme.outline
            }
        }
    }
}
