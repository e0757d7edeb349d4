import QtQuick
import Kiosk.Theme

/*
    The buttons of a page, the primary one last: beneath each other, and side by side on a wide screen.

    Children are as wide as their parent, which here is one cell: the row of cells reaches beyond it.
*/
Grid {
    id: actions

    required property real breadth // of the whole
    readonly property list<Item> shown: [...children].filter(child => child.visible)
    readonly property bool abreast: Theme.wide && shown.length > 1 && shown.every(child => child.clicked !== undefined)

    columns: abreast ? shown.length : 1
    width: abreast ? (breadth - (columns - 1) * spacing) / columns : breadth
    spacing: Theme.gap
}
