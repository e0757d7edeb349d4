pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What the person came for: the procedure, its case, and the questions of its form. */
DeskPanel {
    id: panel

    required property IntakePageModel model
    readonly property IntakeAnswersModel form: panel.model.form as IntakeAnswersModel

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

    Repeater {
        model: panel.form.questions

        Item {
            id: question

            required property var modelData
            readonly property bool asked: panel.form.shownKeys[modelData.key] ?? false

            width: parent?.width ?? 0
            height: asked ? (modelData.kind === "choice" ? choice.implicitHeight : line.implicitHeight) : 0
            visible: asked
            enabled: panel.model.editable

            DeskChoice {
                id: choice

                width: parent.width
                visible: question.modelData.kind === "choice"
                label: question.modelData.needed ? question.modelData.label + " *" : question.modelData.label
                options: panel.form.options[question.modelData.key] ?? []
                chosen: panel.form.answers[question.modelData.key] ?? ""
                onPicked: key => panel.form.answer(question.modelData.key, key)
            }

            DeskField {
                id: line

                width: parent.width
                visible: question.modelData.kind !== "choice"
                label: question.modelData.label
                needed: question.modelData.needed
                hint: question.modelData.hint
                complaint: panel.form.complaints[question.modelData.key] ?? ""
                onEdited: text => panel.form.answer(question.modelData.key, text)
                Component.onCompleted: line.text = question.modelData.value
            }
        }
    }
}
