"""Whom the card names, and what was proved about it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.local_time import day_text
from kiosk.services import drafting
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.words import called, grouped
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report
from kiosk.ui.proof_words import badges, trust_words

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class ConfirmPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "confirm"

    def _forget(self) -> None:
        self._revealed = False

    def entered(self) -> None:
        self._revealed = False

    @Property(str, notify=changed)
    def photo(self) -> str:
        return self._filing.photo

    @Property(str, notify=changed)
    def name(self) -> str:
        who = self._filing.identity
        return called(who.applicant.full_name) if who else ""

    @Property(str, notify=changed)
    def birthDate(self) -> str:
        who = self._filing.identity
        return day_text(who.applicant.birth_date) if who else ""

    @Property(str, notify=changed)
    def citizenId(self) -> str:
        who = self._filing.identity
        return grouped(who.applicant, whole=self._revealed) if who else ""

    @Property(str, notify=changed)
    def residence(self) -> str:
        who = self._filing.identity
        return who.applicant.residence if who else ""

    @Property(list, notify=changed)
    def badges(self) -> list[dict[str, str]]:
        """Three separate answers, each with its kind and words: one never stands for another."""
        who = self._filing.identity
        if who is None:
            return []
        return badges(who.evidence, bool(self._tools.card_hint))

    @Property(str, notify=changed)
    def trustNote(self) -> str:
        """Why the proof is less than full, and that this stops nobody; empty when it is full."""
        who = self._filing.identity
        words = trust_words(who.evidence) if who else ""
        return self.tr("%s Hồ sơ vẫn nộp được; cán bộ đối chiếu khi tiếp nhận.") % words if words else ""

    @Property(str, notify=changed)
    def qrNote(self) -> str:
        """In what the QR on the card says something else than its chip; empty: in nothing, or none was scanned."""
        words = {"full_name": self.tr("họ tên"), "residence": self.tr("nơi thường trú")}
        named = ", ".join(word for field, word in words.items() if field in self._filing.qr_differs)
        return self.tr("Mã QR ghi khác chip về: %s. Hồ sơ lấy theo chip.") % named if named else ""

    @Slot(bool)
    def reveal(self, yes: bool) -> None:
        self._revealed = yes
        self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        """Begin the dossier, once: a second tap and a return to this page find the same one."""
        if self._filing.dossier_id:
            self._go_on()
            return
        identity, tools, filing = self._filing.identity, self._tools, self._filing
        if identity is None:
            return
        procedure, case = filing.procedure, filing.case

        def work(_: Report) -> Dossier | list[Dossier]:
            kept = drafting.kept_of(identity, tools.unit_of_work, tools.clock)
            return kept or drafting.start(
                identity, procedure, tools.catalogue.edition, case, tools.unit_of_work, tools.clock
            )

        self._fault = ""
        self._run("start", work, self._on_started, self._on_fault)

    @Slot()
    def deny(self) -> None:
        """Another person's card: forget it and read the right one."""
        self._stop()
        self._filing.reset()
        self._visit.go("card")

    def _on_started(self, begun: Dossier | list[Dossier]) -> None:
        if isinstance(begun, list):
            self._filing.found = begun
            self._visit.go("resume")
        else:
            self._filing.take(begun)
            self._go_on()

    def _go_on(self) -> None:
        self._visit.go("case" if len(self._filing.procedure.cases) > 1 else "details")
