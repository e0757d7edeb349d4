"""The ways through the program that pictures, judgements and the screen reader's eye follow.

A file `*_shots.py` beside this one holds classes derived from Walk. Each opens a window on a bench, goes from page
to page and yields the name of what is then shown. That is all it needs: `./run shots`, the layout tests and the
AT-SPI tests find it here.
"""

import importlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.finger import Finger
from kiosk.ui.jobs import Job

CITIZEN_SIZES = {"portrait": (1080, 1920), "small": (720, 1280), "landscape": (1920, 1080)}
COUNTER_SIZES = {"full": (1920, 1080), "narrow": (1366, 768)}
LOOKS = {"light": (False, False), "contrast": (True, False), "large": (False, True)}  # high contrast, large text
LANGUAGES = ("vi", "en", "xx")
FINGER, MOUSE = 96.0, 40.0  # the smallest side of a control; for a finger at 1080 across, scaled with the window


class Walk(ABC):
    """One way. Made with an empty folder and the window's size; opens its window at once."""

    name: ClassVar[str]  # begins the pictures' names
    one_language: ClassVar[bool] = False  # it is not changed while people work
    sizes: ClassVar[dict[str, tuple[int, int]]] = CITIZEN_SIZES
    looks: ClassVar[tuple[str, ...]] = tuple(LOOKS)
    target: ClassVar[float] = FINGER
    touched: ClassVar[bool] = True  # False: a screen that is only looked at
    scaled: ClassVar[bool] = True  # whether `target` shrinks with the window, as it does for fingers

    engine: QQmlEngine
    window: QQuickWindow
    finger: Finger

    @abstractmethod
    def __init__(self, folder: Path, width: int, height: int) -> None:
        """Open the window and wait until its tools are there."""

    @abstractmethod
    def states(self) -> Iterator[str]:
        """Go on; each name is what is shown from then until the next is asked for."""

    @abstractmethod
    def speak(self, language: str) -> None:
        """Change every text on the screen: one of LANGUAGES."""

    def close(self) -> None:
        self.finger.wait(lambda: not Job.any_running(), "the devices to finish")
        self.window.close()

    # For every walk --------------------------------------------------------------------------------------------

    @property
    def theme(self) -> QObject:
        theme: QObject = self.engine.singletonInstance("Kiosk.Theme", "Theme")
        return theme

    @property
    def letters(self) -> float:
        """How much smaller than a kiosk's at 1080 across the smallest letter may be."""
        return self.unit if self.scaled else 1.0

    @property
    def unit(self) -> float:
        return float(self.theme.property("unit"))

    def dress(self, look: str, language: str) -> None:
        """Each time anew: the end of a visit takes both away."""
        contrast, large = LOOKS[look]
        self.theme.setProperty("still", True)
        self.theme.setProperty("highContrast", contrast)
        self.theme.setProperty("largeText", large)
        self.speak(language)

    def scroll_to_end(self) -> None:
        """Show what lies below the fold."""
        items: list[QQuickItem] = [self.window.contentItem()]
        for item in items:  # grows on the way down
            items += item.childItems()
            if item.inherits("QQuickFlickable"):
                item.setProperty("contentY", max(0.0, item.property("contentHeight") - item.height()))

    def settle(self) -> None:
        """Let the devices finish."""
        self.finger.rest(0.05)
        self.until(lambda: not Job.any_running(), "the devices to finish")

    def until(self, so: Callable[[], Any], what: str) -> None:
        self.finger.wait(so, what)


def registered() -> list[type[Walk]]:
    """Every walk of every *_shots.py, by name."""
    for path in sorted(Path(__file__).parent.glob("*_shots.py")):
        importlib.import_module(path.stem)
    found: list[type[Walk]] = []
    ahead = [Walk]
    for kind in ahead:  # grows on the way down
        ahead += kind.__subclasses__()
        if "name" in kind.__dict__:
            found.append(kind)
    return sorted(found, key=lambda kind: kind.name)
