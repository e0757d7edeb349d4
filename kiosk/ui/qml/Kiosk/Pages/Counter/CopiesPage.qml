pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The digitised papers of a dossier and their pages at the left; the signature and the metadata of one at the right. */
DeskPage {
    id: page

    required property CopiesPageModel model
    readonly property Item first: table

    heading: qsTr("Giấy tờ số hóa")
    lead: model.lead
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            kind: "primary"
            symbol: "stamp"
            keys: "Alt+K"
            enabled: page.model.signable
            text: qsTr("Ký số bản sao")
            onClicked: page.model.ask()
        }
    ]

    DeskSplit {
        anchors.fill: parent
        visible: page.model.ready
        enabled: !page.model.asking
        share: 0.56

        near: [
            DeskTable {
                id: table

                width: parent.width
                height: Math.min(parent.height * 0.42, implicitHeight + Theme.space2)
                selecting: true
                columns: page.model.columns
                rows: page.model.rows
                emptyText: qsTr("Hồ sơ không có giấy tờ đã quét")
                onMoved: index => page.model.move(index)
            },
            DeskPreview {
                anchors.top: table.bottom
                anchors.topMargin: Theme.gap
                anchors.bottom: parent.bottom
                width: parent.width
                visible: page.model.here.name !== ""
                source: page.model.preview
                note: page.model.pages > 1 ? qsTr("Trang 1 trong %1").arg(page.model.pages) : ""
            }
        ]

        far: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                heading: page.model.signature.length > 0 ? qsTr("Bản sao đã ký số") : qsTr("Bản quét chưa ký số")
                note: page.model.signature.length > 0 ? page.model.here.file : page.model.cannot
                spacing: Theme.gap

                DeskFacts {
                    width: parent.width
                    visible: facts.length > 0
                    facts: page.model.signature
                }

                DeskFacts {
                    width: parent.width
                    visible: facts.length > 0
                    facts: page.model.origin
                }

                Column {
                    width: parent.width
                    visible: page.model.versions.length > 0

                    Repeater {
                        model: page.model.versions.length

                        DeskLine {
                            required property int index
                            readonly property var row: page.model.versions[index] ?? ({})

                            width: parent?.width ?? 0
                            text: row.text ?? ""
                            note: row.note ?? ""
                            ruled: index < page.model.versions.length - 1
                        }
                    }
                }
            }

            DeskPanel {
                width: parent.width
                heading: qsTr("Thông tin giấy tờ")
                note: page.model.here.name
                spacing: Theme.gap

                PaperFactsForm {
                    width: parent.width
                    facts: page.model.facts as PaperFactsModel
                }

                DeskButton {
                    width: parent.width
                    symbol: "check"
                    keys: "Ctrl+Return"
                    enabled: page.model.savable
                    text: qsTr("Lưu thông tin")
                    onClicked: page.model.save()
                }
            }
        }
    }

    DeskDialog {
        id: dialog

        function begin(): void {
            pin.text = "";
            pin.input.forceActiveFocus();
        }

        open: page.model.asking
        heading: qsTr("Ký số bản sao điện tử")
        lead: page.model.all ? qsTr("%1 giấy tờ chưa ký của hồ sơ này").arg(page.model.unsigned) : page.model.here.file
        onClosed: page.model.dismiss()
        onOpenChanged: if (open)
            begin()

        Connections {
            target: page.model

            function onAsked(): void {
                dialog.begin();
            }
        }

        FaultBanner {
            width: parent.width
            visible: title !== ""
            title: page.model.signFault.title
            action: page.model.signFault.action
            code: page.model.signFault.code
        }

        DeskFact {
            width: parent.width
            label: qsTr("Mức chữ ký")
            value: page.model.level
        }

        DeskField {
            id: pin

            width: parent.width
            label: qsTr("Mã PIN của thiết bị ký số")
            hint: qsTr("Mã PIN chỉ được đưa tới thiết bị, máy không giữ lại.")
            secret: true
            maximumLength: 64
            readOnly: page.model.progress !== ""
            onAccepted: dialog.sign()
        }

        DeskCheck {
            width: parent.width
            visible: page.model.unsigned > 1
            enabled: page.model.progress === ""
            text: qsTr("Ký cả %1 giấy tờ chưa ký").arg(page.model.unsigned)
            checked: page.model.all
            onToggled: page.model.signAll(checked)
        }

        Column {
            width: parent.width
            visible: page.model.progress !== ""
            spacing: Theme.space1

            BodyText {
                width: parent.width
                text: page.model.progress
            }

            ProgressBar {
                width: parent.width
                label: page.model.progress
                value: page.model.part
            }
        }

        function sign(): void {
            page.model.sign(pin.text);
            pin.text = "";
        }

        footer: [
            DeskButton {
                kind: "primary"
                symbol: "stamp"
                enabled: pin.text !== "" && page.model.progress === ""
                text: page.model.signFault.code === "" ? qsTr("Ký") : qsTr("Thử lại")
                onClicked: dialog.sign()
            },
            DeskButton {
                visible: page.model.fallen !== ""
                enabled: pin.text !== "" && page.model.progress === ""
                text: qsTr("Ký mức thấp hơn")
                Accessible.description: page.model.fallen
                onClicked: {
                    page.model.signLower(pin.text);
                    pin.text = "";
                }
            },
            DeskButton {
                text: qsTr("Thôi")
                onClicked: page.model.dismiss()
            }
        ]

        BodyText {
            width: parent.width
            visible: page.model.fallen !== ""
            text: qsTr("Mức thấp hơn là %1. Chỉ ký khi cán bộ chọn.").arg(page.model.fallen)
        }
    }
}
