"""The ladder at the desk: each rung, how it fails, what is offered then, and what was proved in the end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from card_shots import DAMAGED, QR
from casework_bench import led
from filing_bench import CAN, identity
from officer_walk import OfficerWalk

from kiosk.domain.applicant import TRUST_VERDICT, TrustReason
from kiosk.domain.casework import Action
from kiosk.domain.errors import AccessKeyRejected, CardTampered
from kiosk.domain.typed_mrz import check_digit


class DeskCardWalk(OfficerWalk):
    """A clerk with a scanner that types, before difficult cards."""

    name = "deskcard"
    code_source = "keyboard"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.sit_down(folder, width, height, code_source=self.code_source)
        self.at.log_in()

    def states(self) -> Iterator[str]:
        yield from self.rungs()
        yield from self.proofs()

    def rungs(self) -> Iterator[str]:
        self.desk.go("intake")
        self.settle()
        card = self.at.model.card
        card.type(CAN)
        for _ in range(2):
            card.read()
            self.at.bench.reader.steps.put(AccessKeyRejected())
            self.settle()
        yield "number-offers-qr"
        card.climb()
        yield "qr"
        card.scanned(QR)
        self.until(lambda: card.phase, "the card")
        yield "qr-waiting"
        card.cancel()
        card.scanned(DAMAGED)
        yield "qr-damaged"
        card.climb()
        card.mrz.write("document", "085000011" + check_digit("085000011"))
        card.mrz.write("birth", "8501999")
        yield "mrz-wrong"
        card.mrz.write("birth", "850101" + check_digit("850101"))
        card.mrz.write("expiry", "991231" + check_digit("991231"))
        card.read()
        self.at.bench.reader.steps.put(CardTampered())
        self.settle()
        yield "mrz-officer"
        self.at.model.again()
        self.settle()

    def proofs(self) -> Iterator[str]:
        card = self.at.model.card
        self.read(TrustReason.REVOKED)
        yield "refused"
        card.climb()
        yield "officer"
        self.read(TrustReason.NOT_YET_VALID)
        yield "doubt"
        done = led(self.tools, self.at.officers["tung"], Action.ACCEPT, Action.FORWARD, Action.RESULT_READY)
        self.desk.go("return", done.id)
        self.desk.leaveAnyway()
        self.settle()
        self.at.model.card.choose("mrz")
        yield "return-mrz"
        self.read(TrustReason.NO_CRL)
        yield "return-doubt"

    def read(self, reason: TrustReason) -> None:
        card = self.at.model.card
        card.choose("number")
        card.type(CAN)
        card.read()
        evidence = replace(identity().evidence, trusted=TRUST_VERDICT[reason], trust_reason=reason)
        self.at.bench.reader.put_card(replace(identity(), evidence=evidence))
        self.settle()
