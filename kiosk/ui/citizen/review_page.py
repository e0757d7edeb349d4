"""Everything that is about to be submitted, and the one tap that does it."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.fee import fee_text
from kiosk.domain.form import FieldKind, FormField
from kiosk.domain.local_time import day_text
from kiosk.domain.ownership import papers_asked
from kiosk.domain.procedure import Channel, Procedure
from kiosk.domain.working_time import term_text
from kiosk.services import submission
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.words import called, grouped
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class ReviewPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "review"

    def _forget(self) -> None:
        self._dossier: Dossier | None = None
        self._procedure: Procedure | None = None

    def entered(self) -> None:
        """Shows what the store holds, not what the pages remember."""
        self._forget()
        self._procedure = self._filing.procedure
        open_store, dossier_id = self._tools.unit_of_work, self._filing.dossier_id

        def work(_: Report) -> Dossier:
            with open_store() as uow:
                return uow.dossier(dossier_id)

        self._run("load", work, self._on_loaded, self._on_fault)

    # What the page shows -----------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._dossier is not None and not self.is_busy()

    @Property(bool, notify=changed)
    def submitting(self) -> bool:
        return "submit" in self._jobs

    @Property(list, notify=changed)
    def person(self) -> list[dict[str, str]]:
        if self._dossier is None:
            return []
        who = self._dossier.applicant
        return [
            _line(self.tr("Họ và tên"), called(who.full_name)),
            _line(self.tr("Ngày sinh"), day_text(who.birth_date)),
            _line(self.tr("Số định danh"), grouped(who, whole=False)),
        ]

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._procedure.summary.name if self._procedure else ""

    @Property(str, notify=changed)
    def case(self) -> str:
        return self._dossier.case if self._dossier else ""

    @Property(bool, notify=changed)
    def canChangeCase(self) -> bool:
        return self._procedure is not None and len(self._procedure.cases) > 1

    @Property(list, notify=changed)
    def answers(self) -> list[dict[str, str]]:
        """One line a field that was answered, with the key that `correct` takes."""
        if self._dossier is None:
            return []
        values = self._dossier.details
        lines = [
            _line(shown(f.label), self._answer(f, values), _first_key(f))
            for f in self._filing.form.fields
            if f.applies(values)
        ]
        return [line for line in lines if line["value"]]

    @Property(list, notify=changed)
    def papers(self) -> list[dict[str, Any]]:
        if self._dossier is None or self._procedure is None:
            return []
        pages = {a.document_id: a.pages for a in self._dossier.attachments}
        return [
            {
                "name": d.name,
                "scanned": d.id in pages,
                "state": self.tr("Đã quét %d trang") % pages[d.id]
                if d.id in pages
                else self._where(self._dossier.marks.get(d.id)),
            }
            for d in papers_asked(self._dossier, self._procedure)
        ]

    @Property(list, notify=changed)
    def promise(self) -> list[dict[str, str]]:
        """Fee, days and where the result is given."""
        if self._procedure is None:
            return []
        option = self._procedure.option(Channel.COUNTER)
        rule = self._tools.reception_rules.for_procedure(self._procedure.code)
        term = option.term if option else self._procedure.summary.term
        return [
            _line(self.tr("Phí, lệ phí"), fee_text(option)),
            _line(self.tr("Thời hạn"), term_text(term, rule) or self.tr("Cán bộ sẽ báo")),
        ]

    # What the person does ----------------------------------------------------------------------------------

    @Slot()
    def changeCase(self) -> None:
        if not self.is_busy():
            self._visit.go("case")

    @Slot(str)
    def correct(self, key: str) -> None:
        if not self.is_busy():
            self._filing.correcting = key
            self._visit.go("details")

    @Slot()
    def changePapers(self) -> None:
        if not self.is_busy():
            self._visit.go("papers")

    @Slot()
    def submit(self) -> None:
        """Receive the dossier. A second tap finds the job running, and the store gives one receipt only."""
        if self._dossier is None or self._procedure is None:
            return
        tools, dossier_id, procedure, form = self._tools, self._dossier.id, self._procedure, self._filing.form
        rule = tools.reception_rules.for_procedure(procedure.code)

        def work(_: Report) -> Dossier:
            return submission.submit(
                dossier_id,
                procedure,
                form,
                tools.centre,
                rule,
                tools.calendar,
                tools.unit_of_work,
                tools.clock,
                tools.secrets,
                tools.units.place_name,
            )

        self._fault = ""
        self._run("submit", work, self._on_submitted, self._on_fault)

    def _on_loaded(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def _on_submitted(self, _: Dossier) -> None:
        self._filing.submitted = True
        self._tools.outbox.wake()
        self._visit.go("submitted")

    def _answer(self, field: FormField, values: dict[str, str]) -> str:
        if field.kind is FieldKind.ADDRESS:
            parts = (values.get(f"{field.key}.{part}", "") for part in ("province", "commune", "detail"))
            return self._tools.units.address_text(*parts)
        value = values.get(field.key, "")
        return next((shown(c.label) for c in field.choices if c.value == value), value)

    def _where(self, mark: PaperMark | None) -> str:
        words = {
            PaperMark.TO_COUNTER: self.tr("Mang ra quầy"),
            PaperMark.NATIONAL_DATABASE: self.tr("Đã có trong cơ sở dữ liệu quốc gia"),
        }
        return words.get(mark, self.tr("Chưa có")) if mark else self.tr("Chưa có")


def _line(label: str, value: str, key: str = "") -> dict[str, str]:
    return {"label": label, "value": value, "key": key}


def _first_key(field: FormField) -> str:
    return f"{field.key}.province" if field.kind is FieldKind.ADDRESS else field.key
