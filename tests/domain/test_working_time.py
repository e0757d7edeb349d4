"""Real days of 2025 to 2027, local times of Vietnam."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.centre import OpeningHours
from kiosk.domain.errors import CalendarUnknown
from kiosk.domain.local_time import VIETNAM
from kiosk.domain.procedure import ReceptionRule, Term, TermUnit
from kiosk.domain.working_time import counts_from, due_at, is_open, term_text
from kiosk.store.calendar import load_calendar

CALENDAR = load_calendar(Path(__file__).resolve().parents[2] / "resources" / "calendar")
HOURS = OpeningHours(time(7), time(11, 30), time(13, 30), time(17))
PLAIN = ReceptionRule(None, "", assumed=False)
LATE = ReceptionRule(time(15), "", assumed=True)
ASSUMING = ReceptionRule(time(15), "", assumed=True, unitless=TermUnit.WORKING_DAY)
WORKING, DAY, HOUR, MONTH = TermUnit.WORKING_DAY, TermUnit.DAY, TermUnit.HOUR, TermUnit.MONTH


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=VIETNAM)


def due(received: str, amount: float, unit: TermUnit | None, rule: ReceptionRule = LATE) -> str:
    result = due_at(at(received).astimezone(UTC), Term(amount, unit), rule, HOURS, CALENDAR)
    assert result is not None
    assert result.tzinfo is UTC
    return result.astimezone(VIETNAM).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-23", True),
        ("2026-11-24", False),  # Ngày Văn hóa Việt Nam
        ("2026-11-28", False),  # a Saturday
        ("2026-01-02", False),  # the swap
        ("2026-01-10", True),
        ("2025-04-26", True),
        ("2025-05-02", False),
        ("2026-02-16", False),  # Tết
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2027-02-10", False),
        ("2027-02-11", True),
        ("2026-04-27", False),  # Giỗ Tổ fell on a Sunday
        ("2026-08-22", True),
        ("2026-08-31", False),
    ],
)
def test_working_days(day: str, works: bool) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("received", "amount", "unit", "expected"),
    [
        # seven working days over the 24 November holiday
        ("2026-11-23 08:15", 7, WORKING, "2026-12-03 17:00"),
        ("2026-11-24 08:15", 7, WORKING, "2026-12-04 17:00"),  # a day off: counts as received on the 25th
        ("2026-11-20 15:00", 1, WORKING, "2026-11-23 17:00"),  # a Friday, just in time
        ("2026-11-20 15:01", 1, WORKING, "2026-11-25 17:00"),  # counts as Monday; Tuesday is off
        ("2026-11-20 18:00", 1, WORKING, "2026-11-25 17:00"),
        ("2026-11-21 09:00", 1, WORKING, "2026-11-25 17:00"),  # a Saturday
        ("2026-11-23 05:00", 1, WORKING, "2026-11-25 17:00"),  # before opening: the same day
        ("2026-11-23 08:00", 0, WORKING, "2026-11-23 17:00"),  # at once
        ("2026-11-25 08:00", 1.5, WORKING, "2026-11-27 17:00"),
        # the swap of 2 and 10 January 2026
        ("2025-12-31 09:00", 1, WORKING, "2026-01-05 17:00"),
        ("2026-01-09 09:00", 1, WORKING, "2026-01-10 17:00"),
        ("2026-01-10 09:00", 1, WORKING, "2026-01-12 17:00"),
        # Tết
        ("2026-02-13 09:00", 1, WORKING, "2026-02-23 17:00"),
        ("2027-02-03 09:00", 3, WORKING, "2027-02-15 17:00"),
        # calendar days move off days off, and only at the end
        ("2026-11-19 09:00", 5, DAY, "2026-11-25 17:00"),
        ("2026-11-19 09:00", 4, DAY, "2026-11-23 17:00"),
        ("2026-02-10 09:00", 10, DAY, "2026-02-23 17:00"),
        # months
        ("2026-11-23 09:00", 1, MONTH, "2026-12-23 17:00"),
        ("2026-12-31 09:00", 2, MONTH, "2027-03-01 17:00"),  # 28 February 2027 is a Sunday
        ("2026-10-30 09:00", 4, MONTH, "2027-03-01 17:00"),
        # hours run while the centre is open
        ("2026-11-23 10:30", 2, HOUR, "2026-11-23 14:30"),
        ("2026-11-23 12:00", 1, HOUR, "2026-11-23 14:30"),
        ("2026-11-23 09:30", 2, HOUR, "2026-11-23 11:30"),
        ("2026-11-23 14:00", 4, HOUR, "2026-11-25 08:00"),  # over the night and the holiday
        ("2026-11-25 07:00", 24, HOUR, "2026-11-27 17:00"),  # eight hours a day
        ("2026-11-23 16:00", 1, HOUR, "2026-11-25 08:00"),  # late: counts as the next working day
    ],
)
def test_due_dates(received: str, amount: float, unit: TermUnit, expected: str) -> None:
    assert due(received, amount, unit) == expected


def test_without_a_late_hour_the_day_counts_until_closing() -> None:
    assert due("2026-11-20 16:59", 1, WORKING, PLAIN) == "2026-11-23 17:00"
    assert due("2026-11-20 17:00", 1, WORKING, PLAIN) == "2026-11-25 17:00"


def test_no_term_no_promise() -> None:
    assert due_at(at("2026-11-23 09:00"), None, ASSUMING, HOURS, CALENDAR) is None
    assert due_at(at("2026-11-23 09:00"), Term(1, None), LATE, HOURS, CALENDAR) is None
    assert due("2026-11-23 09:00", 1, None, ASSUMING) == "2026-11-25 17:00"


def test_the_utc_day_does_not_matter() -> None:
    """00:30 UTC of the 23rd and 23:30 UTC of the 22nd are both the morning of the 23rd in Vietnam."""
    for received in (datetime(2026, 11, 23, 0, 30, tzinfo=UTC), datetime(2026, 11, 22, 23, 30, tzinfo=UTC)):
        assert due_at(received, Term(1, WORKING), LATE, HOURS, CALENDAR) == at("2026-11-25 17:00")


def test_beyond_the_calendar_nothing_is_promised() -> None:
    with pytest.raises(CalendarUnknown):
        due("2027-12-30 09:00", 5, WORKING)
    with pytest.raises(CalendarUnknown):
        due("2027-12-20 09:00", 30, DAY)
    with pytest.raises(CalendarUnknown):
        due("2024-12-20 09:00", 1, WORKING)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        due_at(datetime(2026, 11, 23, 9), Term(1, WORKING), LATE, HOURS, CALENDAR)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("when", "is_served"),
    [
        ("2026-11-23 06:59", False),
        ("2026-11-23 07:00", True),
        ("2026-11-23 11:30", False),
        ("2026-11-23 13:30", True),
        ("2026-11-23 17:00", False),
        ("2026-11-24 09:00", False),
        ("2026-01-10 09:00", True),
    ],
)
def test_opening_hours(when: str, is_served: bool) -> None:
    assert is_open(at(when), HOURS, CALENDAR) is is_served


@given(
    minute=st.integers(0, 60 * 24 * 300),
    later=st.integers(0, 60 * 24 * 5),
    amount=st.integers(0, 40),
    unit=st.sampled_from(list(TermUnit)[:3]),
)
def test_a_result_is_due_on_a_working_day_never_before_receipt_and_in_order(
    minute: int, later: int, amount: int, unit: TermUnit
) -> None:
    start = at("2026-01-01 00:00").timestamp()
    first, second = (datetime.fromtimestamp(start + 60 * m, UTC) for m in (minute, minute + later))
    a = due_at(first, Term(amount, unit), LATE, HOURS, CALENDAR)
    b = due_at(second, Term(amount, unit), LATE, HOURS, CALENDAR)
    assert a is not None
    assert b is not None
    assert first <= a <= b
    assert CALENDAR.is_working_day(a.astimezone(VIETNAM).date())
    assert counts_from(first, LATE, HOURS, CALENDAR) >= first


@pytest.mark.parametrize(
    ("term", "rule", "text"),
    [
        (Term(7, WORKING), None, "7 ngày làm việc"),
        (Term(1.5, DAY), None, "1,5 ngày"),
        (Term(1200, MONTH), None, "1200 tháng"),
        (Term(1, None), ASSUMING, "1 ngày làm việc (dự kiến)"),
        (Term(1, None), None, "Theo quy định, cán bộ sẽ báo"),
        (None, ASSUMING, "Theo quy định, cán bộ sẽ báo"),
    ],
)
def test_term_text(term: Term | None, rule: ReceptionRule | None, text: str) -> None:
    assert term_text(term, rule) == text
