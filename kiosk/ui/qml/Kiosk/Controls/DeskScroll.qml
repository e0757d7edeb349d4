import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A column that scrolls by wheel and keys, and keeps what has the focus in sight. */
Flickable {
    id: scroll

    default property alias content: column.data
    property alias spacing: column.spacing
    readonly property Item focused: Window.window ? Window.window.activeFocusItem : null

    function holds(item: Item): bool {
        for (let at = item; at; at = at.parent)
            if (at === column)
                return true;
        return false;
    }

    function reveal(): void {
        if (!focused || !holds(focused))
            return;
        const top = focused.mapToItem(column, 0, 0).y - Theme.space6;
        const bottom = top + focused.height + 2 * Theme.space6;
        contentY = Math.max(0, Math.min(top, Math.max(contentY, bottom - height)));
    }

    clip: true
    contentWidth: width
    contentHeight: column.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    onFocusedChanged: reveal()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown)
            contentY = Math.max(0, Math.min(contentHeight - height, contentY + 0.8 * height));
        else if (event.key === Qt.Key_PageUp)
            contentY = Math.max(0, contentY - 0.8 * height);
        else
            return;
        event.accepted = true;
    }

    Column {
        id: column

        width: scroll.width - (bar.visible ? Theme.space2 : 0)
        spacing: Theme.gap
    }

    T.ScrollBar.vertical: DeskScrollBar {
        id: bar
    }
}
