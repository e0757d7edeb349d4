import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The fee: a code to pay with, the wait for its confirmation, or the way to the counter. */
PageBody {
    id: page

    required property PayPageModel model
    readonly property string stage: model.stage
    readonly property string spoken: [heading, model.amount, lead].filter(text => text).join(". ")
    readonly property bool transfer: stage === "qr" || stage === "unconfirmed"

    heading: stage === "paid" ? qsTr("Đã nhận tiền của Quý khách") : stage === "unconfirmed" ? qsTr("Đang chờ xác nhận") : stage === "counter" ? qsTr("Mời Quý khách nộp tiền tại quầy") : stage === "nothing" ? qsTr("Hồ sơ này không còn khoản phải nộp") : qsTr("Nộp phí, lệ phí")
    lead: stage === "qr" ? qsTr("Mở ứng dụng ngân hàng, quét mã. Số tiền và nội dung đã có sẵn, xin đừng sửa.") : page.model.procedure

    FaultBanner {
        width: parent.width
        title: page.model.fault.title
        action: page.model.fault.action
        code: page.model.fault.code
    }

    Pair {
        id: told

        width: parent.width
        verticalItemAlignment: Grid.AlignTop

        Surface {
            width: told.part
            visible: page.model.code !== ""

            BigCode {
                width: parent.width
                visible: page.model.amount !== ""
                label: qsTr("Số tiền")
                code: page.model.amount
            }

            QrPicture {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: page.transfer
                implicitWidth: Theme.px(Theme.wide ? 400 : 470)
                source: Qt.url(page.model.qr)
                Accessible.name: qsTr("Mã VietQR để nộp %1").arg(page.model.amount)
            }
        }

        Column {
            width: told.part
            spacing: Theme.gap

            Surface {
                width: parent.width
                visible: page.model.code !== ""

                KeyValue {
                    width: parent.width
                    label: qsTr("Mã hồ sơ")
                    value: page.model.code
                }

                KeyValue {
                    width: parent.width
                    visible: page.transfer
                    label: qsTr("Nội dung")
                    value: page.model.purpose
                }

                KeyValue {
                    width: parent.width
                    visible: page.transfer
                    label: qsTr("Tài khoản")
                    value: page.model.bank
                }

                KeyValue {
                    width: parent.width
                    visible: page.model.slipNumber !== ""
                    label: qsTr("Số phiếu thu")
                    value: page.model.slipNumber
                }
            }

            Standing {
                width: parent.width
                visible: page.stage === "unconfirmed"
                kind: "warn"
                symbol: "hourglass"
                moving: true
                title: qsTr("Chờ Cổng thanh toán xác nhận")
                note: qsTr("Thường mất dưới một phút. Quý khách có thể ra về: tiền đến lúc nào được ghi nhận lúc đó, và xem được ở mục Tra cứu hồ sơ.")
            }

            Standing {
                width: parent.width
                visible: page.stage === "paid"
                kind: "ok"
                symbol: "circle-check"
                title: qsTr("Khoản nộp đã được xác nhận")
                note: qsTr("Biên lai điện tử do hệ thống thu phí phát hành, không phải phiếu này.")
            }

            Standing {
                width: parent.width
                visible: page.stage === "counter"
                symbol: "wallet"
                title: qsTr("Quầy thu phí nhận tiền mặt")
                note: qsTr("Chỉ cần đọc mã hồ sơ. Hồ sơ vẫn được giải quyết trong lúc chờ.")
            }

            SlipStanding {
                width: parent.width
                slip: page.model.slip
                fault: page.model.slipFault
                place: page.model.slipPlace
                printing: qsTr("Đang in phiếu")
                printed: qsTr("Đã in phiếu phí, lệ phí")
                without: qsTr("Việc nộp tiền không bị ảnh hưởng. Quý khách có thể chụp ảnh màn hình này.")
                onAgain: page.model.printSlip()
                onCameOut: yes => page.model.slipCameOut(yes)
            }
        }
    }

    footer: [
        SecondaryButton {
            width: parent.width
            visible: page.model.slip === "" && page.model.amount !== "" && page.stage !== "qr"
            symbol: "printer"
            text: qsTr("In phiếu")
            onClicked: page.model.printSlip()
        },
        SecondaryButton {
            width: parent.width
            visible: page.stage === "qr"
            enabled: !page.model.busy
            symbol: "wallet"
            text: qsTr("Nộp tại quầy")
            onClicked: page.model.payAtCounter()
        },
        PrimaryButton {
            width: parent.width
            visible: page.stage === "qr"
            enabled: !page.model.busy
            symbol: "check"
            text: qsTr("Tôi đã chuyển tiền")
            onClicked: page.model.claimPaid()
        },
        SecondaryButton {
            width: parent.width
            visible: page.stage === "paid"
            symbol: "smile"
            text: qsTr("Đánh giá phục vụ")
            onClicked: page.model.rate()
        },
        PrimaryButton {
            width: parent.width
            visible: page.stage !== "qr" && page.stage !== "loading"
            symbol: "check"
            text: qsTr("Xong")
            onClicked: page.model.done()
        }
    ]
}
