"""Which circumstance (trường hợp) of the procedure applies."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.services import drafting
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class CasePageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "case"

    def _forget(self) -> None:
        self._cases: tuple[str, ...] = ()
        self._chosen = ""

    def entered(self) -> None:
        self._cases = self._filing.procedure.cases
        self._chosen = self._filing.case

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._filing.procedure.summary.name if self._cases else ""

    @Property(list, notify=changed)
    def cases(self) -> list[dict[str, Any]]:
        return [{"text": case, "chosen": case == self._chosen} for case in self._cases]

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return bool(self._chosen) and not self.is_busy()

    @Slot(int)
    def choose(self, index: int) -> None:
        self._chosen = self._cases[index]
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        dossier_id, case, tools = self._filing.dossier_id, self._chosen, self._tools

        def work(_: Report) -> Dossier:
            return drafting.choose_case(dossier_id, case, tools.unit_of_work)

        self._fault = ""
        self._run("choose", work, self._on_chosen, self._on_fault)

    def _on_chosen(self, dossier: Dossier) -> None:
        self._filing.take(dossier)
        self._filing.correcting = ""
        self._visit.go("details")
