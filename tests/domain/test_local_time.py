from datetime import UTC, date, datetime

import pytest

from kiosk.domain.local_time import date_text, date_time_text, local, long_date_text, long_date_time_text

MORNING = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)


def test_papers_show_vietnams_clock() -> None:
    assert date_text(MORNING) == "23/11/2026"
    assert date_time_text(MORNING) == "08:15 ngày 23/11/2026"
    assert long_date_time_text(MORNING) == "08 giờ 15 phút, ngày 23 tháng 11 năm 2026"


def test_the_day_changes_at_17_utc() -> None:
    assert date_text(datetime(2026, 12, 31, 16, 59, tzinfo=UTC)) == "31/12/2026"
    assert date_text(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) == "01/01/2027"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2027, 2, 5), "ngày 05 tháng 02 năm 2027"),
        (date(2027, 3, 12), "ngày 12 tháng 3 năm 2027"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_long_dates(day: date, text: str) -> None:
    assert long_date_text(day) == text


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        local(datetime(2026, 11, 23, 8))  # noqa: DTZ001
