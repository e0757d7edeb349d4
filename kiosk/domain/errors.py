"""Every fault the application can name.

KioskError            KIOS-000: a defect; nothing below it fits
├── ConfigError       CONF-0xx: kiosk.toml or a shipped resource is wrong; the kiosk does not open
├── DeviceError       DEVC-1xx: a device process; and below it
│   ├── CardError     CARD-1xx: the person or the officer can act
│   ├── CodeReaderError CODE-1xx: what reads the QR of a card
│   ├── ScannerError  SCAN-1xx
│   ├── PrinterError  PRNT-1xx
│   └── SealError     SEAL-1xx: the centre's digital signature
├── DossierError      DOSS-2xx: a rule of the procedure was broken
├── PortalError       PORT-3xx: `retryable` decides what the outbox does
├── CardCheckError    VERI-17x: the online check of a card gave no answer; never stops a visit
├── StoreError        STOR-4xx: the local store failed
├── CatalogueError    CATA-5xx: an edition of the catalogue cannot be used
├── DeskError         DESK-6xx: an officer's step, ticket or hand-over is refused; nothing was changed
├── MoneyError        MONY-7xx: a payment or a cash drawer
├── VoiceError        VOIC-8xx: petitions and ratings
└── HubError          HUBS-9xx: what the desks of one centre share
PersonLeft            not a fault: the applicant walked away; unwind, show nothing

What a person reads for each code stands in resources/faults.toml, from which docs/faults.md is made.
"""

from collections.abc import Iterator
from typing import ClassVar


class PersonLeft(Exception):
    """The applicant walked away or pressed back: unwind quietly. Raised by progress callbacks."""


class KioskError(Exception):
    """A fault with a stable code; every code has an entry in resources/faults.toml.

    `code` goes to screen, log and help desk, and never changes meaning.
    `detail` goes to the log only and holds no personal data.
    """

    code: ClassVar[str] = "KIOS-000"
    retryable: ClassVar[bool] = False

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.code} {detail}".strip())
        self.detail = detail

    def __reduce__(self) -> tuple[type["KioskError"], tuple[str]]:
        """Faults cross from the device processes by pickle: only the code's class and the detail travel."""
        return type(self), (self.detail,)


def every_fault(root: type[KioskError] = KioskError) -> Iterator[type[KioskError]]:
    """Walk the tree, root first. Each class stands for one code."""
    yield root
    for branch in root.__subclasses__():
        yield from every_fault(branch)


# Configuration -------------------------------------------------------------------------------------------------


class ConfigError(KioskError):
    """kiosk.toml cannot be used: wrong type, unknown key, or unreadable."""

    code = "CONF-001"


class SimulatorInLive(ConfigError):
    """`live = true` with a software device or the sandbox Portal: refused, so that no citizen meets a toy."""

    code = "CONF-002"


class ResourceBroken(ConfigError):
    """A file shipped with the program is missing or damaged."""

    code = "CONF-003"


class TrustFileRefused(ConfigError):
    """A file for the trust folder is not what it should be, is wrongly signed, or holds nothing of this country."""

    code = "CONF-004"


class TrustUnconfirmed(ConfigError):
    """Nobody confirmed the fingerprint of who made a list of certificates: a good signature alone proves nothing."""

    code = "CONF-005"


class PrinterAddressWrong(ConfigError):
    """What names a printer is none of tcp://host:port, usb:, serial:/dev/…, file:/…, cups:NAME, windows:NAME."""

    code = "CONF-006"


# Devices -------------------------------------------------------------------------------------------------------


class DeviceError(KioskError):
    """A device, or the process that serves it, failed."""

    code = "DEVC-100"


class DeviceProcessDied(DeviceError):
    """The process that serves a device ended or hung; it is started anew for the next request."""

    code = "DEVC-101"
    retryable = True


class CardError(DeviceError):
    """Reading the citizen card failed."""

    code = "CARD-100"


class ReaderAbsent(CardError):
    """No card reader is connected."""

    code = "CARD-101"


class CardRemoved(CardError):
    """The card left the reader before all data groups were read."""

    code = "CARD-102"
    retryable = True


class AccessKeyRejected(CardError):
    """The chip refused the number typed: it is another card's number, or mistyped."""

    code = "CARD-103"
    retryable = True


class CardUnsupported(CardError):
    """The card on the reader is not a citizen card, or uses a protocol this reader code does not know."""

    code = "CARD-104"


class CardServiceDown(CardError):
    """The system's card service (pcscd) does not answer."""

    code = "CARD-105"


class CardMute(CardError):
    """The chip stopped answering or answered with noise."""

    code = "CARD-106"
    retryable = True


class CardTampered(CardError):
    """A data group differs from the digest that the issuer signed."""

    code = "CARD-107"


class CardSignatureInvalid(CardError):
    """The issuer's signature on the chip's data does not verify."""

    code = "CARD-108"


class CardUnreadable(CardError):
    """The chip's data do not have the shape that the standard gives them."""

    code = "CARD-109"


class SecureMessagingBroken(CardError):
    """A protected answer had a wrong checksum, counter or form: the session cannot be trusted."""

    code = "CARD-110"
    retryable = True


class CardDataConflict(CardError):
    """Two places on the chip, or the chip and the printed QR, name different people or numbers."""

    code = "CARD-111"


class CardAbsent(CardError):
    """No card was put on the reader in the time given."""

    code = "CARD-112"
    retryable = True


class ReaderBusy(CardError):
    """Another program holds the reader."""

    code = "CARD-113"
    retryable = True


class CardBlocked(CardError):
    """The chip takes no number any more: too many wrong ones, or the issuer blocked it."""

    code = "CARD-114"


class MrzNeeded(CardUnsupported):
    """This chip opens only with the machine-readable zone of the card's back; a number alone is not enough."""

    code = "CARD-115"


class AccessBroken(CardError):
    """The chip broke off, or garbled, the protocol that opens it."""

    code = "CARD-116"
    retryable = True


class CodeReaderError(DeviceError):
    """Reading a QR failed."""

    code = "CODE-100"


class CodeReaderAbsent(CodeReaderError):
    """The camera or the serial scanner that the settings name is not there."""

    code = "CODE-101"


class CodeUnknown(CodeReaderError):
    """A code was read, and it is not the QR of a citizen card."""

    code = "CODE-102"
    retryable = True


class NotAReceipt(CodeUnknown):
    """A code was read or typed, and it is neither the symbol of a custody receipt nor a dossier code."""

    code = "CODE-104"


class CodeDamaged(CodeReaderError):
    """A card's QR whose letters or separators were lost between the scanner and here."""

    code = "CODE-103"


class ScannerError(DeviceError):
    """Scanning failed; pages that arrived before are kept."""

    code = "SCAN-100"


class ScannerAbsent(ScannerError):
    """No scanner is connected, or the configured one is not there."""

    code = "SCAN-101"


class ScannerJammed(ScannerError):
    """Paper is stuck in the feeder."""

    code = "SCAN-102"
    retryable = True


class FeederEmpty(ScannerError):
    """There was no paper to scan."""

    code = "SCAN-103"
    retryable = True


class ScannerCoverOpen(ScannerError):
    """The scanner's cover is open."""

    code = "SCAN-104"
    retryable = True


class ScannerBusy(ScannerError):
    """Another program is using the scanner."""

    code = "SCAN-105"
    retryable = True


class ScannerSilent(ScannerError):
    """The scanner's driver hung and was stopped."""

    code = "SCAN-106"
    retryable = True


class PageBroken(ScannerError):
    """A page arrived cut short or cannot be decoded."""

    code = "SCAN-107"
    retryable = True


class ScanUnsupported(ScannerError):
    """The scanner cannot do what was asked: no feeder, no second side, not this resolution."""

    code = "SCAN-108"


class ScannerStopped(ScannerError):
    """Somebody pressed stop on the scanner."""

    code = "SCAN-109"
    retryable = True


class DoubleFeed(ScannerError):
    """The feeder drew in several sheets at once."""

    code = "SCAN-110"
    retryable = True


class PageTooLarge(ScannerError):
    """A page has more bytes or more dots than any paper needs."""

    code = "SCAN-111"


class PagesMissing(ScannerError):
    """The scanner counted more pages than arrived."""

    code = "SCAN-112"


class PaperFileLocked(ScannerError):
    """A PDF that was handed in wants a password."""

    code = "SCAN-113"


class PaperFileBroken(ScannerError):
    """A PDF that was handed in cannot be read."""

    code = "SCAN-114"


class PaperFileTooLong(ScannerError):
    """A PDF that was handed in has more pages than one paper may have."""

    code = "SCAN-115"


class DigitisingFailed(ScannerError):
    """The searchable file could not be made; the scanned pages are kept."""

    code = "SCAN-116"
    retryable = True


class CameraDark(ScannerError):
    """The camera sees too little to take a page."""

    code = "SCAN-117"
    retryable = True


class PrinterError(DeviceError):
    """Printing failed before the first byte left: the job is still whole and waits."""

    code = "PRNT-100"


class PrinterAbsent(PrinterError):
    """The printer cannot be reached: cable, power or address."""

    code = "PRNT-101"
    retryable = True


class PaperOut(PrinterError):
    """The paper roll is empty."""

    code = "PRNT-102"
    retryable = True


class PrinterCoverOpen(PrinterError):
    """The printer's cover is open."""

    code = "PRNT-103"
    retryable = True


class CutterJammed(PrinterError):
    """The cutter is stuck."""

    code = "PRNT-104"


class PrinterSilent(PrinterError):
    """The printer took the connection but does not answer its status."""

    code = "PRNT-105"
    retryable = True


class PrintUnconfirmed(PrinterError):
    """Bytes left, but the printer never said that the paper came out. Never printed again by itself."""

    code = "PRNT-106"


class PrinterBroken(PrinterError):
    """The printer reports an error that only a technician can clear."""

    code = "PRNT-107"


class TextUnprintable(PrinterError):
    """A text holds signs that the bundled letters cannot show truly: an emoji, a script from right to left."""

    code = "PRNT-108"


class SealError(DeviceError):
    """A document was not signed; it stands as it was, unsigned."""

    code = "SEAL-100"


class SealAbsent(SealError):
    """The token with the centre's key, or the file with it, is not there."""

    code = "SEAL-101"
    retryable = True


class SealPinRejected(SealError):
    """The token's PIN is wrong. Never tried again by itself: tokens lock."""

    code = "SEAL-102"


class SealLocked(SealError):
    """The token is locked after wrong PINs."""

    code = "SEAL-103"


class SealCertificateUnfit(SealError):
    """The certificate is out of date, is not for signing, or is not that of the key."""

    code = "SEAL-104"


class SealNotSet(SealError):
    """The centre has no seal in its settings."""

    code = "SEAL-105"


class SealPinWrong(SealError):
    """The PIN that an officer typed is wrong. Nothing is tried again until he types one: tokens lock."""

    code = "SEAL-106"


class SealLastTry(SealError):
    """The typed PIN is wrong, and the token says that the next wrong one locks it."""

    code = "SEAL-107"


class TimeStampAway(SealError):
    """The time-stamp service does not answer, or not with a time stamp. Nothing was signed at a lower level."""

    code = "SEAL-108"
    retryable = True


class RevocationAway(SealError):
    """Whether the certificate was revoked cannot be learned now. Nothing was signed at a lower level."""

    code = "SEAL-109"
    retryable = True


class SealCertificateRevoked(SealError):
    """Its issuer has revoked the certificate."""

    code = "SEAL-110"


class CopyUnsound(SealError):
    """The signed file did not verify, or the scan cannot carry a signature. The unsigned version stays."""

    code = "SEAL-111"


# Dossier -------------------------------------------------------------------------------------------------------


class DossierError(KioskError):
    """A rule of the procedure was broken; nothing was changed."""

    code = "DOSS-200"


class IllegalTransition(DossierError):
    """The dossier cannot go from its state to the one asked for."""

    code = "DOSS-201"


class DetailsInvalid(DossierError):
    """A field of the form is missing or has the wrong shape."""

    code = "DOSS-202"


class PapersMissing(DossierError):
    """A required document has neither a file nor the mark that it is brought to the counter."""

    code = "DOSS-203"


class DossierUnknown(DossierError):
    """No dossier has this id or code here."""

    code = "DOSS-204"


class LookUpRefused(DossierError):
    """The PIN does not belong to this dossier code."""

    code = "DOSS-205"


class CalendarUnknown(DossierError):
    """No official days off are known for the year in which the result falls due."""

    code = "DOSS-206"


class DossierElsewhere(DossierError):
    """Another station of the centre works on this dossier; here it can only be read."""

    code = "DOSS-207"


class LookUpLocked(DossierError):
    """Too many wrong PINs of this code within the hour."""

    code = "DOSS-208"


class PaperFactsInvalid(DossierError):
    """What was typed about a paper does not fit: the detail names the fields. Nothing was kept."""

    code = "DOSS-209"


class PaperNotReusable(DossierError):
    """The paper of an earlier dossier may not be used again: another person's, out of date, erased, or gone."""

    code = "DOSS-210"


class ConsentMissing(DossierError):
    """Nobody has said that the citizen agrees."""

    code = "DOSS-211"


class TextUnwritable(DossierError):
    """What was typed holds signs that no paper of ours can show: emoji, control characters, writing from the right."""

    code = "DOSS-221"


class DossierErased(DossierError):
    """What is personal in this dossier was erased after its time; only code, dates and states are left."""

    code = "DOSS-220"


# Portal --------------------------------------------------------------------------------------------------------


class PortalError(KioskError):
    """The Portal did not take what was sent; the dossier stays in the outbox."""

    code = "PORT-300"


class PortalUnreachable(PortalError):
    """No connection could be made: nothing was sent."""

    code = "PORT-301"
    retryable = True


class PortalTimeout(PortalError):
    """The connection broke or no answer came in time: whether the Portal stored it is not known."""

    code = "PORT-302"
    retryable = True


class PortalFailing(PortalError):
    """The Portal answered with a server error (HTTP 5xx)."""

    code = "PORT-303"
    retryable = True


class PortalRefused(PortalError):
    """The Portal understood and refused: an officer must correct the dossier."""

    code = "PORT-304"


class PortalLoginRefused(PortalError):
    """The centre's account was refused: sending pauses until a technician corrects it."""

    code = "PORT-305"


class PortalAnswerUnreadable(PortalError):
    """The answer is not the Portal's (a log-in page of the network, cut JSON)."""

    code = "PORT-306"
    retryable = True


class PortalFileMismatch(PortalError):
    """The file service holds other bytes than we sent."""

    code = "PORT-307"
    retryable = True


class StepUnconfirmed(PortalError):
    """A progress step may have arrived; it is never sent twice, so an officer must look."""

    code = "PORT-308"


class PortalBusy(PortalError):
    """The Portal asked to come back later (HTTP 503 or 429)."""

    code = "PORT-309"
    retryable = True

    def __init__(self, detail: str = "", retry_after_seconds: float = 0.0) -> None:
        super().__init__(detail)
        self.retry_after_seconds = retry_after_seconds  # 0: the Portal named no time


class CaptiveNetwork(PortalError):
    """Somebody else answers in the Portal's place: the network wants a log-in first. Nothing personal was taken."""

    code = "PORT-310"
    retryable = True


class CertificateRefused(CaptiveNetwork):
    """The certificate shown is not one we trust for this name: nothing was sent."""

    code = "PORT-311"
    retryable = True


class ServiceNotOffered(PortalError):
    """The wire profile of this destination has no such call."""

    code = "PORT-312"


class ParkedByHand(PortalError):
    """A person keeps it back: it is sent when a person says so."""

    code = "PORT-319"


class PortalContradicts(PortalError):
    """The Portal took it and then does not know it, or answers in words that no table knows."""

    code = "PORT-318"


class SignOnRefused(PortalError):
    """What the sign-on sent back does not prove who signed on: nobody is."""

    code = "PORT-313"


# Online check of the card --------------------------------------------------------------------------------------


class CardCheckError(KioskError):
    """The online check (C06) gave no answer about a card: that stays unknown, and the visit goes on."""

    code = "VERI-170"


class CardCheckUnreachable(CardCheckError):
    """The online check cannot be reached, or says itself that it is out of order."""

    code = "VERI-171"
    retryable = True


class CardCheckTimeout(CardCheckError):
    """The online check did not answer in time."""

    code = "VERI-172"
    retryable = True


class CardCheckRefused(CardCheckError):
    """The online check did not take our question: licence, signature, clock."""

    code = "VERI-173"


class CardCheckUnreadable(CardCheckError):
    """What came back is no answer of the online check, or an answer to another question."""

    code = "VERI-174"
    retryable = True


# Store ---------------------------------------------------------------------------------------------------------


class StoreError(KioskError):
    """The local store failed; what was not confirmed on screen is not in it."""

    code = "STOR-400"


class DiskFull(StoreError):
    """The disk refused a write for lack of space."""

    code = "STOR-401"


class StoreUnavailable(StoreError):
    """The disk refused a read or a write, or the store is locked by another program."""

    code = "STOR-402"


class WrongKey(StoreError):
    """The key at hand is not the key of this store."""

    code = "STOR-403"


class KeyMissing(StoreError):
    """The store is there and its key is not."""

    code = "STOR-404"


class StoreCorrupt(StoreError):
    """The store opens with its key but its content is damaged."""

    code = "STOR-405"


class AuditBroken(StoreCorrupt):
    """The audit's chain does not hold: an entry was changed, removed, inserted or cut off."""

    code = "STOR-430"

    def __init__(self, sequence: int, what: str) -> None:
        """sequence: the first entry that is wrong. what: "entry", "checkpoint", "anchor" or "tail"."""
        super().__init__(f"{what} {sequence}")
        self.sequence, self.what = sequence, what


class AuditFileUnreadable(StoreError):
    """A file is no export of an audit, and no list of a witness."""

    code = "STOR-431"


class AttachmentCorrupt(StoreError):
    """A stored file is missing or its bytes differ from its digest."""

    code = "STOR-406"


class SchemaNewer(StoreError):
    """The store was written by a newer version of the program."""

    code = "STOR-407"


class OutboxTaken(StoreError):
    """Another process has taken over the sending: this one makes no call more."""

    code = "STOR-409"


class KeyLocked(StoreError):
    """The keeper of the key has it and does not open it: another TPM or firmware, another account, no such device."""

    code = "STOR-420"


class RecoveryRefused(StoreError):
    """The centre's recovery key, its passphrase or the wrapped key of this store do not belong together."""

    code = "STOR-421"


class ReserveReached(StoreError):
    """The disk is down to what finished dossiers need: no new scan is taken."""

    code = "STOR-422"

    def __init__(self, detail: str = "", dossiers_left: int = 0) -> None:
        super().__init__(detail)
        self.dossiers_left = dossiers_left  # about how many can still be finished


class StoreExists(StoreError):
    """A backup is never put back over a store that is there."""

    code = "STOR-423"


class BackupBroken(StoreError):
    """What lies in the folder is not a whole, unchanged backup."""

    code = "STOR-424"


# Catalogue -----------------------------------------------------------------------------------------------------


class CatalogueError(KioskError):
    """An edition of the catalogue cannot be used; the one before stays in force."""

    code = "CATA-500"


class EditionMissing(CatalogueError):
    """No edition is installed."""

    code = "CATA-501"


class EditionTampered(CatalogueError):
    """A file of the edition differs from the digest in its manifest."""

    code = "CATA-502"


class EditionUnreadable(CatalogueError):
    """A file of the edition does not have the shape this version expects."""

    code = "CATA-503"


class ProcedureUnknown(CatalogueError):
    """The edition holds no procedure with this code."""

    code = "CATA-504"


# Counters ------------------------------------------------------------------------------------------------------


class DeskError(KioskError):
    """An officer's step, ticket or hand-over is refused; nothing was changed."""

    code = "DESK-600"


class LogInRefused(DeskError):
    """Account or secret is wrong."""

    code = "DESK-601"


class AccountLocked(DeskError):
    """Too many wrong secrets: the account waits."""

    code = "DESK-602"


class RoleMissing(DeskError):
    """The officer's roles do not allow this."""

    code = "DESK-603"


class OfficerUnknown(DeskError):
    """No officer has this id here."""

    code = "DESK-604"


class StepForbidden(DeskError):
    """The table of steps does not allow this step now."""

    code = "DESK-605"


class ReasonMissing(DeskError):
    """A step that needs a reason has none."""

    code = "DESK-606"


class SecretWeak(DeskError):
    """The new secret is too short or too common."""

    code = "DESK-607"


class DueDateMissing(DeskError):
    """A step that sets a new day names none, or one that is past."""

    code = "DESK-608"


class DueDateUnfit(DeskError):
    """The new day is a day off, or not later than the one that was promised."""

    code = "DESK-609"


class DocumentInvalid(DeskError):
    """What was typed of a person or an identity document has not the shape it must have."""

    code = "DESK-610"


class PersonUnproven(DeskError):
    """A result is to be handed to somebody whose right to it was not proved."""

    code = "DESK-611"


class ResultsMissing(DeskError):
    """A result is to be returned and no paper is listed."""

    code = "DESK-612"


class OfficerExists(DeskError):
    """Another officer has this account."""

    code = "DESK-619"


class TicketUnknown(DeskError):
    """No ticket has this number today."""

    code = "DESK-620"


class NobodyWaiting(DeskError):
    """No ticket waits for this counter."""

    code = "DESK-621"


class TicketTaken(DeskError):
    """Another counter has called this ticket."""

    code = "DESK-622"
    retryable = True


class HandOverUnknown(DeskError):
    """No hand-over has this id here."""

    code = "DESK-630"


class HandOverTaken(DeskError):
    """Another counter has taken this work."""

    code = "DESK-631"


class MoneyError(KioskError):
    """A payment or a cash drawer is refused; nothing was changed."""

    code = "MONY-700"


class PaymentUnknown(MoneyError):
    """No payment has this id or reference here."""

    code = "MONY-701"


class ShiftUnknown(MoneyError):
    """No shift has this id here."""

    code = "MONY-702"


class NoOpenShift(MoneyError):
    """Cash is taken without an open drawer."""

    code = "MONY-703"


class AmountWrong(MoneyError):
    """The amount is not a positive number of đồng, or too little was given."""

    code = "MONY-704"


class BankAccountMissing(MoneyError):
    """No bank account is set for VietQR."""

    code = "MONY-705"


class PaymentRefused(MoneyError):
    """The Portal says that this payment failed."""

    code = "MONY-706"


class DifferenceUnexplained(MoneyError):
    """The drawer holds another sum than it should, and no note says why."""

    code = "MONY-707"


class ShiftAlreadyOpen(MoneyError):
    """The officer has an open drawer already."""

    code = "MONY-708"


class AlreadySettled(MoneyError):
    """Nothing is owed any more, or this money was given back already."""

    code = "MONY-709"


class VoiceError(KioskError):
    """A petition or rating is refused; nothing was changed."""

    code = "VOIC-800"


class PetitionUnknown(VoiceError):
    """No petition has this code, or the PIN is not its own."""

    code = "VOIC-801"


class PetitionEmpty(VoiceError):
    """There is no text, or too much of it."""

    code = "VOIC-802"


class AlreadyRated(VoiceError):
    """This transaction was rated before."""

    code = "VOIC-803"


class HubError(KioskError):
    """What the desks share cannot be reached or used; each goes on alone."""

    code = "HUBS-900"
    retryable = True


class HubUnreachable(HubError):
    """No connection to the hub's database."""

    code = "HUBS-901"
    retryable = True


class HubRefused(HubError):
    """The hub does not take our account, or its schema is another version."""

    code = "HUBS-902"


class NumbersExhausted(HubError):
    """The leased numbers are used up and the hub is away."""

    code = "HUBS-903"
    retryable = True
