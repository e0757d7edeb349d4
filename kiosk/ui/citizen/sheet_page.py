"""One procedure on one page: what to bring, what it costs, how long it takes."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.fee import fee_text, money_text
from kiosk.domain.printing import PrintState
from kiosk.domain.procedure import Channel, Procedure, ProcedureSummary, RequiredDocument
from kiosk.domain.working_time import term_text
from kiosk.services import printing
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.publication import tidy_publication
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class SheetPageModel(PageModel):
    """`printed`: "" not asked, "done", or "unknown": somebody must look at the printer."""

    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "sheet"

    def _forget(self) -> None:
        self._case = 0
        self._printed = ""
        self._code = ""

    def entered(self) -> None:
        if self._visit.procedure_code != self._code:
            self._forget()
            self._code = self._visit.procedure_code

    @property
    def _summary(self) -> ProcedureSummary | None:
        return self._tools.catalogue.summary(self._code) if self._code else None

    @property
    def _procedure(self) -> Procedure | None:
        return self._tools.catalogue.record(self._code) if self._code else None

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._summary.name if self._summary else ""

    @Property(str, notify=changed)
    def field(self) -> str:
        return self._summary.field if self._summary else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._code

    @Property(str, notify=changed)
    def level(self) -> str:
        return self._summary.level.lower() if self._summary else ""

    @Property(bool, notify=changed)
    def detailed(self) -> bool:
        """The list of papers is known. Otherwise an officer completes it."""
        return self._summary is not None and self._summary.detailed

    @Property(str, notify=changed)
    def term(self) -> str:
        if not self._summary:
            return ""
        option = self._procedure.option(Channel.COUNTER) if self._procedure else None
        rule = self._tools.reception_rules.for_procedure(self._code)
        return term_text(option.term if option else self._summary.term, rule)

    @Property(str, notify=changed)
    def fee(self) -> str:
        procedure = self._procedure
        if procedure is None:
            return ""
        told = procedure.summary.fee_vnd
        return money_text(told) if told and not procedure.options else fee_text(procedure.option(Channel.COUNTER))

    @Property(str, notify=changed)
    def returnPlace(self) -> str:
        """Where the result is fetched."""
        return self.tr("%s, hoặc qua bưu điện") % self._tools.centre.name if self._code else ""

    @Property(str, notify=changed)
    def result(self) -> str:
        return tidy_publication(self._procedure.result) if self._procedure else ""

    @Property(str, notify=changed)
    def decision(self) -> str:
        return self._procedure.decision if self._procedure else ""

    @Property(str, constant=True)
    def source(self) -> str:
        """ "Cổng DVCQG, 07/2026"."""
        return self._tools.catalogue.edition.source

    @Property(list, notify=changed)
    def cases(self) -> list[str]:
        """The circumstances to choose between; empty when there is only one."""
        cases = self._procedure.cases if self._procedure else ()
        return [tidy_publication(case) for case in cases] if len(cases) > 1 else []

    @Property(int, notify=changed)
    def chosen(self) -> int:
        return self._case

    @Property(list, notify=changed)
    def documents(self) -> list[dict[str, str]]:
        """name and how many, for the circumstance chosen."""
        procedure = self._procedure
        if procedure is None or not procedure.summary.detailed:
            return []
        papers = procedure.documents_for(self._case_of(procedure))
        return [{"name": tidy_publication(d.name), "amount": amount_of(d)} for d in papers]

    @Property(str, notify=changed)
    def printed(self) -> str:
        return self._printed

    @Slot(int)
    def choose(self, index: int) -> None:
        self._case, self._printed = index, ""
        self.changed.emit()

    @Slot()
    def file(self) -> None:
        self._visit.go("card")

    @Slot()
    def takeNumber(self) -> None:
        """A number for the counters of this procedure's field."""
        self._filing.ticket_field = self._tools.catalogue.summary(self._code).field
        self._visit.go("ticket")

    @Slot()
    def printChecklist(self) -> None:
        procedure, tools = self._procedure, self._tools
        if procedure is None:
            return
        case = self._case_of(procedure)

        def work(_: Report) -> PrintState:
            return printing.print_checklist(
                procedure,
                case,
                tools.centre,
                tools.catalogue.edition,
                tools.receipt_printer,
                tools.paper,
                tools.unit_of_work,
                tools.clock,
            )

        self._fault = self._printed = ""
        self._run("print", work, self._on_printed, self._on_fault)

    def _on_printed(self, state: PrintState) -> None:
        self._printed = "done" if state is PrintState.PRINTED else "unknown"

    def _case_of(self, procedure: Procedure) -> str:
        return procedure.cases[self._case] if procedure.cases else ""


def amount_of(document: RequiredDocument) -> str:
    """ "Bản chính: 1 · Bản sao: 2"; nothing to hand in leaves it empty."""
    amounts = (("Bản chính", document.originals), ("Bản sao", document.copies))
    return " · ".join(f"{kind}: {n}" for kind, n in amounts if n)
