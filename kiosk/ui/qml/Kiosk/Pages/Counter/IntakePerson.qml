import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Who stands at the counter: read from the card, or copied from a document that the officer holds. */
DeskPanel {
    id: panel

    required property IntakePageModel model
    readonly property CardReadingModel card: model.card as CardReadingModel
    property bool typed: false
    readonly property Item first: panel.model.identified ? null : reading.first

    heading: qsTr("Người nộp hồ sơ")
    tools: [
        DeskButton {
            visible: !panel.model.identified
            kind: "quiet"
            symbol: panel.typed ? "id-card" : "keyboard"
            keys: "Alt+D"
            text: panel.typed ? qsTr("Đọc thẻ") : qsTr("Nhập giấy tờ")
            onClicked: panel.typed = !panel.typed
        }
    ]

    Connections {
        target: panel.card

        function onOfficerWanted(): void {
            panel.typed = true;
        }
    }

    DeskFacts {
        width: parent.width
        visible: panel.model.identified
        narrowest: Theme.px(180)
        facts: panel.model.who
    }

    ProofStrip {
        width: parent.width
        badges: panel.model.proof
        note: panel.model.proofNote
    }

    CardReading {
        id: reading

        width: parent.width
        visible: !panel.model.identified && !panel.typed
        card: panel.card
    }

    Column {
        width: parent.width
        visible: !panel.model.identified && panel.typed
        spacing: Theme.space2

        DeskChoice {
            width: parent.width
            label: qsTr("Loại giấy tờ")
            options: panel.model.kinds
            chosen: panel.model.kind
            onPicked: key => panel.model.describe("kind", key)
        }

        DeskField {
            width: parent.width
            label: qsTr("Số giấy tờ")
            needed: true
            maximumLength: 20
            onEdited: text => panel.model.describe("number", text)
        }

        DeskField {
            width: parent.width
            label: qsTr("Họ và tên")
            needed: true
            maximumLength: 100
            onEdited: text => panel.model.describe("name", text)
        }

        Row {
            width: parent.width
            spacing: Theme.space1

            DeskField {
                width: (parent.width - Theme.space1) / 2
                label: qsTr("Ngày sinh")
                placeholder: qsTr("dd/mm/yyyy")
                needed: true
                maximumLength: 10
                onEdited: text => panel.model.describe("born", text)
            }

            DeskField {
                width: (parent.width - Theme.space1) / 2
                label: qsTr("Quốc tịch")
                maximumLength: 60
                onEdited: text => panel.model.describe("nationality", text)
            }
        }

        DeskField {
            width: parent.width
            label: qsTr("Nơi cư trú")
            maximumLength: 200
            onEdited: text => panel.model.describe("residence", text)
            onAccepted: vouch.click()
        }

        DeskButton {
            id: vouch

            width: parent.width
            symbol: "user-round-check"
            text: qsTr("Đã đối chiếu người và giấy tờ")
            onClicked: panel.model.vouch()
        }
    }
}
