import QtQuick
import Kiosk.Theme

/* Shows something only while a finger lies on it. */
ActionButton {
    id: button

    signal held(bool yes)

    fill: Theme.highContrast ? Theme.surface : Theme.sunken
    textColour: Theme.ink
    textSize: Theme.textLabel
    symbol: "eye"
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    onDownChanged: held(down)
}
