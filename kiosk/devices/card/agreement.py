"""The machine-readable zone and the Vietnamese text of one chip: whether they agree, and the person they name."""

import unicodedata
from datetime import date

from kiosk.devices.card.data_groups.dg13 import PrintedData
from kiosk.devices.card.mrz import NO_EXPIRY, Mrz
from kiosk.domain.applicant import Applicant, CitizenId
from kiosk.domain.errors import CardDataConflict, CardUnreadable

_SEXES = {"Nam": "M", "Nữ": "F"}
_NAME_LENGTH = 30  # of the zone's line; longer names are cut by rules that issuers bend
_MALE_CENTURIES = {"0": 1900, "2": 2000, "4": 2100, "6": 2200, "8": 2300}  # Decree 137/2015, Art. 13; +1: female


def check(zone: Mrz, printed: PrintedData) -> None:
    """What the chip says twice must be the same; what one place leaves out is no difference.

    Raises CardDataConflict, naming every field that differs.
    """
    number, born, expiry = printed.citizen_id, printed.birth_date, printed.expiry_date
    pairs = {
        "document number": (zone.document_number, number.digits[3:] if number else ""),
        "id": (zone.citizen_id, number.digits if number else ""),
        "birth": (zone.birth, f"{born:%y%m%d}" if born else ""),
        "sex": (zone.sex, _SEXES.get(printed.sex, "")),
        "expiry": (zone.expiry, f"{expiry:%y%m%d}" if expiry else ""),
        "name": (zone.name.replace("<", ""), _plain_letters(printed.full_name)),
    }
    if len(zone.name) >= _NAME_LENGTH:
        del pairs["name"]
    differing = [what for what, (one, other) in pairs.items() if one and other and one != other]
    if differing:
        raise CardDataConflict(", ".join(differing))


def applicant_of(zone: Mrz, printed: PrintedData) -> Applicant:
    """The person, as printed; what the text leaves out is taken from the zone.

    Raises CardUnreadable when neither names the number or the birth date.
    """
    number = printed.citizen_id or _number_of(zone)
    expiry = printed.expiry_date
    if expiry is None and not printed.no_expiry and zone.expiry != NO_EXPIRY:
        expiry = _day(2000, zone.expiry)
    return Applicant(
        citizen_id=number,
        full_name=printed.full_name,
        birth_date=printed.birth_date or _birth_of(zone, number),
        sex=printed.sex or {letter: word for word, letter in _SEXES.items()}.get(zone.sex, ""),
        nationality=printed.nationality,
        ethnicity=printed.ethnicity,
        residence=printed.residence,
        issue_date=printed.issue_date,
        expiry_date=expiry,
    )


def _number_of(zone: Mrz) -> CitizenId:
    try:
        return CitizenId(zone.citizen_id)
    except ValueError:
        raise CardUnreadable("no number") from None


def _birth_of(zone: Mrz, number: CitizenId) -> date:
    """The zone has no century; the number has."""
    born = _day(_MALE_CENTURIES[str(int(number.digits[3]) & ~1)], zone.birth)
    if born is None:
        raise CardUnreadable("no birth date")
    return born


def _day(century: int, text: str) -> date | None:
    """YYMMDD."""
    try:
        return date(century + int(text[:2]), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def _plain_letters(name: str) -> str:
    """NGUYỄN VĂN MẪU -> NGUYENVANMAU: letters only, without diacritics, as an MRZ has them."""
    split = unicodedata.normalize("NFD", name.upper().replace("Đ", "D"))
    return "".join(c for c in split if c.isascii() and c.isalpha())
