import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A running operation. `value` 0..1 where the length is known; `indeterminate` moves all the time. */
T.ProgressBar {
    id: bar

    property string label: ""

    implicitWidth: Theme.column
    implicitHeight: Theme.px(20)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label

    background: Rectangle {
        radius: height / 2
        color: Theme.sunken
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.hairline
    }
    contentItem: Item {
        clip: true

        Rectangle {
            id: fill

            height: parent.height
            radius: height / 2
            color: Theme.accent
            width: bar.indeterminate ? parent.width * 0.28 : Math.max(height, parent.width * bar.position)
            visible: bar.indeterminate || bar.position > 0

            Behavior on width {
                enabled: !bar.indeterminate

                NumberAnimation {
                    duration: Theme.slide
                    easing.type: Easing.OutCubic
                }
            }

            NumberAnimation on x {
                running: bar.indeterminate && bar.visible
                from: -bar.width * 0.28
                to: bar.width
                duration: Theme.breath
                loops: Animation.Infinite
                onStopped: fill.x = 0
            }
        }
    }
}
