"""A number for the hall: for which line, with which right to go first, and how long it may take."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.events import Event, TicketCalled, TicketIssued, TicketMoved
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import time_text
from kiosk.domain.printing import PrintKind
from kiosk.domain.slips import TicketSlip
from kiosk.domain.ticket import Priority, QueueTicket, ServiceLine, WaitEstimate
from kiosk.domain.working_time import is_open
from kiosk.services import hall_standing, queueing
from kiosk.services.hall_standing import HallStanding, LineStanding
from kiosk.ui.citizen.filing import Filing
from kiosk.ui.citizen.slip_page_model import SlipPageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class TicketPageModel(SlipPageModel):
    changed = Signal()
    fault = Property(dict, SlipPageModel.shown_fault, notify=changed)
    busy = Property(bool, SlipPageModel.is_busy, notify=changed)
    slip = Property(str, SlipPageModel.slip_state, notify=changed)
    slipPlace = Property(str, SlipPageModel.slip_place_shown, notify=changed)
    slipFault = Property(dict, SlipPageModel.slip_fault_shown, notify=changed)
    page = "ticket"
    kind = PrintKind.TICKET

    def __init__(self, filing: Filing, parent: QObject | None = None) -> None:
        super().__init__(filing, parent)
        filing.bridge.happened.connect(self._on_happened)

    def _forget(self) -> None:
        super()._forget()
        self._stage = "line"
        self._line: ServiceLine | None = None
        self._priority = Priority.NORMAL
        self._ticket: QueueTicket | None = None
        self._wait: WaitEstimate | None = None
        self._hall: HallStanding | None = None
        self._wish = ""
        self._closed = False  # the counters do not serve at this hour

    def entered(self) -> None:
        """Where it was left; a procedure that somebody comes from names its line."""
        field, self._filing.ticket_field = self._filing.ticket_field, ""
        if self._ticket is None and field:
            self._choose(self._tools.queue_rules.line_for_field(field))
        self._look()

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "line", then "priority", then "ticket"."""
        return self._stage

    @Property(list, notify=changed)
    def lines(self) -> list[dict[str, str]]:
        """key, title, icon, and how it stands there now: empty until that is known."""
        known = {s.line.key: s for s in self._hall.lines} if self._hall else {}
        return [
            {
                "key": line.key,
                "title": shown(line.title),
                "icon": line.icon,
                "note": self._line_note(known[line.key]) if line.key in known else "",
            }
            for line in self._tools.queue_rules.lines
        ]

    @Property(list, notify=changed)
    def priorities(self) -> list[dict[str, Any]]:
        """value, title, note and whether it is the chosen one; first the answer of most people."""
        rows = [(Priority.NORMAL, self.tr("Không, tôi đợi theo thứ tự"), "")]
        for known in self._tools.queue_rules.priorities:
            note = self.tr("Tại quầy xin cho xem: %s") % shown(known.shown) if known.shown else ""
            rows.append((known.priority, shown(known.title), note))
        return [{"value": p.value, "title": t, "note": n, "chosen": p is self._priority} for p, t, n in rows]

    @Property(str, notify=changed)
    def lineTitle(self) -> str:
        return shown(self._line.title) if self._line else ""

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._ticket.number if self._ticket else ""

    @Property(str, notify=changed)
    def counters(self) -> str:
        """ "Quầy 8, 9 hoặc 6"."""
        return self._counters(self._line) if self._line else ""

    @Property(str, notify=changed)
    def ahead(self) -> str:
        if self._wait is None:
            return ""
        people = self._wait.people_ahead
        return self.tr("%d người") % people if people else self.tr("Không có ai")

    @Property(str, notify=changed)
    def waiting(self) -> str:
        """An honest range of minutes."""
        if self._wait is None:
            return ""
        return self.tr("chưa tính được") if self._closed else self._range(self._wait)

    @Property(str, notify=changed)
    def hours(self) -> str:
        """When the counters serve; empty while they do."""
        return self._hours() if self._closed else ""

    @Property(str, notify=changed)
    def priorityTitle(self) -> str:
        title = self._tools.queue_rules.priority_title(self._ticket.priority) if self._ticket else ""
        return shown(title) if title else ""

    # What the person does ----------------------------------------------------------------------------------

    @Slot(str)
    def chooseLine(self, key: str) -> None:
        self._choose(self._tools.queue_rules.line(key))
        self.changed.emit()

    @Slot()
    def findProcedure(self) -> None:
        """Not sure which line: look for the procedure first."""
        self._visit.filing = False
        self._visit.go("find")

    @Slot(str)
    def choosePriority(self, value: str) -> None:
        self._priority = Priority(value)
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        """One wish, one number, however often it is tapped."""
        tools, line, priority, dossier_id = self._tools, self._line, self._priority, self._filing.dossier_id
        if line is None:
            return
        self._wish = wish = self._wish or uuid7(tools.clock.now())

        def work(_: Report) -> tuple[QueueTicket, WaitEstimate, bool]:
            ticket = queueing.issue(
                line, priority, tools.station, tools.unit_of_work, tools.clock, wish, dossier_id=dossier_id
            )
            wait = hall_standing.estimate(line, tools.queue_rules, tools.unit_of_work, tools.clock, priority, ticket.id)
            return ticket, wait, not is_open(tools.clock.now(), tools.centre.hours, tools.calendar)

        self._fault = ""
        self._run("take", work, self._on_taken, self._on_fault)

    @Slot()
    def another(self) -> None:
        """A number for something else."""
        self._stop()
        self._forget()
        self._look()
        self.changed.emit()

    @Slot()
    def done(self) -> None:
        self._visit.end()

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """To the question before; False: the page itself is left."""
        if self._stage != "priority":
            return False
        self._stage = "line"
        self.changed.emit()
        return True

    # -------------------------------------------------------------------------------------------------------

    def _choose(self, line: ServiceLine) -> None:
        self._line, self._stage, self._wish = line, "priority", ""

    def _on_taken(self, result: tuple[QueueTicket, WaitEstimate, bool]) -> None:
        self._ticket, self._wait, self._closed = result
        self._stage = "ticket"
        self._filing.ticket_id = self._ticket.id
        self.printSlip()

    def _look(self) -> None:
        """How the hall stands now."""
        tools = self._tools

        def work(_: Report) -> HallStanding:
            return hall_standing.standing(tools.queue_rules, tools.unit_of_work, tools.clock)

        if "look" in self._jobs:  # its answer may be older than what has just happened
            self._jobs.pop("look").stop()
        self._run("look", work, self._on_hall, self._on_fault)

    def _on_hall(self, hall: HallStanding) -> None:
        self._hall = hall

    @Slot(object)
    def _on_happened(self, event: Event) -> None:
        if isinstance(event, TicketIssued | TicketCalled | TicketMoved) and self._visit.page == self.page:
            self._look()

    def _slip_subject(self) -> str:
        return self._ticket.id if self._ticket else ""

    def _slip_of(self, copy: int) -> TicketSlip:
        ticket, line, wait, tools = self._ticket, self._line, self._wait, self._tools
        assert ticket and line and wait  # noqa: S101 (printed only once they are there)
        return TicketSlip(
            centre=tools.centre,
            number=ticket.number,
            field=line.title,
            counters=tuple(f"Quầy {counter}" for counter in line.counters),
            ahead=wait.people_ahead,
            wait_minutes=None if self._closed else (wait.least_minutes, wait.most_minutes),
            priority=tools.queue_rules.priority_title(ticket.priority),
            taken_at=ticket.issued_at,
            note=f"Quầy đang nghỉ. Giờ làm việc: {self._hours()}." if self._closed else "",
            reprint=copy,
        )

    def _hours(self) -> str:
        """ "07:00–11:30, 13:30–17:00"."""
        hours = self._tools.centre.hours
        spans = (hours.opens, hours.lunch_from), (hours.lunch_to, hours.closes)
        return ", ".join(f"{time_text(begin)}–{time_text(end)}" for begin, end in spans)

    def _counters(self, line: ServiceLine) -> str:
        *first, last = sorted(line.counters, key=lambda number: (len(number), number))
        if not first:
            return self.tr("Quầy %s") % last
        return self.tr("Quầy %s hoặc %s") % (", ".join(first), last)

    def _line_note(self, standing: LineStanding) -> str:
        if not standing.waiting:
            return self.tr("Không có ai chờ")
        wait = standing.wait
        return self.tr("%d người, %d–%d phút") % (standing.waiting, wait.least_minutes, wait.most_minutes)

    def _range(self, wait: WaitEstimate) -> str:
        if wait.people_ahead == 0:
            return self.tr("sắp đến lượt")
        if wait.least_minutes < 1:
            return self.tr("dưới %d phút") % wait.most_minutes
        return self.tr("%d đến %d phút") % (wait.least_minutes, wait.most_minutes)
