"""How far a dossier has come, told in plain words: from its steps, its outbox and its day of return."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.casework import Action, ProcessingStep
from kiosk.domain.dossier import Delivery, Dossier, DossierState
from kiosk.domain.local_time import date_text
from kiosk.services.papers import receipt_of

TOLD = {
    Action.ACCEPT: "Cán bộ đã tiếp nhận hồ sơ.",
    Action.REFUSE: "Hồ sơ không được tiếp nhận.",
    Action.REQUEST_SUPPLEMENT: "Cán bộ đề nghị bổ sung giấy tờ.",
    Action.TAKE_SUPPLEMENT: "Trung tâm đã nhận giấy tờ bổ sung.",
    Action.FORWARD: "Hồ sơ đã chuyển đến cơ quan giải quyết.",
    Action.ASK_PAYMENT: "Cơ quan đề nghị Quý khách nộp phí, lệ phí hoặc nghĩa vụ tài chính.",
    Action.PAYMENT_DONE: "Trung tâm đã ghi nhận khoản nộp của Quý khách.",
    Action.APOLOGISE: "Cơ quan xin lỗi vì hồ sơ chậm so với ngày hẹn.",
    Action.STOP: "Việc giải quyết hồ sơ đã dừng.",
    Action.WITHDRAW: "Hồ sơ đã được rút theo yêu cầu của Quý khách.",
    Action.RESULT_READY: "Đã có kết quả.",
    Action.REOPEN: "Kết quả được xem lại để sửa sai sót.",
    Action.RETURN_RESULT: "Kết quả đã được trao.",
}
WITH_REASON = frozenset(
    {Action.REFUSE, Action.REQUEST_SUPPLEMENT, Action.ASK_PAYMENT, Action.APOLOGISE, Action.STOP, Action.REOPEN}
)
CLOSED = frozenset({DossierState.REFUSED, DossierState.WITHDRAWN, DossierState.STOPPED, DossierState.RETURNED})


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` None: still to come, the day is not known, or it does not matter."""

    at: datetime | None
    text: str
    done: bool


def moments_of(dossier: Dossier, steps: Sequence[ProcessingStep], delivery: Delivery) -> tuple[Moment, ...]:
    """Oldest first; what is still to come stands last. Names nobody."""
    past = [Moment(receipt_of(dossier).received_at, "Trung tâm đã nhận hồ sơ của Quý khách.", done=True)]
    past += [Moment(step.at, _told(step), done=True) for step in steps if step.action in TOLD]
    if dossier.registered_at is not None:
        past.append(Moment(dossier.registered_at, "Cổng Dịch vụ công quốc gia đã ghi nhận hồ sơ.", done=True))
    past.sort(key=lambda moment: moment.at.timestamp() if moment.at else 0.0)  # of one instant: in their order
    return (*past, *_ahead(dossier, delivery))


def advice_of(dossier: Dossier, steps: Sequence[ProcessingStep]) -> str:
    """What the citizen does next, in one or two sentences; empty: nothing but wait."""
    place = receipt_of(dossier).return_place
    last = {step.action: step for step in steps}
    if dossier.state is DossierState.NEEDS_SUPPLEMENT:
        asked = last.get(Action.REQUEST_SUPPLEMENT)
        what = f" Cần bổ sung: {asked.reason.rstrip('.')}." if asked and asked.reason else ""
        return f"Mời Quý khách mang giấy tờ bổ sung đến quầy.{what}"
    if dossier.state is DossierState.AWAITING_PAYMENT:
        return "Mời Quý khách nộp khoản được yêu cầu để hồ sơ được giải quyết tiếp."
    if dossier.state is DossierState.DONE:
        return f"Kết quả đã sẵn sàng. Nơi nhận: {place}. Quý khách mang theo thẻ căn cước và giấy hẹn."
    apology = last.get(Action.APOLOGISE)
    if apology and dossier.due_at and dossier.state not in CLOSED:
        return f"Ngày trả kết quả mới là {date_text(dossier.due_at)}. Cơ quan xin lỗi Quý khách."
    return ""


def _told(step: ProcessingStep) -> str:
    words = TOLD[step.action]
    if step.action in WITH_REASON and step.reason:
        words += f" {step.reason.strip()}"
    if step.action is Action.APOLOGISE and step.due_now:
        words += f" Ngày trả mới: {date_text(step.due_now)}."
    return words


def _ahead(dossier: Dossier, delivery: Delivery) -> list[Moment]:
    ahead = []
    if dossier.registered_at is None and delivery is Delivery.STUCK:
        ahead.append(Moment(None, "Cán bộ đang kiểm tra việc gửi hồ sơ lên Cổng Dịch vụ công quốc gia.", done=False))
    elif dossier.registered_at is None and delivery is Delivery.WAITING:
        ahead.append(Moment(None, "Chờ gửi lên Cổng Dịch vụ công quốc gia khi có mạng.", done=False))
    if dossier.state in CLOSED:
        return ahead
    if dossier.state is DossierState.NEEDS_SUPPLEMENT:
        return [*ahead, Moment(None, "Ngày trả kết quả được tính lại khi Quý khách nộp đủ giấy tờ.", done=False)]
    if dossier.state is DossierState.DONE:
        return [
            *ahead,
            Moment(None, f"Quý khách nhận kết quả. Nơi nhận: {receipt_of(dossier).return_place}.", done=False),
        ]
    if dossier.due_at is None:
        return [*ahead, Moment(None, "Cán bộ sẽ báo ngày trả kết quả.", done=False)]
    return [*ahead, Moment(dossier.due_at, "Hẹn trả kết quả.", done=False)]
