pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The questions of a form, one below the other; those that do not apply take no room. */
Column {
    id: questions

    required property IntakeAnswersModel form

    spacing: Theme.gap

    Repeater {
        model: questions.form.questions

        Item {
            id: question

            required property var modelData
            readonly property bool asked: questions.form.shownKeys[modelData.key] ?? false

            width: parent?.width ?? 0
            height: asked ? (modelData.kind === "choice" ? choice.implicitHeight : line.implicitHeight) : 0
            visible: asked

            DeskChoice {
                id: choice

                width: parent.width
                visible: question.modelData.kind === "choice"
                label: question.modelData.needed ? question.modelData.label + " *" : question.modelData.label
                options: questions.form.options[question.modelData.key] ?? []
                chosen: questions.form.answers[question.modelData.key] ?? ""
                onPicked: key => questions.form.answer(question.modelData.key, key)
            }

            DeskField {
                id: line

                width: parent.width
                visible: question.modelData.kind !== "choice"
                label: question.modelData.label
                needed: question.modelData.needed
                hint: question.modelData.hint
                complaint: questions.form.complaints[question.modelData.key] ?? ""
                onEdited: text => questions.form.answer(question.modelData.key, text)
                Component.onCompleted: line.text = question.modelData.value
            }
        }
    }
}
