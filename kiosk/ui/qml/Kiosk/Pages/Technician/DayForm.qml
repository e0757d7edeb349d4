import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One more day off or worked. */
DeskPanel {
    id: form

    required property CalendarPageModel model
    property string kind: "off"

    heading: qsTr("Thêm một ngày")

    DeskField {
        id: day

        width: parent.width
        label: qsTr("Ngày")
        placeholder: "24/12/2026"
        symbol: "calendar-days"
        complaint: form.model.complaint
        maximumLength: 10
        input.inputMethodHints: Qt.ImhLatinOnly
    }

    DeskChoice {
        width: parent.width
        label: qsTr("Là ngày")
        options: [
            {
                "key": "off",
                "title": qsTr("Nghỉ")
            },
            {
                "key": "make-up",
                "title": qsTr("Làm bù")
            }
        ]
        chosen: form.kind
        onPicked: key => form.kind = key
    }

    DeskField {
        id: name

        width: parent.width
        label: qsTr("Lý do")
        maximumLength: 80
    }

    DeskButton {
        kind: "primary"
        symbol: "plus"
        text: qsTr("Thêm vào lịch")
        enabled: !form.model.busy
        onClicked: form.model.add(day.text, form.kind, name.text)
    }
}
