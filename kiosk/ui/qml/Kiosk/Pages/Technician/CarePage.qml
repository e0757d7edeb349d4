pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* How long the machine goes on by itself, whom it believes, which version it is, and the bundle for the help desk. */
DeskPage {
    id: page

    required property CarePageModel model
    readonly property Item first: pack

    heading: qsTr("Máy còn làm việc được bao lâu?")
    lead: qsTr("Xem mỗi tháng một lần.")
    fault: model.fault
    busy: model.busy

    DeskScroll {
        anchors.fill: parent

        Grid {
            id: gauges

            width: parent.width
            columns: Theme.desk ? 3 : 1
            spacing: Theme.gap

            Repeater {
                model: page.model.gauges

                GaugeRow {
                    required property var modelData

                    width: (gauges.width - (gauges.columns - 1) * gauges.spacing) / gauges.columns
                    title: modelData.title
                    symbol: modelData.icon
                    value: modelData.value
                    text: modelData.text
                    kind: modelData.kind
                    fraction: modelData.fraction
                }
            }
        }

        DeskPanel {
            width: parent.width
            heading: qsTr("Chứng thư cấp thẻ được tin")
            note: qsTr("Thẻ ký bởi cơ quan khác được đọc nhưng không được tin.")

            Repeater {
                model: page.model.anchors

                Item {
                    id: anchor

                    required property var modelData

                    width: parent ? parent.width : 0
                    height: Math.max(Theme.touch, words.implicitHeight)

                    StatePill {
                        id: pill

                        anchors.verticalCenter: parent.verticalCenter
                        kind: anchor.modelData.kind
                        text: anchor.modelData.word
                    }

                    DeskFact {
                        id: words

                        anchors.left: pill.right
                        anchors.leftMargin: Theme.space2
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        label: anchor.modelData.until
                        value: anchor.modelData.subject
                    }
                }
            }
        }

        DeskPanel {
            width: parent.width
            heading: qsTr("Gói chẩn đoán")
            note: qsTr("Phiên bản, cài đặt, kết quả kiểm tra, số đếm và nhật ký đã che. Không có dữ liệu của người dân.")

            DeskChoice {
                id: place

                property string key: page.model.places.length > 0 ? page.model.places[0].key : ""

                width: parent.width
                label: qsTr("Ghi vào")
                options: page.model.places
                chosen: key
                onPicked: option => key = option
            }

            DeskButton {
                id: pack

                kind: "primary"
                symbol: "download"
                text: qsTr("Đóng gói")
                enabled: !page.model.busy
                onClicked: page.model.pack(place.key)
            }

            DeskFact {
                width: parent.width
                visible: value !== ""
                label: qsTr("Gói vừa ghi")
                value: page.model.packed
            }
        }

        DeskPanel {
            width: parent.width
            heading: qsTr("Phiên bản")
            note: qsTr("Cập nhật và quay lại làm từ dòng lệnh của máy, bằng gói của hệ thống.")

            Repeater {
                model: page.model.versions

                DeskFact {
                    required property var modelData

                    width: parent ? parent.width : 0
                    label: modelData.part
                    value: modelData.version
                }
            }

            DeskFact {
                width: parent.width
                label: qsTr("Cập nhật (bản cũ được giữ để quay lại)")
                value: "sudo apt install ./kiosk_BẢN-MỚI_amd64.deb"
            }

            DeskFact {
                width: parent.width
                label: qsTr("Quay lại")
                value: "sudo apt install --allow-downgrades ./kiosk_BẢN-CŨ_amd64.deb"
            }
        }
    }
}
