import QtQuick
import Kiosk.Theme

/* The gold line under the head of every page: two hairlines that meet at a star. */
Item {
    implicitHeight: Theme.px(22)
    Accessible.ignored: true

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: (parent.width - star.width) / 2 - Theme.space2
        height: Theme.lineStrong
        color: Theme.gold
    }

    Rectangle {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: (parent.width - star.width) / 2 - Theme.space2
        height: Theme.lineStrong
        color: Theme.gold
    }

    Image {
        id: star

        anchors.centerIn: parent
        width: Theme.px(26)
        height: width
        sourceSize: Qt.size(Math.round(width), Math.round(width))
        source: "image://icon/star5/" + String(Theme.gold).slice(1)
    }
}
