pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What the person came for: the procedure, its case, and the questions of its form. */
DeskPanel {
    id: panel

    required property IntakePageModel model

    heading: panel.model.procedure === "" ? qsTr("Thủ tục") : panel.model.procedure

    DeskField {
        width: parent.width
        visible: panel.model.procedure === ""
        label: qsTr("Tìm thủ tục")
        symbol: "search"
        placeholder: qsTr("Gõ không dấu: thuong tru…")
        maximumLength: 80
        onEdited: text => panel.model.search(text)
        onAccepted: if (hits.count > 0)
            panel.model.choose(panel.model.found[0].code)
    }

    Column {
        width: parent.width
        visible: panel.model.procedure === ""
        spacing: Theme.px(4)

        Repeater {
            id: hits

            model: panel.model.found.length

            DeskStep {
                required property int index

                width: parent?.width ?? 0
                symbol: "file-text"
                text: panel.model.found[index]?.name ?? ""
                note: panel.model.found[index]?.field ?? ""
                onClicked: panel.model.choose(panel.model.found[index].code)
            }
        }
    }

    DeskChoice {
        width: parent.width
        visible: panel.model.cases.length > 0
        enabled: panel.model.editable
        label: qsTr("Trường hợp")
        options: panel.model.cases
        chosen: panel.model.case
        onPicked: key => panel.model.chooseCase(key)
    }

    FormQuestions {
        width: parent.width
        enabled: panel.model.editable
        form: panel.model.form as IntakeAnswersModel
    }
}
