import QtQuick
import Kiosk.Theme

/* A portrait from the chip, 3:4; a silhouette while there is none. */
Rectangle {
    id: frame

    required property url source

    implicitWidth: Theme.px(288)
    implicitHeight: Theme.px(384)
    color: Theme.sunken
    border.width: Theme.lineStrong
    border.color: Theme.highContrast ? Theme.hairline : Theme.gold
    Accessible.role: Accessible.Graphic
    Accessible.name: photo.visible ? qsTr("Ảnh đọc từ chip") : qsTr("Không có ảnh")

    Icon {
        anchors.centerIn: parent
        visible: !photo.visible
        size: Theme.px(140)
        name: "user"
        colour: Theme.inkSoft
    }

    Image {
        id: photo

        anchors.fill: parent
        anchors.margins: frame.border.width
        visible: status === Image.Ready
        cache: false
        source: frame.source
        fillMode: Image.PreserveAspectCrop
        Accessible.ignored: true
    }
}
