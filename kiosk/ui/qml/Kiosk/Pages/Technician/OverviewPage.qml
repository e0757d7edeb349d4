pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Every part of the machine, and what it did when it was last tried. */
DeskPage {
    id: page

    required property OverviewPageModel model
    readonly property TryingModel trying: model.trying as TryingModel
    readonly property Item first: again

    heading: qsTr("Máy này thế nào?")
    lead: model.summary
    fault: trying.fault
    busy: trying.busy

    actions: [
        DeskButton {
            id: again

            anchors.verticalCenter: parent.verticalCenter
            symbol: "refresh-cw"
            text: qsTr("Xem lại")
            keys: Theme.desk ? "F5" : ""
            onClicked: page.model.lookAgain()
        }
    ]

    DeskScroll {
        id: scroll

        anchors.fill: parent

        Grid {
            id: grid

            width: parent.width
            columns: Theme.desk ? 3 : 1
            spacing: Theme.gap

            Repeater {
                model: page.trying.parts

                PartPanel {
                    required property string modelData

                    width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                    part: modelData
                    standing: page.trying.states[modelData]
                    idle: page.trying.running === ""
                    onTried: access => page.trying.tryOut(part, access)
                    onStopped: page.trying.stop()
                }
            }
        }
    }
}
