import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Asks for the number's last six digits, then reads the card and shows how far the reading has come. */
PageBody {
    id: page

    required property CardPageModel model
    readonly property string stage: model.stage
    readonly property string spoken: [heading, lead, model.fault.title, model.fault.action].filter(text => text).join(". ")

    heading: stage === "digits" ? qsTr("Sáu số cuối trên thẻ căn cước") : stage === "fault" ? qsTr("Chưa đọc được thẻ") : model.waiting ? qsTr("Đặt thẻ nằm phẳng lên đầu đọc") : model.greeting !== "" ? model.greeting : qsTr("Xin giữ yên thẻ")
    lead: stage === "digits" ? qsTr("Vui lòng nhập sáu số cuối của số định danh in ở mặt trước thẻ.") : stage !== "reading" ? "" : model.waiting ? qsTr("Mặt có chip hướng xuống.") : qsTr("Máy đang đọc thẻ, chỉ mất vài giây. Xin chưa nhấc thẻ ra.")

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

                anchors.horizontalCenter: parent.horizontalCenter
                onPressed: digit => page.model.press(digit)
                onErased: page.model.erase()
            }
        }
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
        action: page.model.fault.action
        code: page.model.fault.code
    }

    DigitBoxes {
        width: parent.width
        visible: page.model.numberRejected
        digits: page.model.digits
        count: page.model.length
    }

    Standing {
        width: parent.width
        visible: page.model.officerFirst
        symbol: "concierge-bell"
        title: qsTr("Cán bộ sẽ giúp Quý khách")
        note: qsTr("Bấm “Gọi cán bộ”, hoặc đến quầy gần nhất. Cán bộ kiểm tra thẻ và nộp hồ sơ cùng Quý khách.")
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
            visible: page.model.canRetry && page.model.numberRejected
            symbol: "rotate-ccw"
            text: qsTr("Số đã đúng, đọc thẻ lần nữa")
            onClicked: page.model.read()
        },
        SecondaryButton {
            width: parent.width
            visible: page.model.canCorrect && !(page.model.canRetry && page.model.numberRejected)
            symbol: "pencil"
            text: qsTr("Nhập lại sáu số")
            onClicked: page.model.correct()
        },
        PrimaryButton {
            width: parent.width
            visible: page.stage === "digits"
            enabled: page.model.ready
            symbol: "arrow-right"
            symbolAfter: true
            text: qsTr("Tiếp tục")
            onClicked: page.model.read()
        },
        PrimaryButton {
            width: parent.width
            visible: page.model.canRetry && page.model.numberRejected
            symbol: "pencil"
            text: qsTr("Sửa sáu số")
            onClicked: page.model.correct()
        },
        PrimaryButton {
            width: parent.width
            visible: page.model.canRetry && !page.model.numberRejected
            symbol: "rotate-ccw"
            text: qsTr("Đọc thẻ lần nữa")
            onClicked: page.model.read()
        },
        PrimaryButton {
            width: parent.width
            visible: page.model.officerFirst
            symbol: "hand"
            text: qsTr("Gọi cán bộ")
            onClicked: page.model.callOfficer()
        }
    ]
}
