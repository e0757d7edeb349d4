pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A number for the hall: which line, who goes first, then the number itself. */
Item {
    id: page

    required property TicketPageModel model
    readonly property string heading: (body.item as PageBody)?.heading ?? ""
    readonly property string lead: (body.item as PageBody)?.lead ?? ""
    readonly property string spoken: (model.number === "" ? [heading, lead] : [model.lineTitle + ": " + model.number, model.counters, model.waiting, heading]).filter(text => text).join(". ")

    Loader {
        id: body

        anchors.fill: parent
        sourceComponent: page.model.stage === "line" ? line : page.model.stage === "priority" ? priority : ticket
    }

    component Fault: FaultBanner {
        width: parent ? parent.width : 0
        title: page.model.fault.title
        action: page.model.fault.action
        code: page.model.fault.code
    }

    Component {
        id: line

        PageBody {
            id: choice

            heading: qsTr("Quý khách cần gặp cán bộ về việc gì?")
            lead: qsTr("Mỗi nhóm việc có quầy riêng. Số người chờ được cập nhật liên tục.")

            Fault {}

            Grid {
                id: grid

                width: parent.width
                columns: Theme.largeText ? 1 : choice.width > 1.3 * Theme.column ? 3 : 2
                spacing: Theme.gap

                Repeater {
                    model: page.model.lines

                    BigTile {
                        required property var modelData

                        width: (grid.width - (grid.columns - 1) * Theme.gap) / grid.columns
                        height: Theme.largeText ? implicitHeight : Math.max(implicitHeight, 1.95 * Theme.touch)
                        small: true
                        symbol: modelData.icon
                        text: modelData.title
                        note: modelData.note
                        onClicked: page.model.chooseLine(modelData.key)
                    }
                }
            }

            footer: SecondaryButton {
                width: parent.width
                symbol: "search"
                text: qsTr("Tôi chưa rõ, tìm theo tên thủ tục")
                onClicked: page.model.findProcedure()
            }
        }
    }

    Component {
        id: priority

        PageBody {
            heading: qsTr("Quý khách có cần được phục vụ trước không?")
            lead: page.model.lineTitle

            Repeater {
                model: page.model.priorities

                ChoiceCard {
                    required property var modelData

                    width: parent.width
                    text: modelData.title
                    note: modelData.note
                    checked: modelData.chosen
                    autoExclusive: false
                    checkable: false
                    onClicked: page.model.choosePriority(modelData.value)
                }
            }

            footer: [
                Fault {},
                PrimaryButton {
                    width: parent.width
                    enabled: !page.model.busy
                    symbol: "ticket"
                    text: qsTr("Lấy số")
                    onClicked: page.model.take()
                }
            ]
        }
    }

    Component {
        id: ticket

        TicketNumber {
            model: page.model
        }
    }
}
