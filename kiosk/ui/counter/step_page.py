"""One step of an officer: what it needs, and the legal form that grows while the reason is typed."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.casework import Action, DueChange, StepRule
from kiosk.domain.errors import CalendarUnknown
from kiosk.domain.form import Complaint, tidy
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import day_text, local_date
from kiosk.domain.paper import PaperLine, shortened
from kiosk.domain.printing import PrintState
from kiosk.domain.working_time import at_closing
from kiosk.domain.writing import unwritable
from kiosk.services.case_file import CaseFile, open_file
from kiosk.services.casework import StepWish, TakenStep, last_day, take_step
from kiosk.services.form_printing import print_issued
from kiosk.services.issuing import drawn_up, printed_form
from kiosk.ui.counter.casework_words import FORM_TITLE, GRAVE, form_code
from kiosk.ui.counter.office_press import press_of
from kiosk.ui.counter.page_model import DeskPageModel
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.counter.step_form import facts_of, inputs_of, new_day_of, papers_asked, stepped_day
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PREVIEW_AFTER_MS = 350  # of rest between two keys
PREVIEW_WIDTH = 900  # px
PREVIEW = "step-preview"
NAME_MOST = 140


@QmlElement
@QmlUncreatable("made by pages.py")
class StepPageModel(DeskPageModel):
    """Signals: changed; laidOut, when the fields are another step's."""

    changed = Signal()
    laidOut = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "step"

    def _forget(self) -> None:
        self._file: CaseFile | None = None
        self._rule: StepRule | None = None
        self._dossier_id = self._wish_id = self._preview = ""
        self._pages = 0
        self._values: dict[str, str] = {}
        self._ticked: set[int] = set()
        self._tried = self._to_be_signed = False

    def entered(self, subject: str) -> None:
        """`subject`: the id of a dossier and an action, "…:refuse"."""
        self._forget()
        self._dossier_id, _, action = subject.partition(":")
        self._rule = self._tools.step_rules.of(Action(action))
        self._wish_id, self._fault = uuid7(self._tools.clock.now()), ""
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._timer.timeout.connect(self._draw)
        dossier_id, tools, officer, book = self._dossier_id, self._tools, self.officer, rulebook_of(self._tools)
        self._run(
            "read", lambda _: open_file(dossier_id, officer, book, tools.unit_of_work, tools.clock), self._on_file
        )

    def unsaved(self) -> str:
        typed = any(tidy(text) for key, text in self._values.items() if key != "new_day")
        return self.tr("Nội dung đang soạn sẽ bị bỏ.") if typed and self._file else ""

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._rule.title if self._rule else ""

    @Property(str, notify=changed)
    def lead(self) -> str:
        dossier = self._file.dossier if self._file else None
        if dossier is None or dossier.receipt is None:
            return ""
        return f"{dossier.receipt.dossier_code} · {dossier.owner_name} · {dossier.procedure_name}"

    @Property(str, notify=changed)
    def formTitle(self) -> str:
        """Which legal form goes with it; empty: none."""
        form = self._rule.form if self._rule else None
        return f"{form_code(form)}. {FORM_TITLE[form]}" if form else ""

    @Property(str, notify=changed)
    def effect(self) -> str:
        """What the step does to the day of return, in a sentence."""
        words = {
            DueChange.KEEP: self.tr("Ngày hẹn trả giữ nguyên."),
            DueChange.PAUSE: self.tr("Thời hạn tạm dừng cho đến khi công dân thực hiện."),
            DueChange.RESTART: self.tr("Thời hạn tính lại từ đầu."),
            DueChange.SUBTRACT: self.tr("Ngày hẹn trả lùi đúng thời gian đã chờ."),
            DueChange.SET: self.tr("Ngày hẹn trả mới do cán bộ chọn."),
            DueChange.END: self.tr("Kết thúc thời hạn giải quyết."),
        }
        return words[self._rule.due] if self._rule else ""

    @Property(str, notify=changed)
    def deadline(self) -> str:
        """By when the law wants the step; late steps say so."""
        day = self._last_day()
        if day is None:
            return ""
        late = local_date(self._tools.clock.now()) > day
        words = self.tr("Đã quá hạn thực hiện (%1).") if late else self.tr("Hạn thực hiện: %1.")
        return words.replace("%1", day_text(day))

    @Property(str, notify=changed)
    def basis(self) -> str:
        return self._rule.basis if self._rule else ""

    @Property(bool, notify=changed)
    def grave(self) -> bool:
        return self._rule is not None and self._rule.action in GRAVE

    @Property(list, notify=laidOut)
    def inputs(self) -> list[dict[str, Any]]:
        found = inputs_of(self._rule) if self._rule and self._file else []
        return [
            {
                "key": i.key,
                "label": i.label,
                "kind": i.kind,
                "needed": i.needed,
                "hint": i.hint,
                "value": self._values.get(i.key, ""),
            }
            for i in found
        ]

    @Property(str, notify=laidOut)
    def papersTitle(self) -> str:
        return papers_asked(self._rule) if self._rule else ""

    @Property(list, notify=laidOut)
    def papers(self) -> list[str]:
        return [shortened(paper.name, NAME_MOST) for paper in self._papers] if self.papersTitle else []

    @Property(dict, notify=changed)
    def complaints(self) -> dict[str, str]:
        """Input key -> what to mend: signs that no paper shows at once, what is lacking once the step was tried."""
        if self._rule is None:
            return {}
        inputs = inputs_of(self._rule)
        odd = {i.key: shown(Complaint.SIGNS) for i in inputs if unwritable(self._values.get(i.key, ""))}
        if not self._tried:
            return odd
        needed = [i for i in inputs if i.needed and not tidy(self._values.get(i.key, ""))]
        return odd | {i.key: self.tr("Vui lòng điền mục này.") for i in needed}

    @Property(str, notify=changed)
    def newDay(self) -> str:
        return self._values.get("new_day", "")

    @Property(str, notify=changed)
    def preview(self) -> str:
        return self._preview

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._pages

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._file is not None

    @Property(bool, notify=changed)
    def taking(self) -> bool:
        return "take" in self._jobs or "print" in self._jobs

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(str, str)
    def write(self, key: str, text: str) -> None:
        self._values[key] = text
        self._fault = ""
        self.changed.emit()
        self._draw_soon()

    @Slot(int)
    def stepDay(self, by: int) -> None:
        """The working day after, or before, the one that stands there."""
        earliest = local_date(self._tools.clock.now()) + timedelta(days=1)
        try:
            day = stepped_day(self.newDay, by, self._tools.calendar, earliest)
        except CalendarUnknown as fault:
            self._on_fault(fault.code)
            self.changed.emit()
            return
        self.write("new_day", day_text(day))

    @Slot(int, bool)
    def tick(self, index: int, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(index)
        self._draw_soon()

    @Property(bool, notify=changed)
    def sealable(self) -> bool:
        """The form can be signed with the centre's seal, and printed then."""
        return self._rule is not None and self._rule.form is not None and self._tools.seal is not None

    @Slot()
    def take(self) -> None:
        """The one press. Twice is once."""
        self._take(to_be_signed=False)

    @Slot()
    def takeAndSign(self) -> None:
        """The same, and on to the page where the form is signed before it is printed."""
        self._take(to_be_signed=self.sealable)

    def _take(self, *, to_be_signed: bool) -> None:
        self._tried, self._to_be_signed = True, to_be_signed
        if self.complaints or self._rule is None or self._file is None:
            self.changed.emit()
            return
        tools, officer, dossier_id = self._tools, self.officer, self._dossier_id
        wish, book = self._wish(self._rule.action), rulebook_of(tools)

        def work(_: Any) -> TakenStep:
            return take_step(dossier_id, wish, officer.id, book, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("take", work, self._on_taken)

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _papers(self) -> tuple[PaperLine, ...]:
        receipt = self._file.dossier.receipt if self._file else None
        return receipt.papers if receipt else ()

    def _wish(self, action: Action) -> StepWish:
        ticked = tuple(paper for at, paper in enumerate(self._papers) if at in self._ticked)
        facts = facts_of(self._values, ticked)
        return StepWish(self._wish_id, action, self._values.get("reason", ""), new_day_of(self._values), facts)

    def _last_day(self) -> Any:
        if self._rule is None or self._file is None:
            return None
        try:
            return last_day(self._rule, self._file.dossier, rulebook_of(self._tools))
        except CalendarUnknown:
            return None

    def _on_file(self, file: CaseFile) -> None:
        self._file = file
        if self._rule and self._rule.due is DueChange.SET and file.dossier.due_at:
            later = stepped_day("", 1, self._tools.calendar, local_date(file.dossier.due_at))
            self._values["new_day"] = day_text(later)
        self.laidOut.emit()
        self._draw()

    def _draw_soon(self) -> None:
        if self._rule and self._rule.form:
            self._timer.start()

    @Slot()
    def _draw(self) -> None:
        rule, file, tools, officer = self._rule, self._file, self._tools, self.officer
        if rule is None or rule.form is None or file is None:
            return
        wish = self._wish(rule.action)
        new_due = at_closing(wish.new_day, tools.centre.hours) if wish.new_day else file.dossier.due_at
        form, now = rule.form, tools.clock.now()

        def work(_: Any) -> tuple[QImage, int]:
            draft = drawn_up(form, file.dossier, officer, wish.reason, wish.facts, file.dossier.due_at, now, new_due)
            page = tools.paper.preview(
                tools.paper.form(printed_form(draft, file.dossier, tools.centre)), 1, PREVIEW_WIDTH
            )
            return QImage.fromData(page.png), page.pages

        self._run("draw", work, self._on_drawn, self._on_undrawn, anew=True)

    def _on_drawn(self, drawn: tuple[QImage, int]) -> None:
        image, self._pages = drawn
        self._preview = self._desk.images.put(PREVIEW, image)

    def _on_undrawn(self, code: str) -> None:
        """A preview is a help: the step does not hang on it."""
        self._preview = ""

    def _on_taken(self, taken: TakenStep) -> None:
        text = self.tr("%1: đã ghi.").replace("%1", self.title)
        self._desk.say(
            text + (" " + self.tr("Bước này quá hạn.") if taken.late else ""), "warn" if taken.late else "ok"
        )
        self._tools.outbox.wake()
        self._desk.papersAccepted.emit()
        self._values = {}
        if taken.form is None or self._rule is None:
            self._leave()
            return
        if self._to_be_signed:
            signing = f"{taken.dossier.id}:{taken.form.id}"
            self._leave()
            self._desk.go("sign", signing)
            return
        tools, officer, form, copies = self._tools, self.officer, taken.form, self._rule.copies

        def work(_: Any) -> PrintState:
            return print_issued(
                taken.dossier.id,
                form.id,
                copies,
                press_of(tools, officer),
            )

        self._run("print", work, self._on_printed, self._on_unprinted)

    def _on_printed(self, state: PrintState) -> None:
        if state is PrintState.PRINTED and self._rule:
            words = self.tr("%1: đã ghi và in %2 liên.")
            self._desk.say(words.replace("%1", self.title).replace("%2", str(self._rule.copies)))
        self._leave()

    def _on_unprinted(self, code: str) -> None:
        """The step stands; the paper can be printed from the dossier."""
        self._desk.say_fault(code)
        self._leave()

    def _leave(self) -> None:
        if self.shown:
            self._desk.go("dossier", self._dossier_id)
