"""A hand-held code reader that types like a keyboard: many keys in a moment, Enter at the end."""

import re
import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

GAP_SECONDS = 0.08  # between two keys of a reader; a finger is slower
SHORTEST = 8
DOSSIER_CODE = re.compile(r"[GH]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,}", re.IGNORECASE)


class Wedge(QObject):
    """Watches the window's keys without taking them. Signals: scanned, with the dossier code of a slip."""

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed, self._last = "", 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._hear(event)
        return False

    def _hear(self, event: QKeyEvent) -> bool:
        now = time.monotonic()
        typed = self._typed if now - self._last <= GAP_SECONDS else ""
        self._last, self._typed = now, ""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if len(typed) >= SHORTEST and DOSSIER_CODE.fullmatch(typed):
                self.scanned.emit(typed)
                return True  # the Enter that ends a code presses no button
        elif event.text().isprintable():
            self._typed = typed + event.text()
        return False
