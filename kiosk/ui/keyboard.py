"""What a key of the screen's keyboard does to the field that has the focus."""

import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.telex import accent, compose

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LAST_WORD = re.compile(r"[^\W\d_]*$")
Query = Qt.InputMethodQuery


@QmlElement
@QmlUncreatable("made in app.py")
class KeyboardModel(QObject):
    """Text goes in the way an input method gives it, so every field takes it: Qt's own and those of QML."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = self._locked = False

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
        text = key.upper() if self.shift else key
        word = self._word()
        if text.isalpha() and self._vietnamese():
            self._replace(word, compose(word, text))
        else:
            self._replace("", text)
        if self._shift:
            self._shift = False
            self.changed.emit()

    @Slot(str)
    def tone(self, key: str) -> None:
        """One of the five tone keys: s f r x j."""
        word = self._word()
        self._replace(word, accent(word, key))

    @Slot()
    def erase(self) -> None:
        """Take away the selection or the letter before the cursor."""
        self._send_key(Qt.Key.Key_Backspace)

    @Slot()
    def enter(self) -> None:
        self._send_key(Qt.Key.Key_Return)

    def _vietnamese(self) -> bool:
        hints = Qt.InputMethodHint(self._ask(Query.ImHints) or 0)
        plain = (
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhEmailCharactersOnly
            | Qt.InputMethodHint.ImhLatinOnly
        )
        return not hints & plain

    def _word(self) -> str:
        """The letters before the cursor."""
        around, cursor = self._ask(Query.ImSurroundingText), self._ask(Query.ImCursorPosition)
        found = LAST_WORD.search(str(around or "")[: int(cursor or 0)])
        return found.group() if found else ""

    def _replace(self, word: str, new: str) -> None:
        """Put `new` in place of `word`, touching only what differs: the rest keeps its place on the screen."""
        same = 0
        while same < min(len(word), len(new)) and word[same] == new[same]:
            same += 1
        if word == new:
            return
        event = QInputMethodEvent()
        event.setCommitString(new[same:], same - len(word), len(word) - same)
        self._send(event)

    def _ask(self, query: Qt.InputMethodQuery) -> Any:
        event = QInputMethodQueryEvent(query)
        return event.value(query) if self._send(event) else None

    def _send_key(self, key: Qt.Key) -> None:
        text = "\r" if key == Qt.Key.Key_Return else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    @staticmethod
    def _send(event: QEvent) -> bool:
        field = QGuiApplication.focusObject()
        return bool(field) and QCoreApplication.sendEvent(field, event)
