import QtQuick
import Kiosk.Theme

/*
    Rows under each other, however many; they take no focus by themselves (`focusPolicy: Qt.NoFocus`). For the keyboard
    the list is one stop: Tab enters at the current row and leaves, up and down go from row to row.
*/
ListView {
    id: list

    function leave(): void {
        nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
    }

    clip: true
    spacing: Theme.space2
    bottomMargin: Theme.space8
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    cacheBuffer: 0 // rows ahead are made little by little, and a page that is left meanwhile complains
    keyNavigationEnabled: true
    highlightMoveDuration: 0
    onCountChanged: currentIndex = count > 0 ? 0 : -1
    Keys.onBacktabPressed: leave()
    Keys.onUpPressed: event => {
        event.accepted = currentIndex <= 0;
        if (event.accepted)
            leave();
    }
    Accessible.role: Accessible.List
}
