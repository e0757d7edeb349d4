pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Where the card goes: a citizen card comes down and lies on the reader, again and again while `running`. */
Item {
    id: picture

    property bool running: true
    property bool placed: false // the card lies on the reader and is being read

    implicitWidth: Theme.px(760)
    implicitHeight: Theme.px(470)
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Đặt thẻ căn cước nằm phẳng lên đầu đọc, mặt có chip hướng xuống")

    // The reader: a desk pad with the contactless sign.
    Rectangle {
        id: reader

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space1
        width: Theme.px(640)
        height: Theme.px(330)
        radius: Theme.px(44)
        color: Theme.sunken
        border.width: Theme.lineStrong
        border.color: Theme.outline

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.space2
            radius: Theme.px(32)
            color: Theme.surface
            border.width: Theme.line
            border.color: Theme.hairline
        }

        Icon {
            anchors.centerIn: parent
            size: Theme.px(150)
            name: "nfc"
            colour: Theme.gold
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(30)
            width: Theme.px(72)
            height: Theme.px(8)
            radius: height / 2
            color: picture.placed ? Theme.ok : Theme.accent
        }
    }

    Item {
        id: card

        readonly property real resting: reader.y + (reader.height - height) / 2

        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.px(428)
        height: Theme.px(270)
        y: picture.placed ? resting : 0

        Elevation {}

        Rectangle {
            anchors.fill: parent
            radius: Theme.px(24)
            color: Theme.surface
            border.width: Theme.lineStrong
            border.color: Theme.highContrast ? Theme.hairline : Theme.gold
        }

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

        SequentialAnimation {
            running: picture.running && !picture.placed && picture.visible
            loops: Animation.Infinite
            onStopped: card.y = Qt.binding(() => picture.placed ? card.resting : 0)

            PauseAnimation {
                duration: Theme.breath / 2
            }
            NumberAnimation {
                target: card
                property: "y"
                from: 0
                to: card.resting
                duration: Theme.breath * 0.7
                easing.type: Easing.InOutCubic
            }
            PauseAnimation {
                duration: Theme.breath
            }
            NumberAnimation {
                target: card
                property: "y"
                to: 0
                duration: Theme.breath / 2
                easing.type: Easing.InOutCubic
            }
        }
    }
}
