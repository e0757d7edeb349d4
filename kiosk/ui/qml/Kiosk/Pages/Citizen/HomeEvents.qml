pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The lower half of home: the events of life, and the two ways that few people come for. */
Column {
    id: events

    required property HomePageModel model
    readonly property bool tight: !Theme.largeText && !Theme.wide // as home itself
    readonly property int doors: Theme.largeText ? 3 : width > 1.3 * Theme.column ? 6 : 4

    spacing: tight ? Theme.px(20) : Theme.gap

    LabelText {
        width: parent.width
        text: qsTr("Hoặc chọn việc trong đời sống")
        soft: false
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
    }

    Grid {
        id: grid

        width: parent.width
        columns: events.doors
        spacing: events.tight ? Theme.space2 : Theme.gap

        component Door: IconTile {
            width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
            height: events.tight ? Theme.px(168) : Theme.largeText ? Math.max(implicitHeight, Theme.px(240)) : implicitHeight
            topPadding: events.tight ? Theme.space2 : Theme.gap
            bottomPadding: topPadding
        }

        Repeater {
            model: events.model.lifeEvents

            Door {
                required property var modelData

                symbol: modelData.icon
                text: modelData.title
                onClicked: events.model.openEvent(modelData.key)
            }
        }

        Door {
                symbol: "search"
            text: qsTr("Việc khác")
            onClicked: events.model.file()
        }
    }

    Grid {
        id: quiet

        width: parent.width
        columns: Theme.largeText ? 1 : 2
        columnSpacing: Theme.gap

        QuietButton {
            width: (quiet.width - (quiet.columns - 1) * Theme.gap) / quiet.columns
            symbol: "wallet"
            text: qsTr("Nộp phí, lệ phí")
            onClicked: events.model.payFee()
        }

        QuietButton {
            width: (quiet.width - (quiet.columns - 1) * Theme.gap) / quiet.columns
            symbol: "mail"
            text: qsTr("Góp ý, phản ánh")
            onClicked: events.model.petition()
        }
    }
}
