"""The call bar: the ticket this counter serves, and calling the next."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.ticket import QueueTicket, TicketState
from kiosk.services import hall_standing, queueing
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.words import ago
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

READ_MS = 3000


@QmlElement
@QmlUncreatable("made in desk_window.py")
class CallBarModel(QObject):
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent or desk)
        self._desk = desk
        self._job: Job | None = None
        self._reading: Job | None = None
        self._forget()
        desk.wiped.connect(self._on_wiped)
        desk.refreshed.connect(self.read)
        self._timer = QTimer(self)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self.read)
        self._timer.start()

    def _forget(self) -> None:
        self._ticket: QueueTicket | None = None
        self._waiting: dict[str, int] = {}
        self._missed: list[QueueTicket] = []
        self._dialog = ""

    @Slot()
    def _on_wiped(self) -> None:
        self._forget()
        self.changed.emit()

    # What it shows ---------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._ticket.number if self._ticket else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        """ "called", "serving", or empty: nobody is at the counter."""
        return self._ticket.state.value if self._ticket else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        """Line and class of the ticket, how often it was called, since when."""
        ticket = self._ticket
        if ticket is None:
            return self.tr("Chưa gọi số nào")
        rules, since = self._desk.tools.queue_rules, ticket.serving_at or ticket.called_at
        parts = [rules.line(ticket.line).title, rules.priority_title(ticket.priority)]
        if ticket.state is TicketState.CALLED and ticket.calls > 1:
            parts.append(self.tr("gọi lần %1").replace("%1", str(ticket.calls)))
        if since:
            parts.append(ago((self._desk.tools.clock.now() - since).total_seconds()))
        return " · ".join(part for part in parts if part)

    @Property(int, notify=changed)
    def waiting(self) -> int:
        """How many wait for this counter."""
        return sum(self._waiting.values())

    @Property(str, notify=changed)
    def dossierId(self) -> str:
        """The kiosk's work that the person comes with."""
        return self._ticket.dossier_id if self._ticket else ""

    @Property(str, notify=changed)
    def dialog(self) -> str:
        """ "take" (a number out of turn), "transfer" (to another line), or empty."""
        return self._dialog

    @Property(list, notify=changed)
    def lines(self) -> list[dict[str, Any]]:
        """Where a ticket may be transferred: every line but its own."""
        rules = self._desk.tools.queue_rules if self._desk.officer else None
        own = self._ticket.line if self._ticket else ""
        lines = [line for line in rules.lines if line.key != own] if rules else []
        return [{"key": line.key, "title": line.title, "letter": line.letter} for line in lines]

    @Property(list, notify=changed)
    def missed(self) -> list[dict[str, str]]:
        """Called before, and nobody came: they may be taken again."""
        now = self._desk.tools.clock.now() if self._missed else None
        return [
            {"number": t.number, "note": ago((now - t.called_at).total_seconds()) if now and t.called_at else ""}
            for t in self._missed[:8]
        ]

    # What the officer does -------------------------------------------------------------------------------------

    @Slot()
    def read(self) -> None:
        desk = self._desk
        if self._reading is not None or self._job is not None or desk.stage != "work":
            return
        self._reading = Job(self._look, self)
        self._reading.succeeded.connect(self._on_read)
        self._reading.failed.connect(self._on_unread)
        self._reading.start()

    def _look(self, _: Report) -> Any:
        t = self._desk.tools
        mine = [line.key for line in t.queue_rules.lines_of(t.counter)]
        hall = hall_standing.standing(t.queue_rules, t.unit_of_work, t.clock)
        waiting = {each.line.key: each.waiting for each in hall.lines if each.line.key in mine}
        missed = queueing.missed_today(mine, t.unit_of_work, t.clock)
        return queueing.at_counter(t.counter, t.unit_of_work, t.clock), waiting, missed

    @Slot(object)
    def _on_read(self, found: Any) -> None:
        self._reading = None
        self._ticket, self._waiting, self._missed = found
        self.changed.emit()

    @Slot(str)
    def _on_unread(self, code: str) -> None:
        self._reading = None
        self._desk.say_fault(code)

    @Slot()
    def callNext(self) -> None:
        t, officer = self._desk.tools, self._desk.officer_at_work
        lines = [line.key for line in t.queue_rules.lines_of(t.counter)]
        rest = t.queue_rules, t.unit_of_work, t.clock, t.claims.ticket
        self._do(lambda: queueing.call_next(t.counter, lines, officer, *rest))

    @Slot()
    def recall(self) -> None:
        self._with_ticket(queueing.recall)

    @Slot()
    def serve(self) -> None:
        """The person has come."""
        self._with_ticket(queueing.start_serving)

    @Slot()
    def skip(self) -> None:
        self._with_ticket(queueing.skip)

    @Slot()
    def finish(self) -> None:
        self._with_ticket(queueing.finish)

    @Slot(str)
    def take(self, number: str) -> None:
        t, officer = self._desk.tools, self._desk.officer_at_work
        if number.strip():
            self._do(lambda: queueing.take(number, t.counter, officer, t.unit_of_work, t.clock, t.claims.ticket))

    @Slot(str)
    def transfer(self, line: str) -> None:
        t, officer, ticket = self._desk.tools, self._desk.officer_at_work, self._ticket
        if ticket is not None:
            to = t.queue_rules.line(line)
            self._do(lambda: queueing.transfer(ticket.id, to, t.counter, officer, t.unit_of_work, t.clock))

    @Slot(str)
    def ask(self, dialog: str) -> None:
        """Open "take" or "transfer"; empty closes."""
        if dialog != "transfer" or self._ticket is not None:
            self._dialog = dialog
            self.changed.emit()

    def _with_ticket(self, service: Callable[..., QueueTicket]) -> None:
        t, officer, ticket = self._desk.tools, self._desk.officer_at_work, self._ticket
        if ticket is not None:
            self._do(lambda: service(ticket.id, t.counter, officer, t.unit_of_work, t.clock))

    def _do(self, work: Callable[[], QueueTicket]) -> None:
        if self._job is not None or self._desk.stage != "work":
            return
        self._job = Job(lambda _: work(), self)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_refused)
        self._job.start()

    @Slot(object)
    def _on_done(self, _: QueueTicket) -> None:
        self._job, self._dialog = None, ""
        self.read()
        self.changed.emit()

    @Slot(str)
    def _on_refused(self, code: str) -> None:
        self._job = None
        self._desk.say_fault(code)
        self.read()
