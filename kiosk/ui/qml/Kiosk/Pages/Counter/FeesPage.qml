pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Money of one dossier: cash at the left, what was paid and VietQR at the right. */
DeskPage {
    id: page

    required property FeesPageModel model
    readonly property Item first: given.input

    heading: qsTr("Phí, lệ phí")
    lead: model.lead
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            kind: "primary"
            symbol: "banknote"
            keys: "Ctrl+Return"
            enabled: page.model.payable
            text: qsTr("Thu tiền và in phiếu")
            onClicked: page.model.takeCash()
        }
    ]

    DeskSplit {
        anchors.fill: parent
        share: 0.5

        near: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                heading: page.model.settled ? qsTr("Đã thu đủ") : qsTr("Còn phải thu: %1").arg(page.model.left)
                note: qsTr("Mức phí của hồ sơ: %1").arg(page.model.owed)
                spacing: Theme.gap

                CheckLamp {
                    width: parent.width
                    visible: !page.model.drawerOpen
                    kind: "warn"
                    text: qsTr("Chưa mở ca thu tiền: không thu được tiền mặt.")
                }

                DeskButton {
                    visible: !page.model.drawerOpen
                    symbol: "wallet"
                    keys: "Alt+O"
                    text: qsTr("Mở ca")
                    onClicked: page.model.openShift()
                }

                DeskField {
                    id: given

                    width: parent.width
                    enabled: page.model.drawerOpen && !page.model.settled
                    label: qsTr("Khách đưa")
                    unit: qsTr("đồng")
                    maximumLength: 13
                    text: page.model.tendered
                    onEdited: text => page.model.typeTendered(text)
                }

                Flow {
                    width: parent.width
                    spacing: Theme.space1

                    Repeater {
                        model: page.model.notes.length

                        DeskButton {
                            required property int index

                            enabled: page.model.drawerOpen
                            text: page.model.notes[index]?.title ?? ""
                            onClicked: page.model.tender(page.model.notes[index].vnd)
                        }
                    }
                }

                DeskFact {
                    width: parent.width
                    visible: page.model.change !== ""
                    label: qsTr("Trả lại")
                    value: page.model.change
                    strong: true
                }
            }

            DeskPanel {
                width: parent.width
                heading: qsTr("Xác định mức phí")
                note: qsTr("Khi mức công bố không rõ, hoặc được miễn, giảm. Cần ghi lý do.")

                DeskField {
                    width: parent.width
                    label: qsTr("Mức phí của hồ sơ")
                    unit: qsTr("đồng")
                    maximumLength: 13
                    onEdited: text => page.model.writeFee("amount", text)
                }

                DeskField {
                    width: parent.width
                    label: qsTr("Lý do")
                    needed: true
                    maximumLength: 200
                    onEdited: text => page.model.writeFee("reason", text)
                }

                DeskButton {
                    symbol: "check"
                    keys: "Alt+G"
                    text: qsTr("Ghi mức phí")
                    onClicked: page.model.setFee()
                }
            }
        }

        far: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                heading: qsTr("Các khoản")
                note: page.model.payments.length === 0 ? qsTr("Chưa có khoản nào.") : ""
                spacing: 0

                Repeater {
                    model: page.model.payments.length

                    DeskLine {
                        id: paid

                        required property int index
                        readonly property var row: page.model.payments[index] ?? ({})

                        width: parent?.width ?? 0
                        symbol: "banknote"
                        text: row.title ?? ""
                        note: row.note ?? ""
                        ruled: index < page.model.payments.length - 1

                        StatePill {
                            anchors.verticalCenter: parent.verticalCenter
                            text: paid.row.state ?? ""
                            kind: paid.row.kind ?? "plain"
                        }

                        DeskButton {
                            visible: paid.row.open ?? false
                            symbol: "check"
                            text: qsTr("Tiền đã về")
                            onClicked: page.model.confirm(paid.row.id)
                        }

                        DeskButton {
                            visible: paid.row.paid ?? false
                            kind: "quiet"
                            symbol: "printer"
                            text: qsTr("In lại")
                            onClicked: page.model.printAgain(paid.row.id)
                        }

                        DeskButton {
                            visible: paid.row.paid ?? false
                            kind: "quiet"
                            symbol: "rotate-ccw"
                            text: qsTr("Hoàn")
                            onClicked: page.model.askBack(paid.row.id)
                        }
                    }
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.transferable || page.model.qr !== ""
                heading: qsTr("Chuyển khoản VietQR")
                note: qsTr("Mã chỉ yêu cầu chuyển tiền. Khoản này chờ xác nhận cho đến khi Cổng hoặc cán bộ thấy tiền về.")
                tools: [
                    DeskButton {
                        symbol: "qr-code"
                        keys: "Alt+Q"
                        text: qsTr("Lập mã")
                        onClicked: page.model.askTransfer()
                    }
                ]

                QrPicture {
                    visible: page.model.qr !== ""
                    width: Theme.px(280)
                    height: width
                    source: page.model.qr
                }
            }
        }
    }

    DeskDialog {
        id: dialog

        open: page.model.givingBack !== ""
        heading: qsTr("Hoàn tiền")
        lead: qsTr("Tiền mặt được lấy từ ngăn kéo của ca đang mở.")
        onClosed: page.model.askBack("")
        onOpenChanged: if (open)
            reason.input.forceActiveFocus()

        DeskField {
            id: reason

            width: parent.width
            label: qsTr("Lý do hoàn")
            needed: true
            maximumLength: 200
            onEdited: text => page.model.writeBack(text)
            onAccepted: page.model.giveBack()
        }

        footer: [
            DeskButton {
                kind: "danger"
                symbol: "rotate-ccw"
                text: qsTr("Hoàn tiền và in phiếu")
                onClicked: page.model.giveBack()
            },
            DeskButton {
                text: qsTr("Thôi")
                onClicked: page.model.askBack("")
            }
        ]
    }
}
