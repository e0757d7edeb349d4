"""Vietnamese from the desk's own keyboard: Telex, for machines that have no input method of their own."""

import os

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

Query, Hint, Key = Qt.InputMethodQuery, Qt.InputMethodHint, Qt.KeyboardModifier
NOT_A_LETTER = Key.ControlModifier | Key.AltModifier | Key.MetaModifier


@QmlElement
@QmlUncreatable("made in desk_window.py")
class DeskTyping(QObject):
    """On by itself unless the system brings an input method: two at once would write everything twice."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on = os.environ.get("QT_IM_MODULE", "") in ("", "none", "compose", "simple")
        self.modern = False

    @Property(bool, notify=changed)
    def on(self) -> bool:
        return self._on

    @Slot()
    def toggle(self) -> None:
        self._on = not self._on
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._on or event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        text = event.text()
        if len(text) != 1 or not text.isalpha() or event.modifiers() & NOT_A_LETTER or not _takes_letters():
            return False
        from kiosk.ui.typing_in import put

        put(text, self.modern)
        return True


def _takes_letters() -> bool:
    """What has the focus is a field for words: not for a secret, a code or digits."""
    field = QGuiApplication.focusObject()
    if field is None:
        return False
    asked = QInputMethodQueryEvent(Query.ImEnabled | Query.ImHints | Query.ImReadOnly)
    QGuiApplication.sendEvent(field, asked)
    hints = Hint(asked.value(Query.ImHints) or 0)
    plain = Hint.ImhHiddenText | Hint.ImhSensitiveData | Hint.ImhLatinOnly | Hint.ImhDigitsOnly
    return bool(asked.value(Query.ImEnabled)) and not asked.value(Query.ImReadOnly) and not hints & plain
