"""The QR printed on a citizen card: what it says, and whether its letters came through the scanner whole.

Nobody signed it, so it is convenience and never evidence: it gives the number that opens the chip, and words to hold
against what the chip says. The chip decides.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.applicant import Applicant, CitizenId
from kiosk.domain.errors import CodeDamaged, CodeUnknown

LONGEST = 512  # characters; the fullest card known is below 300
LEAST_FIELDS = 7  # the card of 2021 has seven, the one of 2024 eleven, whose last four are not established
SEXES = ("Nam", "Nữ")
_NUMBER = re.compile(r"[0-9]{12}")
_OLD_NUMBER = re.compile(r"(?:[0-9]{9}|[0-9]{12})?")
_DAY = re.compile(r"([0-9]{2})/?([0-9]{2})/?([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_CARD_LIKE = re.compile(r"[0-9]{12,24}[^0-9]")
_NAME_SIGNS = frozenset(" '’.-")
_LOST_LETTER = re.compile(r"\w\?|\?\w")
_MARKS = ("Mn", "Mc", "Me")
_INVISIBLE = ("Cc", "Cf", "Cn", "Co", "Cs")


@dataclass(frozen=True, slots=True)
class CardQr:
    """One card's QR. All text NFC.

    `letters_doubtful`: name and address hold no Vietnamese letter at all. There are such people, so it is a hint and
    no proof that a scanner dropped the diacritics: the number counts, the words are held against nothing.
    """

    citizen_id: CitizenId
    old_number: str = field(repr=False)  # số CMND of 9 or 12 digits; often empty
    full_name: str = field(repr=False)
    birth_date: date | None = field(repr=False)  # None: empty, or the year only
    sex: str = field(repr=False)  # "Nam", "Nữ" or empty
    residence: str = field(repr=False)  # as of the day of issue
    issue_date: date | None = field(repr=False)
    field_count: int  # 7 in 2021, 11 in 2024
    letters_doubtful: bool = False


def looks_like_card(text: str) -> bool:
    """Whether this was meant to be a card's QR, damaged or not: twelve digits or more, then something else."""
    return bool(_CARD_LIKE.match(text.lstrip("\ufeff")))


def decode(raw: bytes) -> str:
    """What a scanner sent, as text. Raises: CodeUnknown when it is longer than any card's QR, CodeDamaged when it is
    not UTF-8."""
    if len(raw) > 4 * LONGEST:
        raise CodeUnknown("length")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise CodeDamaged("not utf-8") from None  # the cause would hold the bytes


def parse(text: str) -> CardQr:
    """Fields are separated by `|` and counted before any is looked at: empty ones keep their place.

    Raises: CodeUnknown when it is another kind of code; CodeDamaged when a scanner in keyboard mode lost separators
    or letters, which only its settings can mend.
    """
    if len(text) > LONGEST:
        raise CodeUnknown("length")
    text = unicodedata.normalize("NFC", text.strip("\ufeff\r\n\t "))
    fields = [part.strip() for part in text.split("|")]
    if len(fields) < LEAST_FIELDS:
        raise CodeDamaged("separators") if looks_like_card(text) else CodeUnknown("fields")
    number, old_number, name, birth, sex, residence, issued = fields[:LEAST_FIELDS]
    if not _NUMBER.fullmatch(number) or not _OLD_NUMBER.fullmatch(old_number) or not name:
        raise CodeUnknown("number or name")
    if damage := _damage(name, sex, residence):
        raise CodeDamaged(damage)
    return CardQr(
        citizen_id=CitizenId(number),
        old_number=old_number,
        full_name=name,
        birth_date=_day(birth),
        sex=sex,
        residence=residence,
        issue_date=_day(issued),
        field_count=len(fields),
        letters_doubtful=name.isascii() and residence.isascii() and sex.isascii(),
    )


def differences(qr: CardQr, applicant: Applicant) -> frozenset[str]:
    """Names of the Applicant's fields in which the chip says something else. What the QR leaves out differs in nothing.

    Of doubtful letters only the number and the birth are compared.
    """
    pairs: dict[str, tuple[object, object]] = {
        "citizen_id": (qr.citizen_id, applicant.citizen_id),
        "birth_date": (qr.birth_date, applicant.birth_date),
    }
    if not qr.letters_doubtful:
        pairs["full_name"] = (_folded(qr.full_name), _folded(applicant.full_name))
        pairs["residence"] = (_folded(qr.residence), _folded(applicant.residence))
    return frozenset(name for name, (printed, on_chip) in pairs.items() if printed and printed != on_chip)


def _day(text: str) -> date | None:
    """ddMMyyyy; None when the day or the month is not known: nobody wrote down when some people were born.

    Raises: CodeUnknown.
    """
    if not text or _YEAR.fullmatch(text):
        return None
    if not (found := _DAY.fullmatch(text)):
        raise CodeUnknown("date")
    day, month, year = map(int, found.groups())
    if not (day and month):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        raise CodeUnknown("date") from None


def _damage(name: str, sex: str, residence: str) -> str:
    """What proves that letters were lost on the way; empty: nothing does."""
    words = f"{name}|{residence}"
    if sex and sex not in SEXES:  # "Nu", "N?": the shortest word with a diacritic, known beforehand
        return "sex"
    if "\ufffd" in words or any(unicodedata.category(sign) in _INVISIBLE for sign in words):
        return "sign"
    if _is_misread(name) or _is_misread(residence):  # each for itself: the other's letters may be of no such page
        return "encoding"
    if any(unicodedata.category(sign) in _MARKS and not _carries(words[at - 1]) for at, sign in enumerate(words) if at):
        return "mark"
    if not all(sign in _NAME_SIGNS or unicodedata.category(sign)[0] in "LM" for sign in name) or not name[0].isalpha():
        return "name"
    return "letter" if _LOST_LETTER.search(residence) else ""


def _carries(sign: str) -> bool:
    """A letter, or another mark above one: Ê̆ of the Central Highlands has no single character."""
    return unicodedata.category(sign)[0] in "LM"


def _is_misread(words: str) -> bool:
    """UTF-8 that was read as a Western code page: "LÃŠ". Real words do not happen to be UTF-8 in such a page."""
    if words.isascii():
        return False
    for page in ("cp1252", "latin-1"):
        try:
            words.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
