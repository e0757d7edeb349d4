"""A finger and an eye: finds what is on the screen by the words a person would read, and touches it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtQml import QQmlProperty, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

BUTTON = "QQuickAbstractButton"  # touched before a mere text of the same words
CALM_SECONDS = 0.35  # longer than any motion of the screen
PATIENCE_SECONDS = 60.0  # ends a wait for what will not come, on the busiest machine


class NotOnScreen(Exception):
    """What the visit wanted to touch or see did not appear. Names controls, never what was typed."""


class Finger:
    """Drives one window from the thread that runs its event loop."""

    def __init__(self, window: QQuickWindow, pause_seconds: float = 0.0) -> None:
        self._window, self._pause = window, pause_seconds
        self._device = QTest.createTouchDevice()

    # Eye ---------------------------------------------------------------------------------------------------

    def sees(self, words: str) -> bool:
        """Whether something visible carries these words."""
        return next(self._named(words, exact=False), None) is not None

    def wait(self, condition: Callable[[], object], what: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Let the screen live until the condition holds. Raises NotOnScreen."""
        ends_at = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > ends_at:
                raise NotOnScreen(what)
            self._live(0.01)

    def wait_for(self, words: str, seconds: float = PATIENCE_SECONDS) -> None:
        self.wait(lambda: self.sees(words), words, seconds)

    def rest(self, seconds: float = CALM_SECONDS) -> None:
        """Let every motion come to its end."""
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            self._live(0.01)

    def picture(self, path: Path) -> None:
        """Save what the screen shows."""
        self.rest()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._window.grabWindow().save(str(path)):
            raise NotOnScreen(path.name)

    # Finger ------------------------------------------------------------------------------------------------

    def touch(self, words: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Touch the control whose whole name is `words`, scrolling to it where needed."""
        found: list[QQuickItem] = []

        def seek() -> bool:
            found[:] = sorted(self._named(words, exact=True), key=lambda item: not item.inherits(BUTTON))
            return bool(found)

        self.wait(seek, words, seconds)
        item = found[0]
        self._bring_into_view(item)
        self.touch_item(item)

    def touch_item(self, item: QQuickItem) -> None:
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(self._window, self._device).press(0, centre, self._window)
        self._live(0.03)
        QTest.touchEvent(self._window, self._device).release(0, centre, self._window)
        self.rest(0.05 + self._pause)

    def type(self, keys: str) -> None:
        """Touch the keys of the on-screen keyboard or pad, one by one, by the letter on them."""
        for key in keys:
            self.touch({" ": "dấu cách"}.get(key, key))

    def _bring_into_view(self, item: QQuickItem) -> None:
        """Drag the list it stands in, as a person would, until it is inside."""
        flickable = item.parentItem()
        while flickable is not None and not flickable.inherits("QQuickFlickable"):
            flickable = flickable.parentItem()
        if flickable is None:
            return
        top = item.mapToItem(flickable, QPointF(0, 0)).y()
        below = top + item.height() - flickable.height()
        if top >= 0 and below <= 0:
            return
        moved = flickable.property("contentY") + (top if top < 0 else below + 24)
        most = max(0.0, flickable.property("contentHeight") - flickable.height())
        flickable.setProperty("contentY", max(0.0, min(most, moved)))
        self.rest(0.1)

    # Finding -----------------------------------------------------------------------------------------------

    def _named(self, words: str, exact: bool) -> Iterator[QQuickItem]:
        """Visible items, front ones first, whose accessible name or text is, or holds, the words."""
        for item in _visible(self._window.contentItem()):
            name = _name_of(item)
            if name == words or (not exact and words in name):
                yield item

    def _live(self, seconds: float) -> None:
        QCoreApplication.processEvents()
        time.sleep(seconds)


def _visible(root: QQuickItem) -> Iterator[QQuickItem]:
    children = sorted(root.childItems(), key=lambda child: child.z(), reverse=True)
    for child in children:
        if child.isVisible() and child.opacity() > 0 and child.width() >= 0:
            yield from _visible(child)
            yield child


def _name_of(item: QQuickItem) -> str:
    """Its accessible name, or its text. Read through QQmlProperty: in this PySide, QObject.property() and
    QAccessible.queryAccessibleInterface() lose a reference to None each time they have nothing to return.
    """
    context = qmlContext(item)
    name = QQmlProperty.read(item, "Accessible.name", context) if context else ""
    if name:
        return str(name)
    text = QQmlProperty(item, "text")
    return str(text.read() or "") if text.isValid() else ""
