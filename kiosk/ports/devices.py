"""Machines: card reader, scanner, printers, voice, and the process that serves them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import AccessKey, CardProgress
from kiosk.domain.certified_copy import CopyOrder, SignatureLevel, SignedCopy, SigningPhase
from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.printed import PagePicture, PrintedForm, TableFormat, Tabular, ThermalSlip
from kiosk.domain.printing import PrintState
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.read_words import ReadWord
from kiosk.domain.scanning import ANY_ORDER, AimView, FoundScanner, PageVerdict, ScannerAbilities, ScanOrder

OnCard = Callable[[CardProgress], None]


class CardReader(Protocol):
    """Reads one thẻ căn cước."""

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        """Wait for a card, open it, read it, check it.

        on_progress: WAITING at least once a second, later phases in order; `applicant` is set once the
            text is read and checked, before the photo begins.
        Raises: ReaderAbsent, CardServiceDown, ReaderBusy, CardAbsent, CardRemoved, CardMute, CardUnsupported,
            MrzNeeded, CardBlocked, AccessKeyRejected, AccessBroken, SecureMessagingBroken, CardUnreadable,
            CardTampered, CardSignatureInvalid, CardDataConflict.
        """


OnWaiting = Callable[[bool], None]


class CodeReader(Protocol):
    """A scanner or a camera that reads the QR of a card."""

    def read(self, on_waiting: OnWaiting) -> str:
        """Wait for the next code, until somebody leaves; what was scanned before the call is not given.

        on_waiting: at least once a second; whether the device is there now. It is found again when it was unplugged.
        Raises: CodeReaderAbsent when it stays away, CodeUnknown for more bytes than a code has, CodeDamaged for bytes
            that are not UTF-8.
        """


@dataclass(frozen=True, slots=True)
class ScannedPage:
    number: int  # 1-based within the scan
    image: bytes = field(repr=False)  # a JPEG or PNG file
    width: int  # px
    height: int
    dpi: int


OnPage = Callable[[ScannedPage], None]


class Scanner(Protocol):
    def find(self) -> Sequence[FoundScanner]:
        """Every scanner that can be found in this way now; takes seconds. Raises ScannerAbsent, ScannerSilent."""

    def capabilities(self) -> ScannerAbilities:
        """What the chosen one can do. Raises ScannerAbsent, ScannerBusy, ScannerSilent."""

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        """Scan until the feeder is empty (or one page from glass); returns how many pages came.

        Each page is handed over the moment it arrives; a fault on page n leaves n-1 pages delivered. An empty feeder
        is the end behind a page, and a fault before the first.
        Raises: ScannerAbsent, ScannerJammed, FeederEmpty (no page at all), ScannerCoverOpen, ScannerBusy,
            ScannerSilent, ScanUnsupported, ScannerStopped, DoubleFeed, PageBroken, PageTooLarge, PagesMissing, and
            for files PaperFileLocked, PaperFileBroken, PaperFileTooLong.
        """


OnAim = Callable[[AimView], None]


class AimedScanner(Scanner, Protocol):
    """A scanner that one looks through while papers are laid below it: a camera."""

    def scan_aimed(self, on_page: OnPage, on_aim: OnAim, order: ScanOrder = ANY_ORDER) -> int:
        """As `scan`, and tells what it sees, several times a second. It ends when no paper was laid there for long.

        on_aim: may raise PersonLeft: that is the end of the stack. Raises as `scan`, and CameraDark.
        """


@dataclass(frozen=True, slots=True)
class ImprovedPage:
    page: ScannedPage
    verdict: PageVerdict


class PageImprover(Protocol):
    """Image work: served by a process of its own, so a call blocks."""

    def improve(self, page: ScannedPage) -> ImprovedPage:
        """Crop, turn upright and straight, even the paper, and say what is wrong with it. Raises PageBroken."""

    def turn(self, page: ScannedPage, quarters: int) -> ScannedPage:
        """Quarter turns to the right. Raises PageBroken."""


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    text: str = field(repr=False)  # NFC
    layer: bytes = field(repr=False)  # a PDF of one page: the words, invisible, where they stand
    words: tuple[ReadWord, ...] = field(default=(), repr=False)


class TextRecogniser(Protocol):
    def recognise(self, page: ScannedPage) -> RecognisedPage:
        """Read the letters of an upright page; takes seconds. Raises DigitisingFailed, PageBroken."""


class Digitiser(Protocol):
    """Makes the file that is kept, in a process of its own; takes seconds a page."""

    def digitise(
        self,
        pages: Sequence[ScannedPage],
        about: PaperAbout,
        on_page: Callable[[int], None],
        *,
        text: bool = True,
    ) -> DigitisedFile:
        """text: with the letters recognised beneath the pages, and below the centre's limit; without, it takes no time.

        on_page: how many pages are read so far; may raise PersonLeft. Raises DigitisingFailed, PageBroken.
        """

    def read_letters(self, file: bytes, about: PaperAbout, on_page: Callable[[int], None]) -> DigitisedFile:
        """A file of ours that was made without letters, with them. As `digitise`: the pictures stay as they are unless
        they are too large.
        """


@dataclass(frozen=True, slots=True)
class Raster:
    """A 1-bit picture. Rows top to bottom, 8 dots a byte, most significant bit left, 1 is black."""

    width: int  # dots, a multiple of 8
    height: int
    rows: bytes = field(repr=False)


OnSending = Callable[[str], None]


class ReceiptPrinter(Protocol):
    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        """Print and cut one slip. Returns PRINTED (the printer said so) or UNKNOWN.

        on_sending: called once, after a printer was found ready and before the first byte leaves, with the place where
            the slip comes out ("": this machine's own printer); the ledger is committed there.
        Raises, always before on_sending: PrinterAbsent, PrinterSilent, PaperOut, PrinterCoverOpen,
            CutterJammed, PrinterBroken.
        """


class FormPrinter(Protocol):
    def print(self, pdf: bytes, title: str) -> PrintState:
        """Print a document on the office printer. title: for the spooler's list.

        Returns PRINTED (the printer, or a spooler that tells no more, said so) or UNKNOWN: it took the document and has
        not said that it came out.
        Raises, always before the document was taken: PrinterAbsent, PrinterBroken, PaperOut, PrinterCoverOpen.
        """


class DocumentSeal(Protocol):
    """The centre's digital signature."""

    def sign(self, pdf: bytes, reason: str, place: str) -> bytes:
        """The document with a PAdES signature added to it.

        Raises: SealAbsent, SealPinRejected, SealLocked, SealCertificateUnfit, SealError; the document stays as it was.
        """


class PinTries(StrEnum):
    """How many wrong PINs a token still takes, as far as it says: PKCS#11 tells no number."""

    ANY = "any"  # nothing is said
    FEW = "few"  # wrong ones were typed already
    LAST = "last"  # one more wrong one locks it
    NONE = "none"  # it is locked


@dataclass(frozen=True, slots=True)
class SealStanding:
    """The seal before anybody signs. Empty and None: not to be known without the PIN."""

    holder: str = ""  # of the certificate
    valid_until: datetime | None = None
    tries: PinTries = PinTries.ANY


class CentreSeal(Protocol):
    """The centre's seal in an officer's hands: it is asked for its PIN each time, and keeps none."""

    @property
    def asks_pin(self) -> bool:
        """False: a key in a file whose passphrase the machine was given."""

    def standing(self) -> SealStanding:
        """Blocks. Raises SealAbsent, SealError."""

    def sign(self, pdf: bytes, pin: str, reason: str, place: str) -> bytes:
        """The document with a PAdES signature added to it. Blocks.

        Raises: SealPinWrong, SealLastTry, SealLocked, SealAbsent, SealCertificateUnfit, SealError,
            DeviceProcessDied; the document stays as it was.
        """


class CopySeal(Protocol):
    """The agency's signature on a scanned paper, in a process of its own; takes seconds."""

    @property
    def level(self) -> SignatureLevel | None:
        """What the settings ask for; None: the centre has no seal."""

    def sign(self, pdf: bytes, order: CopyOrder, pin: str, on_phase: Callable[[SigningPhase], None]) -> SignedCopy:
        """pin: of the token, or the passphrase of the file; used once and not kept.

        The level that was ordered or none. on_phase: may raise PersonLeft, until the signature is made.
        Raises: SealNotSet, SealAbsent, SealPinWrong, SealLastTry, SealLocked, SealCertificateUnfit,
            SealCertificateRevoked, TimeStampAway, RevocationAway, CopyUnsound, DeviceProcessDied; the document stays as
            it was.
        """


class Speech(Protocol):
    """Reads the page aloud. Silent and `available` False when the machine has no voice."""

    available: bool

    @property
    def speaking(self) -> bool:
        """A text is being read."""

    def say(self, text: str, language: str) -> None: ...
    def hush(self) -> None: ...


class PaperRenderer(Protocol):
    """Draws every paper. Image work: served by a process of its own, so a call blocks."""

    def bind(self, pages: Sequence[ScannedPage]) -> bytes:
        """Bind scanned pages into one PDF. Raises PageBroken."""

    def custody_slip(self, slip: CustodySlip) -> Raster: ...
    def checklist(self, checklist: Checklist) -> Raster: ...
    def receipt_form(self, form: ReceiptForm) -> bytes:
        """A PDF of A5 pages."""

    def form(self, form: PrintedForm, copy: int = 0, reprint: int = 0) -> bytes:
        """A PDF. copy: 0 for every copy (liên) that the form's template names, n for the nth alone.

        reprint: n is marked "BẢN IN LẠI lần n".
        """

    def separators(self, documents: Sequence[RequiredDocument], procedure_name: str) -> bytes:
        """A PDF: one A4 sheet for each document, to lie before it in the feeder."""

    def slip(self, slip: ThermalSlip) -> Raster: ...
    def table(self, report: Tabular, table_format: TableFormat) -> bytes:
        """The file's bytes."""

    def preview(self, pdf: bytes, page: int, width: int) -> PagePicture:
        """A page (from 1) as a picture `width` px wide. Raises PageBroken."""


class DeviceProcess(AbstractContextManager["DeviceProcess"], Protocol):
    """A process of its own that serves devices, so that a hanging driver never stops the screen."""

    def call(self, verb: str, arguments: Sequence[object], on_progress: Callable[[object], None]) -> object:
        """Run one verb there. Raises the fault the verb raised, or DeviceProcessDied."""
