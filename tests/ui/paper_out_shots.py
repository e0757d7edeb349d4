"""What the desk gives out, and proves: forms with the centre's seal, one receipt for several dossiers, receipts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casework_bench import led, receipt_of
from filing_bench import BenchClock
from officer_walk import OfficerWalk

from kiosk.domain.casework import Action
from kiosk.domain.dossier import Dossier
from kiosk.domain.receipt_seal import unseal
from kiosk.ports import PinTries
from tests.documents.office_seal import OfficeSeal
from tests.documents.seal_issuer import PIN


class PaperOutWalk(OfficerWalk):
    """An officer with the centre's seal."""

    name = "paper-out"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.seal = OfficeSeal(folder, BenchClock())
        self.sit_down(folder, width, height, seal=self.seal, seal_reason="Trung tâm phát hành biểu mẫu")
        self.at.log_in()

    def states(self) -> Iterator[str]:
        yield from self.proving()
        yield from self.signing()
        yield from self.together()

    def proving(self) -> Iterator[str]:
        words = receipt_of(self.tools, led(self.tools, self.head, Action.ACCEPT))
        self.go("proof")
        yield "proof"
        for state, text in (
            ("genuine", words),
            ("forged", words[:-1] + str((int(words[-1]) + 1) % 10)),
            ("unknown", replace(unseal(words)[0], key_id="00" * 4).sealed(bytes(64))),
            ("unsigned", words.partition(":")[0]),
        ):
            self.at.model.check(text)
            self.settle()
            yield f"proof-{state}"
        self.at.model.check("một câu không phải mã")
        self.settle()
        yield "proof-none"

    def signing(self) -> Iterator[str]:
        refused = led(self.tools, self.head, Action.REFUSE)
        self.go("dossier", refused.id)
        yield "dossier-to-sign"
        self.at.model.signForm(self._form(refused))
        self.settle()
        yield "sign"
        self.at.model.sign("000000")
        self.seal.says = PinTries.FEW
        self.settle()
        yield "sign-wrong-pin"
        self.seal.says = PinTries.ANY
        self.at.model.sign(PIN)
        self.settle()
        self.at.model.printSigned()
        self.settle()
        yield "sign-done"

    def together(self) -> Iterator[str]:
        first, _ = (led(self.tools, self.head, Action.ACCEPT, Action.FORWARD) for _ in range(2))
        self.go("dossier", first.id)
        yield "dossier-of-many"
        self.at.model.openBatch()
        self.settle()
        yield "batch"
        self.at.model.printOne()
        self.settle()
        yield "batch-printed"

    def _form(self, dossier: Dossier) -> str:
        with self.tools.unit_of_work() as uow:
            return uow.issued_forms(dossier.id)[-1].id
