"""What a clerk does with a dossier: looking at it, every step with its form, money, reception and return."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
from casework_bench import ANSWERS, led
from filing_bench import CAN, PERMANENT_RESIDENCE, sheet
from officer_walk import OfficerWalk

from kiosk.domain.casework import Action
from kiosk.domain.certified_copy import SignatureLevel, SigningPhase
from kiosk.domain.errors import TimeStampAway
from kiosk.domain.scanning import PageFlaw, PageVerdict
from kiosk.ui.counter.copies_jobs import Signing
from tests.devices.scanner.spoiled_pages import scanned
from tests.documents import civil_papers

REASON = (
    "Thiếu giấy tờ chứng minh chỗ ở hợp pháp. Đề nghị công dân nộp bản sao hợp đồng thuê nhà có xác nhận của chủ "
    "nhà, kèm bản chính để đối chiếu."
)
DWELLING = 2  # of the papers that are asked for: it proves where somebody lives
FACTS = {"number": "05/2019/HĐTN", "issued_on": "15/08/2031", "issued_by": "Ủy ban nhân dân phường Hoa Mẫu"}


class CaseworkWalk(OfficerWalk):
    """A supervisor takes one dossier after the other in hand."""

    name = "casework"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.sit_down(folder, width, height, dossiers=40)
        self.at.log_in()

    def states(self) -> Iterator[str]:
        yield from self.intake()
        yield from self.money()
        yield from self.returning()
        yield from self.dossiers()
        yield from self.steps()

    def intake(self) -> Iterator[str]:
        self.go("intake")
        yield "intake-empty"
        model, bench = self.at.model, self.at.bench
        model.search("thuong tru")
        yield "intake-found"
        model.choose(PERMANENT_RESIDENCE)
        model.card.type(CAN)
        model.card.read()
        bench.reader.put_card()
        self.settle()
        for key, text in ANSWERS.items():
            model.form.answer(key, text)
        self.finger.rest(0.6)
        self.settle()
        bench.scanner.lay(sheet(1), sheet(2), sheet(3))
        model.papers.scan()
        self.settle()
        yield "intake-half"
        yield from self.review()
        for at in range(1, len(model.papers.rows)):
            model.papers.choose(at)
            if at == DWELLING:
                bench.scanner.lay(sheet(6), sheet(7))
                model.papers.scan()
            else:
                model.papers.handIn()
            self.settle()
        model.papers.choose(0)
        self.settle()
        yield "intake-ready"
        model.accept()
        self.settle()
        yield "intake-accepted"
        dossier_id = model._dossier.id
        self.desk.dismissToast()
        model.again()
        self.settle()
        yield from self.again()
        yield from self.copies(dossier_id)

    def again(self) -> Iterator[str]:
        """The same person comes back: one paper was digitised before."""
        model = self.at.model
        model.choose(PERMANENT_RESIDENCE)
        model.card.type(CAN)
        model.card.read()
        self.at.bench.reader.put_card()
        self.settle()
        model.papers.choose(DWELLING)
        self.settle()
        yield "intake-offered"
        model.papers.askReuse()
        self.settle()
        yield "intake-reuse"
        model.papers.reuse(True)
        self.settle()
        yield "intake-reused"
        model.reset()
        self.settle()

    def copies(self, dossier_id: str) -> Iterator[str]:
        self.go("copies", dossier_id)
        self.settle()
        yield "copies"
        model, seal = self.at.model, self.at.bench.seal
        self.typed(model.facts, FACTS)
        yield "copies-facts"
        self.typed(model.facts, {"issued_on": "15/08/2019"})
        model.save()
        self.settle()
        seal.faults[SignatureLevel.B_T] = TimeStampAway("asked")
        model.ask()
        self.settle()
        yield "copies-pin"
        model.sign("000000")
        self.settle()
        yield "copies-wrong-pin"
        model.sign(seal.pin)
        self.settle()
        yield "copies-no-time-stamp"
        seal.faults.clear()
        model.signAll(True)
        model._signing = Signing(2, 3, SigningPhase.SIGNING)
        model.changed.emit()
        yield "copies-signing"
        model._signing = None
        model.sign(seal.pin)
        self.settle()
        self.desk.dismissToast()
        yield "copies-signed"

    def typed(self, facts: Any, words: dict[str, str]) -> None:
        """As if by hand; the fields show it."""
        for key, text in words.items():
            facts.write(key, text)
        facts.laidOut.emit()
        self.settle()

    def review(self) -> Iterator[str]:
        """One page is faint, one is cut off."""
        model, bench = self.at.model, self.at.bench
        bench.improver.found = {4: PageVerdict((PageFlaw.FAINT,)), 5: PageVerdict((PageFlaw.CUT_OFF, PageFlaw.BLURRED))}
        bench.scanner.lay(sheet(4), sheet(5))
        model.papers.scan()
        self.settle()
        model.papers.review.open()
        self.settle()
        yield "intake-review"
        model.papers.review.describe()
        self.typed(model.papers.review.facts, FACTS)
        yield "intake-review-facts"
        model.papers.review.leaveFacts()
        for _ in range(2):
            model.papers.review.accept(model.papers.review.reasons[0]["text"])
            self.settle()
        yield "intake-review-accepted"
        model.papers.review.close()
        yield from self.offers()

    def offers(self) -> Iterator[str]:
        """A certificate whose letters are being read, then what they offer, then one of it taken."""
        model, bench = self.at.model, self.at.bench
        behind: Any = bench.tools.background
        paper = civil_papers.birth(1, seal=(75, 190))
        behind.words, behind.hold = paper.words(), threading.Event()
        model.papers.choose(1)
        bench.scanner.lay(*(scanned(cv2.resize(paper.drawn(), None, fx=0.5, fy=0.5), n, 150) for n in (6, 7)))
        model.papers.scan()
        self.settle()
        model.papers.choose(0)
        self.finger.rest(0.3)
        yield "intake-reading"
        behind.hold.set()
        self.at.wait(lambda: model.papers.reading == [0, 0], "the letters")
        review = model.papers.review
        review.open()
        review.choose(model.papers._table.of(model.papers._documents[1].id)[0].id)
        self.settle()
        self.finger.rest(0.3)
        yield "intake-offers"
        review.offers.take(1)
        self.settle()
        yield "intake-offer-taken"
        review.close()
        model.papers.choose(1)
        model.papers.takeBack()
        self.settle()

    def money(self) -> Iterator[str]:
        self.go("shift")
        yield "shift-closed"
        self.at.model.typeFloat("500000")
        self.at.model.begin()
        self.settle()
        dossier = led(self.tools, self.head, Action.ACCEPT)
        self.go("fees", dossier.id)
        self.at.model.tender(50_000)
        self.at.model.askTransfer()
        self.settle()
        yield "fees-asked"
        self.at.model.takeCash()
        self.settle()
        yield "fees-paid"
        self.go("shift")
        self.at.model.count(500_000, "1")
        self.settle()
        yield "shift-open"
        self.at.model.reset()

    def returning(self) -> Iterator[str]:
        done = led(self.tools, self.head, Action.ACCEPT, Action.FORWARD, Action.RESULT_READY)
        self.go("return", done.id)
        yield "return-unknown"
        self.at.model.card.type(CAN)
        self.at.model.card.read()
        self.at.bench.reader.put_card()
        self.settle()
        yield "return-known"
        self.at.model.giveBack()
        self.settle()
        yield "return-rating"
        self.at.model.rate("satisfied")
        self.settle()

    def dossiers(self) -> Iterator[str]:
        fresh = led(self.tools, self.head)
        self.go("dossier", fresh.id)
        yield "dossier-new"
        worked = led(self.tools, self.head, Action.ACCEPT, Action.FORWARD, Action.APOLOGISE)
        self.go("dossier", worked.id)
        yield "dossier-processing"
        self.scroll_to_end()
        yield "dossier-processing-end"

    def steps(self) -> Iterator[str]:
        for before, action in (
            ((Action.ACCEPT,), Action.REQUEST_SUPPLEMENT),
            ((), Action.REFUSE),
            ((Action.ACCEPT, Action.FORWARD), Action.APOLOGISE),
            ((Action.ACCEPT,), Action.STOP),
            ((Action.ACCEPT,), Action.FORWARD),
            ((Action.ACCEPT, Action.FORWARD), Action.RESULT_READY),
        ):
            dossier = led(self.tools, self.head, *before)
            self.go("step", f"{dossier.id}:{action.value}")
            if self.at.model.inputs and action is not Action.RESULT_READY:
                self.at.model.write("reason", REASON)
                self.finger.rest(0.4)
                self.settle()
            yield f"step-{action.value}"
            self.at.model.reset()
