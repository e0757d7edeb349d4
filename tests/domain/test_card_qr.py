"""The QR of a card: both shapes, every damage that a scanner does, and nothing but our own faults. Invented people."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.applicant import Applicant, CitizenId
from kiosk.domain.card_qr import LONGEST, CardQr, decode, differences, looks_like_card, parse
from kiosk.domain.code_told import SPOILT
from kiosk.domain.errors import CodeDamaged, CodeReaderError, CodeUnknown

NAME, HOME = "NGUYỄN VĂN MẪU", "Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu, tỉnh Mẫu"
OF_2021 = f"099085000011|099000111|{NAME}|01011985|Nam|{HOME}|05112021"
OF_2024 = f"099085000011||{NAME}|01011985|Nam|{HOME}|05112024||||"
LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ"


def with_name(name: str, sex: str = "Nam", home: str = HOME) -> str:
    return f"099085000011||{name}|01011985|{sex}|{home}|05112021"


@pytest.mark.parametrize(("text", "count", "old"), [(OF_2021, 7, "099000111"), (OF_2024, 11, "")])
def test_both_shapes_give_the_same_person(text: str, count: int, old: str) -> None:
    qr = parse(text)
    assert (qr.citizen_id.digits, qr.citizen_id.can) == ("099085000011", "000011")
    assert (qr.full_name, qr.birth_date, qr.sex, qr.residence) == (NAME, date(1985, 1, 1), "Nam", HOME)
    assert (qr.field_count, qr.old_number, qr.letters_doubtful) == (count, old, False)


@pytest.mark.parametrize("around", ["\ufeff{}", "{}\r\n", "\ufeff {}\r", "{}\n"])
def test_what_scanners_put_round_it_falls_away(around: str) -> None:
    assert parse(around.format(OF_2021)) == parse(OF_2021)


def test_decomposed_letters_are_put_together() -> None:
    assert parse(unicodedata.normalize("NFD", OF_2024)) == parse(OF_2024)


@pytest.mark.parametrize("birth", ["", "1944", "00001944", "00051944"])
def test_a_day_that_nobody_wrote_down_is_none(birth: str) -> None:
    assert parse(OF_2021.replace("01011985", birth)).birth_date is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H99.01-261123-0009",
        "https://vidu.vn/a|b|c|d|e|f|g",
        OF_2021.replace("099085000011", "09908500001"),
        OF_2021.replace("099085000011", "٠٩٩٠٨٥٠٠٠٠١١"),
        OF_2021.replace("099000111", "0990001"),
        OF_2021.replace("01011985", "31021985"),
        OF_2021.replace("01011985", "sáng"),
        OF_2021.replace(NAME, ""),
        OF_2021 + "|" * LONGEST,
    ],
)
def test_another_code_is_not_a_card(text: str) -> None:
    with pytest.raises(CodeUnknown):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        with_name("NGUY?N V?N M?U"),
        with_name("NGUY\ufffdN VĂN MẪU"),
        with_name("NGUYỄN V\u0102N".encode().decode("latin-1")),
        with_name("LÊ VÂN".encode().decode("cp1252", "ignore")),
        with_name("NGUYÊN \u0303VĂN"),  # a mark that stands on nothing
        with_name("\u0303NGUYỄN"),
        with_name("NGUYE64N VAN"),  # what Alt codes leave
        with_name("NGUYỄN\x1aVĂN"),
        with_name("TRẦN THỊ MẪU HOA", "Nu"),
        with_name("TRẦN THỊ MẪU HOA", "N?"),
        with_name(NAME, home="S? 12 đ??ng Hoa Sữa"),
        OF_2021.replace("|", "~"),  # another keyboard layout
        OF_2021.replace("|", ""),
    ],
)
def test_damage_is_told_and_tells_nobody(text: str) -> None:
    with pytest.raises(CodeDamaged) as caught:
        parse(text)
    assert "099085" not in f"{caught.value}{caught.value!r}{caught.value.__cause__}"
    assert caught.value.detail in SPOILT
    assert looks_like_card(text)


@pytest.mark.parametrize("name", ["Y BLIÊNG NIÊ", "H'MƠ K’SOR", "Ê\u0306BAN", "RƠ CHÂM ĐĂM-LINH", "NGUYỄN T. MẪU"])
def test_names_of_every_people_pass(name: str) -> None:
    assert parse(with_name(name)).full_name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("name", "sex", "home", "doubtful"),
    [
        ("CAO LAM KHANG", "Nam", "Kim Long, An Giang", True),  # there are such people: a hint, no proof
        ("CAO LAM KHANG", "Nam", HOME, False),
        ("MAI LAN ANH", "Nữ", "Kim Long, An Giang", False),  # the scanner sent a diacritic
        (NAME, "Nam", "Kim Long, An Giang", False),
    ],
)
def test_plain_letters_are_a_hint_only(name: str, sex: str, home: str, doubtful: bool) -> None:
    assert parse(with_name(name, sex, home)).letters_doubtful is doubtful


def test_bytes_that_are_no_utf8_and_floods_are_refused() -> None:
    assert decode(OF_2021.encode()) == OF_2021
    with pytest.raises(CodeDamaged) as caught:
        decode(OF_2021.encode("utf-16"))
    assert caught.value.detail in SPOILT
    with pytest.raises(CodeUnknown):
        decode(b"1" * 100_000)


def applicant(name: str = NAME, number: str = "099085000011", home: str = HOME) -> Applicant:
    return Applicant(CitizenId(number), name, date(1985, 1, 1), residence=home)


def test_only_what_differs_is_named() -> None:
    qr = parse(OF_2024)
    assert differences(qr, applicant(name="Nguyễn Văn  Mẫu")) == frozenset()
    assert differences(qr, applicant(number="099086000011")) == {"citizen_id"}
    assert differences(qr, applicant(home="Số 3 đường Hoa Mai")) == {"residence"}
    doubtful = parse(with_name("NGUYEN VAN MAU", home="So 12 duong Hoa Sua"))
    assert differences(doubtful, applicant()) == frozenset()


def test_nothing_personal_in_its_words() -> None:
    shown = repr(parse(OF_2021))
    assert not [secret for secret in ("09908500", NAME, HOME, "1985", "099000111") if secret in shown]


@given(st.text(max_size=700))
def test_any_text_is_a_card_or_our_own_fault(text: str) -> None:
    try:
        assert isinstance(parse(text), CardQr)
    except CodeReaderError as fault:
        assert not fault.__cause__


@example("A Ẫ")  # misread it is all letters
@given(st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=7), min_size=2, max_size=5).map(" ".join))
def test_every_vietnamese_name_survives_and_its_misreading_does_not(name: str) -> None:
    assert parse(with_name(name)).full_name == name
    if not name.isascii():
        with pytest.raises(CodeReaderError):
            parse(with_name(name.encode().decode("latin-1")))
        with pytest.raises(CodeDamaged):
            parse(with_name(name.encode("ascii", "replace").decode()))


@given(st.binary(max_size=3000))
def test_any_bytes_are_text_or_our_own_fault(raw: bytes) -> None:
    try:
        decode(raw)
    except CodeReaderError as fault:
        assert not fault.__cause__
