"""The stage of the demonstration: window, finger, the kiosk behind it, and what has happened so far."""

import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.bootstrap import Kiosk
from kiosk.demo.finger import Finger
from kiosk.ui.app import Window


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    happened: str
    milliseconds: int


class Stage:
    """steps: what has happened so far. Pictures are numbered in the order they are taken."""

    def __init__(self, out: Path, finger: Finger, kiosk: Kiosk, window: Window) -> None:
        self.out, self.finger, self.kiosk, self.window = out, finger, kiosk, window
        self.steps: list[Step] = []
        self._pictures = 0

    @contextlib.contextmanager
    def step(self, name: str, happened: str, picture: str = "") -> Iterator[None]:
        """Time what is done inside, tell it, and take a picture of how the screen looks after it."""
        began = time.monotonic()
        print(f"  {name} …", file=sys.stderr, flush=True)
        yield
        self.steps.append(Step(name, happened, round(1000 * (time.monotonic() - began))))
        if picture:
            self.picture(picture)

    def picture(self, name: str) -> None:
        self._pictures += 1
        self.finger.picture(self.out / f"{self._pictures:02d}-{name}.png")

    def page(self, name: str, seconds: float = 30.0) -> None:
        """Wait until the visit stands on this page and every motion has ended."""
        self.finger.wait(lambda: self.window.visit.page == name, f"page {name}", seconds)
        self.finger.rest()
