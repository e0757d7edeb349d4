"""The machine-readable zone: three lines of thirty (TD1, ICAO 9303-5), check digits and the BAC key text."""

import re
from dataclasses import dataclass, field

from kiosk.domain.card import MrzKey
from kiosk.domain.errors import CardUnreadable

_ALPHABET = re.compile(r"[A-Z0-9<]{90}")
_WEIGHTS = (7, 3, 1)


def check_digit(text: str) -> str:
    """ICAO 9303-3, 4.9: weights 7, 3, 1; letters count 10 to 35, the filler 0. `text` uses the MRZ alphabet."""
    total = sum((0 if c == "<" else int(c, 36)) * _WEIGHTS[i % 3] for i, c in enumerate(text))
    return str(total % 10)


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


def parse(text: str) -> Mrz:
    """text: ninety characters. Raises CardUnreadable."""
    if not _ALPHABET.fullmatch(text):
        raise CardUnreadable("mrz: length or alphabet")
    first, second, name = text[:30], text[30:60], text[60:]
    composite = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    checked = ((first[5:14], first[14]), (second[:6], second[6]), (second[8:14], second[14]), (composite, second[29]))
    if any(check_digit(part) != digit for part, digit in checked):
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


def bac_text(key: MrzKey) -> bytes:
    """Document number, birth and expiry with their check digits: what the BAC seed is made from (9303-11, 9.7.2).

    Raises CardUnreadable when a field cannot stand in an MRZ.
    """
    fields = (key.document_number.ljust(9, "<"), key.birth_date.strftime("%y%m%d"), key.expiry)
    if not re.fullmatch(r"[A-Z0-9<]{9,22}", fields[0]) or not re.fullmatch(r"\d{6}", fields[2], re.ASCII):
        raise CardUnreadable("mrz: key field")
    return "".join(part + check_digit(part) for part in fields).encode("ascii")
