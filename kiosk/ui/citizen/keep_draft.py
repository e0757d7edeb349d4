"""Leaving with the work half done: kept for some days, when the citizen says so."""

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
class KeepDraftModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "keep"  # part of the sheet that asks whether to leave

    @Property(bool, notify=changed)
    def possible(self) -> bool:
        """There is a draft, and it was not submitted."""
        return bool(self._filing.dossier_id) and not self._filing.submitted and not self._filing.hand_over_id

    @Property(int, constant=True)
    def days(self) -> int:
        return self._tools.draft_days

    @Slot()
    def keep(self) -> None:
        dossier_id, values, tools = self._filing.dossier_id, dict(self._filing.values), self._tools

        def work(_: Report) -> Dossier:
            return drafting.keep_for_later(dossier_id, values, tools.draft_days, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("keep", work, self._on_kept, self._on_fault)

    @Slot()
    def _on_visit_changed(self) -> None:
        self.changed.emit()

    def _on_kept(self, draft: Dossier) -> None:
        self._filing.draft = draft
        self._visit.end()
