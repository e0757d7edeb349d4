"""Three groups copied by hand: each digit that is wrong is noticed, and the key is the one that the chip wants."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card import mrz
from kiosk.domain.card_qr import parse
from kiosk.domain.typed_mrz import LENGTH, MrzGroup, Standing, check_digit, judge, key_of, known_from

TODAY = date(2026, 11, 24)
D, B, E = MrzGroup
DAYS = st.dates(date(1930, 1, 1), date(2026, 1, 1)).map(lambda day: day.strftime("%y%m%d"))


def checked(digits: str) -> str:
    return digits + check_digit(digits)


def test_the_worked_example_of_the_standard() -> None:
    assert (check_digit("D23145890"), check_digit("340712"), check_digit("950712")) == ("7", "7", "2")


@given(DAYS, st.integers(0, 6), st.integers(1, 9))
def test_one_wrong_digit_is_never_right(day: str, at: int, by: int) -> None:
    group = checked(day)
    mistyped = group[:at] + str((int(group[at]) + by) % 10) + group[at + 1 :]
    assert judge(B, group) is Standing.RIGHT
    assert judge(B, mistyped) is (Standing.WRONG_CHECK)


@pytest.mark.parametrize(
    ("group", "digits", "standing"),
    [
        (D, "", Standing.OPEN),
        (D, checked("085000011")[:-1], Standing.OPEN),
        (D, checked("085000011"), Standing.RIGHT),
        (B, checked("851301"), Standing.NO_SUCH_DAY),
        (B, checked("000229"), Standing.RIGHT),
        (E, checked("991231"), Standing.RIGHT),
    ],
)
def test_how_far_a_group_has_come(group: MrzGroup, digits: str, standing: Standing) -> None:
    assert judge(group, digits) is standing


@pytest.mark.parametrize(
    ("birth", "born"),
    [
        ("850101", date(1985, 1, 1)),
        ("240229", date(2024, 2, 29)),
        ("261125", date(1926, 11, 25)),
        ("000229", date(2000, 2, 29)),
    ],
)
def test_nobody_is_born_tomorrow(birth: str, born: date) -> None:
    key = key_of({D: checked("085000011"), B: checked(birth), E: checked("991231")}, TODAY)
    assert (key.document_number, key.birth_date, key.expiry) == ("085000011", born, "991231")
    whole = (checked("085000011") + checked(birth) + checked("991231")).encode()
    assert mrz.key_seed(key) == hashlib.sha1(whole).digest()  # noqa: S324 # the standard's own derivation


def test_no_key_from_half_the_digits() -> None:
    with pytest.raises(ValueError, match="not right"):
        key_of({D: checked("085000011"), B: checked("850101")}, TODAY)


def test_a_qr_spares_all_but_the_expiry() -> None:
    known = known_from(parse("099085000011||NGUYỄN VĂN MẪU|01011985|Nam|Hoa Mẫu|05112024||||"))
    assert known == {D: checked("085000011"), B: checked("850101")}
    assert all(
        judge(group, digits) is Standing.RIGHT and len(digits) == LENGTH[group] for group, digits in known.items()
    )
    assert set(known_from(parse("099044000036||VŨ ĐỨC MẪU LÂM|1944|Nam|Hoa Mẫu|05112024"))) == {D}
