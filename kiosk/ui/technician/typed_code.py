"""What a code reader that types sends while it is on trial: every code, whatever it is, and nothing of it elsewhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from kiosk.ui.wedge import SHORTEST, Wedge


class TypedCode(Wedge):
    """Watches the window's keys only while `wanted`. Signals: heard, with the text of a code."""

    heard = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = False

    def _hear(self, event: QKeyEvent) -> bool:
        """Letters press nothing meanwhile; Tab and Enter alone still do, so that the trial can be stopped by keys."""
        return self.wanted and super()._hear(event)

    def _belongs(self, typed: str) -> bool:
        return bool(typed)

    def _end(self, typed: str) -> bool:
        if len(typed) < SHORTEST:
            return False
        self.heard.emit(typed)
        return True
