"""The report of a day or a span of days: one definition of each figure, for the screen, the sheet and the file.

received   numbered in the register within the span
finished   came to an end within the span, whatever end
returned   handed out within the span; on time when the result was there on the day promised
open       not ended now, whenever received; overdue: its day has passed and nothing is waited for from the citizen
taken      money confirmed within the span; given back: refunded within the span, whenever it was taken
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.domain.casework import Action
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import DossierState
from kiosk.domain.local_time import VIETNAM
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState, Shift
from kiosk.domain.sheets import DayReport, DrawerCount, FieldFigures, MoneyFigures, ReportFigure
from kiosk.domain.ticket import QueueTicket, TicketState
from kiosk.domain.voice import Score
from kiosk.ports import Clock, FieldCount, LineFilter, OpenUnitOfWork, UnitOfWork
from kiosk.services.paying import HOW

LONGEST_DAYS = 366
WAITS_FOR_BANK = frozenset({PaymentState.ASKED, PaymentState.UNCONFIRMED})
GIVEN_BACK = "Đã hoàn"


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is counted over a span."""

    first: date
    last: date
    fields: tuple[FieldCount, ...]
    states: Mapping[DossierState, int]  # of the received ones, as they are now
    steps: Mapping[Action, int]
    money: tuple[MoneyFigures, ...]
    drawer: DrawerCount | None
    scores: Mapping[Score, int]
    tickets: Mapping[TicketState, int]
    waited_minutes: float | None  # mean, of those who were called
    stuck: int  # not on the Portal, and somebody must act
    audit_entries: int
    audit_head: str

    def total(self, name: str) -> int:
        """The sum of one column of `fields`."""
        return sum(getattr(each, name) for each in self.fields)

    @property
    def collected_vnd(self) -> int:
        return sum(each.amount_vnd for each in self.money)


def figures(first: date, last: date, unit_of_work: OpenUnitOfWork, clock: Clock) -> Figures:
    """From the beginning of `first` to the end of `last`, local days; one transaction, so that all of it agrees.

    Raises: ValueError when the span runs backwards or is longer than a year, StoreError.
    """
    if not timedelta(0) <= last - first < timedelta(days=LONGEST_DAYS):
        raise ValueError("no such span")
    since, until, now = _midnight(first), _midnight(last + timedelta(days=1)), clock.now()
    with unit_of_work() as uow:
        tickets = _tickets(first, last, uow)
        entries, head = uow.audit_head()
        return Figures(
            first=first,
            last=last,
            fields=tuple(uow.field_counts(since, until, now)),
            states=dict(uow.state_counts(since, until)),
            steps=dict(uow.step_counts(since, until)),
            money=money_of(uow.payments_between(since, max(until, now)), since, until),
            drawer=drawer_of(uow.shifts_between(since, until)),
            scores=Counter(rating.score for rating in uow.ratings_between(since, until)),
            tickets=Counter(ticket.state for ticket in tickets),
            waited_minutes=mean_wait(tickets),
            stuck=uow.count_lines(LineFilter(stuck=True)),
            audit_entries=entries,
            audit_head=head,
        )


def sheet(found: Figures, centre: OneStopCentre, made_by: str, clock: Clock) -> DayReport:
    """The end-of-day sheet. No citizen's name stands in it."""
    return DayReport(
        centre=centre,
        day=found.last,
        made_at=clock.now(),
        made_by=made_by,
        figures=tuple(_lines(found)),
        fields=tuple(
            FieldFigures(
                each.field,
                each.received,
                each.returned,
                each.returned_on_time,
                each.returned - each.returned_on_time,
                each.still_open,
            )
            for each in found.fields
        ),
        money=found.money,
        drawer=found.drawer,
        audit_entries=found.audit_entries,
        audit_head=found.audit_head,
    )


def _lines(found: Figures) -> list[ReportFigure]:
    received, kiosk = found.total("received"), found.total("at_kiosk")
    finished, in_time = found.total("finished"), found.total("finished_on_time")
    issued = sum(found.tickets.values())
    lines = [
        ReportFigure("Hồ sơ tiếp nhận", received, f"{kiosk} tại máy tự phục vụ, {received - kiosk} tại quầy"),
        ReportFigure("Hồ sơ giải quyết xong", finished, f"{in_time} đúng hạn, {finished - in_time} quá hạn"),
        ReportFigure("Hồ sơ đã trả kết quả", found.total("returned")),
        ReportFigure("Yêu cầu bổ sung", found.steps.get(Action.REQUEST_SUPPLEMENT, 0)),
        ReportFigure("Từ chối tiếp nhận", found.steps.get(Action.REFUSE, 0)),
        ReportFigure("Đang giải quyết", found.total("still_open")),
        ReportFigure("Đang quá hạn", found.total("overdue"), alarming=found.total("overdue") > 0),
        ReportFigure("Chưa gửi được lên Cổng", found.stuck, alarming=found.stuck > 0),
        ReportFigure("Lượt lấy số", issued, _ticket_words(found)),
        ReportFigure("Lượt đánh giá", sum(found.scores.values()), _score_words(found)),
    ]
    if found.first != found.last:
        days = (found.last - found.first).days + 1
        lines.insert(0, ReportFigure("Số ngày của kỳ báo cáo", days, f"từ {found.first:%d/%m/%Y}"))
    return lines


def _ticket_words(found: Figures) -> str:
    words = [f"{found.tickets.get(TicketState.DONE, 0)} đã phục vụ", f"{found.tickets.get(TicketState.MISSED, 0)} vắng"]
    if found.waited_minutes is not None:
        words.append(f"chờ trung bình {found.waited_minutes:.0f} phút")
    return ", ".join(words)


def _score_words(found: Figures) -> str:
    satisfied = found.scores.get(Score.VERY_SATISFIED, 0) + found.scores.get(Score.SATISFIED, 0)
    return f"{satisfied} hài lòng trở lên, {found.scores.get(Score.UNSATISFIED, 0)} chưa hài lòng"


def money_of(payments: Sequence[Payment], since: datetime, until: datetime) -> tuple[MoneyFigures, ...]:
    """By way of paying. What was given back later was taken all the same: it is told in a line of its own."""

    def within(at: datetime | None) -> bool:
        return at is not None and since <= at < until

    lines = []
    for method in PaymentMethod:
        mine = [p for p in payments if p.method is method]
        taken = [p for p in mine if within(_taken_at(p))]
        asked = [p for p in mine if p.state in WAITS_FOR_BANK and within(p.created_at)]
        if taken or asked:
            amount, awaited = sum(p.amount_vnd for p in taken), sum(p.amount_vnd for p in asked)
            lines.append(MoneyFigures(HOW[method], len(taken), amount, awaited))
    back = [p for p in payments if p.state is PaymentState.REFUNDED and within(p.changed_at)]
    if back:
        lines.append(MoneyFigures(GIVEN_BACK, len(back), -sum(p.amount_vnd for p in back)))
    return tuple(lines)


def _taken_at(payment: Payment) -> datetime | None:
    """A refunded one keeps no hour of its taking but that of the bill."""
    if payment.state is PaymentState.PAID:
        return payment.changed_at
    return payment.created_at if payment.state is PaymentState.REFUNDED else None


def drawer_of(shifts: Sequence[Shift]) -> DrawerCount | None:
    """The drawers that were counted, together; None: none was."""
    counted = [shift for shift in shifts if shift.counted_vnd is not None and shift.expected_vnd is not None]
    if not counted:
        return None
    return DrawerCount(
        sum(shift.expected_vnd or 0 for shift in counted),
        sum(shift.counted_vnd or 0 for shift in counted),
        "; ".join(shift.note for shift in counted if shift.note),
    )


def mean_wait(tickets: Sequence[QueueTicket]) -> float | None:
    waits = [(t.called_at - t.issued_at).total_seconds() / 60 for t in tickets if t.called_at]
    return sum(waits) / len(waits) if waits else None


def _tickets(first: date, last: date, uow: UnitOfWork) -> list[QueueTicket]:
    days = (last - first).days + 1
    return [ticket for away in range(days) for ticket in uow.tickets_of(first + timedelta(days=away))]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
