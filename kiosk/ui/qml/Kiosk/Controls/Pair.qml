import QtQuick
import Kiosk.Theme

/* Two parts: beneath each other on a portrait screen, side by side on a wide one. */
Grid {
    id: pair

    readonly property bool wide: width > 1.3 * Theme.column
    readonly property real part: wide ? (width - spacing) / 2 : width

    columns: wide ? 2 : 1
    spacing: Theme.space5
    verticalItemAlignment: Grid.AlignVCenter
}
