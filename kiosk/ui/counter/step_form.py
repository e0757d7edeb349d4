"""What each step asks the officer beside the press: fields in order, and how they become the facts of its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.domain.casework import DueChange, FormCode, StepRule
from kiosk.domain.form import read_date
from kiosk.domain.paper import PaperLine
from kiosk.domain.working_time import WorkCalendar
from kiosk.services.issuing import FormFacts

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a step. kind: "area", "line" or "day"."""

    key: str
    label: str
    kind: str
    needed: bool = False
    hint: str = ""


def inputs_of(rule: StepRule) -> list[Input]:
    """In the order in which they are asked."""
    found = []
    if rule.due is DueChange.SET:
        label = QCoreApplication.translate("Desk", "Ngày hẹn trả mới")
        hint = QCoreApplication.translate("Desk", "Ngày làm việc, sau ngày đã hẹn. Mũi tên lên xuống đổi từng ngày.")
        found.append(Input("new_day", label, "day", needed=True, hint=hint))
    if rule.reason_needed or rule.form in (FormCode.SUPPLEMENT, FormCode.REFUSAL):
        found.append(Input("reason", QCoreApplication.translate("Desk", "Lý do"), "area", needed=rule.reason_needed))
    found += _further(rule.form)
    if not rule.reason_needed:
        found.append(Input("reason", QCoreApplication.translate("Desk", "Ghi chú"), "area"))
    return found


def _further(form: FormCode | None) -> list[Input]:
    signer = Input("signer_name", QCoreApplication.translate("Desk", "Người ký"), "line")
    if form is FormCode.APOLOGY:
        label = QCoreApplication.translate("Desk", "Cơ quan giải quyết chậm")
        return [Input("handling_body", label, "line"), signer]
    if form is FormCode.STOP:
        return [
            Input("asked_by", QCoreApplication.translate("Desk", "Người đề nghị dừng"), "line"),
            Input("money_text", QCoreApplication.translate("Desk", "Xử lý phí, lệ phí đã nộp"), "line"),
            signer,
        ]
    if form is FormCode.ROUTING:
        return [
            Input("handling_body", QCoreApplication.translate("Desk", "Chuyển đến cơ quan"), "line"),
            Input("receiver_name", QCoreApplication.translate("Desk", "Người nhận"), "line"),
        ]
    return []


def papers_asked(rule: StepRule) -> str:
    """The question above the list of papers; empty: this step has no such list."""
    if rule.form is FormCode.SUPPLEMENT:
        return QCoreApplication.translate("Desk", "Giấy tờ phải bổ sung")
    if rule.form is FormCode.STOP:
        return QCoreApplication.translate("Desk", "Giấy tờ trả lại")
    return ""


def facts_of(values: Mapping[str, str], papers: tuple[PaperLine, ...]) -> FormFacts:
    return FormFacts(
        papers=papers,
        asked_by=values.get("asked_by", ""),
        money_text=values.get("money_text", ""),
        handling_body=values.get("handling_body", ""),
        receiver_name=values.get("receiver_name", ""),
        signer_name=values.get("signer_name", ""),
    )


def new_day_of(values: Mapping[str, str]) -> date | None:
    return read_date(values.get("new_day", ""))


def stepped_day(text: str, by: int, calendar: WorkCalendar, earliest: date) -> date:
    """The working day before or after the one typed, never before `earliest`. Raises CalendarUnknown."""
    day = read_date(text) or earliest
    day = calendar.subtract_working_days(day, -by) if by < 0 else calendar.add_working_days(day, by)
    return max(day, calendar.on_or_after(earliest))
