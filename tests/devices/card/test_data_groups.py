"""Shapes of the chip's files: good ones are understood, any other bytes end in CardUnreadable and nothing else."""

import contextlib
import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.card import agreement, mrz, tlv
from kiosk.devices.card.data_groups import com, dg1, dg2, dg13, dg15, security_infos, sod
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.domain.applicant import CitizenId
from kiosk.domain.errors import CardDataConflict, CardUnreadable

PARSERS: dict[int, Callable[[bytes], object]] = {
    0x0101: dg1.parse,
    0x0102: dg2.parse,
    0x010D: dg13.parse,
    0x010E: security_infos.parse_dg14,
    0x010F: dg15.parse,
    0x011C: security_infos.parse,
    0x011D: sod.parse,
    0x011E: com.parse,
}


@pytest.fixture(scope="module")
def files(mau: Callable[[], SoftwareCard]) -> dict[int, bytes]:
    return dict(mau().content.files)


def test_dg13_and_dg1_speak_of_one_person(files: dict[int, bytes]) -> None:
    printed, zone = dg13.parse(files[0x010D]), dg1.parse(files[0x0101])
    assert printed.full_name == "NGUYỄN VĂN MẪU"
    assert printed.citizen_id == CitizenId("099085000011")
    assert (printed.birth_date, printed.expiry_date) == (date(1985, 3, 14), date(2045, 3, 14))
    assert (printed.father, printed.mother, printed.spouse) == ("NGUYỄN VĂN THÍ", "LÊ THỊ DỤ", "PHẠM THỊ MẪU")
    assert printed.old_id == "099123456"
    assert "Phường Hoa Mẫu" in printed.residence
    agreement.check(zone, printed)


@pytest.mark.parametrize(
    "change",
    [
        {"document_number": "085000012"},
        {"optional": "0990850000128"},
        {"birth": "850315"},
        {"sex": "F"},
        {"expiry": "460314"},
        {"name": "NGUYEN<<VAN<MAO"},
    ],
)
def test_two_people_on_one_chip(files: dict[int, bytes], change: dict[str, str]) -> None:
    zone = dataclasses.replace(dg1.parse(files[0x0101]), **change)
    with pytest.raises(CardDataConflict):
        agreement.check(zone, dg13.parse(files[0x010D]))


def test_dg2_gives_the_jpeg(files: dict[int, bytes]) -> None:
    photo = dg2.parse(files[0x0102])
    assert photo[:3] == b"\xff\xd8\xff"
    assert photo[-2:] == b"\xff\xd9"
    assert 12_000 < len(photo) < 20_480


def test_lists_agree(files: dict[int, bytes]) -> None:
    assert com.parse(files[0x011E]) == sod.parse(files[0x011D]).group_digests.keys() == {1, 2, 3, 13, 14, 15}


def field(number: int, *values: bytes) -> bytes:
    return tlv.encode(0x30, tlv.encode(0x02, bytes([number])) + b"".join(values))


def printed_file(*fields: bytes) -> bytes:
    head = tlv.encode(0x02, b"\1") + tlv.encode(0x06, bytes.fromhex("28D316010008"))
    return tlv.encode(0x6D, tlv.encode(0x30, head + tlv.encode(0x31, b"".join(fields))))


NEEDED = (
    field(3, tlv.encode(0x13, b"14031985")),
    field(1, tlv.encode(0x13, b"099085000011")),
    field(2, tlv.encode(0x1E, "MẪU".encode("utf-16-be"))),
)


def test_dg13_in_any_order_with_empty_fields() -> None:
    odd = (field(14, tlv.encode(0x30, b"")), field(8), field(12, tlv.encode(0x0C, b"")), field(60, b"\x05\x00"))
    serial = field(16, tlv.encode(0x13, b"0123456789ABCDEF"))
    printed = dg13.parse(printed_file(*odd, serial, *NEEDED))
    assert (printed.full_name, printed.expiry_date, printed.spouse, printed.old_id) == ("MẪU", None, "", "")
    assert printed.unknown == {60: b"\x05\x00"}
    with pytest.raises(CardUnreadable):  # bytes that are no text stay out of a field that is shown
        dg13.parse(printed_file(field(8, tlv.encode(0x04, b"x")), *NEEDED))


@pytest.mark.parametrize(
    ("fifteenth", "sixteenth", "old_id", "unknown"),
    [
        ("099123456", "0123456789ABCDEF", "099123456", set()),
        ("0123456789ABCDEF", "099123456789", "099123456789", set()),
        ("", "", "", set()),
        ("giấy khác", "099123456", "099123456", {15}),
    ],
)
def test_dg13_tells_the_last_two_fields_by_content(
    fifteenth: str, sixteenth: str, old_id: str, unknown: set[int]
) -> None:
    last = (field(15, tlv.encode(0x0C, fifteenth.encode())), field(16, tlv.encode(0x0C, sixteenth.encode())))
    printed = dg13.parse(printed_file(*NEEDED, *last))
    assert (printed.old_id, set(printed.unknown)) == (old_id, unknown)


def test_dg13_is_capped() -> None:
    with pytest.raises(CardUnreadable, match="too many"):
        dg13.parse(printed_file(*(field(n) for n in range(4, 100)), *NEEDED))
    with pytest.raises(CardUnreadable, match="too long"):
        dg13.parse(printed_file(field(9, tlv.encode(0x0C, b"a" * dg13.LONGEST_FILE)), *NEEDED))


def test_what_the_text_leaves_out_is_in_the_zone(files: dict[int, bytes]) -> None:
    zone = dg1.parse(files[0x0101])
    person = agreement.applicant_of(zone, dg13.parse(printed_file(NEEDED[2])))
    assert person.citizen_id is not None
    assert (person.citizen_id.digits, person.birth_date) == ("099085000011", date(1985, 3, 14))
    assert (person.sex, person.expiry_date) == ("Nam", date(2045, 3, 14))
    endless = dataclasses.replace(zone, expiry=mrz.NO_EXPIRY)
    assert agreement.applicant_of(endless, dg13.parse(printed_file(*NEEDED))).expiry_date is None
    for change in ({"optional": ""}, {"birth": "859999"}):
        with pytest.raises(CardUnreadable):
            agreement.applicant_of(dataclasses.replace(zone, **change), dg13.parse(printed_file(NEEDED[2])))


def test_dg13_field_twice_is_refused() -> None:
    with pytest.raises(CardUnreadable, match="twice"):
        dg13.parse(printed_file(*NEEDED, NEEDED[1]))


@pytest.mark.parametrize("file_id", PARSERS)
def test_every_truncation_is_our_fault(files: dict[int, bytes], file_id: int) -> None:
    whole = files[file_id]
    for end in range(0, len(whole), max(1, len(whole) // 150)):
        with pytest.raises(CardUnreadable):
            PARSERS[file_id](whole[:end])


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_changed_bytes_raise_nothing_else(files: dict[int, bytes], data: st.DataObject) -> None:
    file_id = data.draw(st.sampled_from([i for i in PARSERS if i != 0x0102]))
    content = bytearray(files[file_id])
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(CardUnreadable):
        PARSERS[file_id](bytes(content))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_noise_raises_nothing_else(noise: bytes) -> None:
    for parse in (*PARSERS.values(), tlv.read_all, tlv.oid):
        with contextlib.suppress(CardUnreadable):
            parse(noise)


@given(st.integers(1, 0x7F60).filter(lambda t: t < 0x1F or t in (0x5F1F, 0x7F49)), st.binary(max_size=400))
def test_tlv_round_trip(tag: int, value: bytes) -> None:
    assert tlv.unwrap(tlv.encode(tag, value) + b"\0\0", tag) == value


@given(st.text(max_size=95))
def test_mrz_text_raises_nothing_else(text: str) -> None:
    with contextlib.suppress(CardUnreadable):
        mrz.parse(text)


def test_mrz_check_digits() -> None:
    assert mrz.check_digit("520727") == "3"  # the examples of ICAO 9303-3, 4.9
    assert mrz.check_digit("AB2134<<<") == "5"
    good = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
    assert mrz.parse(good).name == "ERIKSSON<<ANNA<MARIA"
    for at in (14, 36, 44, 59):
        with pytest.raises(CardUnreadable):
            mrz.parse(good[:at] + ("0" if good[at] != "0" else "1") + good[at + 1 :])
