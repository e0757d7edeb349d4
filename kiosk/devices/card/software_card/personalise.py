"""Writes an invented person into the files of a chip: the layout that Vietnamese cards are reported to have."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.devices.card.software_card.access import PACE_PROTOCOL
from kiosk.devices.card.software_card.chip import Personalised
from kiosk.devices.card.software_card.der import item, oid
from kiosk.devices.card.software_card.issuer import Issuer

_CHIP_AUTHENTICATION = "0.4.0.127.0.7.2.2.3.2.2"
_CHIP_KEY = "0.4.0.127.0.7.2.2.1.2"
_TERMINAL_AUTHENTICATION = "0.4.0.127.0.7.2.2.2"
_PRINTED_DATA = "1.0.10646.1.0.8"
_NO_EXPIRY = "Không thời hạn"


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person. citizen_id begins with 099, a province that does not exist."""

    citizen_id: str = field(repr=False)
    full_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    sex: str
    issue_date: date
    expiry_date: date | None = None
    nationality: str = "Việt Nam"
    ethnicity: str = "Kinh"
    religion: str = "Không"
    origin: str = field(default="", repr=False)
    residence: str = field(default="", repr=False)
    features: str = field(default="", repr=False)
    father: str = field(default="", repr=False)
    mother: str = field(default="", repr=False)
    spouse: str = field(default="", repr=False)
    old_id: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not (self.citizen_id.startswith("099") and len(self.citizen_id) == 12 and self.citizen_id.isdigit()):
            raise ValueError("an invented citizen id is 12 digits and begins with 099")


def personalise(person: Person, portrait: bytes, issuer: Issuer, tampered: int | None = None) -> Personalised:
    """portrait: a JPEG file. tampered: number of the data group to change after it was signed."""
    groups = {
        1: item(0x61, item(0x5F1F, zone(person).encode("ascii"))),
        2: _portrait_group(portrait),
        3: item(0x63, bytes(32)),  # fingerprints: listed, signed, never given out
        13: _printed_group(person),
        14: item(0x6E, _chip_authentication()),
        15: item(0x6F, _public_key(ec.SECP256R1())),
    }
    security = issuer.security_object(groups)
    if tampered is not None:
        groups[tampered] = _changed(groups[tampered])
    files = {0x0100 | number: content for number, content in groups.items()}
    files[0x011C] = _card_access()
    files[0x011D] = security
    listed = bytes.fromhex("6175636D6F6E")
    files[0x011E] = item(0x60, item(0x5F01, b"0107"), item(0x5F36, b"040000"), item(0x5C, listed))
    return Personalised(files, person.citizen_id[-6:], bac_text(person))


def _digit(text: str) -> str:
    values = {**{str(n): n for n in range(10)}, **{chr(55 + n): n for n in range(10, 36)}, "<": 0}
    return str(sum(values[c] * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def _expiry(person: Person) -> str:
    return f"{person.expiry_date:%y%m%d}" if person.expiry_date else "991231"


def bac_text(person: Person) -> str:
    parts = (person.citizen_id[3:], f"{person.birth_date:%y%m%d}", _expiry(person))
    return "".join(part + _digit(part) for part in parts)


def zone(person: Person) -> str:
    """The three lines of the machine-readable zone, ninety characters."""
    number = person.citizen_id
    first = f"IDVNM{number[3:]}{_digit(number[3:])}{number}<<{_digit(number)}"
    birth, sex, expiry = f"{person.birth_date:%y%m%d}", "M" if person.sex == "Nam" else "F", _expiry(person)
    second = f"{birth}{_digit(birth)}{sex}{expiry}{_digit(expiry)}VNM" + "<" * 11
    second += _digit(first[5:] + second[:7] + second[8:15] + second[18:29])
    plain = unicodedata.normalize("NFD", person.full_name.replace("Đ", "D")).encode("ascii", "ignore").decode()
    surname, *given = plain.split()
    return first + second + f"{surname}<<{'<'.join(given)}".ljust(30, "<")[:30]


def _text(value: str) -> bytes:
    return item(0x0C, unicodedata.normalize("NFC", value).encode())


def _printed_group(person: Person) -> bytes:
    def day(value: date | None) -> str:
        return f"{value:%d/%m/%Y}" if value else _NO_EXPIRY

    plain = [
        person.citizen_id, person.full_name, day(person.birth_date), person.sex, person.nationality,
        person.ethnicity, person.religion, person.origin, person.residence, person.features,
        day(person.issue_date), day(person.expiry_date),
    ]  # fmt: skip
    values = [_text(text) for text in plain]
    values.append(item(0x30, _text(person.father), _text(person.mother)))
    values.append(item(0x30, _text(person.spouse)) if person.spouse else item(0x30))
    if person.old_id:
        values.append(_text(person.old_id))
    fields = [item(0x30, item(0x02, bytes([n])), value) for n, value in enumerate(values, 1)]
    return item(0x6D, item(0x30, item(0x02, b"\x01"), oid(_PRINTED_DATA), item(0x31, *fields)))


def _portrait_group(portrait: bytes) -> bytes:
    """CBEFF, ISO 19794-5: one face, no feature points, full frontal, JPEG."""
    image = bytes([1, 0]) + (480).to_bytes(2, "big") + (640).to_bytes(2, "big") + bytes([1, 2, 0, 0, 0, 0])
    face = (20 + len(image) + len(portrait)).to_bytes(4, "big") + bytes(16) + image + portrait
    record = b"FAC\x00010\x00" + (14 + len(face)).to_bytes(4, "big") + b"\x00\x01" + face
    about = item(
        0xA1, item(0x80, b"\1\1"), item(0x81, b"\2"), item(0x87, b"\1\1"), item(0x88, b"\0\x08")
    )  # fmt: skip
    template = item(0x7F60, about, item(0x5F2E, record))
    return item(0x75, item(0x7F61, item(0x02, b"\1"), template))


def _offers() -> list[bytes]:
    return [
        item(0x30, oid(_TERMINAL_AUTHENTICATION), item(0x02, b"\1")),
        item(0x30, oid(_CHIP_AUTHENTICATION), item(0x02, b"\1")),
    ]


def _card_access() -> bytes:
    pace = item(0x30, oid(PACE_PROTOCOL), item(0x02, b"\2"), item(0x02, b"\x0d"))
    return item(0x31, *_offers(), pace)


def _chip_authentication() -> bytes:
    return item(0x31, *_offers(), item(0x30, oid(_CHIP_KEY), _public_key(ec.BrainpoolP256R1())))


def _public_key(curve: ec.EllipticCurve) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return ec.generate_private_key(curve).public_key().public_bytes(serialization.Encoding.DER, form)


def _changed(content: bytes) -> bytes:
    """One letter of the text becomes another; the file keeps its shape."""
    at = content.rindex(b"n")
    return content[:at] + b"m" + content[at + 1 :]
