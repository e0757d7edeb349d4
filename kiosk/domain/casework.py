"""What an officer may do with a dossier: one table of steps, and what each of them leaves behind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.dossier import DossierState
from kiosk.domain.officer import Role
from kiosk.domain.working_time import WorkCalendar


class Action(StrEnum):
    """A step (bước xử lý) that somebody takes."""

    ACCEPT = "accept"  # tiếp nhận
    CHECK_PAPERS = "check_papers"  # đối chiếu bản giấy của hồ sơ nộp tại máy tự phục vụ
    REFUSE = "refuse"  # từ chối tiếp nhận
    REQUEST_SUPPLEMENT = "request_supplement"  # yêu cầu bổ sung, hoàn thiện
    TAKE_SUPPLEMENT = "take_supplement"  # nhận giấy tờ bổ sung
    FORWARD = "forward"  # chuyển cơ quan giải quyết
    SET_FEE = "set_fee"  # xác định phí, lệ phí
    ASK_PAYMENT = "ask_payment"  # yêu cầu thực hiện nghĩa vụ tài chính
    PAYMENT_DONE = "payment_done"  # đã thực hiện nghĩa vụ tài chính
    APOLOGISE = "apologise"  # xin lỗi và đề nghị gia hạn
    STOP = "stop"  # dừng giải quyết
    WITHDRAW = "withdraw"  # công dân rút hồ sơ
    RESULT_READY = "result_ready"  # có kết quả
    REOPEN = "reopen"  # kết quả có sai sót, giải quyết lại
    RETURN_RESULT = "return_result"  # trả kết quả


class DueChange(StrEnum):
    """What a step does to ngày hẹn trả."""

    KEEP = "keep"
    PAUSE = "pause"  # the term stands still from here
    RESTART = "restart"  # the whole term anew from here
    SUBTRACT = "subtract"  # moved on by the time that the dossier waited
    SET = "set"  # the officer names the new day
    END = "end"  # nothing is due any more


class FormCode(StrEnum):
    """The forms of Thông tư 03/2025/TT-VPCP, Phụ lục I, and the centre's own sheet for results."""

    RECEIPT = "01"  # Giấy tiếp nhận hồ sơ và hẹn trả kết quả
    SUPPLEMENT = "02"  # Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ
    REFUSAL = "03"  # Phiếu từ chối tiếp nhận giải quyết hồ sơ
    APOLOGY = "04"  # Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết
    STOP = "05"  # Thông báo dừng giải quyết hồ sơ
    ROUTING = "06"  # Phiếu kiểm soát quá trình giải quyết hồ sơ
    REGISTER = "07"  # Sổ theo dõi hồ sơ
    HAND_OVER = "BG"  # Phiếu bàn giao kết quả: none of the seven


class DeadlineFrom(StrEnum):
    """From where the last day of a step is counted, in working days."""

    AFTER_RECEIVED = "after_received"
    BEFORE_DUE = "before_due"


@dataclass(frozen=True, slots=True)
class StepDeadline:
    """Hạn thực hiện một bước. A step that comes late is told as late and still taken: the citizen needs its paper."""

    count_from: DeadlineFrom
    working_days: int
    basis: str
    assumed: bool

    def last_day(self, received: date | None, due: date | None, calendar: WorkCalendar) -> date | None:
        """None: there is nothing to count from. Raises CalendarUnknown."""
        if self.count_from is DeadlineFrom.AFTER_RECEIVED:
            return None if received is None else calendar.add_working_days(received, self.working_days)
        return None if due is None else calendar.subtract_working_days(due, self.working_days)


@dataclass(frozen=True, slots=True)
class StepRule:
    """One row of resources/rules/steps.toml."""

    action: Action
    title: str  # what the officer reads and the Portal is told
    sources: frozenset[DossierState]
    target: DossierState | None  # None: the state stays
    role: Role
    form: FormCode | None  # issued with the step
    due: DueChange
    reason_needed: bool
    at_most: int  # times in the life of a dossier; 0: no limit
    basis: str
    assumed: bool  # not yet checked against the text in force
    copies: int = 0  # liên: sheets of the form; 0 without a form
    deadline: StepDeadline | None = None
    told: bool = True  # the Portal hears of it as a step; a state told twice would count as two


@dataclass(frozen=True, slots=True)
class StepRules:
    """Bảng quy tắc xử lý hồ sơ. Today's rules decide; the history keeps which version did."""

    version: str
    in_force_from: date
    rows: Mapping[Action, StepRule]

    def __iter__(self) -> Iterator[StepRule]:
        return iter(self.rows.values())

    def of(self, action: Action) -> StepRule:
        return self.rows[action]

    def allowed(self, state: DossierState, taken: Mapping[Action, int]) -> list[StepRule]:
        """The steps that a dossier in `state` may take. taken: how often each was taken already."""
        return [rule for rule in self if state in rule.sources and not 0 < rule.at_most <= taken.get(rule.action, 0)]


@dataclass(frozen=True, slots=True)
class ProcessingStep:
    """One line of the history (quá trình xử lý): appended, never changed."""

    id: str
    dossier_id: str
    action: Action
    at: datetime
    was: DossierState
    now: DossierState
    officer_id: str  # empty: the kiosk or the Portal
    officer_name: str = field(repr=False)
    reason: str = field(default="", repr=False)
    due_was: datetime | None = None
    due_now: datetime | None = None
    form_id: str = ""  # the IssuedForm that went with it
    rules_version: str = ""


@dataclass(frozen=True, slots=True)
class IssuedForm:
    """A legal form that was given a number. What stands on it is kept, so that a reprint says the same."""

    id: str
    dossier_id: str
    form: FormCode
    book: str  # the year
    number: int  # no gaps within form and book
    issued_at: datetime
    officer_id: str
    officer_name: str = field(repr=False)
    values: dict[str, str] = field(default_factory=dict, repr=False)


class Capacity(StrEnum):
    """In whose name one files."""

    SELF = "self"  # chính mình
    CHILD = "child"  # cha, mẹ, người giám hộ của trẻ
    AUTHORISED = "authorised"  # người được uỷ quyền
    ORGANISATION = "organisation"  # đại diện tổ chức, hộ kinh doanh
