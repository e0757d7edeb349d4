from datetime import date
from pathlib import Path

import pytest

from kiosk.domain.errors import ResourceBroken
from kiosk.store.calendar import load_calendar

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "calendar"
DAYS = "date,kind,name,source\n2026-01-02,off,Nghỉ,thử\n2026-01-10,make-up,Bù,thử\n"
YEARS = "year,state,note\n2026,confirmed,\n2027,provisional,\n"


def put(folder: Path, days: str = DAYS, years: str = YEARS) -> Path:
    (folder / "holidays.csv").write_text(days, "utf-8")
    (folder / "years.csv").write_text(years, "utf-8")
    return folder


def test_a_calendar_is_read(tmp_path: Path) -> None:
    calendar = load_calendar(put(tmp_path))
    assert calendar.days_off == {date(2026, 1, 2)}
    assert calendar.make_up == {date(2026, 1, 10)}
    assert (calendar.known_years, calendar.provisional_years) == ({2026, 2027}, {2027})


def test_the_shipped_calendar_knows_what_is_not_settled() -> None:
    calendar = load_calendar(SHIPPED)
    assert calendar.known_years == {2025, 2026, 2027}
    assert calendar.provisional_years == {2027}
    assert all(day.weekday() >= 5 for day in calendar.make_up)


@pytest.mark.parametrize(
    ("days", "years"),
    [
        (DAYS.replace("2026-01-02", "02/01/2026"), YEARS),
        (DAYS.replace("off", "maybe"), YEARS),
        (DAYS + "2026-01-10,off,Nghỉ,thử\n", YEARS),  # off and worked
        (DAYS + "2029-01-01,off,Nghỉ,thử\n", YEARS),  # a year that is not listed
        (DAYS, YEARS.replace("confirmed", "sure")),
        (DAYS, "wrong\n1\n"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(tmp_path: Path, days: str, years: str) -> None:
    with pytest.raises(ResourceBroken):
        load_calendar(put(tmp_path, days, years))


def test_a_missing_calendar_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceBroken):
        load_calendar(tmp_path)
