import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The centre's seal on one form: the PIN at the left, the document that is signed at the right. */
DeskPage {
    id: page

    required property SignPageModel model
    readonly property Item first: model.signed ? printing : model.asksPin ? pin.input : go

    heading: model.formTitle
    lead: model.lead
    fault: model.fault
    busy: model.busy

    function sign(): void {
        const typed = pin.text;
        pin.text = "";
        page.model.sign(typed);
    }

    actions: [
        DeskButton {
            visible: page.model.signed
            symbol: "download"
            keys: "Ctrl+S"
            enabled: !page.model.working
            text: qsTr("Lưu tệp")
            onClicked: page.model.saveSigned()
        },
        DeskButton {
            id: printing

            visible: page.model.signed
            kind: "primary"
            symbol: "printer"
            keys: "Ctrl+P"
            enabled: !page.model.working
            text: page.model.again ? qsTr("In lại") : qsTr("In bản đã ký")
            onClicked: page.model.printSigned()
        },
        DeskButton {
            id: go

            visible: !page.model.signed
            kind: "primary"
            symbol: "stamp"
            keys: "Ctrl+Return"
            enabled: page.model.signable
            text: qsTr("Ký số")
            onClicked: page.sign()
        }
    ]

    Connections {
        target: page.model

        function onChanged(): void {
            if (page.model.signed && pin.input.activeFocus)
                printing.forceActiveFocus();
        }
    }

    DeskSplit {
        anchors.fill: parent
        visible: page.model.ready
        share: 0.46

        near: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                visible: !page.model.signed
                heading: qsTr("Ký số bằng con dấu của trung tâm")
                note: qsTr("Bản ký là đúng bản xem bên phải, gồm đủ các liên. Ký xong mới in và lưu được bản đã ký.")
                spacing: Theme.gap

                DeskField {
                    id: pin

                    width: Math.min(parent.width, Theme.px(420))
                    visible: page.model.asksPin
                    label: qsTr("Mã PIN của thiết bị ký số")
                    hint: qsTr("Máy chỉ dùng mã này cho một lần ký, không lưu lại.")
                    complaint: page.model.pinComplaint
                    symbol: "key-round"
                    needed: true
                    secret: true
                    plain: true
                    maximumLength: 64
                    onAccepted: page.sign()
                }

                StatePill {
                    width: Math.min(implicitWidth, parent?.width ?? implicitWidth)
                    visible: page.model.tries.text !== ""
                    whole: true
                    text: page.model.tries.text
                    kind: page.model.tries.kind
                }

                DeskButton {
                    visible: page.model.fault.code !== "" && !page.model.working
                    kind: "quiet"
                    symbol: "refresh-cw"
                    keys: "F5"
                    text: qsTr("Tìm lại thiết bị ký số")
                    onClicked: page.model.lookAtSeal()
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.signed
                heading: qsTr("Đã ký số")
                note: page.model.again ? qsTr("Mẫu này đã in. Tờ in thêm mang dòng BẢN IN LẠI; tệp đã ký không đổi.") : qsTr("Tờ in đầu tiên và tệp lưu ra là đúng văn bản đã ký.")
                tools: [
                    StatePill {
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("Giữ trong hồ sơ")
                        kind: "ok"
                    }
                ]
            }

            DeskPanel {
                width: parent.width
                heading: qsTr("Văn bản")
                spacing: Theme.gap

                DeskFacts {
                    width: parent.width
                    facts: page.model.facts
                }
            }
        }

        far: DeskPreview {
            anchors.fill: parent
            source: page.model.preview
            note: page.model.pages > 1 ? qsTr("Trang 1 trong %1 trang").arg(page.model.pages) : ""
        }
    }
}
