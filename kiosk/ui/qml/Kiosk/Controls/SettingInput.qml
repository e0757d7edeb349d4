import QtQuick
import Kiosk.Theme

/* One setting: a field for what is typed, a list for one of a few. `field`: see setting_fields.py. */
Item {
    id: setting

    required property var field
    readonly property bool listed: field.kind === "choice"
    readonly property Item input: listed ? choice.input : line.input

    signal edited(string text)
    signal picked(string option)

    implicitHeight: listed ? choice.implicitHeight : line.implicitHeight
    Component.onCompleted: line.text = field.value

    DeskField {
        id: line

        width: parent.width
        visible: !setting.listed
        label: setting.field.label
        hint: setting.field.hint
        complaint: setting.field.complaint
        input.inputMethodHints: setting.field.kind === "number" ? Qt.ImhDigitsOnly : setting.field.kind === "text" && setting.field.key.startsWith("centre.") ? Qt.ImhNone : Qt.ImhLatinOnly
        onEdited: text => setting.edited(text)
    }

    DeskChoice {
        id: choice

        width: parent.width
        visible: setting.listed
        label: setting.field.label
        options: setting.field.options
        chosen: setting.field.value
        complaint: setting.field.complaint
        onPicked: key => setting.picked(key)
    }
}
