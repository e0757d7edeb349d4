"""DG2 and DG13 as the issuer writes them."""

import io
import unicodedata
from dataclasses import replace
from datetime import date

from PIL import Image

from kiosk.devices.card.software_card.der import item, oid
from kiosk.devices.card.software_card.person import Person
from kiosk.devices.card.software_card.profile import Contents

_PRINTED_DATA = "1.0.10646.1.0.8"
_NO_EXPIRY = "Không thời hạn"
_SERIAL = "4D41553030303031"  # field 16, as one source reports it: sixteen hexadecimal signs
_NESTED = (13, 14)  # parents, spouse


def _text(value: str) -> bytes:
    return item(0x0C, unicodedata.normalize("NFC", value).encode())


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else _NO_EXPIRY


def printed_group(person: Person, contents: Contents) -> bytes:
    """DG13: numbered fields in a SET, in the layout that Vietnamese cards are reported to have."""
    if contents.other_name:
        person = replace(person, full_name="ĐINH THỊ KHÁC")
    values = _values(person)
    if contents.edition >= 2024:
        values |= {10: _text(""), 14: item(0x30)}
        values.pop(15, None)
    values.pop(contents.missing, None)
    if contents.empty in values:
        values[contents.empty] = item(0x30) if contents.empty in _NESTED else _text("")
    if contents.added:
        values |= {17: _text("Trường mới"), 40: item(0x30, item(0x30, item(0x04, bytes(8))), _text("Lồng nhau"))}
    numbers = sorted(values, reverse=contents.reordered)
    fields = [item(0x30, item(0x02, bytes([n])), values[n]) for n in numbers]
    return item(0x6D, item(0x30, item(0x02, b"\x01"), oid(_PRINTED_DATA), item(0x31, *fields)))


def _values(person: Person) -> dict[int, bytes]:
    plain = [
        person.citizen_id, person.full_name, _day(person.birth_date), person.sex, person.nationality,
        person.ethnicity, person.religion, person.origin, person.residence, person.features,
        _day(person.issue_date), _day(person.expiry_date),
    ]  # fmt: skip
    values = {n: _text(text) for n, text in enumerate(plain, 1)}
    values[13] = item(0x30, _text(person.father), _text(person.mother))
    values[14] = item(0x30, _text(person.spouse)) if person.spouse else item(0x30)
    if person.old_id:
        values[15] = _text(person.old_id)
    values[16] = item(0x13, _SERIAL.encode("ascii"))
    return values


def portrait_group(portrait: bytes, *, jpeg2000: bool) -> bytes:
    """DG2: CBEFF, ISO 19794-5: one face, no feature points, full frontal."""
    if jpeg2000:
        portrait = _as_jpeg2000(portrait)
    image = bytes([1, jpeg2000]) + (480).to_bytes(2, "big") + (640).to_bytes(2, "big") + bytes([1, 2, 0, 0, 0, 0])
    face = (20 + len(image) + len(portrait)).to_bytes(4, "big") + bytes(16) + image + portrait
    record = b"FAC\x00010\x00" + (14 + len(face)).to_bytes(4, "big") + b"\x00\x01" + face
    about = item(
        0xA1, item(0x80, b"\1\1"), item(0x81, b"\2"), item(0x87, b"\1\1"), item(0x88, b"\0\x08")
    )  # fmt: skip
    template = item(0x7F60, about, item(0x5F2E, record))
    return item(0x75, item(0x7F61, item(0x02, b"\1"), template))


def _as_jpeg2000(portrait: bytes) -> bytes:
    """About 15 kB, as cards have it."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(portrait)) as picture:
        picture.save(out, "JPEG2000", quality_mode="rates", quality_layers=[60])
    return out.getvalue()
