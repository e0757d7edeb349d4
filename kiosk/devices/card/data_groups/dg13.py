"""DG13: what is printed on the Vietnamese card, as text.

There is no published specification; the numbers below agree in every public reader that was compared, except 14 to
16, which are told apart by content. Fields may be missing, empty or in any order: they are looked up by number.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.devices.card import tlv
from kiosk.devices.card.tlv import Tlv
from kiosk.domain.applicant import CitizenId
from kiosk.domain.errors import CardUnreadable

LONGEST_FILE = 8192  # bytes
MOST_FIELDS = 64
_SEQUENCE = 0x30
_ENCODINGS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}
_DATE = re.compile(r"(\d{2})/?(\d{2})/?(\d{4})", re.ASCII)
_OLD_ID = re.compile(r"\d{9}|\d{12}", re.ASCII)
_SERIAL = re.compile(r"[0-9A-F]{16}|")  # the chip's own number, of no use here; or nothing
_BY_CONTENT = (15, 16)  # readers disagree on these two
_PLAIN_FIELDS = (*range(1, 13), *_BY_CONTENT)
_NULL = 0x05


@dataclass(frozen=True, slots=True)
class PrintedData:
    """The text of one card, NFC. Empty or None where the card has nothing."""

    citizen_id: CitizenId | None = field(repr=False)
    full_name: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    sex: str = field(default="", repr=False)
    nationality: str = field(default="", repr=False)
    ethnicity: str = field(default="", repr=False)
    religion: str = field(default="", repr=False)
    origin: str = field(default="", repr=False)  # quê quán, or place of birth registration on the card of 2024
    residence: str = field(default="", repr=False)  # nơi thường trú, as of issue
    features: str = field(default="", repr=False)  # đặc điểm nhận dạng
    issue_date: date | None = field(default=None, repr=False)
    expiry_date: date | None = field(default=None, repr=False)
    no_expiry: bool = False  # "Không thời hạn", or other words that are no date
    father: str = field(default="", repr=False)
    mother: str = field(default="", repr=False)
    spouse: str = field(default="", repr=False)
    old_id: str = field(default="", repr=False)  # số CMND cũ
    unknown: Mapping[int, bytes] = field(default_factory=dict, repr=False)  # field number -> its raw value


def parse(content: bytes) -> PrintedData:
    """Raises CardUnreadable."""
    if len(content) > LONGEST_FILE:
        raise CardUnreadable("dg13: too long")
    items = _numbered(content)
    text = {n: _text(item) for n, item in items.items() if n in _PLAIN_FIELDS and item.tag != _SEQUENCE}
    parents = _texts(items.get(13))
    old_id = next((n for n in _BY_CONTENT if _OLD_ID.fullmatch(text.get(n, ""))), 0)
    expiry = text.get(12, "")
    return PrintedData(
        citizen_id=_citizen_id(text.get(1, "")),
        full_name=_needed(text.get(2, "")),
        birth_date=_birth(text.get(3, "")),
        sex=text.get(4, ""),
        nationality=text.get(5, ""),
        ethnicity=text.get(6, ""),
        religion=text.get(7, ""),
        origin=text.get(8, ""),
        residence=text.get(9, ""),
        features=text.get(10, ""),
        issue_date=_date(text.get(11, "")),
        expiry_date=_date(expiry),
        no_expiry=bool(expiry) and _date(expiry) is None,
        father=parents[0] if parents else "",
        mother=parents[1] if len(parents) > 1 else "",
        spouse=next(iter(_texts(items.get(14))), ""),
        old_id=text.get(old_id, ""),
        unknown={
            n: item.raw
            for n, item in items.items()
            if n > max(_BY_CONTENT) or (n in _BY_CONTENT and n != old_id and not _SERIAL.fullmatch(text.get(n, "")))
        },
    )


def _numbered(content: bytes) -> dict[int, Tlv]:
    """Field number -> its value. The first of two with the same number would win an argument: refused instead."""
    body = tlv.find(tlv.read_all(tlv.unwrap(tlv.unwrap(content, 0x6D), _SEQUENCE)), 0x31)
    entries = tlv.read_all(body.value)
    if len(entries) > MOST_FIELDS:
        raise CardUnreadable("dg13: too many fields")
    found: dict[int, Tlv] = {}
    for entry in entries:
        parts = tlv.read_all(entry.value)
        if entry.tag != _SEQUENCE or not parts or parts[0].tag != 0x02:
            raise CardUnreadable("dg13: field")
        number = tlv.integer(parts[0].value)
        if number in found:
            raise CardUnreadable("dg13: field twice")
        if len(parts) > 1:
            found[number] = parts[1]
    return found


def _text(item: Tlv) -> str:
    if item.tag == _NULL and not item.value:
        return ""
    encoding = _ENCODINGS.get(item.tag)
    if encoding is None:
        raise CardUnreadable("dg13: kind of text")
    try:
        text = item.value.rstrip(b"\0").decode(encoding) if item.tag != 0x1E else item.value.decode(encoding)
    except UnicodeDecodeError:
        raise CardUnreadable("dg13: text") from None  # the decoder's fault would carry the bytes
    return unicodedata.normalize("NFC", text).strip("\0 ")


def _texts(item: Tlv | None) -> list[str]:
    """The strings of a nested field; of a plain one, its one string."""
    if item is None:
        return []
    return [_text(part) for part in tlv.read_all(item.value)] if item.tag == _SEQUENCE else [_text(item)]


def _date(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _birth(text: str) -> date | None:
    born = _date(text)
    if text and born is None:
        raise CardUnreadable("dg13: birth date")
    return born


def _citizen_id(text: str) -> CitizenId | None:
    try:
        return CitizenId(text) if text else None
    except ValueError:
        raise CardUnreadable("dg13: number") from None


def _needed(text: str) -> str:
    if not text:
        raise CardUnreadable("dg13: no name")
    return text
