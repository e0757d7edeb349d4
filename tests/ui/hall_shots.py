"""The citizen's ways beside filing: a number, a fee, a petition, a rating, the essential services."""

from collections.abc import Iterator

from filing_shots import FilingWalk

from kiosk.domain.errors import PaperOut
from kiosk.domain.officer import Officer
from kiosk.domain.ticket import Priority
from kiosk.services import queueing


class HallWalk(FilingWalk):
    name = "hall"

    def states(self) -> Iterator[str]:
        yield from self.ticket()

    def ticket(self) -> Iterator[str]:
        self.people()
        self.visit.go("ticket")
        self.settle()
        yield "ticket-1-line"
        self.scroll_to_end()
        yield "ticket-1-line-end"
        self.model.chooseLine("civil-status")
        yield "ticket-2-priority"
        self.model.choosePriority("elderly")
        yield "ticket-2-priority-chosen"
        self.model.take()
        self.until(lambda: self.model.slip == "printed", "the printed number")
        yield "ticket-3-number"
        self.model.another()
        self.model.chooseLine("land")
        self.bench.printer.next = [PaperOut()]
        self.model.take()
        self.until(lambda: self.model.slip == "fault", "the empty roll")
        yield "ticket-4-no-paper"
        self.visit.end()
        self.settle()

    def people(self) -> None:
        """Others who wait, and two counters at work."""
        tools = self.bench.tools
        rules, open_store, clock = tools.queue_rules, tools.unit_of_work, tools.clock
        for line in rules.lines:
            for _ in range(7 if line.key == "civil-status" else 3 if line.key in ("land", "residence") else 0):
                queueing.issue(line, Priority.NORMAL, "K1", open_store, clock)
        officer = Officer("o1", "lan", "Nguyễn Thị Mẫu", frozenset(), "", clock.now())
        for counter in ("8", "9"):
            queueing.call_next(counter, ("civil-status",), officer, rules, open_store, clock)
