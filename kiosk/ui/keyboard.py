"""The keys of the screen's keyboard. What they do to a field is in typing_in.py, loaded with the first key."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in app.py")
class KeyboardModel(QObject):
    """Remembers the shift key; everything else is the field's."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = self._locked = False
        self.modern = False  # where the tones sit: hoà rather than hòa

    @Property(bool, notify=changed)
    def shift(self) -> bool:
        return self._shift or self._locked

    @Property(bool, notify=changed)
    def locked(self) -> bool:
        return self._locked

    @Slot()
    def toggleShift(self) -> None:
        """Once: the next letter is a capital. Twice: all of them, until pressed again."""
        self._shift, self._locked = not (self._shift or self._locked), self._shift
        self.changed.emit()

    @Slot(str)
    def press(self, key: str) -> None:
        """A letter, digit or sign. Letters compose Vietnamese where the field wants it."""
        from kiosk.ui import typing_in

        typing_in.put(key.upper() if self.shift else key, self.modern)
        if self._shift:
            self._shift = False
            self.changed.emit()

    @Slot(str)
    def tone(self, key: str) -> None:
        """One of the five tone keys: s f r x j."""
        from kiosk.ui import typing_in

        typing_in.put_tone(key, self.modern)

    @Slot()
    def erase(self) -> None:
        """Take away the selection or the letter before the cursor."""
        from kiosk.ui import typing_in

        typing_in.erase(self.modern)

    @Slot()
    def enter(self) -> None:
        from kiosk.ui import typing_in

        typing_in.enter()
