"""What the desk gives out, and proves: forms with the centre's seal, one receipt for several dossiers, receipts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casework_bench import led, receipt_of
from desk_bench import DeskOnBench
from filing_bench import BenchClock
from walks import COUNTER_SIZES, MOUSE, Walk

from kiosk.domain.casework import Action
from kiosk.domain.dossier import Dossier
from kiosk.domain.receipt_seal import unseal
from kiosk.ports import PinTries
from tests.documents.office_seal import OfficeSeal
from tests.documents.seal_issuer import PIN


class PaperOutWalk(Walk):
    """An officer with the centre's seal."""

    name = "paper-out"
    one_language = True
    sizes = COUNTER_SIZES
    target = MOUSE
    scaled = False
    letters = 12 / 17  # before the eyes of somebody who sits; 12 px at the smallest

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.seal = OfficeSeal(folder, BenchClock())
        self.at = DeskOnBench(
            folder, width, height, dossiers=0, seal=self.seal, seal_reason="Trung tâm phát hành biểu mẫu"
        )
        self.engine, self.window, self.finger = self.at.desk_window.engine, self.at.window, self.at.finger
        self.desk, self.tools = self.at.desk, self.at.bench.tools
        self.head = self.at.officers["tung"]
        self.at.log_in()

    def speak(self, language: str) -> None:
        self.desk.speak(language)

    def close(self) -> None:
        self.at.close()

    def states(self) -> Iterator[str]:
        yield from self.proving()
        yield from self.signing()
        yield from self.together()

    def go(self, page: str, subject: str = "") -> None:
        self.desk.go(page, subject)
        self.settle()

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
