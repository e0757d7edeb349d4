import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A slim bar beside what scrolls; seen while there is more than fits. */
T.ScrollBar {
    id: bar

    implicitWidth: Theme.px(10)
    padding: Theme.px(2)
    policy: T.ScrollBar.AsNeeded
    visible: size < 1
    minimumSize: 0.06
    focusPolicy: Qt.NoFocus
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: Theme.px(6)
        radius: width / 2
        color: bar.pressed ? Theme.inkSoft : Theme.outline
    }
}
