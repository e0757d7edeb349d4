import QtQuick
import Kiosk.Theme

/* A column that scrolls under a finger, shows that it does, and keeps the focused field in sight. */
Item {
    id: scroll

    default property alias content: column.data
    property alias spacing: column.spacing
    property alias contentY: flick.contentY
    readonly property Item focused: Window.window ? Window.window.activeFocusItem : null

    implicitHeight: column.implicitHeight
    implicitWidth: Theme.column

    function reveal(item: Item): void {
        const top = item.mapToItem(column, 0, 0).y;
        const bottom = top + item.height + Theme.gap;
        if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(bottom - flick.height, flick.contentHeight - flick.height));
        if (top - Theme.px(72) < flick.contentY)
            flick.contentY = Math.max(0, top - Theme.px(72));
    }

    function holds(item: Item): bool {
        for (let at = item; at; at = at.parent)
            if (at === column)
                return true;
        return false;
    }

    function revealFocused(): void {
        const field = focused as TextInput; // a button under a finger must stay where it is
        if (field && holds(field))
            reveal(field);
    }

    onFocusedChanged: revealFocused()
    onHeightChanged: revealFocused()

    Flickable {
        id: flick

        anchors.fill: parent
        // Shadows of cards reach beyond the column: the clip is wider than the content.
        anchors.leftMargin: -Theme.space4
        anchors.rightMargin: -Theme.space4
        clip: true
        contentHeight: column.implicitHeight + Theme.space6
        contentWidth: width
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.VerticalFlick
        interactive: contentHeight > height

        Column {
            id: column

            x: Theme.space4
            width: scroll.width
            topPadding: Theme.space1
            spacing: Theme.gap
        }
    }

    ScrollHint {
        area: flick
    }
}
