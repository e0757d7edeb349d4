"""What a step does to ngày hẹn trả: the day on which the result was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.casework import DueChange, ProcessingStep
from kiosk.domain.centre import OpeningHours
from kiosk.domain.errors import DueDateMissing, DueDateUnfit
from kiosk.domain.local_time import local
from kiosk.domain.procedure import ReceptionRule, Term
from kiosk.domain.working_time import WorkCalendar, at_closing, due_at, moved_on


@dataclass(frozen=True, slots=True)
class TermBasis:
    """How the term of one procedure is counted at this centre."""

    term: Term | None  # at the counter, as published
    rule: ReceptionRule
    hours: OpeningHours
    calendar: WorkCalendar


def due_after(
    change: DueChange,
    due: datetime | None,
    history: Sequence[ProcessingStep],
    now: datetime,
    basis: TermBasis,
    new_day: date | None = None,
) -> datetime | None:
    """The day of return after a step that does `change`; None while the term stands still or nothing is due.

    history: the steps so far, oldest first. new_day: what the officer named, for SET.
    Raises: DueDateMissing, DueDateUnfit, CalendarUnknown.
    """
    if change is DueChange.RESTART:
        return due_at(now, basis.term, basis.rule, basis.hours, basis.calendar)
    if change is DueChange.SUBTRACT:
        return _moved_on(due, history, now, basis)
    if change is DueChange.SET:
        return _as_named(due, new_day, now, basis)
    return due if change is DueChange.KEEP else None


def _moved_on(
    due: datetime | None, history: Sequence[ProcessingStep], now: datetime, basis: TermBasis
) -> datetime | None:
    pause = next((step for step in reversed(history) if step.due_was is not None and step.due_now is None), None)
    if due is not None or pause is None or pause.due_was is None:
        return due  # nothing stood still
    return moved_on(pause.due_was, pause.at, now, basis.hours, basis.calendar)


def _as_named(due: datetime | None, new_day: date | None, now: datetime, basis: TermBasis) -> datetime:
    if new_day is None or new_day <= local(now).date():
        raise DueDateMissing
    if due is None:
        raise DueDateUnfit("no day was promised")
    if not basis.calendar.is_working_day(new_day):
        raise DueDateUnfit("a day off")
    named = at_closing(new_day, basis.hours)
    if named <= due:
        raise DueDateUnfit("not later than the day that was promised")
    return named
