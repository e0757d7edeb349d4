"""The card names somebody who asked for a draft to be kept: go on with it, begin anew, or let it go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.local_time import date_text
from kiosk.services import drafting
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.words import called
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class ResumePageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "resume"

    def _forget(self) -> None:
        self._drafts: list[Dossier] = []

    def entered(self) -> None:
        self._drafts = list(self._filing.found)

    @Property(str, notify=changed)
    def name(self) -> str:
        who = self._filing.identity
        return called(who.applicant.full_name) if who else ""

    @Property(str, notify=changed)
    def wanted(self) -> str:
        """The procedure that was chosen today."""
        return self._filing.procedure.summary.name if self._drafts and self._visit.procedure_code else ""

    @Property(list, notify=changed)
    def drafts(self) -> list[dict[str, str]]:
        return [{"id": d.id, "name": d.procedure_name, "facts": self._facts(d)} for d in self._drafts]

    @Slot(str)
    def resume(self, dossier_id: str) -> None:
        identity, tools = self._filing.identity, self._tools
        if identity is None:
            return

        def work(_: Report) -> Dossier:
            return drafting.resume(dossier_id, identity, tools.unit_of_work)

        self._fault = ""
        self._run("resume", work, self._on_resumed, self._on_fault)

    @Slot(str)
    def delete(self, dossier_id: str) -> None:
        open_store = self._tools.unit_of_work

        def work(_: Report) -> str:
            drafting.discard(dossier_id, open_store)
            return dossier_id

        self._fault = ""
        self._run("delete", work, self._on_deleted, self._on_fault)

    @Slot()
    def startAnew(self) -> None:
        """The procedure chosen today; what is kept stays kept."""
        identity, tools, procedure = self._filing.identity, self._tools, self._filing.procedure
        if identity is None:
            return
        case = self._filing.case

        def work(_: Report) -> Dossier:
            return drafting.start(identity, procedure, tools.catalogue.edition, case, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("start", work, self._on_started, self._on_fault)

    def _on_resumed(self, draft: Dossier) -> None:
        self._visit.procedure_code = draft.procedure_code
        self._filing.values = {}
        self._on_started(draft)

    def _on_started(self, draft: Dossier) -> None:
        self._filing.take(draft)
        cases = self._filing.procedure.cases
        self._visit.go("case" if len(cases) > 1 and not draft.details else "details")

    def _on_deleted(self, dossier_id: str) -> None:
        self._drafts = [draft for draft in self._drafts if draft.id != dossier_id]
        self._filing.found = list(self._drafts)
        if not self._drafts:
            self.startAnew()

    def _facts(self, draft: Dossier) -> str:
        until = date_text(draft.kept_until) if draft.kept_until else ""
        return self.tr("Khai từ ngày %s, giữ đến ngày %s") % (date_text(draft.created_at), until)
