import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/*
    Reads the card and shows how far the reading has come. It is opened with six digits of its number, with its QR or with
    the digits on its back; when one way fails, the next is offered, and the officer at last.
*/
PageBody {
    id: page

    required property CardPageModel model
    readonly property TypedMrzModel mrz: model.mrz as TypedMrzModel
    readonly property string stage: model.stage
    readonly property bool camera: model.codeSource === "camera"
    readonly property bool mend: model.keyRejected || model.codeRejected // what opens the card comes before reading again
    readonly property string spoken: [heading, lead, model.fault.title, remedy, stage === "fault" ? help.title : ""].filter(text => text).join(". ")

    heading: stage === "digits" ? qsTr("Sáu số cuối trên thẻ căn cước") : stage === "qr" ? (camera ? qsTr("Đưa mã QR trên thẻ trước máy ảnh") : qsTr("Đưa mã QR trên thẻ vào đầu đọc mã")) : stage === "mrz" ? qsTr("Ba nhóm số ở mặt sau thẻ") : stage === "fault" ? (model.codeRejected ? qsTr("Chưa đọc được mã QR") : qsTr("Chưa đọc được thẻ")) : model.waiting ? placing : model.greeting !== "" ? model.greeting : qsTr("Xin giữ yên thẻ")
    lead: stage === "digits" ? qsTr("Vui lòng nhập sáu số cuối của số định danh in ở mặt trước thẻ.") : stage === "qr" ? qsTr("Thẻ cấp từ năm 2021: mã ở mặt trước. Thẻ căn cước mới: mã ở mặt sau.") : stage === "mrz" ? qsTr("Gõ các số trong ba khung, từng nhóm một.") : stage !== "reading" ? "" : !model.waiting ? qsTr("Máy đang đọc thẻ, chỉ mất vài giây. Xin chưa nhấc thẻ ra.") : model.place === "top" ? qsTr("Mặt có chip hướng xuống.") : qsTr("Đầu có chip vào trước, mặt có chip hướng lên.")

    readonly property string placing: model.place === "front" ? qsTr("Đưa thẻ vào khe phía trước đầu đọc") : model.place === "side" ? qsTr("Đưa thẻ vào khe bên cạnh đầu đọc") : qsTr("Đặt thẻ nằm phẳng lên đầu đọc")
    readonly property string remedy: model.doubt !== "" ? model.doubt + " " + model.fault.action : !model.keyRejected || model.rung === "number" ? model.fault.action : model.rung === "qr" ? qsTr("Mã QR vừa quét có thể của thẻ khác. Vui lòng quét mã trên chính thẻ đang đặt ở đầu đọc.") : qsTr("Vui lòng so lại ba nhóm số với mặt sau của chính thẻ này.")
    readonly property string mending: model.rung === "qr" ? qsTr("Quét lại mã QR") : model.rung === "mrz" ? qsTr("Xem lại các nhóm số") : model.keyRejected ? qsTr("Sửa sáu số") : qsTr("Nhập lại sáu số")

    Pair {
        id: typing

        width: parent.width
        visible: page.stage === "digits"

        Column {
            width: typing.part
            spacing: typing.spacing

            NumberHint {
                width: parent.width
            }

            DigitBoxes {
                width: parent.width
                digits: page.model.digits
                count: page.model.length
            }

            Banner {
                width: parent.width
                visible: page.model.hint !== ""
                text: page.model.hint
            }
        }

        Item {
            width: typing.part
            height: pad.height

            DigitPad {
                id: pad

                keyHeight: page.model.codeSource === "" ? Theme.px(128) : Theme.touch
                anchors.horizontalCenter: parent.horizontalCenter
                onPressed: digit => page.model.press(digit)
                onErased: page.model.erase()
            }
        }
    }

    CardQr {
        width: parent.width
        visible: page.stage === "qr"
        camera: page.camera
    }

    CardMrz {
        width: parent.width
        visible: page.stage === "mrz"
        mrz: page.mrz
    }

    Pair {
        id: reading

        width: parent.width
        visible: page.stage === "reading"

        Item {
            width: reading.part
            height: picture.height

            CardPicture {
                id: picture

                anchors.horizontalCenter: parent.horizontalCenter
                place: page.model.place
                placed: !page.model.waiting
            }
        }

        Surface {
            width: reading.part

            ProgressBar {
                width: parent.width
                label: qsTr("Đọc thẻ")
                indeterminate: page.model.waiting
                value: page.model.fraction
            }

            StepList {
                width: parent.width
                steps: page.model.steps
            }
        }
    }

    FaultBanner {
        width: parent.width
        title: page.model.fault.title
        action: page.remedy
        code: page.model.fault.code
    }

    DigitBoxes {
        width: parent.width
        visible: page.stage === "fault" && page.model.keyRejected && page.model.rung === "number"
        digits: page.model.digits
        count: page.model.length
    }

    Standing {
        id: help

        readonly property string offer: page.model.canRetry ? "" : page.model.offer

        width: parent.width
        visible: offer !== ""
        symbol: offer === "qr" ? "qr-code" : offer === "mrz" ? "keyboard" : "concierge-bell"
        title: offer === "" ? "" : offer === "officer" ? qsTr("Cán bộ sẽ giúp Quý khách") : qsTr("Xin thử cách khác")
        note: offer === "qr" ? qsTr("Máy lấy số từ mã QR in trên thẻ, Quý khách không phải gõ.") : offer === "mrz" ? qsTr("Mặt sau thẻ có ba dòng chữ và số. Quý khách gõ ba nhóm số, máy kiểm tra từng nhóm.") : qsTr("Bấm “Gọi cán bộ”, hoặc đến quầy gần nhất. Cán bộ kiểm tra thẻ và nộp hồ sơ cùng Quý khách.")
    }

    footer: [
        QuietButton {
            width: parent.width
            visible: page.stage === "reading"
            symbol: "x"
            text: qsTr("Dừng đọc thẻ")
            onClicked: page.model.cancel()
        },
        SecondaryButton {
            width: parent.width
            visible: page.stage === "digits" && page.model.codeSource !== ""
            symbol: "qr-code"
            text: qsTr("Quét mã QR thay cho gõ số")
            onClicked: page.model.useQr()
        },
        SecondaryButton {
            width: parent.width
            visible: page.stage === "qr"
            symbol: "keyboard"
            text: qsTr("Nhập số ở mặt sau thẻ")
            onClicked: page.model.useMrz()
        },
        SecondaryButton {
            width: parent.width
            visible: page.model.canRetry && page.model.keyRejected
            symbol: "rotate-ccw"
            text: qsTr("Số đã đúng, đọc thẻ lần nữa")
            onClicked: page.model.read()
        },
        SecondaryButton {
            width: parent.width
            visible: page.model.canCorrect && !(page.model.canRetry && page.mend)
            symbol: page.model.rung === "qr" ? "qr-code" : "pencil"
            text: page.mending
            onClicked: page.model.correct()
        },
        SecondaryButton {
            width: parent.width
            visible: help.visible && !page.model.officerFirst
            symbol: "hand"
            text: qsTr("Gọi cán bộ")
            onClicked: page.model.callOfficer()
        },
        PrimaryButton {
            width: parent.width
            visible: page.stage === "digits" || page.stage === "mrz"
            enabled: page.stage === "mrz" ? page.mrz.ready : page.model.ready
            symbol: "arrow-right"
            symbolAfter: true
            text: qsTr("Tiếp tục")
            onClicked: page.model.read()
        },
        PrimaryButton {
            width: parent.width
            visible: page.model.canRetry && page.mend
            symbol: page.model.rung === "qr" ? "qr-code" : "pencil"
            text: page.mending
            onClicked: page.model.correct()
        },
        PrimaryButton {
            width: parent.width
            visible: page.model.canRetry && !page.mend
            symbol: "rotate-ccw"
            text: qsTr("Đọc thẻ lần nữa")
            onClicked: page.model.read()
        },
        PrimaryButton {
            width: parent.width
            visible: help.visible
            symbol: help.symbol === "concierge-bell" ? "hand" : help.symbol
            text: help.offer === "qr" ? qsTr("Quét mã QR trên thẻ") : help.offer === "mrz" ? qsTr("Nhập số ở mặt sau thẻ") : qsTr("Gọi cán bộ")
            onClicked: page.model.climb()
        }
    ]
}
