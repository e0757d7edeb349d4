import QtQuick
import Kiosk.Theme

/* One field of a step: `kind` "area", "line" or "day". `day` is what stands in a day, which others may change. */
Item {
    id: field

    required property string label
    required property string kind
    required property string initial
    property string day: ""
    property string hint: ""
    property string complaint: ""
    property bool needed: false
    readonly property Item input: kind === "area" ? area.input : line.input

    signal edited(string text)
    signal stepped(int by)

    implicitHeight: kind === "area" ? area.implicitHeight : line.implicitHeight
    onDayChanged: if (kind === "day" && line.text !== day)
        line.text = day
    Component.onCompleted: {
        area.text = initial;
        line.text = initial;
    }

    DeskArea {
        id: area

        width: parent.width
        visible: field.kind === "area"
        label: field.label
        hint: field.hint
        needed: field.needed
        complaint: field.complaint
        onEdited: text => field.edited(text)
    }

    DeskField {
        id: line

        width: field.kind === "day" ? Math.min(parent.width, Theme.px(420)) : parent.width
        visible: field.kind !== "area"
        label: field.label
        hint: field.hint
        needed: field.needed
        complaint: field.complaint
        symbol: field.kind === "day" ? "calendar-days" : ""
        maximumLength: field.kind === "day" ? 10 : 200
        onEdited: text => field.edited(text)
        onStepped: by => field.stepped(by)
    }
}
