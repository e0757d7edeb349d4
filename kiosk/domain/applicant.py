"""The person who files, and what proves who it is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CitizenId:
    """Personal identification number (số định danh cá nhân).

    Shape: exactly 12 ASCII digits, kept as text because leading zeros count.
    Source: Law on Identification 26/2023/QH15; layout in Decree 137/2015, Art. 13.
    Raises ValueError if the shape is wrong; it does not prove the number exists.
    """

    digits: str

    def __post_init__(self) -> None:
        if len(self.digits) != 12 or not (self.digits.isascii() and self.digits.isdigit()):
            raise ValueError("a citizen id is 12 digits")

    def __repr__(self) -> str:  # a personal number must never reach a log whole
        return f"CitizenId('********{self.digits[-4:]}')"

    @property
    def masked(self) -> str:
        """For screens that others may see and for thermal paper: the last four digits only."""
        return f"********{self.digits[-4:]}"

    @property
    def can(self) -> str:
        """The six digits that open the chip by PACE: the last six of the number."""
        return self.digits[-6:]


@dataclass(frozen=True, slots=True)
class Applicant:
    """Người nộp hồ sơ, as read from the chip or typed by the officer. All text NFC."""

    citizen_id: CitizenId
    full_name: str = field(repr=False)  # họ, chữ đệm và tên, as printed on the card
    birth_date: date = field(repr=False)
    sex: str = field(default="", repr=False)  # "Nam" or "Nữ", as on the card
    nationality: str = field(default="", repr=False)
    ethnicity: str = field(default="", repr=False)  # dân tộc
    residence: str = field(default="", repr=False)  # nơi thường trú as of the card's issue: prefill, never proof
    issue_date: date | None = field(default=None, repr=False)
    expiry_date: date | None = field(default=None, repr=False)  # None: "Không thời hạn"


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the applicant, as typed. Empty text: not asked, or not given."""

    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


NO_CONTACT = Contact()


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # not checked, or nothing to check against


@dataclass(frozen=True, slots=True)
class CardEvidence:
    """What was proved about a chip, kept with the dossier. Holds no personal data.

    Passive authentication of ICAO 9303-11 gives three separate answers; the first two
    without the third prove nothing against a forger.
    """

    access: str  # "PACE-CAN", "BAC"
    hashes: Verdict  # every data group equals the digest in the SOD
    signature: Verdict  # the SOD's signature verifies with the document signer inside it
    trusted: Verdict  # that signer chains to a CSCA in the trust folder
    checked_at: datetime  # aware, UTC
    signer_id: str = ""  # SHA-256 of the document signer's certificate, hex
    online: Verdict = Verdict.UNKNOWN  # đối chiếu C06: no service is connected yet


@dataclass(frozen=True, slots=True)
class VerifiedIdentity:
    """One reading of one card. The photo lives in memory for the visit only and is never stored."""

    applicant: Applicant
    evidence: CardEvidence
    photo: bytes | None = field(default=None, repr=False)  # JPEG or JPEG 2000 file bytes
