"""What stands round every page: centre, connection, clock, voice, language, and the watch for an idle screen."""

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import date_text, local, time_text
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job
from kiosk.ui.rule_words import shown
from kiosk.ui.translations import Translations
from kiosk.ui.visit import Visit

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from kiosk.domain.events import Event
    from kiosk.ui.tools import Tools

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 100
PAGE_FIRST_SECONDS = 0.5  # a page that opens puts the focus somewhere by itself
KNOCKS, KNOCK_SECONDS = 5, 3.0
IDLE_SECONDS, GRACE_SECONDS = 45, 20  # until the settings are known


@QmlElement
@QmlUncreatable("made in app.py")
class Shell(QObject):
    """Signals: changed; ticked, when the clock or the countdown moved; wiped, when display choices go back; knocked,
    when somebody knows where a technician knocks.
    """

    changed = Signal()
    ticked = Signal()
    wiped = Signal()
    knocked = Signal()

    def __init__(self, visit: Visit, translations: Translations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit, self._translations = visit, translations
        self._tools: Tools | None = None
        self._online = False
        self._speaking = False  # spoken guidance is on
        self._page_told_at = 0.0
        self._knocks: list[float] = []
        self._entry: QObject | None = None
        self._attract = False
        self._idle_ms = 0
        self._minute = ""
        visit.ended.connect(self._restore)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def provide(self, tools: "Tools") -> None:
        self._tools = tools
        self._online = tools.outbox.online
        self.changed.emit()

    @Slot(object)
    def hear(self, event: "Event") -> None:
        """An event of the other rooms, after its commit."""
        from kiosk.domain.events import ConnectionChanged

        if isinstance(event, ConnectionChanged):
            self._online = event.online
            self.changed.emit()

    # Head of the page ----------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def authority(self) -> str:
        return self._tools.centre.authority if self._tools else ""

    @Property(str, notify=changed)
    def centre(self) -> str:
        return self._tools.centre.name if self._tools else ""

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._tools is not None

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self._online

    @Property(str, notify=changed)
    def simulated(self) -> str:
        """What is not real on this machine: "thẻ, máy in"; empty when all is."""
        return ", ".join(shown(part) for part in self._tools.simulated) if self._tools else ""

    @Property(str, notify=ticked)
    def clock(self) -> str:
        return time_text(local(self._now()).time())

    @Property(str, notify=ticked)
    def date(self) -> str:
        return date_text(self._now())

    @Property(int, notify=ticked)
    def weekday(self) -> int:
        """0 Monday to 6 Sunday."""
        return local(self._now()).weekday()

    def _now(self) -> datetime:
        return self._tools.clock.now() if self._tools else datetime.now(UTC)

    # Voice and language --------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def speechAvailable(self) -> bool:
        return bool(self._tools and self._tools.speech.available)

    @Property(bool, notify=changed)
    def speaking(self) -> bool:
        return self._speaking

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._translations.language

    @Slot(str)
    def say(self, text: str) -> None:
        """Guide by voice from here on, beginning with this text; or stop, when it is on."""
        if self._speaking or not self._tools or not text:
            self.hush()
            return
        self._speaking = True
        self.tellPage(text)
        self.changed.emit()

    @Slot(str)
    def tellPage(self, text: str) -> None:
        """What the page says now, while the voice guides."""
        if self._speaking and self._tools and text:
            self._page_told_at = time.monotonic()
            self._tools.speech.say(text, self.language)

    @Slot(str)
    def tellControl(self, name: str) -> None:
        """What the keyboard has come to, while the voice guides. A page that has just begun is not cut short."""
        just_begun = time.monotonic() - self._page_told_at < PAGE_FIRST_SECONDS
        if self._speaking and self._tools and name and not just_begun:
            self._tools.speech.say(name, self.language)

    @Slot()
    def hush(self) -> None:
        if self._speaking and self._tools:
            self._tools.speech.hush()
            self._speaking = False
            self.changed.emit()

    @Slot()
    def switchLanguage(self) -> None:
        self.speak("en" if self.language == "vi" else "vi")

    def speak(self, language: str) -> None:
        """Every text of the screen in `language`, those that a model put together too."""
        if language == self.language:
            return
        self._translations.use(language)
        self._visit.retell()
        self.changed.emit()

    # The technician's way in ---------------------------------------------------------------------------------

    @Slot()
    def knock(self) -> None:
        """A tap on the mark. Five within three seconds, and nobody's visit under way: a technician."""
        now = time.monotonic()
        self._knocks = [at for at in self._knocks if now - at < KNOCK_SECONDS] + [now]
        if len(self._knocks) >= KNOCKS:
            self._knocks.clear()
            if not self._in_use and self._tools is not None:
                self.knocked.emit()

    @Property(QObject, notify=changed)
    def entry(self) -> QObject | None:
        """The PIN pad; none while nobody has knocked."""
        return self._entry

    def admit(self, entry: QObject | None) -> None:
        """Show the PIN pad, or take it away."""
        self._entry = entry
        self.changed.emit()

    # Idle ----------------------------------------------------------------------------------------------------

    def sleep(self) -> None:
        """Behind a hidden window there is no clock to show and nobody to wait for."""
        self._timer.stop()

    def awake(self) -> None:
        self._timer.start()
        self.touched()

    @Property(bool, notify=ticked)
    def idleAsked(self) -> bool:
        """Nobody has touched the screen for a while: the sheet asks."""
        return self._in_use and self._idle_ms > self._idle_limit

    @Property(float, notify=ticked)
    def graceFraction(self) -> float:
        return max(0.0, min(1.0, 1 - (self._idle_ms - self._idle_limit) / self._grace))

    @Property(int, notify=ticked)
    def graceSeconds(self) -> int:
        return max(0, -(-(self._idle_limit + self._grace - self._idle_ms) // 1000))

    @Property(bool, notify=changed)
    def attract(self) -> bool:
        """Home, and nobody there."""
        return self._attract

    @Slot()
    def touched(self) -> None:
        """Somebody is here."""
        self._idle_ms = 0
        if self._attract:
            self._attract = False
            self.changed.emit()
        self.ticked.emit()

    def watch(self, window: QObject) -> None:
        """Hear every touch and key of the window. After the first picture: naming the kinds of event takes time."""
        from PySide6.QtCore import QEvent  # its names cost 3 ms, which the first picture does not wait for

        kinds = QEvent.Type
        self._touches = frozenset({kinds.TouchBegin, kinds.TouchEnd, kinds.MouseButtonPress, kinds.KeyPress})
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: "QEvent") -> bool:
        if event.type() in self._touches and not self.idleAsked:
            self.touched()
        return False

    @Slot()
    def tick(self) -> None:
        """A tenth of a second has passed. While a device works for the citizen the screen is not idle."""
        self._idle_ms = 0 if Job.any_running() else self._idle_ms + TICK_MS
        minute = self.clock + self.date
        if minute != self._minute or self.idleAsked:
            self._minute = minute
            self.ticked.emit()
        if self._in_use and self._idle_ms > self._idle_limit + self._grace:
            self._visit.end()
        elif not self._in_use and self._idle_ms > self._idle_limit and not self._attract:
            self._visit.end()
            self._attract = True
            self.changed.emit()

    @property
    def _in_use(self) -> bool:
        return bool(self._visit.page != "home" or self._visit.officerCalled)

    @property
    def _idle_limit(self) -> int:
        return 1000 * (self._tools.idle_seconds if self._tools else IDLE_SECONDS)

    @property
    def _grace(self) -> int:
        return 1000 * (self._tools.idle_grace_seconds if self._tools else GRACE_SECONDS)

    @Slot()
    def _restore(self) -> None:
        """The next citizen finds the screen as it always is."""
        self.hush()
        self._translations.use("vi")
        self._idle_ms = 0
        self.wiped.emit()
        self.changed.emit()
        self.ticked.emit()
