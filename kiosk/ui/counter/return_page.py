"""The result goes out: who takes it, what is handed over, and one press that signs it off."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.casework import Action
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import DeviceError, PersonUnproven
from kiosk.domain.identifiers import uuid7
from kiosk.domain.sheets import ResultLine
from kiosk.domain.voice import Score
from kiosk.ports import ScannedPage
from kiosk.services import ratings
from kiosk.services.form_printing import print_issued
from kiosk.services.papers import is_result
from kiosk.services.returning import Proof, ProofKind, attach_result, prove, return_result
from kiosk.ui.counter.card_reading import CardReadingModel
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.office_press import press_of
from kiosk.ui.counter.page_model import DeskPageModel
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.proof_words import badges, proof_note

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class ReturnPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "return"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._card = CardReadingModel(desk, desk, self._awaits_card)
        super().__init__(desk, parent)
        self._card.identified.connect(self._on_card)
        self._card.failed.connect(self._on_refused)
        self._card.begun.connect(self._on_begun)
        self.changed.connect(self._card.listen)

    def _forget(self) -> None:
        self._dossier: Dossier | None = None
        self._identity: VerifiedIdentity | None = None
        self._dossier_id = self._press = ""
        self._way = ProofKind.CARD
        self._said: dict[str, str] = {}
        self._results: list[dict[str, str]] = []
        self._returned = self._rated = False
        self._card.forget()

    def entered(self, subject: str) -> None:
        self._forget()
        self._dossier_id, self._press, self._fault = subject, uuid7(self._tools.clock.now()), ""
        self._read()

    def unsaved(self) -> str:
        return "" if self._returned or not self._said else self.tr("Thông tin người nhận đã nhập sẽ bị bỏ.")

    # What the page shows -----------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def card(self) -> QObject:
        return self._card

    @Property(str, notify=changed)
    def lead(self) -> str:
        receipt = self._dossier.receipt if self._dossier else None
        if self._dossier is None or receipt is None:
            return ""
        return f"{receipt.dossier_code} · {self._dossier.owner_name} · {self._dossier.procedure_name}"

    @Property(list, notify=changed)
    def ways(self) -> list[dict[str, Any]]:
        titles = {
            ProofKind.CARD: self.tr("Đọc thẻ"),
            ProofKind.PIN: self.tr("Mã PIN trên phiếu"),
            ProofKind.SEEN: self.tr("Cán bộ đối chiếu"),
        }
        return [{"key": kind.value, "title": title, "count": -1, "kind": "plain"} for kind, title in titles.items()]

    @Property(str, notify=changed)
    def way(self) -> str:
        return self._way.value

    @Property(str, notify=changed)
    def receiver(self) -> str:
        """Who was proved to take it, and as what; empty until then."""
        if self._dossier is None:
            return ""
        try:
            found = prove(self._dossier, self._proof)
        except (PersonUnproven, DeviceError):
            return ""
        return f"{found.name} · {found.role}"

    @Property(list, notify=changed)
    def proof(self) -> list[dict[str, str]]:
        """What was proved of the card that was read, as badges; empty until then."""
        shown = self._identity if self._way is ProofKind.CARD else None
        return badges(shown.evidence, bool(self._tools.card_hint)) if shown else []

    @Property(str, notify=changed)
    def proofNote(self) -> str:
        """How the chip was opened, and why its proof is less than full."""
        shown = self._identity if self._way is ProofKind.CARD else None
        return proof_note(shown.evidence) if shown else ""

    @Property(bool, notify=changed)
    def stranger(self) -> bool:
        """A card was read and it is another person's: the authorisation must be named."""
        return self._identity is not None and not self.receiver

    @Property(list, notify=changed)
    def results(self) -> list[dict[str, str]]:
        return [dict(line) for line in self._results]

    @Property(bool, notify=changed)
    def returnable(self) -> bool:
        named = any(line["name"].strip() for line in self._results)
        return bool(self.receiver) and named and not self._returned and not self.is_busy()

    @Property(bool, notify=changed)
    def returned(self) -> bool:
        return self._returned

    @Property(bool, notify=changed)
    def rated(self) -> bool:
        return self._rated

    @Property(list, constant=True)
    def scores(self) -> list[str]:
        return [score.value for score in Score]

    # What the officer does ---------------------------------------------------------------------------------------

    @Slot(str)
    def chooseWay(self, way: str) -> None:
        self._way, self._fault = ProofKind(way), ""
        self.changed.emit()

    @Slot(str, str)
    def say(self, key: str, text: str) -> None:
        """pin, name, number or reason."""
        self._said[key] = text
        self.changed.emit()

    @Slot(int, str, str)
    def write(self, index: int, key: str, text: str) -> None:
        """name or number of a paper that is handed out."""
        self._results[index][key] = text
        self.changed.emit()

    @Slot()
    def add(self) -> None:
        self._results.append({"name": "", "number": "", "scanned": ""})
        self.changed.emit()

    @Slot(int)
    def scan(self, index: int) -> None:
        """Keep a picture of the paper: the Portal gets it with the step."""
        name, tools, dossier_id, by = self._results[index]["name"], self._tools, self._dossier_id, self.officer.account

        def work(_: Any) -> None:
            pages: list[ScannedPage] = []
            tools.attachments.admit_scan()
            tools.scanner.scan(pages.append)
            now = tools.clock.now()
            attach_result(dossier_id, name, pages, tools.paper, tools.attachments, tools.unit_of_work, at=now, by=by)

        def done(_: Any) -> None:
            self._results[index]["scanned"] = "yes"

        self._run("scan", work, done)

    @Slot()
    def giveBack(self) -> None:
        """The one press."""
        if not self.returnable:
            return
        tools, officer, book = self._tools, self.officer, rulebook_of(self._tools)
        proof, press, dossier_id = self._proof, self._press, self._dossier_id
        lines = [ResultLine(line["name"], line["number"], 1) for line in self._results]
        copies = tools.step_rules.of(Action.RETURN_RESULT).copies

        def work(_: Any) -> str:
            taken = return_result(
                dossier_id, press, proof, lines, "", officer.id, book, tools.unit_of_work, tools.clock
            )
            try:
                print_issued(dossier_id, taken.step.form_id, copies, press_of(tools, officer))
            except DeviceError as fault:
                return fault.code
            return ""

        self._fault = ""
        self._run("return", work, self._on_returned)

    @Slot(str)
    def rate(self, score: str) -> None:
        """What the citizen says of this return, once."""
        tools, officer, dossier = self._tools, self.officer, self._dossier
        if dossier is None or self._rated:
            return
        subject, code = self._press, dossier.procedure_code

        def work(_: Any) -> None:
            ratings.rate(
                subject,
                Score(score),
                tools.station,
                tools.unit_of_work,
                tools.clock,
                officer=officer,
                procedure_code=code,
            )

        self._run("rate", work, self._on_rated)

    @Slot()
    def leave(self) -> None:
        self._desk.go("work", "results")

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _proof(self) -> Proof:
        said = self._said
        identity = self._identity if self._way is ProofKind.CARD else None
        words = (said.get(key, "") for key in ("pin", "name", "number", "reason"))
        return Proof(self._way, identity, *words)

    def _read(self) -> None:
        dossier_id, tools = self._dossier_id, self._tools

        def work(_: Any) -> tuple[Dossier, str]:
            with tools.unit_of_work() as uow:
                dossier = uow.dossier(dossier_id)
            return dossier, tools.catalogue.summary(dossier.procedure_code).name

        self._run("read", work, self._on_dossier)

    def _on_dossier(self, found: tuple[Dossier, str]) -> None:
        self._dossier, name = found
        scanned = [a for a in self._dossier.attachments if is_result(a)]
        kept = [{"name": a.document_name, "number": "", "scanned": "yes"} for a in scanned]
        first = {"name": self.tr("Kết quả: %1").replace("%1", name), "number": "", "scanned": ""}
        self._results = kept or [first]

    @Slot(object)
    def _on_card(self, identity: VerifiedIdentity) -> None:
        self._identity, self._fault = identity, ""
        self.changed.emit()

    def card_scanned(self, text: str) -> None:
        """A scanner that types has read the QR of a card."""
        self._card.scanned(text)

    def _awaits_card(self) -> bool:
        return self.shown and self._way is ProofKind.CARD and self._identity is None and not self._returned

    @Slot()
    def _on_begun(self) -> None:
        self._fault = ""
        self.changed.emit()

    @Slot(str)
    def _on_refused(self, code: str) -> None:
        self._on_fault(code)
        self.changed.emit()

    def _on_returned(self, printer_fault: str) -> None:
        self._returned, self._said = True, {}
        self._tools.outbox.wake()
        self._desk.papersAccepted.emit()
        if printer_fault:
            self._desk.say_fault(printer_fault)
        else:
            self._desk.say(self.tr("Đã trả kết quả, đã in phiếu bàn giao."))

    def _on_rated(self, _: Any) -> None:
        self._rated = True
        self._desk.say(self.tr("Cảm ơn Quý khách đã đánh giá."))
