pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/*
    Where the card goes on this machine's reader, again and again while `running`.

    `place`: "top", it comes down and lies flat; "front" and "side", it goes a third into a slot, the chip's end first.
*/
Item {
    id: picture

    property bool running: true
    property bool placed: false // the card lies on the reader and is being read
    property string place: "top"

    readonly property bool slot: place !== "top"
    readonly property point away: place === "front" ? Qt.point(380, 380) : place === "side" ? Qt.point(560, 235) : Qt.point(380, 135) // the card's centre
    readonly property point home: place === "front" ? Qt.point(380, 262) : place === "side" ? Qt.point(420, 235) : Qt.point(380, 297)
    property real way: 0 // 0 away, 1 home

    implicitWidth: Theme.px(760)
    implicitHeight: Theme.px(470)
    clip: slot
    onPlacedChanged: way = placed ? 1 : 0

    CardFace {
        id: card

        readonly property real share: picture.placed ? 1 : picture.way

        x: Theme.px(picture.away.x + (picture.home.x - picture.away.x) * share) - width / 2
        y: Theme.px(picture.away.y + (picture.home.y - picture.away.y) * share) - height / 2
        z: picture.slot ? 0 : 2
        back: picture.slot
        rotation: picture.place === "front" ? 90 : 0
        scale: picture.slot ? 0.8 : 1
    }

    Picture {
        z: 1
        width: parent.width
        name: "reader-" + picture.place
        said: picture.place === "front" ? qsTr("Đưa thẻ căn cước vào khe phía trước của đầu đọc, đầu có chip vào trước, mặt có chip hướng lên") : picture.place === "side" ? qsTr("Đưa thẻ căn cước vào khe bên cạnh của đầu đọc, đầu có chip vào trước, mặt có chip hướng lên") : qsTr("Đặt thẻ căn cước nằm phẳng lên đầu đọc, mặt có chip hướng xuống")
    }

    SequentialAnimation {
        running: picture.running && !picture.placed && picture.visible
        loops: Animation.Infinite
        onStopped: picture.way = picture.placed ? 1 : 0

        PauseAnimation {
            duration: Theme.breath / 2
        }
        NumberAnimation {
            target: picture
            property: "way"
            from: 0
            to: 1
            duration: Theme.breath * 0.7
            easing.type: Easing.InOutCubic
        }
        PauseAnimation {
            duration: Theme.breath
        }
        NumberAnimation {
            target: picture
            property: "way"
            to: 0
            duration: Theme.breath / 2
            easing.type: Easing.InOutCubic
        }
    }
}
