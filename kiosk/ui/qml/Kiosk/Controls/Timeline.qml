pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* What has happened and what is still to come, on one line downward. `moments`: [{label, note, mark}]. */
Column {
    id: line

    required property var moments

    Repeater {
        model: line.moments.length

        Item {
            id: moment

            required property int index
            readonly property string mark: line.moments[index].mark
            readonly property bool last: index === line.moments.length - 1

            width: line.width
            height: words.implicitHeight + (last ? 0 : Theme.space4)
            Accessible.role: Accessible.StaticText
            Accessible.name: line.moments[index].label + " " + line.moments[index].note

            Rectangle {
                visible: !moment.last
                x: (Theme.icon - width) / 2
                y: Theme.icon
                width: Theme.lineStrong
                height: parent.height - Theme.icon
                color: moment.mark === "done" ? Theme.ok : Theme.hairline
            }

            Icon {
                size: Theme.icon
                name: moment.mark === "done" ? "circle-check" : moment.mark === "next" ? "clock" : "circle"
                colour: moment.mark === "done" ? Theme.ok : moment.mark === "next" ? Theme.accent : Theme.outline
            }

            Column {
                id: words

                x: Theme.icon + Theme.gap
                width: parent.width - x
                spacing: Theme.px(4)

                Text {
                    width: parent.width
                    text: line.moments[moment.index].label
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: Theme.textBody
                    font.weight: moment.mark === "next" ? Font.Bold : Font.Medium
                    wrapMode: Text.WordWrap
                    lineHeight: 1.2
                    Accessible.ignored: true
                }

                LabelText {
                    width: parent.width
                    visible: text !== ""
                    text: line.moments[moment.index].note
                    Accessible.ignored: true
                }
            }
        }
    }
}
