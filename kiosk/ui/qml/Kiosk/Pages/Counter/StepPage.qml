pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One step: what it needs at the left, the form as it will be printed at the right. */
DeskPage {
    id: page

    required property StepPageModel model
    readonly property Item first: inputs.count > 0 ? inputs.itemAt(0).input : go // qmllint disable missing-property

    heading: model.title
    lead: model.lead
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            visible: page.model.sealable
            symbol: "stamp"
            keys: "Ctrl+Shift+Return"
            enabled: page.model.ready && !page.model.taking
            text: qsTr("Thực hiện và ký số")
            onClicked: page.model.takeAndSign()
        },
        DeskButton {
            id: go

            kind: "primary"
            symbol: "check"
            keys: "Ctrl+Return"
            enabled: page.model.ready && !page.model.taking
            text: page.model.formTitle === "" ? qsTr("Thực hiện") : qsTr("Thực hiện và in")
            onClicked: page.model.take()
        }
    ]

    Connections {
        target: page.model

        function onLaidOut(): void {
            Qt.callLater(() => page.first.forceActiveFocus());
        }
    }

    DeskSplit {
        anchors.fill: parent
        visible: page.model.ready
        share: page.model.formTitle === "" ? 0.999 : 0.56

        near: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                heading: page.model.formTitle === "" ? page.model.title : page.model.formTitle
                note: [page.model.effect, page.model.deadline].filter(part => part).join(" ")
                spacing: Theme.gap

                Repeater {
                    id: inputs

                    model: page.model.inputs

                    StepInput {
                        required property var modelData

                        width: parent?.width ?? 0
                        label: modelData.label
                        kind: modelData.kind
                        needed: modelData.needed
                        hint: modelData.hint
                        initial: modelData.value
                        day: page.model.newDay
                        complaint: page.model.complaints[modelData.key] ?? ""
                        onEdited: text => page.model.write(modelData.key, text)
                        onStepped: by => page.model.stepDay(by)
                    }
                }

                Text {
                    width: parent.width
                    text: page.model.basis
                    color: Theme.inkSoft
                    font.family: Theme.family
                    font.pixelSize: Theme.textFine
                    wrapMode: Text.WordWrap
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.papers.length > 0
                heading: page.model.papersTitle
                spacing: 0

                Repeater {
                    model: page.model.papers

                    DeskCheck {
                        required property int index
                        required property string modelData

                        width: parent?.width ?? 0
                        text: modelData
                        onToggled: page.model.tick(index, checked)
                    }
                }
            }
        }

        far: DeskPreview {
            anchors.fill: parent
            visible: page.model.formTitle !== ""
            source: page.model.preview
            note: page.model.pages > 1 ? qsTr("Trang 1 trong %1 trang").arg(page.model.pages) : ""
        }
    }
}
