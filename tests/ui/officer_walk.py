"""A walk at the desk: an officer with a mouse and keys, in the two sizes that counters have."""

from pathlib import Path
from typing import Any

from desk_bench import DeskOnBench
from walks import COUNTER_SIZES, MOUSE, Walk


class OfficerWalk(Walk):
    """Its `__init__` sits down at a desk of its own."""

    one_language = True
    sizes = COUNTER_SIZES
    target = MOUSE
    scaled = False
    letters = 12 / 17  # before the eyes of somebody who sits; 12 px at the smallest

    def sit_down(self, folder: Path, width: int, height: int, dossiers: int = 0, **tools: Any) -> None:
        """Before anybody has logged in. tools: as DeskOnBench."""
        self.at = DeskOnBench(folder, width, height, dossiers, **tools)
        self.engine, self.window, self.finger = self.at.desk_window.engine, self.at.window, self.at.finger
        self.desk, self.tools = self.at.desk, self.at.bench.tools
        self.head = self.at.officers["tung"]

    def speak(self, language: str) -> None:
        self.desk.speak(language)

    def close(self) -> None:
        self.at.close()

    def go(self, page: str, subject: str = "") -> None:
        self.desk.go(page, subject)
        self.settle()
