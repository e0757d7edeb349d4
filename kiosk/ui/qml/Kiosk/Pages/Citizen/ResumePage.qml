pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Work that was kept for the holder of this card: go on with it, begin anew, or let it go. */
PageBody {
    id: page

    required property ResumePageModel model

    heading: qsTr("Quý khách có hồ sơ đang làm dở")
    lead: page.model.name

    Repeater {
        model: page.model.drafts

        Surface {
            id: draft

            required property var modelData

            width: parent.width

            Fact {
                width: parent.width
                label: draft.modelData.facts
                value: draft.modelData.name
                size: Theme.textLead
            }

            Pair {
                id: choice

                width: parent.width

                PrimaryButton {
                    width: choice.part
                    enabled: !page.model.busy
                    symbol: "arrow-right"
                    symbolAfter: true
                    text: qsTr("Làm tiếp")
                    onClicked: page.model.resume(draft.modelData.id)
                }

                SecondaryButton {
                    width: choice.part
                    enabled: !page.model.busy
                    symbol: "trash-2"
                    text: qsTr("Xóa hồ sơ này")
                    onClicked: page.model.delete(draft.modelData.id)
                }
            }
        }
    }

    footer: [
        FaultBanner {
            width: parent.width
            title: page.model.fault.title
            action: page.model.fault.action
            code: page.model.fault.code
        },
        SecondaryButton {
            width: parent.width
            enabled: !page.model.busy
            symbol: "file-plus"
            text: qsTr("Khai mới: %1").arg(page.model.wanted)
            onClicked: page.model.startAnew()
        }
    ]
}
