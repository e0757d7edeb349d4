import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The number that was taken: where it is called, how long it may take, how its paper stands. */
PageBody {
    id: page

    required property TicketPageModel model

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
        }

        Column {
            width: told.part
            spacing: Theme.gap

            Standing {
                width: parent.width
                visible: page.model.hours !== ""
                kind: "warn"
                symbol: "clock"
                title: qsTr("Quầy đang nghỉ")
                note: qsTr("Giờ làm việc: %1. Số vẫn giữ thứ tự của Quý khách trong ngày.").arg(page.model.hours)
            }

            SlipStanding {
                width: parent.width
                slip: page.model.slip
                fault: page.model.slipFault
                place: page.model.slipPlace
                printing: qsTr("Đang in số")
                printed: qsTr("Đã in số")
                without: qsTr("Số vẫn có hiệu lực. Xin ghi lại hoặc chụp ảnh màn hình; cán bộ vẫn gọi số này.")
                onAgain: page.model.printSlip()
                onCameOut: yes => page.model.slipCameOut(yes)
            }

            Surface {
                width: parent.width

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
