"""The ladder's walk: every way to open a card, how each fails, and what is offered then."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from filing_bench import CAN, PERMANENT_RESIDENCE, bench, identity
from filing_shots import FilingWalk

from kiosk.demo.finger import Finger
from kiosk.domain.applicant import TRUST_VERDICT, TrustReason
from kiosk.domain.errors import AccessKeyRejected, CardRemoved, CardTampered
from kiosk.domain.events import Event
from kiosk.domain.typed_mrz import check_digit
from kiosk.ui.app import Window
from kiosk.ui.tools import Tools

QR = "099085000011|099000111|NGUYỄN VĂN MẪU|01011985|Nam|Số 3 đường Hoa Mai, phường Hoa Mẫu, tỉnh Mẫu|05112024||||"
DAMAGED = QR.replace("Ễ", "?")


class CardWalk(FilingWalk):
    """With a scanner that types, and a reader whose slot is in front."""

    name = "card"
    place, code_source = "front", "keyboard"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            self.bench = bench(folder, publish)
            return replace(self.bench.tools, reader_picture=self.place, code_source=self.code_source)

        self.kiosk = Window(assemble, width, height)
        self.engine, self.window, self.visit = self.kiosk.engine, self.kiosk.window, self.kiosk.visit
        self.window.show()
        self.finger = Finger(self.window)
        self.until(lambda: self.visit.ready, "tools")

    def to_card(self) -> None:
        self.theme.setProperty("still", True)  # the first state is not caught sliding in
        self.visit.end()
        self.visit.procedure_code = PERMANENT_RESIDENCE
        self.visit.go("sheet")
        self.visit.go("card")

    def fails(self, fault: type[AccessKeyRejected | CardRemoved | CardTampered]) -> None:
        self.model.read()
        self.bench.reader.steps.put(fault())
        self.settle()

    def states(self) -> Iterator[str]:
        yield from self.number()
        yield from self.qr()
        yield from self.mrz()
        yield from self.confirmed()
        yield from self.doubted()

    def number(self) -> Iterator[str]:
        self.to_card()
        yield "number"
        self.press("123456")
        self.fails(AccessKeyRejected)
        yield "number-rejected"
        self.fails(AccessKeyRejected)
        yield "offers-qr"

    def qr(self) -> Iterator[str]:
        self.model.climb()
        yield "qr"
        self.model.scanned("H99.01-261123-0009")
        yield "qr-unknown"
        self.model.scanned(QR)
        self.until(lambda: self.model.waiting, "the card")
        yield "qr-waiting"
        self.bench.reader.steps.put(CardRemoved())
        self.settle()
        yield "officer"
        self.to_card()
        self.model.useQr()
        self.model.scanned(DAMAGED)
        yield "qr-damaged"

    def mrz(self) -> Iterator[str]:
        self.model.climb()
        yield "mrz"
        self.copy("085000011" + check_digit("085000011") + "8501")
        yield "mrz-half"
        self.copy("999")
        yield "mrz-wrong"
        for _ in range(3):
            self.model.mrz.erase()
        self.copy("01" + check_digit("850101") + "991231" + check_digit("991231"))
        yield "mrz-ready"
        self.fails(AccessKeyRejected)
        yield "mrz-rejected"
        self.fails(AccessKeyRejected)
        yield "mrz-officer"

    def copy(self, digits: str) -> None:
        for digit in digits:
            self.model.mrz.press(digit)

    def confirmed(self) -> Iterator[str]:
        self.to_card()
        self.model.scanned(QR)
        self.bench.reader.put_card(identity())
        self.until(lambda: self.visit.page == "confirm", "the confirm page")
        yield "confirm-qr-differs"
        self.scroll_to_end()
        yield "confirm-qr-differs-end"

    def doubted(self) -> Iterator[str]:
        """Cards whose proof is less than full: the longest reason, and one that is refused."""
        for name, reason in (("doubt", TrustReason.NOT_YET_VALID), ("refused", TrustReason.REVOKED)):
            self.to_card()
            self.press(CAN)
            self.model.read()
            evidence = replace(identity().evidence, trusted=TRUST_VERDICT[reason], trust_reason=reason)
            self.bench.reader.put_card(replace(identity(), evidence=evidence))
            self.settle()
            yield f"confirm-{name}" if self.visit.page == "confirm" else name
            self.scroll_to_end()
            yield f"confirm-{name}-end" if self.visit.page == "confirm" else f"{name}-end"


class CameraWalk(CardWalk):
    """With a camera, and a reader whose slot is at the side."""

    name = "camera"
    place, code_source = "side", "camera"

    def states(self) -> Iterator[str]:
        self.to_card()
        self.model.useQr()
        yield "qr"
        self.model.correct()
        self.visit.back()
        self.press(CAN)
        self.model.read()
        self.until(lambda: self.model.waiting, "the card")
        yield "waiting"
        self.fails_waiting()
        yield "removed"

    def fails_waiting(self) -> None:
        self.bench.reader.steps.put(CardRemoved())
        self.settle()
