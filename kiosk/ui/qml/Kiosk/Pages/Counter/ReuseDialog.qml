import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A paper of the same citizen's earlier dossier: it is used again when the citizen says so, and nobody ticks that beforehand. */
DeskDialog {
    id: dialog

    required property IntakePapersModel papers

    open: papers.asked.length > 0
    breadth: Theme.px(720)
    heading: qsTr("Dùng lại giấy tờ đã số hóa")
    lead: qsTr("Giấy tờ này của chính người nộp, còn hạn dùng. Hồ sơ mới giữ một bản riêng.")
    onClosed: papers.leaveReuse()
    onOpenChanged: {
        agreed.checked = false;
        if (open)
            agreed.forceActiveFocus();
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        DeskPreview {
            id: sheet

            width: parent.width * 0.42
            height: width * 1.35
            source: dialog.papers.preview
        }

        Column {
            width: parent.width - sheet.width - parent.spacing
            spacing: Theme.gap

            DeskFacts {
                width: parent.width
                facts: dialog.papers.asked
            }

            DeskCheck {
                id: agreed

                width: parent.width
                text: qsTr("Người nộp đồng ý dùng lại giấy tờ này cho hồ sơ mới")
                note: qsTr("Nhật ký ghi ai đã hỏi và lúc nào.")
            }
        }
    }

    footer: [
        DeskButton {
            kind: "primary"
            symbol: "check"
            keys: "Ctrl+Return"
            enabled: dialog.open && agreed.checked
            text: qsTr("Dùng lại")
            onClicked: dialog.papers.reuse(agreed.checked)
        },
        DeskButton {
            text: qsTr("Thôi, quét giấy")
            onClicked: dialog.papers.leaveReuse()
        }
    ]
}
