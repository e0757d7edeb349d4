"""Garbage is collected on the UI thread only.

Python collects on whichever thread happens to make the next object. On a pool thread that destroys objects of Qt
whose timers the UI thread still serves, and the program dies.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

YOUNG_MS = 2_000
YOUNG_OBJECTS = 700  # as many as Python itself lets pile up
OLD_EVERY = 30  # turns


class Collector(QObject):
    """Takes over from Python's own collector for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(YOUNG_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        self._turn += 1
        if self._turn % OLD_EVERY == 0:
            gc.collect()
        elif gc.get_count()[0] > YOUNG_OBJECTS:
            gc.collect(1)
