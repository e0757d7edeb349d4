pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* The technician's pages. `sections`: [{key, title, icon, keys, here}]. */
Rectangle {
    id: nav

    required property var sections
    required property bool across

    signal picked(string key)

    implicitHeight: Theme.px(148)
    color: Theme.surface

    Rectangle {
        anchors.right: parent.right
        width: nav.across ? parent.width : Theme.line
        height: nav.across ? Theme.line : parent.height
        color: Theme.hairline
    }

    Grid {
        id: grid

        x: Theme.space2
        y: nav.across ? Theme.px(12) : Theme.space4
        width: nav.width - 2 * Theme.space2
        columns: nav.across ? Math.max(1, nav.sections.length) : 1
        spacing: nav.across ? Theme.px(6) : Theme.px(4)

        Repeater {
            model: nav.sections

            NavButton {
                required property var modelData

                width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                across: nav.across
                here: modelData.here
                symbol: modelData.icon
                keys: modelData.keys
                text: modelData.title
                onClicked: nav.picked(modelData.key)
            }
        }
    }
}
