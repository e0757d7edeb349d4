pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Accounts at the left; at the right the one at hand, or a new one. */
DeskPage {
    id: page

    required property OfficersPageModel model
    readonly property Item first: table
    readonly property bool fresh: model.stage === "new"

    heading: qsTr("Cán bộ và quyền")
    lead: qsTr("Mọi thay đổi được ghi vào nhật ký.")
    fault: model.fault

    actions: [
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            kind: page.fresh ? "secondary" : "primary"
            symbol: "user-plus"
            text: qsTr("Thêm cán bộ")
            keys: "Ctrl+N"
            onClicked: {
                page.model.begin();
                account.input.forceActiveFocus();
            }
        }
    ]

    DeskSplit {
        anchors.fill: parent
        share: 0.62

        near: DeskTable {
            id: table

            anchors.fill: parent
            selecting: !page.fresh
            columns: page.model.columns
            rows: page.model.rows
            onMoved: index => page.model.choose(index)
            onOpened: index => page.model.choose(index)
        }

        far: DeskScroll {
            anchors.fill: parent

            DeskPanel {
                width: parent.width
                visible: page.model.stage !== ""
                heading: page.fresh ? qsTr("Tài khoản mới") : page.model.name
                note: page.fresh ? qsTr("Chương trình đặt mật khẩu lần đầu, cán bộ đổi khi đăng nhập.") : page.model.account

                DeskField {
                    id: account

                    width: parent.width
                    visible: page.fresh
                    needed: true
                    label: qsTr("Tên tài khoản")
                    plain: true
                    hint: qsTr("Không dấu, không khoảng trắng")
                    symbol: "user"
                    maximumLength: 32
                    text: page.fresh ? page.model.account : ""
                    onEdited: text => page.model.type(text, fullName.text)
                }

                DeskField {
                    id: fullName

                    width: parent.width
                    visible: page.fresh
                    needed: true
                    label: qsTr("Họ và tên, như in trên giấy tờ")
                    symbol: "pencil"
                    maximumLength: 80
                    text: page.fresh ? page.model.name : ""
                    onEdited: text => page.model.type(account.text, text)
                }

                Repeater {
                    model: page.model.roles

                    DeskCheck {
                        required property var modelData

                        width: parent ? parent.width : 0
                        text: modelData.title
                        note: modelData.note
                        checked: modelData.checked
                        onToggled: page.model.tick(modelData.key, checked)
                    }
                }

                DeskButton {
                    width: parent.width
                    kind: "primary"
                    symbol: page.fresh ? "user-plus" : "check"
                    keys: "Ctrl+S"
                    text: page.fresh ? qsTr("Tạo tài khoản") : qsTr("Lưu quyền")
                    enabled: page.fresh ? page.model.canAdd : page.model.rolesChanged
                    onClicked: page.fresh ? page.model.add() : page.model.saveRoles()
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.secret !== ""
                heading: qsTr("Mật khẩu dùng một lần")
                note: qsTr("Đọc cho cán bộ. Mật khẩu này không hiện lại và phải đổi khi đăng nhập.")

                Text {
                    text: page.model.secret
                    color: Theme.accent
                    font.family: Theme.family
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    font.letterSpacing: 3
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.stage === "one"

                DeskButton {
                    width: parent.width
                    symbol: "key-round"
                    text: qsTr("Đặt lại mật khẩu")
                    enabled: page.model.active && !page.model.busy
                    onClicked: page.model.resetSecret()
                }

                DeskButton {
                    width: parent.width
                    symbol: page.model.active ? "lock" : "rotate-ccw"
                    text: page.model.active ? qsTr("Đóng tài khoản") : qsTr("Mở lại tài khoản")
                    enabled: !page.model.busy
                    onClicked: page.model.toggleActive()
                }
            }
        }
    }
}
