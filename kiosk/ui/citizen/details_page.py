"""What the procedure asks beyond the card, one question at a time."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.form import Complaint, complaints, tidy
from kiosk.domain.local_time import local_date
from kiosk.domain.writing import unwritable
from kiosk.services import drafting
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.questions import PADDED, Ask, Question, questions_of, spaced, typed_digits, written
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LISTED = 400  # the largest province has fewer communes


@QmlElement
@QmlUncreatable("made by pages.py")
class DetailsPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "details"

    def _forget(self) -> None:
        self._index = 0
        self._query = ""
        self._complaint: Complaint | None = None

    def entered(self) -> None:
        """Begin with the question that the review sent back, else with the first."""
        self._forget()
        keys = [q.key for q in self._questions]
        first = 0 if self._visit.forward else len(keys) - 1  # coming back, one is at the question left last
        self._index = keys.index(self._filing.correcting) if self._filing.correcting in keys else max(0, first)
        if not keys:
            self._keep()

    # What the page shows -----------------------------------------------------------------------------------

    @Property(int, notify=changed)
    def number(self) -> int:
        """1-based: it names the question, so that the page draws each one anew."""
        return self._index + 1

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._questions)

    @Property(str, notify=changed)
    def ask(self) -> str:
        question = self._question
        return question.ask.value if question else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        question = self._question
        return shown(question.field.label) if question else ""

    @Property(str, notify=changed)
    def lead(self) -> str:
        question = self._question
        if question is None:
            return ""
        part = question.key.rpartition(".")[2] if "." in question.key else ""
        words = {
            "province": self.tr("Chọn tỉnh hoặc thành phố"),
            "commune": self.tr("Chọn phường, xã hoặc đặc khu"),
            "detail": self.tr("Số nhà, đường, tổ dân phố hoặc thôn"),
        }
        return words.get(part) or shown(question.field.hint)

    @Property(bool, notify=changed)
    def optional(self) -> bool:
        question = self._question
        return question is not None and not question.field.required

    @Property(int, notify=changed)
    def maximumLength(self) -> int:
        question = self._question
        return question.field.max_length if question else 0

    @Property(str, notify=changed)
    def value(self) -> str:
        question = self._question
        return self._filing.values.get(question.key, "") if question else ""

    @Property(str, notify=changed)
    def shownValue(self) -> str:
        """What the digit pad has typed, as one reads it."""
        question = self._question
        return spaced(question.ask, self.value) if question else ""

    @Property(bool, notify=changed)
    def padded(self) -> bool:
        """Answered with the digit pad on the page."""
        question = self._question
        return question is not None and question.ask in PADDED

    @Property(str, notify=changed)
    def complaint(self) -> str:
        return shown(self._complaint or "")

    @Property(list, notify=changed)
    def options(self) -> list[dict[str, str]]:
        """Answers to choose from: [{value, label, note}], already searched."""
        question = self._question
        if question is None:
            return []
        units, query = self._tools.units, self._query
        if question.ask is Ask.CHOICE:
            return [_option(c.value, shown(c.label)) for c in question.field.choices]
        if question.ask is Ask.PROVINCE:
            return [_option(p.code, p.name) for p in units.search_provinces(query)]
        if question.ask is Ask.COMMUNE:
            province = self._filing.values.get(f"{question.field.key}.province", "")
            return [_option(c.code, c.name) for c in units.search_communes(query, province, LISTED)]
        return []

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """The question as it is read aloud: with its few choices, and with what was typed wrongly."""
        question = self._question
        if question is None:
            return ""
        choices = [shown(choice.label) for choice in question.field.choices] if question.ask is Ask.CHOICE else []
        told = self.tr("Các lựa chọn: %s") % "; ".join(choices) if choices else ""
        return ". ".join(part for part in (self.title, self.lead, told, self.complaint) if part)

    @Property(bool, notify=changed)
    def last(self) -> bool:
        return bool(self._filing.correcting) or self._index == self.count - 1

    # What the person does ----------------------------------------------------------------------------------

    @Slot(str)
    def type(self, text: str) -> None:
        self._answer(text)

    @Slot(str)
    def press(self, digit: str) -> None:
        question, digits = self._question, typed_digits(self.value)
        if question and len(digit) == 1 and digit in "0123456789" and len(digits) < self._most(question):
            self._answer(written(question.ask, digits + digit))

    @Slot()
    def erase(self) -> None:
        question = self._question
        if question:
            self._answer(written(question.ask, typed_digits(self.value)[:-1]))

    @Slot(str)
    def search(self, text: str) -> None:
        self._query = text
        self.changed.emit()

    @Slot(str)
    def choose(self, value: str) -> None:
        """Mark an answer. A province that changes lets the commune go: it lies elsewhere."""
        question = self._question
        if question is None:
            return
        if question.ask is Ask.PROVINCE and value != self.value:
            self._filing.values.pop(f"{question.field.key}.commune", None)
        self._answer(value)

    @Slot()
    def next(self) -> None:
        question = self._question
        if question is None or self.is_busy():
            return
        self._filing.values[question.key] = tidy(self.value)
        self._complaint = complaints(self._filing.form, self._filing.values, self._today).get(question.key)
        if self._complaint:
            self.changed.emit()
        elif self._filing.correcting and not self._must_go_on(question):
            self._keep()
        elif self._index + 1 < len(self._questions):
            self._turn(self._index + 1)
        else:
            self._keep()

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """To the question before; False: the page itself is left."""
        if self._index == 0 or self._filing.correcting:
            return False
        self._turn(self._index - 1)
        return True

    @property
    def _questions(self) -> tuple[Question, ...]:
        if not self._visit.procedure_code:
            return ()
        return questions_of(self._filing.form, self._filing.values)

    @property
    def _question(self) -> Question | None:
        questions = self._questions
        return questions[self._index] if self._index < len(questions) else None

    @property
    def _today(self) -> date:
        return local_date(self._tools.clock.now())

    @staticmethod
    def _most(question: Question) -> int:
        most = PADDED.get(question.ask, 0)
        return min(most, question.field.max_length) if question.ask is Ask.NUMBER else most

    def _must_go_on(self, question: Question) -> bool:
        """After a corrected answer, the next question belongs to it: a new province asks for its commune."""
        following = self._questions[self._index + 1 : self._index + 2]
        wanting = complaints(self._filing.form, self._filing.values)
        return bool(following) and (following[0].key in wanting or following[0].field.depends_on(question.key))

    def _answer(self, text: str) -> None:
        question = self._question
        if question is None:
            return
        self._filing.values[question.key] = text
        self._complaint = Complaint.SIGNS if unwritable(text) else None  # told at once; what stands there stays
        self.changed.emit()

    def _turn(self, index: int) -> None:
        self._index, self._query, self._complaint = index, "", None
        self.changed.emit()

    def _keep(self) -> None:
        filing, tools = self._filing, self._tools
        dossier_id, form = filing.dossier_id, filing.form
        values, today = {q.key: filing.values.get(q.key, "") for q in self._questions}, self._today

        def work(_: Report) -> Dossier:
            return drafting.keep_details(dossier_id, form, values, tools.unit_of_work, today)

        self._fault = ""
        self._run("keep", work, self._on_kept, self._on_fault)

    def _on_kept(self, dossier: Dossier) -> None:
        filing = self._filing
        filing.take(dossier)
        correcting, filing.correcting = filing.correcting, ""
        answered = all(dossier.answers(document.id) for document in filing.papers)
        self._visit.go("review" if answered and (correcting or not filing.papers) else "papers")


def _option(value: str, label: str) -> dict[str, str]:
    return {"value": value, "label": label, "note": ""}
