import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The last step: the first two people, then everything in force; and what is told once afterwards. */
Column {
    id: step

    required property SetUpPageModel model
    readonly property bool done: model.accepted.config !== ""

    spacing: Theme.gap

    FaultBanner {
        width: parent.width
        kind: "warn"
        visible: title !== "" && !step.done
        title: step.model.simulatedNote === "" ? "" : qsTr("Máy còn thiết bị mô phỏng")
        action: step.model.simulatedNote
    }

    DeskPanel {
        width: parent.width
        visible: !step.done
        heading: qsTr("Hai tài khoản đầu tiên")
        note: qsTr("Mật khẩu đầu của phụ trách được tạo giúp và chỉ hiện một lần.")

        FaultBanner {
            width: parent.width
            title: step.model.complaint
            action: qsTr("Sửa rồi bấm lại; chưa có gì được ghi vào máy.")
        }

        Grid {
            id: people

            width: parent.width
            columns: Theme.desk ? 2 : 1
            spacing: Theme.gap

            readonly property real half: (width - (columns - 1) * spacing) / columns

            DeskField {
                id: account

                width: people.half
                label: qsTr("Tài khoản phụ trách")
                symbol: "user"
                text: "phutrach"
                input.inputMethodHints: Qt.ImhLatinOnly
            }

            DeskField {
                id: supervisor

                width: people.half
                label: qsTr("Họ và tên phụ trách")
                symbol: "users"
            }

            DeskField {
                id: technician

                width: people.half
                label: qsTr("Họ và tên kỹ thuật viên")
                symbol: "user"
            }

            DeskField {
                id: pin

                width: people.half
                label: qsTr("Mã kỹ thuật viên")
                hint: qsTr("Từ 8 chữ số; mở trang này từ màn hình ki-ốt")
                symbol: "key-round"
                secret: true
                maximumLength: 12
                input.inputMethodHints: Qt.ImhDigitsOnly | Qt.ImhHiddenText | Qt.ImhSensitiveData
            }

            DeskField {
                id: again

                width: people.half
                label: qsTr("Nhập lại mã")
                symbol: "key-round"
                secret: true
                maximumLength: 12
                input.inputMethodHints: Qt.ImhDigitsOnly | Qt.ImhHiddenText | Qt.ImhSensitiveData
            }
        }

        DeskButton {
            width: parent.width
            height: Theme.touchBig
            kind: "primary"
            symbol: "badge-check"
            enabled: !step.model.busy
            text: step.model.busy ? qsTr("Đang nghiệm thu và in biên bản…") : qsTr("Nghiệm thu và ghi vào máy")
            onClicked: {
                step.model.accept(account.text, supervisor.text, technician.text, pin.text, again.text);
                pin.text = again.text = "";
            }
        }
    }

    DeskPanel {
        width: parent.width
        visible: step.done
        heading: qsTr("Máy đã sẵn sàng")
        note: qsTr("Ghi lại mật khẩu dưới đây: nó không hiện lại lần nữa.")

        DeskFact {
            width: parent.width
            label: qsTr("Tài khoản phụ trách")
            value: step.model.accepted.account
        }

        DeskFact {
            width: parent.width
            label: qsTr("Mật khẩu đầu, phải đổi khi đăng nhập")
            value: step.model.accepted.secret === "" ? qsTr("Tài khoản đã có từ trước, mật khẩu không đổi") : step.model.accepted.secret
            strong: true
        }

        DeskFact {
            width: parent.width
            label: qsTr("Biên bản nghiệm thu")
            value: step.model.accepted.page
        }

        DeskFact {
            width: parent.width
            label: qsTr("Cài đặt của máy")
            value: step.model.accepted.config
        }

        DeskButton {
            width: parent.width
            height: Theme.touchBig
            kind: "primary"
            symbol: "arrow-right"
            text: qsTr("Mở máy ngay")
            onClicked: step.model.start()
        }
    }
}
