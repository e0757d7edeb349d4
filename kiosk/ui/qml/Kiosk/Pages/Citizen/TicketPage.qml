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

        PageBody {
            heading: qsTr("Mời Quý khách ngồi chờ gọi số")
            lead: qsTr("Xin theo dõi màn hình và loa của phòng chờ. Qua lượt, Quý khách chỉ cần báo cán bộ.")

            Pair {
                id: told

                width: parent.width
                verticalItemAlignment: Grid.AlignTop

                Surface {
                    width: told.part

                    BigNumber {
                        width: parent.width
                        label: page.model.lineTitle
                        number: page.model.number
                    }

                    Badge {
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: Math.min(implicitWidth, parent.width)
                        visible: page.model.priorityTitle !== ""
                        kind: "ok"
                        text: qsTr("Ưu tiên: %1").arg(page.model.priorityTitle)
                    }

                    Divider {
                        width: parent.width
                    }

                    KeyValue {
                        width: parent.width
                        label: qsTr("Gọi vào")
                        value: page.model.counters
                    }

                    KeyValue {
                        width: parent.width
                        label: qsTr("Đang chờ trước")
                        value: page.model.ahead
                    }

                    KeyValue {
                        width: parent.width
                        label: qsTr("Có thể chờ")
                        value: page.model.waiting
                    }
                }

                SlipStanding {
                    width: told.part
                    slip: page.model.slip
                    fault: page.model.slipFault
                    printing: qsTr("Đang in số")
                    printed: qsTr("Đã in số")
                    without: qsTr("Số vẫn có hiệu lực. Xin ghi lại hoặc chụp ảnh màn hình; cán bộ vẫn gọi số này.")
                    onAgain: page.model.printSlip()
                    onCameOut: yes => page.model.slipCameOut(yes)
                }
            }

            footer: [
                SecondaryButton {
                    width: parent.width
                    symbol: "ticket"
                    text: qsTr("Lấy số cho việc khác")
                    onClicked: page.model.another()
                },
                PrimaryButton {
                    width: parent.width
                    symbol: "check"
                    text: qsTr("Xong")
                    onClicked: page.model.done()
                }
            ]
        }
    }
}
