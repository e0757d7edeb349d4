"""The citizen's walk: from the first page over filing to the slip, back to the look-up, and away."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from filing_bench import CAN, MAU, NOW, PERMANENT_RESIDENCE, Bench, bench, catalogue, sheet
from walks import Walk

from kiosk.demo.finger import Finger
from kiosk.domain.card import CardPhase, CardProgress
from kiosk.domain.casework import Action, ProcessingStep
from kiosk.domain.dossier import DossierState
from kiosk.domain.errors import (
    AccessKeyRejected,
    CardRemoved,
    FeederEmpty,
    PaperOut,
    PrinterAbsent,
    ScannerJammed,
)
from kiosk.domain.events import DossierRegistered, Event
from kiosk.domain.identifiers import uuid7
from kiosk.domain.outbox import Outcome
from kiosk.domain.printing import PrintState
from kiosk.ui.app import Window
from kiosk.ui.tools import Tools

UNKNOWN_CODE = "H99.01-261123-0009"
IDLE_TICKS, ATTRACT_TICKS = 520, 460  # tenths of a second: inside the grace, and past the wait of the first page


class FilingWalk(Walk):
    """One citizen's way over the bench."""

    name = "citizen"
    bench: Bench

    def __init__(self, folder: Path, width: int, height: int) -> None:
        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            self.bench = bench(folder, publish)
            return self.bench.tools

        self.kiosk = Window(assemble, width, height)
        self.engine, self.window, self.visit = self.kiosk.engine, self.kiosk.window, self.kiosk.visit
        self.window.show()
        self.finger = Finger(self.window)
        self.until(lambda: self.visit.ready, "tools")

    def speak(self, language: str) -> None:
        self.kiosk.shell.speak(language)

    def close(self) -> None:
        super().close()
        self.kiosk.close()

    @property
    def model(self) -> Any:
        """The view-model of the page shown."""
        return self.visit.model

    def states(self) -> Iterator[str]:
        yield from self.choosing()
        yield from self.card()
        yield from self.confirm()
        yield from self.details()
        yield from self.papers()
        yield from self.submitting()
        yield from self.look_up()
        yield from self.half_done()
        yield from self.nobody()

    def choosing(self) -> Iterator[str]:
        yield "home"
        self.visit.go("find")
        yield "find"
        self.model.search("dang ky thuong tru")
        yield "find-search"
        self.model.search("xyzxyz")
        yield "find-nothing"
        self.model.openEvent("birth")
        yield "find-event"
        self.model.showFields()
        yield "find-fields"
        self.model.open(PERMANENT_RESIDENCE)
        yield "sheet"
        self.scroll_to_end()
        yield "sheet-end"
        self.visit.callOfficer()
        self.settle()
        yield "help"
        self.visit.call.goOn()
        self.until(lambda: not self.visit.officerCalled, "the work back")
        self.visit.go("card")

    def card(self) -> Iterator[str]:
        card, reader = self.model, self.bench.reader
        yield "card-1-number"
        self.press(CAN[:4])
        yield "card-2-half"
        self.press(CAN[4:])
        card.read()
        self.until(lambda: card.waiting, "waiting for the card")
        yield "card-3-waiting"
        reader.steps.put(CardProgress(CardPhase.OPENING, 0.1))
        reader.steps.put(CardProgress(CardPhase.READING, 0.35))
        self.until(lambda: card.fraction >= 0.35, "reading")
        yield "card-4-reading"
        reader.steps.put(CardProgress(CardPhase.PHOTO, 0.7, MAU))
        self.until(lambda: card.greeting, "the greeting")
        yield "card-5-photo"
        reader.steps.put(AccessKeyRejected())
        self.settle()
        yield "card-6-wrong-number"
        card.read()
        reader.steps.put(CardRemoved())
        self.settle()
        yield "card-7-removed"
        card.read()
        reader.put_card()
        self.until(lambda: self.visit.page == "confirm", "the confirm page")

    def confirm(self) -> Iterator[str]:
        yield "confirm"
        self.scroll_to_end()
        yield "confirm-end"
        self.model.reveal(True)
        yield "confirm-revealed"
        self.window.setProperty("leaving", True)
        yield "leaving"
        self.window.setProperty("leaving", False)
        self.model.confirm()
        self.until(lambda: self.visit.page == "case", "the case page")
        yield "case"
        self.model.choose(0)
        yield "case-chosen"
        self.model.next()
        self.until(lambda: self.visit.page == "details", "the details page")

    def details(self) -> Iterator[str]:
        """Every question of the form, with one answer left out and one half given."""
        details = self.model
        while self.visit.page == "details":
            number, ask = details.number, details.ask
            name = f"details-{number}-{ask}"
            yield name
            if number == 1:
                details.next()
                yield f"{name}-left-out"
            if ask == "province":
                details.choose("01")
                yield f"{name}-chosen"
            elif ask == "commune":
                details.search("ba")
                yield f"{name}-search"
                details.choose("00004")
            elif ask == "choice":
                details.choose(details.options[1]["value"])
                yield f"{name}-chosen"
            elif ask == "phone":
                self.press("0900")
                details.next()
                yield f"{name}-short"
                self.press("000000")
            elif ask == "date":
                self.press("05111990")
            elif not details.optional:
                details.type(MAU.residence)
            details.next()
            self.settle()
            if self.visit.page == "details" and details.number == number:
                raise RuntimeError(f"question {number} does not take its answer")

    def papers(self) -> Iterator[str]:
        papers, scanner = self.model, self.bench.scanner
        yield "papers-1"
        papers.scan(0)
        yield "papers-2-lay"
        scanner.steps.put(sheet(1))
        scanner.steps.put(sheet(2))
        self.until(lambda: papers.pages == 2, "two pages")
        yield "papers-3-scanning"
        scanner.steps.put(ScannerJammed())
        self.settle()
        yield "papers-4-jam"
        papers.scanMore()
        scanner.lay(sheet(3))
        self.settle()
        yield "papers-5-scanned"
        papers.keep()
        self.settle()
        yield "papers-6-kept"
        papers.scan(1)
        scanner.steps.put(FeederEmpty())
        self.settle()
        yield "papers-7-empty"
        papers.discard()
        papers.bringRest()
        self.settle()
        yield "papers-8-ready"
        papers.next()
        self.until(lambda: self.visit.page == "review" and self.model.ready, "the review page")

    def submitting(self) -> Iterator[str]:
        yield "review"
        self.scroll_to_end()
        yield "review-end"
        self.bench.printer.next = [PrintState.UNKNOWN]
        self.bench.form_printer.next = [PrinterAbsent()]
        self.model.submit()
        self.until(lambda: self.visit.page == "submitted", "the submitted page")
        self.settle()
        yield "submitted-1-question"
        self.scroll_to_end()
        yield "submitted-1-question-end"
        submitted = self.model
        self.bench.printer.next = [PaperOut()]
        submitted.slipCameOut(False)
        self.settle()
        yield "submitted-2-paper-out"
        submitted.printSlip()
        submitted.printForm()
        self.settle()
        yield "submitted-3-printed"
        self.dossier_code, self.pin = submitted.code, submitted.pin.replace(" ", "")
        self.register(self.dossier_code)
        yield "submitted-4-registered"

    def look_up(self) -> Iterator[str]:
        self.visit.end()
        self.visit.go("lookup")
        look_up = self.model
        yield "lookup-0-ways"
        look_up.useCode()
        yield "lookup-1-code"
        look_up.typeCode(UNKNOWN_CODE)
        look_up.askPin()
        yield "lookup-2-pin"
        self.press("1" * look_up.pinLength)
        look_up.findWithPin()
        self.settle()
        yield "lookup-3-refused"
        self.visit.back()
        look_up.typeCode(self.dossier_code)
        look_up.askPin()
        look_up.findStage()
        self.settle()
        yield "lookup-4-stage"
        self.visit.back()
        self.press(self.pin)
        look_up.findWithPin()
        self.settle()
        yield "lookup-5-whole"
        self.needs_supplement(self.dossier_code)
        look_up.again()
        look_up.useCard()
        self.press(CAN)
        self.model.read()
        self.bench.reader.put_card()
        self.until(lambda: self.visit.page == "lookup", "the look-up with a card")
        self.settle()
        yield "lookup-6-own"
        look_up.open(look_up.own[0]["id"])
        self.settle()
        yield "lookup-7-supplement"
        self.scroll_to_end()
        yield "lookup-7-supplement-end"

    def half_done(self) -> Iterator[str]:
        """A procedure that only the list knows, begun by somebody who has to go, and found again by the card."""
        self.visit.end()
        self.visit.go("find")
        self.model.open(next(s.code for s in catalogue().summaries if not s.detailed and s.field == "Hộ tịch"))
        yield "sheet-bare"
        self.identify()
        self.until(lambda: self.visit.page == "details", "the details page")
        self.model.choose("self")
        self.window.setProperty("leaving", True)
        yield "leaving-keep"
        self.window.setProperty("leaving", False)
        self.visit.callOfficer()
        self.settle()
        yield "help-work"
        self.visit.call.goOn()
        self.until(lambda: not self.visit.officerCalled, "the work back")
        self.visit.keeping.keep()
        self.until(lambda: self.visit.page == "home", "home")
        self.visit.go("find")
        self.model.open(PERMANENT_RESIDENCE)
        self.identify()
        self.until(lambda: self.visit.page == "resume", "the resume page")
        yield "resume"

    def identify(self) -> None:
        self.visit.go("card")
        self.press(CAN)
        self.model.read()
        self.bench.reader.put_card()
        self.until(lambda: self.visit.page == "confirm", "the confirm page")
        self.model.confirm()

    def nobody(self) -> Iterator[str]:
        """The citizen walks away."""
        self.tick(IDLE_TICKS)
        yield "idle"
        self.kiosk.shell.touched()
        self.visit.end()
        self.tick(ATTRACT_TICKS)
        yield "attract"

    def press(self, digits: str) -> None:
        for digit in digits:
            self.model.press(digit)

    def tick(self, count: int) -> None:
        for _ in range(count):
            self.kiosk.shell.tick()

    def needs_supplement(self, code: str) -> None:
        """An officer has taken it in and asked for one paper more."""
        with self.bench.store.unit_of_work() as uow:
            dossier = uow.dossier_by_code(code)
            for action, now, reason in (
                (Action.ACCEPT, DossierState.RECEIVED, ""),
                (
                    Action.REQUEST_SUPPLEMENT,
                    DossierState.NEEDS_SUPPLEMENT,
                    "bản sao giấy khai sinh.",
                ),
            ):
                at = NOW + timedelta(hours=len(reason) + 1)
                step = ProcessingStep(
                    uuid7(at), dossier.id, action, at, dossier.state, now, "o-1", "TRẦN THỊ LAN", reason
                )
                uow.add_step(step)
                dossier.move_to(now)
            dossier.due_at = None
            uow.save(dossier)
            uow.commit()

    def register(self, code: str) -> None:
        """The Portal takes the dossier in."""
        with self.bench.store.unit_of_work() as uow:
            dossier = uow.dossier_by_code(code)
            for item in uow.items_of(dossier.id):
                uow.settle(item.id, Outcome(True))
            dossier.registered_at = NOW
            uow.save(dossier)
            uow.commit()
        self.kiosk.bridge.publish([DossierRegistered(dossier.id)])
        self.settle()
