"""The citizen's ways beside filing: a number, a fee, a petition, a rating, the essential services."""

from collections.abc import Iterator

from filing_shots import FilingWalk

from kiosk.domain.errors import PaperOut
from kiosk.domain.officer import Officer
from kiosk.domain.payment_platform import PaymentStanding, PaymentWord
from kiosk.domain.ticket import Priority
from kiosk.services import paying, queueing
from tests.services.visit import filled_draft, submit


class HallWalk(FilingWalk):
    name = "hall"

    def states(self) -> Iterator[str]:
        yield "home"
        self.scroll_to_end()
        yield "home-end"
        yield from self.ticket()
        yield from self.essential()
        yield from self.petition()
        yield from self.fee()

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

    def essential(self) -> Iterator[str]:
        self.visit.go("essential")
        yield "essential-1-all"
        self.scroll_to_end()
        yield "essential-1-all-end"
        self.model.open("birth")
        yield "essential-2-group"
        self.visit.back()
        self.model.showWay("traffic-fine")
        yield "essential-3-elsewhere"
        self.scroll_to_end()
        yield "essential-3-elsewhere-end"
        self.visit.end()

    def petition(self) -> Iterator[str]:
        self.visit.go("petition")
        page = self.model
        yield "petition-1-kind"
        page.rate()
        yield "rate-0-number"
        self.visit.back()
        page.chooseKind("complaint")
        yield "petition-2-text"
        page.typeText("Sáng nay quầy số 3 mở muộn 30 phút, không có thông báo.")
        page.askContact()
        yield "petition-3-contact"
        page.send(False)
        self.until(lambda: page.slip == "printed", "the petition's slip")
        yield "petition-4-filed"
        code, pin = page.code, page.pin.replace(" ", "")
        self.visit.end()
        self.visit.go("petition")
        page.find()
        yield "petition-5-find"
        page.typeCode(code)
        page.askPin()
        self.press("000000" if pin != "000000" else "111111")
        page.lookUp()
        self.settle()
        yield "petition-6-refused"
        self.press(pin)
        page.lookUp()
        self.settle()
        yield "petition-7-found"
        self.visit.end()

    def fee(self) -> Iterator[str]:
        """From the submitted dossier to the money and the three faces."""
        tools = self.bench.tools
        dossier_id = self.received()
        self.visit.go("lookup")
        self.kiosk.visit.model._filing.paying_for = dossier_id
        self.visit.go("pay")
        pay = self.model
        self.until(lambda: pay.stage == "qr", "the code to pay with")
        yield "pay-1-qr"
        pay.claimPaid()
        self.until(lambda: pay.stage == "unconfirmed", "the wait")
        self.settle()
        yield "pay-2-unconfirmed"
        word = PaymentWord(pay.purpose, PaymentStanding.PAID, 8000)
        paying.hear(word, tools.unit_of_work, tools.clock)
        self.until(lambda: pay.slip == "printed", "the fee slip")
        yield "pay-3-paid"
        pay.rate()
        rate = self.model
        yield "rate-1-faces"
        rate.choose("unsatisfied")
        yield "rate-2-reasons"
        rate.send("slow")
        self.settle()
        yield "rate-3-thanks"
        self.visit.end()
        self.visit.go("lookup")
        self.kiosk.visit.model._filing.paying_for = self.received()
        self.visit.go("pay")
        pay = self.model
        self.until(lambda: pay.stage == "qr", "the code to pay with")
        pay.payAtCounter()
        self.until(lambda: pay.stage == "counter", "the way to the counter")
        yield "pay-4-counter"
        self.visit.end()

    def received(self) -> str:
        """A dossier that owes 8000 đồng."""
        return submit(filled_draft(self.bench.tools.unit_of_work).id, self.bench.tools.unit_of_work).id

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
