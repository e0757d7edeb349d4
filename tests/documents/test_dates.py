from datetime import UTC, datetime

import pytest

from kiosk.documents.dates import long_day, long_time, short_day, short_time


def test_a_time_is_written_as_the_form_wants_it() -> None:
    at = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
    assert long_time(at) == "08 giờ 15 phút, ngày 23 tháng 11 năm 2026"
    assert short_time(at) == "08:15 23/11/2026"


def test_the_day_is_the_vietnamese_one() -> None:
    assert short_day(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) == "01/01/2027"
    assert short_day(datetime(2026, 12, 31, 16, 59, tzinfo=UTC)) == "31/12/2026"


@pytest.mark.parametrize(("month", "written"), [(1, "01"), (2, "02"), (3, "3"), (10, "10")])
def test_small_numbers_take_a_zero_where_the_decree_asks(month: int, written: str) -> None:
    assert long_day(datetime(2026, month, 5, tzinfo=UTC)) == f"ngày 05 tháng {written} năm 2026"


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        long_day(datetime(2026, 1, 1))  # noqa: DTZ001
