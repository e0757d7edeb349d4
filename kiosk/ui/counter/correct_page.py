"""What the form of a received dossier says, mended by an officer; the Portal gets it anew."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.form import Form, tidy
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState
from kiosk.services.correcting import correct
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.intake_answers import IntakeAnswersModel
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Opened:
    dossier: Dossier
    form: Form
    refused: OutboxItem | None  # the document that waits for a hand


@QmlElement
@QmlUncreatable("made by pages.py")
class CorrectPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "correct"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._answers = IntakeAnswersModel(desk, desk)
        super().__init__(desk, parent)
        self._answers.setParent(self)
        self._answers.answered.connect(self._on_answered)

    def _forget(self) -> None:
        self._opened: Opened | None = None
        self._answers.forget()
        self._answers.lay_out(None, {})

    def entered(self, subject: str) -> None:
        """`subject`: the id of a dossier."""
        self._forget()
        self._fault = ""
        tools = self._tools

        def work(_: Report) -> Opened:
            with tools.unit_of_work() as uow:
                dossier, items = uow.dossier(subject), uow.items_of(subject)
            form = tools.forms.for_procedure(tools.catalogue.procedure(dossier.procedure_code))
            stuck = [i for i in items if i.state is OutboxState.STUCK and i.kind is OutboxKind.REGISTER_DOSSIER]
            return Opened(dossier, form, stuck[-1] if stuck else None)

        self._run("open", work, self._on_opened, anew=True)

    def commands(self) -> list[Command]:
        return [Command(self.tr("Lưu và gửi Cổng"), "send", self.save, "Ctrl+Return")] if self.savable else []

    def unsaved(self) -> str:
        return self.tr("Điều vừa sửa chưa được lưu.") if self._differs else ""

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._opened is not None

    @Property(QObject, constant=True)
    def form(self) -> QObject:
        return self._answers

    @Property(str, notify=changed)
    def code(self) -> str:
        receipt = self._opened.dossier.receipt if self._opened else None
        return receipt.dossier_code if receipt else ""

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._opened.dossier.procedure_name if self._opened else ""

    @Property(list, notify=changed)
    def refusal(self) -> list[dict[str, str]]:
        """Why the Portal did not take it; empty: it did, or was not asked yet."""
        item = self._opened.refused if self._opened else None
        if item is None:
            return []
        text = self._tools.faults.get(item.fault_code)
        rows = [
            (self.tr("Vì sao (mã %1)").replace("%1", item.fault_code), shown(text.title) if text else item.fault_code),
            (self.tr("Câu trả lời sau cùng"), item.answer),
        ]
        return [{"label": label, "value": value} for label, value in rows if value]

    @Property(list, notify=changed)
    def person(self) -> list[dict[str, Any]]:
        """Who stands on the identity paper: not to be mended here."""
        if self._opened is None:
            return []
        who = self._opened.dossier.applicant
        rows = [
            (self.tr("Người nộp hồ sơ"), who.full_name),
            (self.tr("Số giấy tờ"), who.masked_number.replace("*", "•")),
            (self.tr("Ngày sinh"), f"{who.birth_date:%d/%m/%Y}"),
            (self.tr("Địa chỉ"), who.residence),
        ]
        return [{"label": label, "value": value} for label, value in rows if value]

    @Property(bool, notify=changed)
    def savable(self) -> bool:
        return self._differs and self._answers.whole and not self.is_busy()

    # What the officer does -------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        if self._opened is None or not self.savable:
            return
        opened, values, tools, officer = self._opened, dict(self._answers.values), self._tools, self.officer
        book = rulebook_of(tools)

        def work(_: Report) -> list[str]:
            return correct(
                opened.dossier.id,
                values,
                officer.id,
                opened.form,
                book,
                tools.unit_of_work,
                tools.clock,
                tools.units.place_name,
            )

        self._run("save", work, self._on_saved)

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _differs(self) -> bool:
        if self._opened is None:
            return False
        was, now = self._opened.dossier.details, self._answers.values
        return any(tidy(now.get(key, "")) != was.get(key, "") for key in was.keys() | now.keys())

    @Slot()
    def _on_answered(self) -> None:
        self._answers.changed.emit()
        self.changed.emit()

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self._answers.lay_out(opened.form, opened.dossier.details)
        self._answers.changed.emit()

    def _on_saved(self, keys: list[str]) -> None:
        self._forget()
        self._tools.outbox.wake()
        self._desk.say(self.tr("Đã lưu; bản mới được gửi tới Cổng.") if keys else self.tr("Không có gì thay đổi."))
        if self.shown:
            self._desk.back()
