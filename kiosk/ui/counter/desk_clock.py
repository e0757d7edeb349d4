"""The seconds of the desk: its clock, and how long nobody has touched it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import date_text, local, time_text
from kiosk.ports import Clock
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000


@QmlElement
@QmlUncreatable("made by desk.py")
class DeskClock(QObject):
    """Signals: changed each minute; second; idle, once when nobody has touched the desk for `idle_seconds`."""

    changed = Signal()
    second = Signal()
    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock: Clock | None = None
        self._untouched = 0
        self._shown = ""
        self.idle_seconds = 0  # 0: not told yet
        self._touches: frozenset[QEvent.Type] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def provide(self, clock: Clock, idle_seconds: int) -> None:
        self._clock, self.idle_seconds = clock, idle_seconds
        self.tick()

    @Property(str, notify=changed)
    def time(self) -> str:
        return time_text(local(self._clock.now()).time()) if self._clock else ""

    @Property(str, notify=changed)
    def date(self) -> str:
        return date_text(self._clock.now()) if self._clock else ""

    def watch(self, window: QObject) -> None:
        """Hear every key and click of the window. After the first picture: naming the kinds of event takes time."""
        kinds = QEvent.Type
        mouse = (kinds.MouseButtonPress, kinds.MouseMove, kinds.Wheel)
        self._touches = frozenset({*mouse, kinds.TouchBegin, kinds.KeyPress})
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._touches:
            self.touched()
        return False

    def touched(self) -> None:
        self._untouched = 0

    @Slot()
    def tick(self) -> None:
        """A second has passed. What works by itself does not count: lists are read again all the time."""
        self._untouched += 1
        self.second.emit()
        if self._untouched == self.idle_seconds:
            self.idle.emit()
        shown = self.time + self.date
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
