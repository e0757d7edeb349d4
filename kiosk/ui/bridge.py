"""From the rooms without Qt to the screen: what happened, after its commit, through one signal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from kiosk.domain.events import Event


class Bridge(QObject):
    """`publish` may be called on any thread; slots of objects of the UI thread run on the UI thread."""

    happened = Signal(object)

    def publish(self, events: "Iterable[Event]") -> None:
        for event in events:
            self.happened.emit(event)
