pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The commune, found in the list of units: it fills in the names. */
DeskPanel {
    id: picker

    required property SetUpPageModel model

    heading: qsTr("Chọn xã, phường trong danh sách")
    note: qsTr("Gõ không dấu cũng được; tên trung tâm, cơ quan và địa danh được điền giúp.")

    DeskField {
        width: parent.width
        label: qsTr("Tên xã, phường, đặc khu")
        symbol: "search"
        input.inputMethodHints: Qt.ImhNoPredictiveText
        onEdited: text => picker.model.findPlace(text)
    }

    Repeater {
        model: picker.model.places

        DeskStep {
            required property var modelData

            width: parent ? parent.width : 0
            symbol: "map-pin"
            text: modelData.title
            note: modelData.note
            onClicked: picker.model.pickPlace(modelData.code)
        }
    }
}
