pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* What is done, what is going on, what comes: one calm line each. `steps`: [{label, mark: "done" | "now" | "ahead"}]. */
Column {
    id: list

    required property var steps

    spacing: Theme.gap

    Repeater {
        model: list.steps.length

        Item {
            id: step

            required property int index
            readonly property string label: list.steps[index].label
            readonly property string mark: list.steps[index].mark

            width: list.width
            height: Math.max(Theme.px(52), words.implicitHeight)
            Accessible.role: Accessible.StaticText
            Accessible.name: label + (mark === "done" ? qsTr(": xong") : mark === "now" ? qsTr(": đang làm") : "")

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                size: Theme.icon
                name: step.mark === "done" ? "circle-check" : step.mark === "now" ? "loader" : "circle"
                colour: step.mark === "done" ? Theme.ok : step.mark === "now" ? Theme.accent : Theme.outline

                RotationAnimation on rotation {
                    running: step.mark === "now" && step.visible
                    onStopped: sign.rotation = 0
                    from: 0
                    to: 360
                    duration: Theme.breath
                    loops: Animation.Infinite
                }
            }

            Text {
                id: words

                x: Theme.icon + Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x
                text: step.label
                color: step.mark === "ahead" ? Theme.inkSoft : Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                font.weight: step.mark === "now" ? Font.Bold : Font.Medium
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
        }
    }
}
