"""What a finger waits for while every device is busy: from the touch to a changed screen, from page to page."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Measure, percentile

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtQuick import QQuickItem

TOUCH_MS, PAGE_MS = 50.0, 250.0
TOUCHES, ROUNDS = 300, 12
PAUSE_SECONDS = 0.02  # between two touches; a person takes longer
TILE = "QQuickAbstractButton"


def fingertip() -> Iterator[Measure]:
    """Run in a process of its own, as the kiosk is."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.fingertip"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    for name, limit, took in (
        ("touch to changed screen p99, all devices busy", TOUCH_MS, found["touches"]),
        ("page change p99, all devices busy", PAGE_MS, found["pages"]),
    ):
        note = f"p50 {statistics.median(took):.1f}, max {max(took):.1f}, n {len(took)}; {found['done']}"
        yield Measure(name, "ms", percentile(took, 0.99), limit, "limit", 1.0, note)


def main() -> int:
    from PySide6.QtGui import QGuiApplication

    from benchmarks.at_work import Load, live
    from kiosk.bootstrap import Kiosk, open_kiosk
    from kiosk.domain.events import Event
    from kiosk.ui.app import Window, window_size
    from kiosk.ui.fonts import load_fonts
    from kiosk.ui.tools import Tools

    application = QGuiApplication([])
    load_fonts()
    opened: list[Kiosk] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:

        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            opened.append(open_kiosk(None, Path(folder), publish))
            return opened[0].tools

        shape = SimpleNamespace(landscape=False, fullscreen=False, scale=1.0)
        window = Window(assemble, *window_size(shape, application))
        window.window.show()
        live(application, lambda: window.tools is not None, 60)
        live(application, lambda: False, 2)
        load = Load(opened[0])
        load.start()
        live(application, lambda: False, 1)
        touches, pages = Touches(window), Pages(window)
        for _ in range(TOUCHES):
            touches.one()
        for _ in range(ROUNDS):
            pages.round()
        load.stop()
        live(application, load.ended, 20)
        window.close()
    print(json.dumps({"touches": touches.took, "pages": pages.took, "done": load.told()}))
    return 0


class Frames:
    """Waits for the next picture of a window, with the event loop running as in service."""

    def __init__(self, window: Any) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        self._loop, self._at = QEventLoop(), 0.0
        self._watch = QTimer()
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self._loop.quit)
        window.window.frameSwapped.connect(self._on_frame)

    def _on_frame(self) -> None:
        if not self._at:
            self._at = time.monotonic()
        self._loop.quit()

    def after(self, act: Callable[[], None]) -> float:
        """Milliseconds from before `act` to the next picture. A second without one counts as a second."""
        self._at = 0.0
        began = time.monotonic()
        act()
        if not self._at:
            self._watch.start(1000)
            self._loop.exec()
            self._watch.stop()
        return 1000 * ((self._at or time.monotonic()) - began)

    def rest(self, seconds: float) -> None:
        ends_at = time.monotonic() + seconds
        while (left := ends_at - time.monotonic()) > 0:
            self._watch.start(max(1, round(1000 * left)))
            self._loop.exec()


class Touches:
    """A finger comes down on one tile of home after the other and slides off again, so that nothing is opened."""

    def __init__(self, window: Any) -> None:
        from PySide6.QtTest import QTest

        self._window, self._frames, self._device = window.window, Frames(window), QTest.createTouchDevice()
        self._tiles = [tile for tile in _buttons(window.window.contentItem()) if tile.isEnabled() and _in_sight(tile)]
        self.took: list[float] = []

    def one(self) -> None:
        tile = self._tiles[len(self.took) % len(self._tiles)]
        self.took.append(self._frames.after(lambda: self._press(tile)))
        self._slide_off(tile)

    def _press(self, tile: "QQuickItem") -> None:
        self._touch().press(0, _centre(tile), self._window)

    def _slide_off(self, tile: "QQuickItem") -> None:
        """Sideways, so that no list is scrolled."""
        edge = _centre(tile)
        edge.setX(2)
        self._touch().move(0, edge, self._window)
        self._touch().release(0, edge, self._window)
        self._frames.rest(PAUSE_SECONDS)

    def _touch(self) -> Any:
        from PySide6.QtTest import QTest

        return QTest.touchEvent(self._window, self._device)


def _in_sight(tile: "QQuickItem") -> bool:
    centre, place = _centre(tile), tile.parentItem()
    while place is not None:
        if place.clip() and not place.contains(place.mapFromScene(centre.toPointF())):
            return False
        place = place.parentItem()
    return True


def _centre(tile: "QQuickItem") -> "QPoint":
    from PySide6.QtCore import QPointF

    return tile.mapToScene(QPointF(tile.width() / 2, tile.height() / 2)).toPoint()


def _buttons(root: "QQuickItem") -> "Iterator[QQuickItem]":
    for child in root.childItems():
        if child.isVisible():
            if child.inherits(TILE):
                yield child
            yield from _buttons(child)


class Pages:
    """Forward and back over pages that need no card; each change until the new page is first seen."""

    def __init__(self, window: Any) -> None:
        self._visit, self._frames = window.visit, Frames(window)
        self.took: list[float] = []

    def round(self) -> None:
        visit = self._visit
        steps: list[Callable[[], None]] = [
            lambda: visit.go("find"),
            lambda: visit.model.openEvent("birth"),
            lambda: visit.model.open("1.004222"),
            lambda: visit.go("card"),
            visit.back,
            visit.back,
            visit.end,
            lambda: visit.go("lookup"),
            visit.end,
        ]
        for step in steps:
            self.took.append(self._frames.after(step))
            self._frames.rest(0.4)  # the slide comes to its end


if __name__ == "__main__":
    sys.exit(main())
