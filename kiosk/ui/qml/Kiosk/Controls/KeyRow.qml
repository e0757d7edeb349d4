pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A row of keys of one width. `keys` are the letters; each press is said with its letter. */
Row {
    id: row

    required property list<string> keys
    required property real keyWidth
    property bool shift: false

    signal pressed(string key)

    spacing: Theme.keyGap

    Repeater {
        model: row.keys

        Key {
            required property string modelData

            width: row.keyWidth
            text: row.shift ? modelData.toUpperCase() : modelData
            onClicked: row.pressed(modelData)
        }
    }
}
