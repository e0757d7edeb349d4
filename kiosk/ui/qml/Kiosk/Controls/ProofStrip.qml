pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* What was proved of a card, for an officer: `badges` are [{kind, text}]; beneath, how it was opened and why there is doubt. */
Column {
    id: strip

    required property var badges
    required property string note

    visible: badges.length > 0
    spacing: Theme.space1

    Flow {
        width: parent.width
        spacing: Theme.space1

        Repeater {
            model: strip.badges

            StatePill {
                required property var modelData

                width: Math.min(implicitWidth, strip.width)
                whole: true
                kind: modelData.kind
                symbol: kind === "ok" ? "circle-check" : kind === "warn" ? "triangle-alert" : kind === "fault" ? "octagon-alert" : "info"
                text: modelData.text
            }
        }
    }

    Text {
        width: parent.width
        visible: text !== ""
        text: strip.note
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
