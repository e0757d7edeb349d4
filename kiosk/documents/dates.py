"""Dates and hours as Vietnamese papers write them, in Vietnamese local time."""

from datetime import datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local(at: datetime) -> datetime:
    """The same moment on a Vietnamese clock. Raises ValueError for a naive time: nobody knows when that was."""
    if at.tzinfo is None:
        raise ValueError("a time on paper must be aware")
    return at.astimezone(VIETNAM)


def long_day(at: datetime) -> str:
    """As in "ngày 23 tháng 11 năm 2026". Days below 10 and months below 3 take a zero (Decree 30/2020, Annex I)."""
    here = local(at)
    month = f"{here.month:02}" if here.month < 3 else str(here.month)
    return f"ngày {here.day:02} tháng {month} năm {here.year}"


def long_time(at: datetime) -> str:
    """As in "08 giờ 15 phút, ngày 23 tháng 11 năm 2026"."""
    here = local(at)
    return f"{here:%H} giờ {here:%M} phút, {long_day(at)}"


def short_day(at: datetime) -> str:
    """As in "23/11/2026"."""
    return f"{local(at):%d/%m/%Y}"


def short_time(at: datetime) -> str:
    """As in "08:15 23/11/2026"."""
    return f"{local(at):%H:%M %d/%m/%Y}"
