"""The machine-readable zone: three lines of thirty (TD1, ICAO 9303-5), check digits and the chip's key."""

import hashlib
import re
from dataclasses import dataclass, field

from kiosk.domain.card import MrzKey
from kiosk.domain.errors import CardUnreadable
from kiosk.domain.typed_mrz import check_digit

_ALPHABET = re.compile(r"[A-Z0-9<]{90}")
NO_EXPIRY = "991231"  # as the zone of a card without expiry has it


@dataclass(frozen=True, slots=True)
class Mrz:
    """One TD1 zone, fillers stripped."""

    document_number: str = field(repr=False)  # on this card the last nine digits of the id
    optional: str = field(repr=False)  # on this card the id and a check digit
    birth: str = field(repr=False)  # YYMMDD; the century is not said
    sex: str = field(repr=False)  # M, F or empty
    expiry: str = field(repr=False)  # YYMMDD; 991231 on a card without expiry
    nationality: str
    name: str = field(repr=False)  # letters and `<`, without diacritics, cut at thirty

    @property
    def citizen_id(self) -> str:
        """The twelve digits that this card has in the optional data; empty when it has not."""
        digits = self.optional[:12]
        return digits if len(digits) == 12 and digits.isdigit() else ""


def parse(text: str) -> Mrz:
    """text: ninety characters. Raises CardUnreadable."""
    if not _ALPHABET.fullmatch(text):
        raise CardUnreadable("mrz: length or alphabet")
    first, second, name = text[:30], text[30:60], text[60:]
    composite = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    checked = ((first[5:14], first[14]), (second[:6], second[6]), (second[8:14], second[14]), (composite, second[29]))
    if any(check_digit(part) != digit and (part.strip("<") or digit != "<") for part, digit in checked):
        raise CardUnreadable("mrz: check digit")
    return Mrz(
        document_number=first[5:14].rstrip("<"),
        optional=first[15:30].rstrip("<"),
        birth=second[:6],
        sex=second[7].replace("<", ""),
        expiry=second[8:14],
        nationality=second[15:18].rstrip("<"),
        name=name.rstrip("<"),
    )


def key_seed(key: MrzKey) -> bytearray:
    """SHA-1 over document number, birth and expiry with their check digits (9303-11, 9.7.2); the caller wipes it.

    All of it is the MRZ's password for PACE, its first sixteen bytes the seed of BAC.
    Raises CardUnreadable when a field cannot stand in an MRZ.
    """
    fields = (key.document_number.ljust(9, "<"), key.birth_date.strftime("%y%m%d"), key.expiry)
    if not re.fullmatch(r"[A-Z0-9<]{9,22}", fields[0]) or not re.fullmatch(r"\d{6}", fields[2], re.ASCII):
        raise CardUnreadable("mrz: key field")
    text = "".join(part + check_digit(part) for part in fields).encode("ascii")
    return bytearray(hashlib.sha1(text).digest())
