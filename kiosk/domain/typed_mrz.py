"""The few digits of the machine-readable zone that open a chip, copied by hand, each group proved by its check digit.

Of the ninety signs on the back of a card BAC needs three groups (ICAO 9303-11, 4.3), and on this card all of them are
digits: the number of the document, the birth and the expiry, each with the check digit that is printed behind it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from kiosk.domain.card import MrzKey
from kiosk.domain.card_qr import CardQr

_WEIGHTS = (7, 3, 1)


class MrzGroup(StrEnum):
    """In the order in which they are copied."""

    DOCUMENT = "document"  # line 1, behind IDVNM: nine digits
    BIRTH = "birth"  # line 2, at its beginning: YYMMDD
    EXPIRY = "expiry"  # line 2, behind the sex: YYMMDD; 991231 on a card without expiry


LENGTH: dict[MrzGroup, int] = {MrzGroup.DOCUMENT: 10, MrzGroup.BIRTH: 7, MrzGroup.EXPIRY: 7}  # with the check digit


class Standing(StrEnum):
    """How far a group has come."""

    OPEN = "open"  # digits are missing
    RIGHT = "right"
    WRONG_CHECK = "wrong_check"  # one digit at least was copied wrongly, or two changed places
    NO_SUCH_DAY = "no_such_day"


def check_digit(text: str) -> str:
    """ICAO 9303-3, 4.9: weights 7, 3, 1; letters count 10 to 35, the filler `<` 0. `text` uses the MRZ alphabet."""
    total = sum((0 if c == "<" else int(c, 36)) * _WEIGHTS[i % 3] for i, c in enumerate(text))
    return str(total % 10)


def judge(group: MrzGroup, digits: str) -> Standing:
    """digits: ASCII digits as typed so far. The check digit is held against the others once it is there."""
    if len(digits) < LENGTH[group]:
        return Standing.OPEN
    if check_digit(digits[:-1]) != digits[-1]:
        return Standing.WRONG_CHECK
    if group is not MrzGroup.DOCUMENT and _day(digits, 2000) is None and _day(digits, 1900) is None:
        return Standing.NO_SUCH_DAY
    return Standing.RIGHT


def key_of(typed: Mapping[MrzGroup, str], today: date) -> MrzKey:
    """What opens the chip. Raises ValueError unless every group is RIGHT.

    today: nobody was born after it, which tells the century of the birth.
    """
    if any(judge(group, typed.get(group, "")) is not Standing.RIGHT for group in MrzGroup):
        raise ValueError("a group is not right")
    birth = typed[MrzGroup.BIRTH]
    born = _day(birth, 2000)
    if born is None or born > today:
        born = _day(birth, 1900)
    if born is None:
        raise ValueError("no such day of birth")
    return MrzKey(typed[MrzGroup.DOCUMENT][:-1], born, typed[MrzGroup.EXPIRY][:-1])


def known_from(qr: CardQr) -> dict[MrzGroup, str]:
    """What a scanned QR spares the person: all but the expiry, which it does not hold."""
    document = qr.citizen_id.digits[3:]  # the document's number is the end of the id
    known = {MrzGroup.DOCUMENT: document + check_digit(document)}
    if qr.birth_date:
        birth = qr.birth_date.strftime("%y%m%d")
        known[MrzGroup.BIRTH] = birth + check_digit(birth)
    return known


def _day(digits: str, century: int) -> date | None:
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None
