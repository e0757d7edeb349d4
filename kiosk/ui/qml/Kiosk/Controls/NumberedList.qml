pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A short list under a heading, numbered where the order counts. */
Surface {
    id: list

    required property string heading
    required property var items
    property bool numbered: true

    Heading {
        width: parent.width
        level: "lead"
        text: list.heading
    }

    Repeater {
        model: list.items

        Row {
            id: row

            required property string modelData
            required property int index

            width: parent.width
            spacing: Theme.gap

            Text {
                id: mark

                width: Theme.px(40)
                text: list.numbered ? row.index + 1 : "•"
                color: Theme.accent
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            BodyText {
                width: parent.width - mark.width - row.spacing
                text: row.modelData
            }
        }
    }
}
