"""What may be answered: dates, numbers and codes, each with its own check."""

from datetime import date

import pytest

from kiosk.domain.form import FieldKind, Form, FormField, complaints, is_tax_code, read_date

TODAY = date(2026, 11, 24)


def complaint(kind: FieldKind, value: str, past: bool = False) -> str:
    form = Form((FormField("a", "A", kind, required=True, past=past),))
    return complaints(form, {"a": value}, TODAY).get("a", "")


@pytest.mark.parametrize("text", ["5/11/2026", "05/11/2026", "05-11-2026", " 05.11.2026 "])
def test_a_day_may_be_written_in_several_ways(text: str) -> None:
    assert read_date(text) == date(2026, 11, 5)


@pytest.mark.parametrize("text", ["", "05/11", "31/02/2026", "00/01/2026", "05/13/2026", "5/11/26", "01/01/1899", "x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert read_date(text) is None
    assert complaint(FieldKind.DATE, text)


def test_a_day_that_cannot_lie_ahead_is_held_against_today() -> None:
    assert complaint(FieldKind.DATE, "25/11/2026", past=True)
    assert not complaint(FieldKind.DATE, "24/11/2026", past=True)
    assert not complaint(FieldKind.DATE, "25/11/2026")


def check_digit(nine: str) -> int:
    return 10 - sum(w * int(d) for w, d in zip((31, 29, 23, 19, 17, 13, 7, 5, 3), nine, strict=True)) % 11


@pytest.mark.parametrize("nine", ["099000001", "099123456", "099999998"])
def test_the_last_digit_of_a_tax_code_checks_the_others(nine: str) -> None:
    right = check_digit(nine)
    for digit in range(10):
        assert is_tax_code(f"{nine}{digit}") is (digit == right)
    if right < 10:
        assert is_tax_code(f"{nine}{right}-001")
        assert is_tax_code(f"{nine}{right}001")
        assert not is_tax_code(f"{nine}{right}-000")


@pytest.mark.parametrize("text", ["", "123", "09912345", "099085000011a", "0990850000112345", "199085000011"])
def test_other_numbers_are_no_tax_codes(text: str) -> None:
    assert not is_tax_code(text)


def test_a_household_business_is_known_by_its_owners_number() -> None:
    assert is_tax_code("099085000011")


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FieldKind.NUMBER, "2", "hai"),
        (FieldKind.CITIZEN_ID, "099085000011", "99085000011"),
        (FieldKind.TAX_CODE, "099085000011", "0990850000"),
    ],
)
def test_numbers(kind: FieldKind, good: str, bad: str) -> None:
    assert not complaint(kind, good)
    assert complaint(kind, bad)
