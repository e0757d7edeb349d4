pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The metadata of one paper: short fields beside each other, long ones alone. */
Flow {
    id: form

    required property PaperFactsModel facts
    readonly property Item first: fields.count > 0 ? (fields.itemAt(0) as DeskField).input : null

    spacing: Theme.space2

    Repeater {
        id: fields

        model: form.facts.fields

        DeskField {
            required property var modelData

            width: Math.floor((form.width - (modelData.beside - 1) * form.spacing) / modelData.beside)
            label: modelData.label
            placeholder: modelData.hint
            complaint: form.facts.complaints[modelData.key] ?? ""
            onEdited: text => form.facts.write(modelData.key, text)
            Component.onCompleted: text = modelData.value
        }
    }

    Repeater {
        model: form.facts.flags

        DeskCheck {
            required property var modelData

            width: (form.width - form.spacing) / 2
            text: modelData.label
            checked: modelData.value
            onToggled: form.facts.tick(modelData.key, checked)
        }
    }
}
