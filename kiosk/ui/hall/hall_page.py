"""The one page of the hall's display: who is called now, who was called lately, how many wait where."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.calling import Announcements, spoken_call
from kiosk.domain.local_time import date_text, local, time_text
from kiosk.domain.ticket import QueueTicket, TicketState
from kiosk.services import hall_standing
from kiosk.services.hall_standing import HallStanding
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Report

if TYPE_CHECKING:
    from kiosk.ui.hall.hall_tools import HallTools

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 1000
TICK_MS = 250
SHOWN_MS = 5000  # an announcement stands for at least so long, spoken or not
LONGEST_MS = 20000  # a voice that does not come to its end does not hold up the next number
LATELY = 6  # rows beside the number


@QmlElement
@QmlUncreatable("made in hall_window.py")
class HallPageModel(QObject):
    """Signals: changed; ticked, when the clock moved."""

    changed = Signal()
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools: HallTools | None = None
        self._hall: HallStanding | None = None
        self._fault = ""
        self._now: QueueTicket | None = None  # the call that is being announced
        self._announced_ms = 0
        self._announcements = Announcements()
        self._looking: Job | None = None
        self._minute = ""
        self._looks, self._ticks = QTimer(self), QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self.look)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.tick)

    def provide(self, tools: "HallTools") -> None:
        self._tools = tools
        self._looks.start()
        self._ticks.start()
        self.look()
        self.changed.emit()
        self.ticked.emit()

    def stop(self) -> None:
        self._looks.stop()
        self._ticks.stop()

    def fail(self, code: str) -> None:
        """The store cannot be read: the page says so, and goes on trying once it was open."""
        self._fault = code
        self.changed.emit()

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def faultCode(self) -> str:
        return self._fault

    @Property(str, notify=changed)
    def authority(self) -> str:
        return self._tools.centre.authority if self._tools else ""

    @Property(str, notify=changed)
    def centre(self) -> str:
        return self._tools.centre.name if self._tools else ""

    @Property(str, notify=ticked)
    def clock(self) -> str:
        return time_text(local(self._time()).time())

    @Property(str, notify=ticked)
    def date(self) -> str:
        return date_text(self._time())

    @Property(bool, notify=changed)
    def announcing(self) -> bool:
        """A number is being called this moment."""
        return self._now is not None

    @Property(str, notify=changed)
    def number(self) -> str:
        ticket = self._shown()
        return ticket.number if ticket else ""

    @Property(str, notify=changed)
    def counter(self) -> str:
        ticket = self._shown()
        return ticket.counter if ticket else ""

    @Property(str, notify=changed)
    def counterTitle(self) -> str:
        ticket = self._shown()
        if self._tools is None or ticket is None:
            return ""
        return next((c.title for c in self._tools.queue_rules.counters if c.number == ticket.counter), "")

    @Property(list, notify=changed)
    def lately(self) -> list[dict[str, Any]]:
        """number, counter, whether somebody is there; the newest call first, without the one shown large."""
        shown = self._shown()
        rows = [t for t in self._called() if shown is None or t.id != shown.id]
        return [
            {"number": t.number, "counter": t.counter, "serving": t.state is TicketState.SERVING} for t in rows[:LATELY]
        ]

    @Property(list, notify=changed)
    def lines(self) -> list[dict[str, Any]]:
        """letter, title and how many wait, for every line."""
        known = self._hall.lines if self._hall else ()
        return [{"letter": s.line.letter, "title": s.line.title, "waiting": s.waiting} for s in known]

    @Property(bool, notify=changed)
    def apart(self) -> bool:
        """The hub does not answer: what other machines call comes late."""
        return self._tools is not None and self._tools.apart()

    # -------------------------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Read the hall; a look that takes long is not overtaken by the next."""
        tools = self._tools
        if tools is None or self._looking is not None:
            return

        def work(_: Report) -> HallStanding:
            return hall_standing.standing(tools.queue_rules, tools.unit_of_work, tools.clock)

        self._looking = job = Job(work, parent=self)
        job.succeeded.connect(self._on_hall)
        job.failed.connect(self._on_fault)
        job.start()

    @Slot()
    def tick(self) -> None:
        """A quarter of a second has passed."""
        minute = self.clock + self.date
        if minute != self._minute:
            self._minute = minute
            self.ticked.emit()
        if self._now is not None:
            self._announced_ms += TICK_MS
            speaking = self._tools is not None and self._tools.speech.speaking
            over = self._announced_ms >= SHOWN_MS and not speaking
            if not over and self._announced_ms < LONGEST_MS:
                return
            self._now = None
            self.changed.emit()
        self._announce()

    def _announce(self) -> None:
        ticket = self._announcements.next()
        if ticket is None or self._tools is None:
            return
        self._now, self._announced_ms = ticket, 0
        self._tools.speech.say(spoken_call(ticket.number, ticket.counter), "vi")
        self.changed.emit()

    @Slot(object)
    def _on_hall(self, hall: HallStanding) -> None:
        self._looking, self._hall, self._fault = None, hall, ""
        self._announcements.see(hall.called, self._time())
        if self._now is None:
            self._announce()
        self.changed.emit()

    @Slot(str)
    def _on_fault(self, code: str) -> None:
        self._looking = None
        self.fail(code)

    def _called(self) -> tuple[QueueTicket, ...]:
        """Those who were called and are not missed: nobody is shown up who did not come."""
        if self._hall is None:
            return ()
        gone = (TicketState.MISSED, TicketState.CANCELLED, TicketState.WAITING)
        return tuple(t for t in self._hall.called if t.state not in gone)

    def _shown(self) -> QueueTicket | None:
        return self._now or next(iter(self._called()), None)

    def _time(self) -> datetime:
        return self._tools.clock.now() if self._tools else datetime.now(UTC)
