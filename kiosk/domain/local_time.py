"""Vietnam's clock and how its papers write a date. Inside the program every instant is aware UTC."""

from datetime import date, datetime, time, timedelta, timezone

# No summer time since 1975, and a bare machine may lack the zone database: a fixed offset is exact here.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def local(at: datetime) -> datetime:
    """The wall clock in Vietnam. Raises ValueError for a naive datetime."""
    if at.tzinfo is None:
        raise ValueError("an instant must be aware")
    return at.astimezone(VIETNAM)


def local_date(at: datetime) -> date:
    return local(at).date()


def day_text(day: date) -> str:
    """ "23/11/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def date_text(at: datetime) -> str:
    """ "23/11/2026", the day in Vietnam."""
    return day_text(local_date(at))


def time_text(at: time) -> str:
    """ "08:15"."""
    return f"{at.hour:02d}:{at.minute:02d}"


def date_time_text(at: datetime) -> str:
    """ "08:15 ngày 23/11/2026"."""
    there = local(at)
    return f"{time_text(there.time())} ngày {day_text(there.date())}"


def long_date_time_text(at: datetime) -> str:
    """ "08 giờ 15 phút, ngày 23 tháng 11 năm 2026", as mẫu 01 writes it."""
    there = local(at)
    return f"{there.hour:02d} giờ {there.minute:02d} phút, {long_date_text(there.date())}"


def long_date_text(day: date) -> str:
    """ "ngày 23 tháng 11 năm 2026". January and February keep their zero, as rules on papers ask (NĐ 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
