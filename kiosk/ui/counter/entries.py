"""What a clerk types into a field, understood: days and money."""

from datetime import date, timedelta

from kiosk.domain.local_time import day_text


def day_of(text: str, today: date) -> date | None:
    """ "23/11/2026", "23.11", "23" or "23112026"; what is left out is today's. None: no day."""
    parts = [part for part in text.replace(".", "/").replace("-", "/").replace(" ", "/").split("/") if part]
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    day, month, year = (*numbers, *(today.month, today.year)[len(numbers) - 1 :])
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def stepped(text: str, by: int, today: date) -> str:
    """The day before or after, for the up and down keys; today when what stands there is no day."""
    day = day_of(text, today)
    return day_text(day + timedelta(days=by) if day else today)


def money_of(text: str) -> int | None:
    """ "20.000", "20 000 đ" -> 20000. None: no amount."""
    digits = "".join(letter for letter in text if letter not in " .,đĐ\u00a0")
    return int(digits) if digits and digits.isascii() and digits.isdigit() and len(digits) <= 12 else None


def grouped(vnd: int) -> str:
    """ "20.000"."""
    return f"{vnd:,}".replace(",", ".")
