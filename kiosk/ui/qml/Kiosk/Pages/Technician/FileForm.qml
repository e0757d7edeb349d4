pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A newer catalogue, calendar or list of units, from a ZIP on a USB stick or anywhere else. */
DeskPanel {
    id: form

    required property CalendarPageModel model
    property string kind: "catalogue"

    heading: qsTr("Nhập từ tệp")
    note: qsTr("Tệp được kiểm tra trước; bản đang dùng được giữ lại.")

    DeskChoice {
        width: parent.width
        label: qsTr("Nội dung")
        options: [
            {
                "key": "catalogue",
                "title": qsTr("Danh mục thủ tục")
            },
            {
                "key": "calendar",
                "title": qsTr("Lịch nghỉ")
            },
            {
                "key": "units",
                "title": qsTr("Đơn vị hành chính")
            }
        ]
        chosen: form.kind
        onPicked: key => form.kind = key
    }

    Repeater {
        model: form.model.files

        DeskStep {
            required property var modelData

            width: parent ? parent.width : 0
            symbol: "download"
            text: modelData.title
            note: modelData.key
            onClicked: place.text = modelData.key
        }
    }

    DeskField {
        id: place

        width: parent.width
        label: qsTr("Tệp ZIP hoặc thư mục")
        symbol: "folder-open"
        input.inputMethodHints: Qt.ImhLatinOnly
    }

    DeskButton {
        symbol: "download"
        text: qsTr("Kiểm tra và nhập")
        enabled: !form.model.busy && place.text !== ""
        onClicked: form.model.takeIn(form.kind, place.text)
    }
}
