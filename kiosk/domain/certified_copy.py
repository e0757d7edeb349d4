"""The copy of a scanned paper that the agency vouches for: what is signed, how strongly, what stands on it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.local_time import VIETNAM


class SignatureLevel(StrEnum):
    """PAdES baseline levels (ETSI EN 319 142-1)."""

    B_B = "B-B"  # the signature alone; the time is this machine's
    B_T = "B-T"  # with a time stamp (dấu thời gian) of an outside service, RFC 3161
    B_LT = "B-LT"  # and with what is needed to judge the certificates later: CRL, OCSP

    @property
    def below(self) -> "SignatureLevel | None":
        """What is left when the outside service that this level asks for is away. Only a person chooses it."""
        return {SignatureLevel.B_LT: SignatureLevel.B_T, SignatureLevel.B_T: SignatureLevel.B_B}.get(self)


class SigningPhase(StrEnum):
    """How far the signing of one copy has come, in this order."""

    READING = "reading"  # letters that are still due: what is signed gets none any more
    OPENING = "opening"  # the token, with the PIN
    SIGNING = "signing"  # with the outside services that the level asks for
    CHECKING = "checking"  # the finished file is verified before it is kept


@dataclass(frozen=True, slots=True)
class CopyWording:
    """What the visible block says. Data of the centre (resources/rules/certified_copy.toml).

    Decree 30/2020/NĐ-CP, Article 25 lets an agency make an electronic copy from paper (sao y từ văn bản giấy sang văn
    bản điện tử) by digitising and signing; that its Annex I asks for kind of copy, agency and time at the top right
    of the first page in Times New Roman 10, black, is kept as an ASSUMPTION.
    """

    kind: str  # hình thức sao: "Sao y"
    assumed: bool
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """One copy to be signed."""

    level: SignatureLevel
    wording: CopyWording
    agency: str  # cơ quan sao
    place: str  # địa danh
    at: datetime  # aware, UTC

    @property
    def reason(self) -> str:
        """What the signature says it is for."""
        return self.wording.kind

    def block(self, signer: str) -> tuple[str, ...]:
        """The lines of the visible block, few and long: it stands in the margin above the paper's own words.

        signer: the certificate's common name; not said again when it is the agency's.
        """
        shown = self.at.astimezone(VIETNAM).isoformat(timespec="seconds")
        by = () if signer.casefold() == self.agency.casefold() else (f"Người ký: {signer}",)
        return (f"{self.wording.kind}: {self.agency}", *by, f"Thời gian ký: {shown}")


@dataclass(frozen=True, slots=True)
class CopySignature:
    """Who vouches for a copy, as its certificate says."""

    level: SignatureLevel
    signer: str  # common name in the certificate
    serial: str  # of the certificate, hex
    fingerprint: str  # SHA-256 of the certificate, hex
    signed_at: datetime  # aware, UTC; of the time stamp, where the level has one
    original: str  # SHA-256 of the unsigned version, hex


@dataclass(frozen=True, slots=True)
class SignedCopy:
    content: bytes = field(repr=False)  # PDF/A, the unsigned bytes with the signature behind them
    signature: CopySignature
