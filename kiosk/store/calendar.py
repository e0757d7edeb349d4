"""Read the working calendar; a technician may add the days of the next notice by file."""

import csv
from datetime import date
from pathlib import Path

from kiosk.domain.errors import ResourceBroken
from kiosk.domain.working_time import WorkCalendar

OFF, MAKE_UP = "off", "make-up"
STATES = ("confirmed", "provisional")


def load_calendar(folder: Path) -> WorkCalendar:
    """Read holidays.csv (date, kind, name, source) and years.csv (year, state, note). Raises ResourceBroken."""
    try:
        days = [(date.fromisoformat(row["date"]), row["kind"]) for row in _rows(folder / "holidays.csv")]
        years = {int(row["year"]): row["state"] for row in _rows(folder / "years.csv")}
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as exc:
        raise ResourceBroken(f"calendar: {type(exc).__name__}") from exc
    if not set(years.values()) <= set(STATES) or any(kind not in (OFF, MAKE_UP) for _, kind in days):
        raise ResourceBroken("calendar: unknown kind or state")
    off = frozenset(day for day, kind in days if kind == OFF)
    make_up = frozenset(day for day, kind in days if kind == MAKE_UP)
    if off & make_up or not {day.year for day, _ in days} <= set(years):
        raise ResourceBroken("calendar: a day is both off and worked, or its year is not listed")
    provisional = frozenset(year for year, state in years.items() if state == "provisional")
    return WorkCalendar(off, make_up, frozenset(years), provisional)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
