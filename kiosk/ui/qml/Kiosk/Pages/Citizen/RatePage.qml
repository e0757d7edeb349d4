pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Three faces, then one reason. */
PageBody {
    id: page

    required property RatePageModel model
    readonly property bool reasoned: model.reasons.length > 0

    heading: model.asksNumber ? qsTr("Số thứ tự hôm nay của Quý khách") : model.thanked ? qsTr("Cảm ơn Quý khách") : page.model.question
    lead: model.asksNumber ? qsTr("In trên phiếu số thứ tự, ví dụ A012. Để mỗi lần phục vụ được đánh giá một lần.") : model.thanked ? qsTr("Ý kiến được cộng vào kết quả chung của Trung tâm, không ghi tên.") : qsTr("Không ghi tên. Mỗi lần phục vụ đánh giá một lần.")

    InputBox {
        width: parent.width
        visible: page.model.asksNumber
        mode: "code"
        symbol: "ticket"
        maximumLength: 8
        Accessible.name: qsTr("Số thứ tự")
        onTextEdited: page.model.typeNumber(text)
        onAccepted: page.model.findTicket()
        Component.onCompleted: {
            if (visible)
                forceActiveFocus();
        }
        onVisibleChanged: {
            if (!visible)
                focus = false;
        }
    }

    FaultBanner {
        width: parent.width
        title: page.model.fault.title
        action: page.model.fault.action
        code: page.model.fault.code
    }

    Row {
        id: faces

        width: parent.width
        visible: !page.model.thanked && !page.model.asksNumber
        spacing: Theme.gap

        Repeater {
            model: page.model.faces

            FaceButton {
                required property var modelData

                width: (faces.width - 2 * faces.spacing) / 3
                symbol: modelData.icon
                text: modelData.title
                checked: modelData.chosen
                onClicked: page.model.choose(modelData.value)
            }
        }
    }

    Heading {
        width: parent.width
        visible: page.reasoned && !page.model.thanked
        level: "lead"
        text: qsTr("Vì sao? (chạm một ý)")
    }

    Grid {
        id: reasons

        width: parent.width
        visible: page.reasoned && !page.model.thanked
        columns: Theme.largeText ? 1 : 2
        spacing: Theme.gap

        Repeater {
            model: page.model.reasons

            SecondaryButton {
                required property var modelData

                width: (reasons.width - (reasons.columns - 1) * reasons.spacing) / reasons.columns
                text: modelData.title
                enabled: !page.model.busy
                onClicked: page.model.send(modelData.key)
            }
        }
    }

    Standing {
        width: parent.width
        visible: page.model.thanked
        kind: "ok"
        symbol: "badge-check"
        title: qsTr("Đã ghi nhận đánh giá")
        note: qsTr("Nếu muốn nói thêm, Quý khách chọn Góp ý, phản ánh, kiến nghị ở trang đầu.")
    }

    footer: [
        PrimaryButton {
            width: parent.width
            visible: page.model.asksNumber
            enabled: page.model.numberReady
            symbol: "arrow-right"
            symbolAfter: true
            text: qsTr("Tiếp tục")
            onClicked: page.model.findTicket()
        },
        SecondaryButton {
            width: parent.width
            visible: page.reasoned && !page.model.thanked
            enabled: !page.model.busy
            text: qsTr("Gửi, không nêu lý do")
            onClicked: page.model.send("")
        },
        PrimaryButton {
            width: parent.width
            visible: page.model.thanked
            symbol: "check"
            text: qsTr("Xong")
            onClicked: page.model.done()
        },
        SecondaryButton {
            width: parent.width
            visible: !page.reasoned && !page.model.thanked && !page.model.asksNumber
            text: qsTr("Bỏ qua")
            onClicked: page.model.done()
        }
    ]
}
