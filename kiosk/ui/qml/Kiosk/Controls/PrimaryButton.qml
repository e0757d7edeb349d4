import QtQuick
import Kiosk.Theme

/* The one thing a page wants done. One a page, at the bottom. */
ActionButton {
    implicitHeight: Math.max(Theme.touchBig, contentItem.implicitHeight + topPadding + bottomPadding)
    fill: Theme.accent
    fillPressed: Theme.accentPressed
    textColour: Theme.accentInk
    textSize: Theme.textLead
    raised: true
}
