import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models

/* The keyboard with what it writes into. Its own file, so that the first picture does not compile it. */
Keyboard {
    id: dock

    required property KeyboardModel keyboard
    readonly property var field: Window.activeFocusItem
    readonly property int hints: field && field.inputMethodHints !== undefined ? field.inputMethodHints : 0

    signal finished

    pad: (hints & Qt.ImhDigitsOnly) !== 0
    plain: (hints & (Qt.ImhEmailCharactersOnly | Qt.ImhLatinOnly)) !== 0
    shift: keyboard.shift
    locked: keyboard.locked
    onPressed: key => keyboard.press(key)
    onTone: key => keyboard.tone(key)
    onErase: keyboard.erase()
    onShiftPressed: keyboard.toggleShift()
    onEnter: {
        keyboard.enter();
        finished();
    }
    onHide: finished()
}
