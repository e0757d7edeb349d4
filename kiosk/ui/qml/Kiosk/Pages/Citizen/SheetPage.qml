pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One procedure: what to bring, what it costs, how long it takes. */
Item {
    id: sheet

    required property SheetPageModel model
    readonly property string spoken: body.spoken

    PageBody {
        id: body

        readonly property string spoken: heading + ". " + qsTr("Thời hạn %1. Phí, lệ phí %2.").arg(sheet.model.term).arg(sheet.model.fee)

        anchors.fill: parent
        heading: sheet.model.name

        FaultBanner {
            width: parent.width
            kind: "warn"
            title: sheet.model.detailed ? "" : qsTr("Máy chưa có danh mục giấy tờ đầy đủ")
            action: qsTr("Quý khách vẫn nộp được ở đây: khai việc cần làm, quét giấy tờ đang có hoặc mang ra quầy. Cán bộ sẽ xem và hoàn thiện danh mục cùng Quý khách.")
        }

        Surface {
            width: parent.width

            KeyValue {
                width: parent.width
                symbol: "calendar-days"
                label: qsTr("Thời hạn")
                value: sheet.model.term
            }

            Divider {
                width: parent.width
            }

            KeyValue {
                width: parent.width
                symbol: "wallet"
                label: qsTr("Phí, lệ phí")
                value: sheet.model.fee
            }

            Divider {
                width: parent.width
                visible: sheet.model.result !== ""
            }

            KeyValue {
                width: parent.width
                visible: sheet.model.result !== ""
                symbol: "badge-check"
                label: qsTr("Kết quả")
                value: sheet.model.result
            }

            Divider {
                width: parent.width
            }

            KeyValue {
                width: parent.width
                symbol: "building-2"
                label: qsTr("Nhận kết quả tại")
                value: sheet.model.returnPlace
            }
        }

        Surface {
            width: parent.width
            visible: sheet.model.cases.length > 0
            spacing: Theme.space2

            LabelText {
                width: parent.width
                text: qsTr("Trường hợp của Quý khách")
            }

            BodyText {
                width: parent.width
                font.weight: Font.DemiBold
                text: sheet.model.cases.length > 0 ? sheet.model.cases[sheet.model.chosen] : ""
            }

            SecondaryButton {
                width: parent.width
                symbol: "list"
                text: qsTr("Chọn trường hợp khác (%1)").arg(sheet.model.cases.length)
                onClicked: chooser.open = true
            }
        }

        Heading {
            width: parent.width
            visible: sheet.model.documents.length > 0
            level: "lead"
            topPadding: Theme.space1
            text: qsTr("Giấy tờ cần mang")
        }

        Surface {
            width: parent.width
            visible: sheet.model.documents.length > 0

            Repeater {
                model: sheet.model.documents

                PaperRow {
                    required property var modelData
                    required property int index

                    width: parent.width
                    number: index + 1
                    name: modelData.name
                    amount: modelData.amount !== "" ? modelData.amount : qsTr("Xuất trình hoặc tra cứu, không phải nộp")
                    last: index === sheet.model.documents.length - 1
                }
            }
        }

        LabelText {
            width: parent.width
            text: (sheet.model.decision !== "" ? qsTr("Quyết định công bố: %1. ").arg(sheet.model.decision) : "") + qsTr("Mã thủ tục %1, %2. Theo %3.").arg(sheet.model.code).arg(sheet.model.level).arg(sheet.model.source)
        }

        footer: [
            FaultBanner {
                width: parent.width
                title: sheet.model.fault.title
                action: sheet.model.fault.action
                code: sheet.model.fault.code
            },
            SecondaryButton {
                width: parent.width
                visible: sheet.model.detailed
                enabled: !sheet.model.busy
                symbol: sheet.model.printed === "done" ? "check" : "printer"
                text: sheet.model.busy ? qsTr("Đang in…") : sheet.model.printed === "done" ? qsTr("Đã in. Mời Quý khách lấy giấy") : sheet.model.printed === "unknown" ? qsTr("Vui lòng xem khe giấy. In lại") : qsTr("In danh mục giấy tờ này")
                onClicked: sheet.model.printChecklist()
            },
            SecondaryButton {
                width: parent.width
                symbol: "ticket"
                text: qsTr("Lấy số gặp cán bộ")
                onClicked: sheet.model.takeNumber()
            },
            PrimaryButton {
                width: parent.width
                symbol: "arrow-right"
                symbolAfter: true
                text: qsTr("Nộp hồ sơ thủ tục này")
                onClicked: sheet.model.file()
            }
        ]
    }

    Sheet {
        id: chooser

        heading: qsTr("Quý khách thuộc trường hợp nào?")

        Repeater {
            model: sheet.model.cases

            ChoiceCard {
                required property string modelData
                required property int index

                width: parent.width
                autoExclusive: false
                text: modelData
                checked: sheet.model.chosen === index
                onClicked: {
                    sheet.model.choose(index);
                    chooser.open = false;
                }
            }
        }

        footer: QuietButton {
            width: parent.width
            text: qsTr("Đóng")
            onClicked: chooser.open = false
        }
    }
}
