"""How far a reading of the citizen card has come, and what opens the chip."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk.domain.applicant import Applicant, CitizenId


@dataclass(frozen=True, slots=True)
class CardAccessNumber:
    """CAN: on the Vietnamese card the last six digits of the citizen id. Opens PACE."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.digits) != 6 or not (self.digits.isascii() and self.digits.isdigit()):
            raise ValueError("a card access number is 6 digits")


@dataclass(frozen=True, slots=True)
class MrzKey:
    """The three MRZ fields that open the chip by BAC (ICAO 9303-11, 4.3)."""

    document_number: str = field(repr=False)  # 9 characters, `<`-padded; on this card the id's last nine digits
    birth_date: date = field(repr=False)
    expiry: str = field(repr=False)  # YYMMDD as printed: a card without expiry prints 991231

    @classmethod
    def of(cls, citizen_id: CitizenId, birth_date: date, expiry: str) -> "MrzKey":
        return cls(citizen_id.digits[3:], birth_date, expiry)


AccessKey = CardAccessNumber | MrzKey


class CardPhase(StrEnum):
    """In order. A host switches on the phase; the words for it are the screen's."""

    WAITING = "waiting"  # no card yet; reported at least once a second
    OPENING = "opening"  # power on, select, access control
    READING = "reading"  # SOD, DG1, DG13 and the keys: text first
    VERIFYING = "verifying"  # passive authentication
    PHOTO = "photo"  # DG2, the long one
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CardProgress:
    """One report. `fraction` runs 0..1 over the whole reading, by bytes where lengths are known."""

    phase: CardPhase
    fraction: float = 0.0
    applicant: Applicant | None = field(default=None, repr=False)  # set once the text is read and checked
