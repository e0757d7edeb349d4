pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The dossiers of one sitting to be ticked at the left, the one receipt for them at the right. */
DeskPage {
    id: page

    required property BatchPageModel model
    readonly property Item first: printing

    heading: qsTr("Một giấy tiếp nhận cho nhiều hồ sơ")
    lead: model.lead
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            id: printing

            kind: "primary"
            symbol: "printer"
            keys: "Ctrl+Return"
            enabled: page.model.printable
            text: page.model.again ? qsTr("In lại, có đánh dấu") : qsTr("In hai liên")
            onClicked: page.model.printOne()
        }
    ]

    DeskSplit {
        anchors.fill: parent
        visible: page.model.ready
        share: 0.5

        near: DeskScroll {
            anchors.fill: parent

            DeskPanel {
                width: parent.width
                heading: qsTr("Hồ sơ nộp trong ngày")
                note: page.model.complaint !== "" ? page.model.complaint : qsTr("Đã chọn %1 hồ sơ. Phím cách bỏ chọn hoặc chọn lại.").arg(page.model.chosen)
                spacing: Theme.space1

                Repeater {
                    model: page.model.rows

                    DeskCheck {
                        required property var modelData

                        width: parent?.width ?? 0
                        enabled: modelData.able
                        checked: modelData.ticked
                        text: modelData.title
                        note: modelData.note
                        onToggled: page.model.tick(modelData.id, checked)
                    }
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
