import QtQuick
import Kiosk.Theme

/* Something small that may be done: no outline until it is touched. */
ActionButton {
    fill: Theme.highContrast ? Theme.surface : "transparent"
    fillPressed: Theme.pressedTint
    textColour: Theme.accent
    leftPadding: Theme.gap
    rightPadding: Theme.gap
}
