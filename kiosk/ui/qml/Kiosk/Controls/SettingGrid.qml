pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Settings beside each other where there is room. `fields`: see setting_fields.py. */
Flow {
    id: grid

    required property var fields
    property int columns: width > Theme.px(Theme.desk ? 900 : 1600) ? 2 : 1
    readonly property Item first: some.count > 0 ? (some.itemAt(0) as SettingInput).input : null

    signal edited(string key, string text)
    signal picked(string key, string option)

    spacing: Theme.gap

    Repeater {
        id: some

        model: grid.fields

        SettingInput {
            required property var modelData

            width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
            field: modelData
            onEdited: text => grid.edited(modelData.key, text)
            onPicked: option => grid.picked(modelData.key, option)
        }
    }
}
