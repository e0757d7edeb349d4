pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What became of a petition: its code, the PIN, the answer. */
PageBody {
    id: page

    required property PetitionPageModel model
    readonly property bool asksCode: model.stage === "find"
    readonly property bool asksPin: model.stage === "pin"
    readonly property bool found: model.stage === "found"

    heading: found ? model.state : asksPin ? qsTr("Mã PIN sáu số") : qsTr("Mã phản ánh, kiến nghị")
    lead: found ? "" : asksPin ? (model.pinAllowed ? qsTr("In trên phiếu tiếp nhận, bên cạnh mã QR.") : qsTr("Mã PIN đã sai nhiều lần. Quý khách vui lòng hỏi cán bộ tại quầy.")) : qsTr("In đậm trên phiếu tiếp nhận, ví dụ PA-261124-0003.")

    InputBox {
        width: parent.width
        visible: page.asksCode
        mode: "code"
        symbol: "file-search"
        maximumLength: 40
        Accessible.name: qsTr("Mã phản ánh, kiến nghị")
        Component.onCompleted: text = page.model.code
        onTextEdited: page.model.typeCode(text)
        onAccepted: page.model.askPin()
        onVisibleChanged: {
            if (visible)
                forceActiveFocus();
        }
    }

    FaultBanner {
        width: parent.width
        title: page.model.fault.title
        action: page.model.fault.action
        code: page.model.fault.code
    }

    Pair {
        id: secret

        width: parent.width
        visible: page.asksPin && page.model.pinAllowed

        DigitBoxes {
            width: secret.part
            digits: page.model.pin
            count: page.model.pinLength
            hidden: true
        }

        Item {
            width: secret.part
            height: pad.height

            DigitPad {
                id: pad

                anchors.horizontalCenter: parent.horizontalCenter
                onPressed: digit => page.model.press(digit)
                onErased: page.model.erase()
            }
        }
    }

    Surface {
        width: parent.width
        visible: page.found

        Fact {
            width: parent.width
            label: qsTr("Mã")
            value: page.found ? page.model.code : ""
            size: Theme.textTitle
        }

        Fact {
            width: parent.width
            label: qsTr("Ghi nhận lúc")
            value: page.model.received
        }

        Fact {
            width: parent.width
            label: qsTr("Trả lời của Trung tâm")
            value: page.model.answer !== "" ? page.model.answer : qsTr("Chưa có. Xin Quý khách quay lại sau.")
            size: Theme.textBody
        }
    }

    footer: [
        PrimaryButton {
            width: parent.width
            visible: page.asksCode
            symbol: "arrow-right"
            symbolAfter: true
            text: qsTr("Tiếp tục")
            onClicked: page.model.askPin()
        },
        PrimaryButton {
            width: parent.width
            visible: page.asksPin
            enabled: page.model.pinReady
            symbol: "search"
            text: qsTr("Xem câu trả lời")
            onClicked: page.model.lookUp()
        },
        PrimaryButton {
            width: parent.width
            visible: page.found
            symbol: "check"
            text: qsTr("Xong")
            onClicked: page.model.done()
        }
    ]
}
