pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Kiosk.Theme

/*
    The window for hands on a keypad: Tab and arrows go from control to control, Enter and Space press, Escape goes back,
    F1 reads aloud, Page Up and Page Down scroll. What the focus comes to is brought into sight and told by `reached`.

    Everything stands inside; keys that nobody inside wanted arrive here.
*/
FocusScope {
    id: steering

    property Item beneath: null // where the focus was when something came to lie over it
    readonly property Item at: Window.window ? Window.window.activeFocusItem : null

    signal back
    signal readAloud
    signal reached(string name)

    function move(forward: bool): void {
        const next = (at ?? steering).nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    function press(): bool {
        const button = at as T.AbstractButton;
        if (button)
            button.click();
        return button !== null;
    }

    /* A sheet lies over the page: the keyboard is its. */
    function cover(sheet: Item): void {
        beneath = at;
        const first = sheet.nextItemInFocusChain(true);
        if (first)
            first.forceActiveFocus(Qt.OtherFocusReason);
    }

    /* It is gone: back to where one was. */
    function uncover(): void {
        (beneath && beneath.visible ? beneath : steering).forceActiveFocus(Qt.OtherFocusReason);
        beneath = null;
    }

    function areaOf(item: Item): Flickable {
        for (let place = item ? item.parent : null; place; place = place.parent) {
            const area = place as Flickable;
            if (area && area.contentHeight > area.height)
                return area;
        }
        return null;
    }

    function firstArea(item: Item): Flickable {
        const area = item as Flickable;
        if (area && area.contentHeight > area.height)
            return area;
        for (let i = 0; i < item.children.length; i++) {
            const child = item.children[i];
            const found = child.visible ? firstArea(child) : null;
            if (found)
                return found;
        }
        return null;
    }

    function bring(item: Item): void {
        const area = areaOf(item);
        if (!area || area instanceof ListView)
            return;
        const top = item.mapToItem(area.contentItem, 0, 0).y - Theme.space4;
        const low = top + item.height + 2 * Theme.space4;
        if (top < area.contentY)
            area.contentY = Math.max(0, top);
        else if (low > area.contentY + area.height)
            area.contentY = Math.min(low - area.height, Math.max(0, area.contentHeight - area.height));
    }

    function scroll(pages: real): void {
        const area = areaOf(at) ?? firstArea(steering);
        if (area)
            area.contentY = Math.max(0, Math.min(area.contentY + pages * area.height, area.contentHeight - area.height));
    }

    focus: true
    onAtChanged: {
        if (!at || at === steering)
            return;
        if ((at as T.Control)?.visualFocus) // a page must not move under a finger
            bring(at);
        reached([at.Accessible.name, at.Accessible.description].filter(words => words).join(". "));
    }

    Keys.onUpPressed: move(false)
    Keys.onLeftPressed: move(false)
    Keys.onDownPressed: move(true)
    Keys.onRightPressed: move(true)
    Keys.onEscapePressed: back()
    Keys.onReturnPressed: event => event.accepted = press()
    Keys.onEnterPressed: event => event.accepted = press()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F1)
            readAloud();
        else if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp)
            scroll(event.key === Qt.Key_PageDown ? 0.8 : -0.8);
        else
            return;
        event.accepted = true;
    }
}
