"""Working days, working hours, and the day on which a result is due.

How a term is counted here:
- the day of receipt is not counted (Civil Code 2015, Art. 147); what comes outside opening hours or on a
  day off counts from the next working morning; after `ReceptionRule.late_after` from the next working day;
- a term in working days skips weekends and days off; one in days or months counts every day, and a last day
  that falls on a day off moves to the next working day (Art. 148); one in hours runs in opening hours only;
- the last day ends when the centre closes.
"""

import calendar as months
import math
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.centre import OpeningHours
from kiosk.domain.errors import CalendarUnknown
from kiosk.domain.fee import UNTOLD
from kiosk.domain.local_time import VIETNAM, local
from kiosk.domain.procedure import ReceptionRule, Term, TermUnit

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Lịch nghỉ lễ, tết và làm bù. Nothing is promised about a year that is not in `known_years`."""

    days_off: frozenset[date]
    make_up: frozenset[date]  # ngày làm bù: a weekend day that is worked
    known_years: frozenset[int]
    provisional_years: frozenset[int] = field(default=frozenset())  # known, but swaps may still be decided

    def is_working_day(self, day: date) -> bool:
        """Raises CalendarUnknown."""
        if day.year not in self.known_years:
            raise CalendarUnknown(str(day.year))
        return day in self.make_up or (day.weekday() < SATURDAY and day not in self.days_off)

    def on_or_after(self, day: date) -> date:
        """The first working day from `day` on. Raises CalendarUnknown."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, `day` itself not counted. Raises CalendarUnknown."""
        for _ in range(count):
            day = self.on_or_after(day + ONE_DAY)
        return day

    def subtract_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`, `day` itself not counted. Raises CalendarUnknown."""
        for _ in range(count):
            day -= ONE_DAY
            while not self.is_working_day(day):
                day -= ONE_DAY
        return day

    def working_days_between(self, day: date, last: date) -> int:
        """How many working days lie after `day`, `last` counted; 0 when `last` is not later. Raises CalendarUnknown."""
        span = (day + timedelta(days=n) for n in range(1, (last - day).days + 1))
        return sum(self.is_working_day(passed) for passed in span)


def is_open(at: datetime, hours: OpeningHours, calendar: WorkCalendar) -> bool:
    """Whether the counters serve at this instant. Raises CalendarUnknown."""
    there = local(at)
    now = there.time()
    in_hours = hours.opens <= now < hours.lunch_from or hours.lunch_to <= now < hours.closes
    return in_hours and calendar.is_working_day(there.date())


def counts_from(received_at: datetime, rule: ReceptionRule, hours: OpeningHours, calendar: WorkCalendar) -> datetime:
    """The local instant at which a dossier counts as received. Raises CalendarUnknown."""
    there = local(received_at)
    day, now = there.date(), there.time()
    late = now >= hours.closes or (rule.late_after is not None and now > rule.late_after)
    working = calendar.is_working_day(day)
    if not working or late:
        return _at(calendar.on_or_after(day + ONE_DAY), hours.opens)
    if now < hours.opens:
        return _at(day, hours.opens)
    if hours.lunch_from <= now < hours.lunch_to:
        return _at(day, hours.lunch_to)
    return there


def due_at(
    received_at: datetime, term: Term | None, rule: ReceptionRule, hours: OpeningHours, calendar: WorkCalendar
) -> datetime | None:
    """When the result is due (ngày hẹn trả kết quả), aware UTC; None when the procedure publishes no usable term.

    received_at: aware. A number without a unit counts only if the rule names the unit to assume.
    Raises: CalendarUnknown, ValueError for a naive `received_at`.
    """
    unit = (term.unit or rule.unitless) if term else None
    if term is None or unit is None:
        return None
    start = counts_from(received_at, rule, hours, calendar)
    if unit is TermUnit.HOUR:
        return _after_working_time(start, timedelta(hours=term.amount), hours, calendar).astimezone(UTC)
    amount = math.ceil(term.amount)  # half a day is a whole one: days end at closing time
    if unit is TermUnit.WORKING_DAY:
        last = calendar.add_working_days(start.date(), amount)
    elif unit is TermUnit.DAY:
        last = calendar.on_or_after(start.date() + timedelta(days=amount))
    else:
        last = calendar.on_or_after(_add_months(start.date(), amount))
    return _at(last, hours.closes).astimezone(UTC)


def moved_on(
    due: datetime, waited_from: datetime, waited_to: datetime, hours: OpeningHours, calendar: WorkCalendar
) -> datetime:
    """The day of return after the centre could not work on the dossier for a while, aware UTC.

    A day that ends when the centre closes moves by whole working days, an hour by the opening time that has passed.
    Raises CalendarUnknown.
    """
    there = local(due)
    if there.time() == hours.closes:
        days = calendar.working_days_between(local(waited_from).date(), local(waited_to).date())
        return _at(calendar.add_working_days(there.date(), days), hours.closes).astimezone(UTC)
    waited = working_time_between(waited_from, waited_to, hours, calendar)
    start = counts_from(due, ReceptionRule(None, "", assumed=False), hours, calendar)
    return _after_working_time(start, waited, hours, calendar).astimezone(UTC)


def working_time_between(start: datetime, end: datetime, hours: OpeningHours, calendar: WorkCalendar) -> timedelta:
    """How long the counters were open between two instants. Raises CalendarUnknown."""
    first, last = local(start), local(end)
    total, day = timedelta(0), first.date()
    while day <= last.date():
        if calendar.is_working_day(day):
            for opens, closes in ((hours.opens, hours.lunch_from), (hours.lunch_to, hours.closes)):
                total += max(min(last, _at(day, closes)) - max(first, _at(day, opens)), timedelta(0))
        day += ONE_DAY
    return total


def at_closing(day: date, hours: OpeningHours) -> datetime:
    """When the centre closes on a day, aware UTC."""
    return _at(day, hours.closes).astimezone(UTC)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, VIETNAM)


def _add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day (Civil Code 2015, Art. 146 and 148)."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month0 + 1, min(day.day, months.monthrange(year, month0 + 1)[1]))


def _after_working_time(start: datetime, left: timedelta, hours: OpeningHours, calendar: WorkCalendar) -> datetime:
    """The instant when `left` of opening time has passed since `start`, an instant within opening hours."""
    day = start.date()
    while True:
        for opens, closes in ((hours.opens, hours.lunch_from), (hours.lunch_to, hours.closes)):
            begin, end = max(start, _at(day, opens)), _at(day, closes)
            if begin < end and left <= end - begin:
                return begin + left
            left -= max(end - begin, timedelta(0))
        day = calendar.on_or_after(day + ONE_DAY)


UNIT_WORDS = {
    TermUnit.WORKING_DAY: "ngày làm việc",
    TermUnit.DAY: "ngày",
    TermUnit.HOUR: "giờ làm việc",
    TermUnit.MONTH: "tháng",
}


def term_text(term: Term | None, rule: ReceptionRule | None = None) -> str:
    """ "7 ngày làm việc"; an assumed unit is marked "(dự kiến)"."""
    unit = (term.unit or (rule.unitless if rule else None)) if term else None
    if term is None or unit is None:
        return UNTOLD
    amount = f"{term.amount:g}".replace(".", ",")
    return f"{amount} {UNIT_WORDS[unit]}" + ("" if term.unit else " (dự kiến)")
