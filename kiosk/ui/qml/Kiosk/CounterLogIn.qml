import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Who works here: logging in, the first secret of one's own, and coming back to a locked screen. */
Rectangle {
    id: sheet

    required property Desk desk
    required property LogInModel logIn
    readonly property string stage: desk.stage
    readonly property Item first: stage === "log-in" ? account.input : stage === "secret" ? old.input : secret.input

    function focusFirst(): void {
        first.forceActiveFocus();
    }

    color: Theme.ground
    onStageChanged: Qt.callLater(focusFirst) // what is shown at the new stage is not shown yet
    Component.onCompleted: Qt.callLater(focusFirst)

    Connections {
        target: sheet.logIn

        function onRefused(): void {
            secret.text = old.text = fresh.text = again.text = "";
            if (sheet.stage === "log-in")
                secret.input.forceActiveFocus();
            else
                sheet.focusFirst();
        }
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(Theme.px(460), parent.width - 2 * Theme.margin)
        spacing: Theme.space4

        Column {
            width: parent.width
            spacing: Theme.px(4)

            Emblem {
                anchors.horizontalCenter: parent.horizontalCenter
                size: Theme.px(72)
            }

            Text {
                width: parent.width
                text: sheet.desk.centre === "" ? qsTr("Quầy Một cửa") : sheet.desk.centre
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textLead
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            EmblemLine {
                width: parent.width
            }
        }

        DeskPanel {
            width: parent.width
            padding: Theme.space5
            spacing: Theme.gap
            heading: sheet.stage === "opening" ? qsTr("Đang mở kho hồ sơ…") : sheet.stage === "failed" ? qsTr("Chưa mở được quầy") : sheet.stage === "secret" ? qsTr("Đặt mật khẩu của riêng mình") : sheet.stage === "locked" ? qsTr("Màn hình đang khóa") : qsTr("Đăng nhập quầy %1").arg(sheet.desk.counter)
            note: sheet.stage === "secret" ? qsTr("Mật khẩu đang dùng do người khác đặt. Vui lòng đổi trước khi làm việc.") : sheet.stage === "locked" ? qsTr("%1 đang làm việc tại quầy này.").arg(sheet.desk.officerName) : sheet.stage === "log-in" && sheet.logIn.empty ? qsTr("Chưa có tài khoản nào. Kỹ thuật viên tạo tài khoản phụ trách đầu tiên bằng lệnh kiosk officer add.") : ""

            FaultBanner {
                width: parent.width
                title: sheet.stage === "failed" ? sheet.desk.fault.title : sheet.logIn.faultTitle
                action: sheet.stage === "failed" ? sheet.desk.fault.action : sheet.logIn.faultAction
                code: sheet.stage === "failed" ? sheet.desk.fault.code : ""
            }

            DeskField {
                id: account

                width: parent.width
                visible: sheet.stage === "log-in"
                label: qsTr("Tài khoản")
                plain: true
                symbol: "user"
                maximumLength: 64
                onAccepted: secret.input.forceActiveFocus()
            }

            DeskField {
                id: secret

                width: parent.width
                visible: sheet.stage === "log-in" || sheet.stage === "locked"
                label: qsTr("Mật khẩu")
                symbol: "key-round"
                secret: true
                onAccepted: go.click()
            }

            DeskField {
                id: old

                width: parent.width
                visible: sheet.stage === "secret"
                label: qsTr("Mật khẩu đang dùng")
                symbol: "key-round"
                secret: true
                onAccepted: fresh.input.forceActiveFocus()
            }

            DeskField {
                id: fresh

                width: parent.width
                visible: sheet.stage === "secret"
                label: qsTr("Mật khẩu mới")
                hint: qsTr("Từ %1 ký tự, không dùng tên tài khoản").arg(sheet.logIn.shortest)
                symbol: "lock"
                secret: true
                onAccepted: again.input.forceActiveFocus()
            }

            DeskField {
                id: again

                width: parent.width
                visible: sheet.stage === "secret"
                label: qsTr("Nhập lại mật khẩu mới")
                symbol: "lock"
                secret: true
                onAccepted: go.click()
            }

            DeskButton {
                id: go

                width: parent.width
                height: Theme.touchBig
                visible: sheet.stage === "log-in" || sheet.stage === "locked" || sheet.stage === "secret"
                enabled: !sheet.logIn.busy
                kind: "primary"
                symbol: sheet.stage === "locked" ? "lock" : "arrow-right"
                text: sheet.logIn.busy ? qsTr("Đang kiểm tra…") : sheet.stage === "secret" ? qsTr("Đổi mật khẩu và vào làm việc") : sheet.stage === "locked" ? qsTr("Mở khóa") : qsTr("Đăng nhập")
                onClicked: {
                    if (sheet.stage === "secret")
                        sheet.logIn.changeSecret(old.text, fresh.text, again.text);
                    else if (sheet.stage === "locked")
                        sheet.logIn.unlock(secret.text);
                    else
                        sheet.logIn.logIn(account.text, secret.text);
                }
            }

            DeskButton {
                width: parent.width
                visible: sheet.stage === "locked" || sheet.stage === "secret"
                kind: "quiet"
                symbol: "users"
                text: qsTr("Người khác đăng nhập")
                onClicked: sheet.logIn.switchOfficer()
            }
        }
    }
}
