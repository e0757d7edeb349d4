import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The dossier is received: its code, who holds it now, and the papers that come out. */
PageBody {
    id: page

    required property SubmittedPageModel model
    readonly property string slip: model.slip
    readonly property string form: model.form
    readonly property string spoken: model.code === "" ? heading : [heading, model.codeLabel + ": " + model.code, qsTr("Hẹn trả kết quả") + ": " + model.dueText].join(". ")

    heading: qsTr("Đã nhận hồ sơ của Quý khách")

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

            BigCode {
                width: parent.width
                label: page.model.codeLabel
                code: page.model.code
            }

            Row {
                width: parent.width
                spacing: Theme.space5

                Column {
                    width: parent.width - qr.width - parent.spacing
                    spacing: Theme.gap

                    Fact {
                        width: parent.width
                        label: qsTr("Hẹn trả kết quả")
                        value: page.model.dueText
                        size: Theme.textLead
                    }

                    Fact {
                        width: parent.width
                        label: qsTr("Mã tra cứu (xin giữ kín)")
                        value: page.model.pin
                        size: Theme.textTitle
                    }
                }

                QrPicture {
                    id: qr

                    source: Qt.url(page.model.qr)
                }
            }
        }

        Column {
            width: told.part
            spacing: Theme.gap

            Standing {
                width: parent.width
                kind: page.model.holder === "portal" ? "ok" : page.model.holder === "officer" ? "warn" : "plain"
                symbol: page.model.holder === "portal" ? "badge-check" : page.model.holder === "officer" ? "triangle-alert" : "landmark"
                title: page.model.holder === "portal" ? qsTr("Cổng Dịch vụ công quốc gia đã tiếp nhận") : page.model.holder === "officer" ? qsTr("Trung tâm đang giữ hồ sơ; cán bộ đang kiểm tra việc gửi lên Cổng") : qsTr("Trung tâm đang giữ hồ sơ; chưa có trên Cổng")
                note: page.model.holder === "portal" ? qsTr("Quý khách tra cứu được ở mọi nơi bằng mã hồ sơ.") : qsTr("Hồ sơ được giữ an toàn và tự gửi đi. Quý khách không phải làm gì thêm.")
            }

            Standing {
                width: parent.width
                kind: page.slip === "printed" ? "ok" : page.slip === "fault" || page.slip === "question" ? "warn" : "plain"
                symbol: page.slip === "printed" ? "circle-check" : "printer"
                moving: page.slip === "printing"
                title: page.slip === "printed" ? qsTr("Đã in phiếu giữ hồ sơ") : page.slip === "fault" ? page.model.slipFault.title : page.slip === "question" ? qsTr("Phiếu ra đủ chưa?") : qsTr("Đang in phiếu giữ hồ sơ")
                note: page.slip === "printed" ? (page.model.slipPlace !== "" ? qsTr("Máy in ở đây đang không in được. Xin lấy phiếu ở: %1.").arg(page.model.slipPlace) : qsTr("Xin lấy phiếu ở khe bên dưới màn hình.")) : page.slip === "fault" ? page.model.slipFault.action : page.slip === "question" ? qsTr("Máy không chắc phiếu đã ra hết. Xin nhìn khe giấy giúp.") : ""
                code: page.slip === "fault" ? page.model.slipFault.code : ""

                Row {
                    width: parent.width
                    visible: page.slip === "question"
                    spacing: Theme.gap

                    SecondaryButton {
                        width: (parent.width - parent.spacing) / 2
                        symbol: "check"
                        text: qsTr("Đã ra đủ")
                        onClicked: page.model.slipCameOut(true)
                    }

                    SecondaryButton {
                        width: (parent.width - parent.spacing) / 2
                        symbol: "printer"
                        text: qsTr("Chưa, in lại")
                        onClicked: page.model.slipCameOut(false)
                    }
                }

                SecondaryButton {
                    width: parent.width
                    visible: page.slip === "fault"
                    symbol: "printer"
                    text: qsTr("In lại phiếu")
                    onClicked: page.model.printSlip()
                }
            }

            Standing {
                width: parent.width
                kind: page.form === "printed" ? "ok" : page.form === "fault" ? "warn" : "plain"
                symbol: page.form === "printed" ? "circle-check" : "file-text"
                moving: page.form === "printing"
                title: page.form === "printed" ? qsTr("Đã gửi Giấy tiếp nhận đến máy in của Trung tâm") : page.form === "fault" ? page.model.formFault.title : qsTr("Đang lập Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
                note: page.form === "printed" ? qsTr("Xin nhận ở quầy trước khi ra về.") : page.form === "fault" ? page.model.formFault.action : ""
                code: page.form === "fault" ? page.model.formFault.code : ""

                SecondaryButton {
                    width: parent.width
                    visible: page.form === "fault"
                    symbol: "printer"
                    text: qsTr("In lại Giấy tiếp nhận")
                    onClicked: page.model.printForm()
                }
            }
        }
    }

    footer: [
        SecondaryButton {
            width: parent.width
            visible: page.model.owes
            symbol: "wallet"
            text: qsTr("Nộp phí, lệ phí")
            onClicked: page.model.pay()
        },
        SecondaryButton {
            width: parent.width
            visible: page.model.code !== ""
            symbol: "smile"
            text: qsTr("Đánh giá phục vụ")
            onClicked: page.model.rate()
        },
        PrimaryButton {
            width: parent.width
            symbol: "check"
            text: qsTr("Xong")
            onClicked: page.model.done()
        }
    ]
}
