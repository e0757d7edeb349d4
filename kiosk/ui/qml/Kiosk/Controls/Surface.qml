import QtQuick
import Kiosk.Theme

/* A card: white, rounded, with a soft shadow. Children go into a column with padding; `spacing` between them. */
Item {
    id: surface

    default property alias content: column.data
    property alias spacing: column.spacing
    property real padding: Theme.space5
    property color fill: Theme.surface
    property bool raised: true

    implicitHeight: column.implicitHeight + 2 * padding
    implicitWidth: Theme.column

    Elevation {
        visible: surface.raised
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: surface.fill
        border.color: Theme.hairline
        border.width: Theme.line
    }

    Column {
        id: column

        x: surface.padding
        y: surface.padding
        width: surface.width - 2 * surface.padding
        spacing: Theme.gap
    }
}
