pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What was found of a dossier: the stage alone, or everything that its holder may see. */
PageBody {
    id: found

    required property LookUpPageModel model

    heading: found.model.title
    lead: found.model.whole ? found.model.procedure : ""

    FaultBanner {
        width: parent.width
        kind: "warn"
        title: found.model.advice !== "" ? qsTr("Việc Quý khách cần biết") : ""
        action: found.model.advice
    }

    Surface {
        width: parent.width

        Fact {
            width: parent.width
            label: found.model.codeLabel
            value: found.model.dossierCode
            size: Theme.textTitle
        }

        Fact {
            width: parent.width
            label: qsTr("Trung tâm nhận lúc")
            value: found.model.received
        }

        Fact {
            width: parent.width
            label: qsTr("Hẹn trả kết quả")
            value: found.model.due
            size: Theme.textLead
        }
    }

    Surface {
        width: parent.width
        visible: found.model.whole

        Timeline {
            width: parent.width
            moments: found.model.timeline
        }
    }

    BodyText {
        width: parent.width
        visible: !found.model.whole
        soft: true
        text: qsTr("Để xem ngày hẹn và các bước, Quý khách dùng mã tra cứu trên phiếu hoặc hỏi cán bộ tại quầy.")
    }

    SecondaryButton {
        width: parent.width
        visible: found.model.whole
        symbol: "smile"
        text: qsTr("Đánh giá phục vụ")
        onClicked: found.model.rate()
    }

    footer: [
        FaultBanner {
            width: parent.width
            title: found.model.slipFault.title
            action: found.model.slipFault.action
            code: found.model.slipFault.code
        },
        SecondaryButton {
            width: parent.width
            visible: found.model.owed !== ""
            symbol: "wallet"
            text: qsTr("Nộp %1").arg(found.model.owed)
            onClicked: found.model.pay()
        },
        Grid {
            id: more

            readonly property bool paired: found.model.whole && !Theme.wide && !Theme.largeText
            readonly property real part: paired ? (width - spacing) / 2 : width

            width: parent.width
            columns: paired ? 2 : 1
            spacing: Theme.gap

            SecondaryButton {
                width: more.part
                visible: found.model.whole
                enabled: !found.model.busy
                symbol: found.model.slip === "printed" ? "check" : "printer"
                text: found.model.slip === "printing" ? qsTr("Đang in…") : found.model.slip === "printed" ? qsTr("Mời lấy giấy") : found.model.slip === "question" ? qsTr("Xem khe giấy. In lại") : qsTr("In ra giấy")
                onClicked: found.model.slip === "question" ? found.model.slipCameOut(false) : found.model.printSlip()
            }

            SecondaryButton {
                width: more.part
                symbol: "search"
                text: qsTr("Hồ sơ khác")
                onClicked: found.model.again()
            }
        },
        PrimaryButton {
            width: parent.width
            symbol: "check"
            text: qsTr("Xong")
            onClicked: found.model.done()
        }
    ]
}
