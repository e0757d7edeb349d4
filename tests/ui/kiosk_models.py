"""The page models over the bench, without a window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from filing_bench import CAN, PERMANENT_RESIDENCE, Bench, bench
from pytestqt.qtbot import QtBot

from kiosk.ui.bridge import Bridge
from kiosk.ui.citizen.pages import build_models
from kiosk.ui.images import VisitImages
from kiosk.ui.jobs import Job
from kiosk.ui.visit import Visit


class Kiosk:
    """Models without a window."""

    def __init__(
        self, qtbot: QtBot, folder: Path, card_hint: str = CAN, prepare: Callable[[Bench], None] = lambda _: None
    ) -> None:
        """prepare: changes the bench before the pages see it."""
        self.bot = qtbot
        self.bridge, self.visit, self.images = Bridge(), Visit(), VisitImages()
        self.bench: Bench = bench(folder, self.bridge.publish, card_hint)
        prepare(self.bench)
        self.models: dict[str, Any] = dict(build_models(self.bench.tools, self.visit, self.images, self.bridge))
        self.visit.provide(self.models, ready=True)

    def __getattr__(self, page: str) -> Any:
        return self.models[page]

    def until(self, so: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(so()), timeout=60_000)

    def rest(self) -> None:
        self.until(lambda: not Job.any_running())

    def to_card(self, procedure: str = PERMANENT_RESIDENCE) -> None:
        self.visit.procedure_code = procedure
        self.visit.go("sheet")
        self.visit.go("card")

    def identify(self) -> None:
        for digit in CAN:
            self.card.press(digit)
        self.card.read()
        self.bench.reader.put_card()
        self.until(lambda: self.visit.page == "confirm")

    def to_details(self) -> None:
        self.to_card()
        self.identify()
        self.confirm.confirm()
        self.until(lambda: self.visit.page == "case")
        self.case.choose(0)
        self.case.next()
        self.until(lambda: self.visit.page == "details")

    def answer(self) -> None:
        """Answer the question shown, properly."""
        details = self.details
        if details.ask == "province":
            details.choose("01")
        elif details.ask == "commune":
            details.choose("00004")
        elif details.ask == "choice":
            details.choose(details.options[0]["value"])
        elif details.ask == "phone":
            for digit in "0900000000":
                details.press(digit)
        elif not details.optional:
            details.type("Số 12 đường Hoa Sữa")
        details.next()
        self.rest()

    def to_papers(self) -> None:
        self.to_details()
        while self.visit.page == "details":
            self.answer()

    def to_review(self) -> None:
        self.to_papers()
        self.papers.bringRest()
        self.rest()
        self.papers.next()
        self.until(lambda: self.review.ready)

    def to_submitted(self) -> None:
        self.to_review()
        self.review.submit()
        self.until(lambda: self.visit.page == "submitted")
        self.rest()


def dossiers(kiosk: Kiosk) -> list[Any]:
    with kiosk.bench.store.unit_of_work() as uow:
        return uow.dossiers(10)
