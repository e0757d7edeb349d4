pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Facts side by side in columns of one width: `facts` are [{label, value}]. */
Grid {
    id: grid

    required property var facts
    property real narrowest: Theme.px(210)
    readonly property real cell: (width - (columns - 1) * columnSpacing) / columns

    columns: Math.max(1, Math.floor((width + columnSpacing) / (narrowest + columnSpacing)))
    columnSpacing: Theme.gap
    rowSpacing: Theme.space2

    Repeater {
        model: grid.facts.length

        DeskFact {
            required property int index

            width: grid.cell
            label: grid.facts[index]?.label ?? ""
            value: grid.facts[index]?.value ?? ""
        }
    }
}
