import QtQuick
import QtQuick.Window
import Kiosk.Models
import Kiosk.Theme
import "Pages/Hall"

/* The waiting hall's display: one page, nothing to touch. */
Window {
    id: window

    required property HallPageModel model

    visible: false
    title: qsTr("Màn hình gọi số")
    color: Theme.ground
    onWidthChanged: Theme.fit(width, height)
    onHeightChanged: Theme.fit(width, height)
    Component.onCompleted: Theme.fit(width, height)

    HallPage {
        anchors.fill: parent
        model: window.model
    }
}
