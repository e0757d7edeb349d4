import QtQuick
import Kiosk.Theme

/* A second way on, drawn as an outline. */
ActionButton {
    fill: Theme.surface
    fillPressed: Theme.pressedTint
    textColour: Theme.accent
    outlineColour: Theme.accent
}
