"""A hand-held code reader that types like a keyboard: many keys in a moment, Enter at the end."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kiosk.domain.card_qr import LONGEST, looks_like_card
from kiosk.domain.code_told import DOSSIER_CODE

GAP_SECONDS = 0.08  # between two keys of a reader; a finger is slower
SHORTEST = 8
SHORTEST_CARD = 30


class Wedge(QObject):
    """Watches the window's keys, and takes only those that can be nothing but a card's QR.

    Signals: scanned, with the dossier code of a slip; card_scanned, with the QR of a card, whole or damaged.
    """

    scanned = Signal(str)
    card_scanned = Signal(str)

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._typed, self._last = "", 0.0
        self._heard: tuple[int, str] | None = None  # a key that was told before it is pressed
        self._taken = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        key = (event.key(), event.text())
        if event.type() is QEvent.Type.ShortcutOverride:
            # A page's shortcuts, the digits of a pad among them, take a key before it is pressed: it is heard here.
            self._heard, self._taken = key, self._hear(event)
            if self._taken:
                event.accept()
            return self._taken
        if event.type() is QEvent.Type.KeyPress:
            heard, self._heard = self._heard, None
            return self._taken if heard == key else self._hear(event)
        return False

    def _hear(self, event: QKeyEvent) -> bool:
        """Whether the key is part of a code: then it presses no button and is written nowhere."""
        now = self._now()
        typed = self._typed if now - self._last <= GAP_SECONDS else ""
        self._last, self._typed = now, ""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._end(typed)
        if event.text().isprintable():
            self._typed = typed = (typed + event.text())[: LONGEST + 1]
        return self._belongs(typed)

    def _belongs(self, typed: str) -> bool:
        return looks_like_card(typed)

    def _end(self, typed: str) -> bool:
        if len(typed) >= SHORTEST_CARD and looks_like_card(typed):
            self.card_scanned.emit(typed)
        elif len(typed) >= SHORTEST and DOSSIER_CODE.fullmatch(typed):
            self.scanned.emit(typed)
        else:
            return False
        return True
