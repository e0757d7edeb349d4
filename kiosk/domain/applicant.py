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


class DocumentKind(StrEnum):
    """What an officer may look at to know who stands before the counter."""

    CITIZEN_CARD = "citizen_card"  # thẻ căn cước, căn cước công dân: its number is the CitizenId
    PASSPORT = "passport"  # hộ chiếu
    BIRTH_CERTIFICATE = "birth_certificate"  # giấy khai sinh, of a child without a card
    RESIDENCE_CARD = "residence_card"  # thẻ tạm trú, thẻ thường trú of a foreigner
    OTHER = "other"


DOCUMENT_TITLE: dict[DocumentKind, str] = {
    DocumentKind.CITIZEN_CARD: "Thẻ căn cước, căn cước công dân",
    DocumentKind.PASSPORT: "Hộ chiếu",
    DocumentKind.BIRTH_CERTIFICATE: "Giấy khai sinh",
    DocumentKind.RESIDENCE_CARD: "Thẻ tạm trú, thẻ thường trú",
    DocumentKind.OTHER: "Giấy tờ khác",
}


@dataclass(frozen=True, slots=True)
class IdentityDocument:
    """Giấy tờ tuỳ thân: what proves who somebody is that has no số định danh at hand, a foreigner's passport first.

    Raises ValueError when the number is empty or no number that a document carries.
    """

    kind: DocumentKind
    number: str = field(repr=False)  # capitals, no spaces: "C1234567"
    issued_by: str = field(default="", repr=False)  # nơi cấp: "Hoa Kỳ", "UBND xã Hoa Mẫu"

    def __post_init__(self) -> None:
        if not 3 <= len(self.number) <= 20 or not any(c.isdigit() for c in self.number) or " " in self.number:
            raise ValueError("a document number is 3 to 20 signs, digits among them, without spaces")

    @property
    def masked(self) -> str:
        shown = self.number[-3:] if len(self.number) > 5 else ""
        return "*" * (len(self.number) - len(shown)) + shown


@dataclass(frozen=True, slots=True)
class Applicant:
    """Người nộp hồ sơ, as read from the chip or typed by the officer. All text NFC.

    Whoever has a số định danh is known by it; `document` says what was looked at when no chip was read. Raises
    ValueError when there is neither.
    """

    citizen_id: CitizenId | None
    full_name: str = field(repr=False)  # họ, chữ đệm và tên, as printed on the card
    birth_date: date = field(repr=False)
    sex: str = field(default="", repr=False)  # "Nam" or "Nữ", as on the card
    nationality: str = field(default="", repr=False)
    ethnicity: str = field(default="", repr=False)  # dân tộc
    residence: str = field(default="", repr=False)  # nơi thường trú as of the card's issue: prefill, never proof
    issue_date: date | None = field(default=None, repr=False)
    expiry_date: date | None = field(default=None, repr=False)  # None: "Không thời hạn"
    document: IdentityDocument | None = None  # None: the chip card

    def __post_init__(self) -> None:
        if self.citizen_id is None and self.document is None:
            raise ValueError("an applicant has a number or a document")

    @property
    def number(self) -> str:
        """What identifies the person: the số định danh, or the number of the document."""
        if self.citizen_id is not None:
            return self.citizen_id.digits
        return self.document.number if self.document else ""

    @property
    def masked_number(self) -> str:
        """For screens that others may see and for thermal paper."""
        if self.citizen_id is not None:
            return self.citizen_id.masked
        return self.document.masked if self.document else ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the applicant, as typed. Empty text: not asked, or not given."""

    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


NO_CONTACT = Contact()


SEEN_BY_OFFICER = "OFFICER"


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # not checked, or nothing to check against


class TrustReason(StrEnum):
    """Why a document signer is believed, is not, or cannot be judged. ICAO 9303-12; decision 0011 says why so."""

    PROVED = "proved"  # descends from a CSCA in the trust folder, and a current CRL does not name it
    NO_AUTHORITY = "no-authority"  # no CSCA of the issuer's name in the trust folder
    OTHER_KEY = "other-key"  # such a CSCA, but the signer names another key of it: a rollover we were not told of
    NO_CRL = "no-crl"  # descends from a CSCA; nothing says whether it was revoked
    CRL_EXPIRED = "crl-expired"  # descends from a CSCA; what says so of revocation is out of date
    NOT_YET_VALID = "not-yet-valid"  # most likely the clock of this machine
    AUTHORITY_EXPIRED = "authority-expired"
    SIGNER_EXPIRED = "signer-expired"  # cards "không thời hạn" outlive their signer's certificate
    UNSUPPORTED = "unsupported"  # an algorithm, a curve or a critical extension that is not spoken here
    FORGED = "forged"  # bears the authority's name, and the authority's key did not sign it
    REVOKED = "revoked"  # named by a CRL of its authority
    NOT_A_SIGNER = "not-a-signer"  # the authority made this certificate for something else
    SIGNED_TOO_LATE = "signed-too-late"  # the card was issued when the signer's key was out of use


TRUST_VERDICT: dict[TrustReason, Verdict] = dict.fromkeys(TrustReason, Verdict.UNKNOWN) | {
    TrustReason.PROVED: Verdict.YES,
    TrustReason.FORGED: Verdict.NO,
    TrustReason.REVOKED: Verdict.NO,
    TrustReason.NOT_A_SIGNER: Verdict.NO,
    TrustReason.SIGNED_TOO_LATE: Verdict.NO,
}


@dataclass(frozen=True, slots=True)
class CardEvidence:
    """What was proved about a chip, kept with the dossier. Holds no personal data.

    Passive authentication of ICAO 9303-11 gives three separate answers; the first two
    without the third prove nothing against a forger.
    """

    access: str  # "PACE-CAN", "BAC"; SEEN_BY_OFFICER: no chip was read
    hashes: Verdict  # every data group equals the digest in the SOD
    signature: Verdict  # the SOD's signature verifies with the document signer inside it
    trusted: Verdict  # that signer chains to a CSCA in the trust folder and was not revoked
    checked_at: datetime  # aware, UTC
    signer_id: str = ""  # SHA-256 of the document signer's certificate, hex
    online: Verdict = Verdict.UNKNOWN  # đối chiếu C06
    officer_id: str = ""  # who compared the person with the document
    chip: Verdict = Verdict.UNKNOWN  # the chip holds the private key of a signed data group: it is no copy
    trust_reason: TrustReason | None = None  # None: no chip was read, or an earlier version kept this
    authority_id: str = ""  # SHA-256 of the CSCA certificate that issued the signer's, hex
    crl_issued_at: datetime | None = None  # thisUpdate of the CRL that was asked
    online_request_id: str = ""  # under which the online check can find our question
    online_at: datetime | None = None  # aware, UTC; None: not asked
    online_fault: str = ""  # code, when asking gave no answer
    key_from: str = ""  # where the key to the chip came from, a Rung: "number", "qr", "mrz"; empty: no chip was read


def seen_by_officer(officer_id: str, at: datetime) -> CardEvidence:
    """An officer looked at the person and the document; nothing about a chip was proved."""
    unknown = Verdict.UNKNOWN
    return CardEvidence(SEEN_BY_OFFICER, unknown, unknown, unknown, at, officer_id=officer_id)


@dataclass(frozen=True, slots=True)
class VerifiedIdentity:
    """One reading of one card. Photo and signer live in memory for the visit only and are never stored."""

    applicant: Applicant
    evidence: CardEvidence
    photo: bytes | None = field(default=None, repr=False)  # JPEG or JPEG 2000 file bytes
    signer: bytes = field(default=b"", repr=False)  # the document signer's certificate, DER, for the online check
