import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The symbol of a receipt in one box; the verdict beneath in one word, and the dossier beside it. */
DeskPage {
    id: page

    required property ReceiptProofPageModel model
    readonly property Item first: code.input

    heading: qsTr("Kiểm tra phiếu giữ hồ sơ")
    lead: qsTr("Mã QR trên phiếu có chữ ký của máy đã in. Kiểm tra được cả khi không có mạng.")
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            visible: page.model.held
            symbol: "file-text"
            keys: "Ctrl+O"
            text: qsTr("Mở hồ sơ")
            onClicked: page.model.openDossier()
        },
        DeskButton {
            kind: "primary"
            symbol: "shield-check"
            keys: "Ctrl+Return"
            enabled: code.text.trim() !== ""
            text: qsTr("Kiểm tra")
            onClicked: page.model.check(code.text)
        }
    ]

    Connections {
        target: page.model

        function onTold(): void {
            code.input.forceActiveFocus();
            code.input.selectAll(); // the next receipt takes its place
        }
    }

    DeskScroll {
        anchors.fill: parent
        spacing: Theme.gap

        DeskPanel {
            width: parent.width

            DeskField {
                id: code

                width: parent.width
                label: qsTr("Nội dung mã trên phiếu")
                hint: page.model.reading ? qsTr("Đưa mã QR trên phiếu vào đầu đọc, hoặc dán nội dung mã rồi nhấn Enter.") : qsTr("Quét mã QR trên phiếu bằng đầu đọc bàn phím, hoặc dán nội dung mã rồi nhấn Enter.")
                symbol: "qr-code"
                plain: true
                maximumLength: 600
                onAccepted: page.model.check(text)
            }
        }

        VerdictCard {
            width: parent.width
            visible: title !== ""
            title: page.model.verdict.title
            note: page.model.verdict.note
            kind: page.model.verdict.kind
        }

        DeskPanel {
            width: parent.width
            visible: page.model.facts.length > 0
            heading: page.model.verdict.kind === "ok" ? qsTr("Phiếu ghi") : qsTr("Mã trên phiếu")

            DeskFacts {
                width: parent.width
                facts: page.model.facts
            }
        }

        DeskPanel {
            width: parent.width
            visible: page.model.held
            heading: qsTr("Hồ sơ mang mã này ở quầy")
            tools: [
                StatePill {
                    anchors.verticalCenter: parent.verticalCenter
                    text: page.model.dossierState.text
                    kind: page.model.dossierState.kind
                }
            ]

            DeskFacts {
                width: parent.width
                facts: page.model.dossierFacts
            }
        }
    }
}
