"""What we ask of the outside. Adapters translate their own faults into the tree of domain/errors.py.

Whatever blocks (card, scanner, printer, Portal, store) is called from a job or the outbox thread, never
on the UI thread. A progress callback may raise PersonLeft: that is the way to cancel.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import AccessKey, CardProgress
from kiosk.domain.dossier import Dossier
from kiosk.domain.events import Event
from kiosk.domain.outbox import OutboxItem, OutboxKind, Outcome
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.printing import PrintJob, PrintState
from kiosk.domain.submission import Step, Submission

OnCard = Callable[[CardProgress], None]
Publish = Callable[[Iterable[Event]], None]


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC."""


class Secrets(Protocol):
    """Unguessable numbers. The standard library's module `secrets` is one."""

    def randbelow(self, exclusive_upper_bound: int) -> int: ...


# Devices -------------------------------------------------------------------------------------------------------


class CardReader(Protocol):
    """Reads one thẻ căn cước."""

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        """Wait for a card, open it, read it, check it.

        on_progress: WAITING at least once a second, later phases in order; `applicant` is set once the
            text is read and checked, before the photo begins.
        Raises: ReaderAbsent, CardServiceDown, ReaderBusy, CardAbsent, CardRemoved, CardMute, CardUnsupported,
            AccessKeyRejected, SecureMessagingBroken, CardUnreadable, CardTampered, CardSignatureInvalid,
            CardDataConflict.
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
    def scan(self, on_page: OnPage) -> int:
        """Scan until the feeder is empty (or one page from glass); returns how many pages came.

        Each page is handed over the moment it arrives; a fault on page n leaves n-1 pages delivered.
        Raises: ScannerAbsent, ScannerJammed, FeederEmpty (no page at all), ScannerCoverOpen, ScannerBusy,
            ScannerSilent, PageBroken.
        """


@dataclass(frozen=True, slots=True)
class Raster:
    """A 1-bit picture. Rows top to bottom, 8 dots a byte, most significant bit left, 1 is black."""

    width: int  # dots, a multiple of 8
    height: int
    rows: bytes = field(repr=False)


class ReceiptPrinter(Protocol):
    def print(self, raster: Raster, job_id: str, on_sending: Callable[[], None]) -> PrintState:
        """Print and cut one slip. Returns PRINTED (the printer said so) or UNKNOWN.

        on_sending: called once, after the printer was found ready and before the first byte leaves; the
            ledger is committed there.
        Raises, always before on_sending: PrinterAbsent, PrinterSilent, PaperOut, PrinterCoverOpen,
            CutterJammed, PrinterBroken.
        """


class FormPrinter(Protocol):
    def print(self, pdf: bytes, title: str) -> None:
        """Hand a document to the office printer's spooler. Raises PrinterAbsent, PrinterBroken."""


class Speech(Protocol):
    """Reads the page aloud. Silent and `available` False when the machine has no voice."""

    available: bool

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


# Portal --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PortalRecord:
    """What the Portal answers to a look-up (TraCuuHoSo)."""

    dossier_code: str
    national_state: int  # 1..10
    state_title: str
    received_at: datetime | None
    due_at: datetime | None


class Portal(Protocol):
    """Cổng Dịch vụ công quốc gia, behind whatever adapter the centre has."""

    def ping(self) -> None:
        """Prove that the Portal answers and takes our account. Raises PortalError."""

    def upload(self, digest: str, content: bytes, media_type: str) -> str:
        """Put one file where the Portal can fetch it; returns the link. Safe to repeat: named by digest."""

    def register(self, submission: Submission, links: Mapping[str, str]) -> None:
        """Create the dossier, or overwrite it when it is already there: safe to repeat.

        links: file digest -> link.
        """

    def report(self, step: Step) -> None:
        """Append one processing step. NOT safe to repeat: StepUnconfirmed when the answer is lost."""

    def look_up(self, dossier_code: str) -> PortalRecord | None: ...


# Store ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Nhật ký: who did what to which dossier. Pseudonymous: ids and digests, never a name or number."""

    at: datetime
    action: str  # "dossier.submitted"
    subject_id: str
    actor: str  # "kiosk", "outbox", an officer's account
    facts: Mapping[str, str] = field(default_factory=dict)


class UnitOfWork(Protocol):
    """One transaction (BEGIN IMMEDIATE). Leaving without commit() rolls everything back.

    After commit the events of every dossier handed in are published. Raises StoreError.
    """

    def __enter__(self) -> "UnitOfWork": ...
    def __exit__(self, *exc: object) -> None: ...
    def commit(self) -> None: ...

    def add(self, dossier: Dossier) -> None: ...
    def dossier(self, dossier_id: str) -> Dossier:
        """Raises DossierUnknown."""

    def dossier_by_code(self, dossier_code: str) -> Dossier:
        """Raises DossierUnknown."""

    def save(self, dossier: Dossier) -> None: ...
    def dossiers(self, limit: int, before_id: str = "") -> list[Dossier]:
        """Newest first; `before_id` is the last id of the page before (keyset paging)."""

    def drafts_of(self, citizen_id: str) -> list[Dossier]: ...
    def delete_draft(self, dossier_id: str) -> None: ...

    def next_number(self, series: str, period: str) -> int:
        """The next number of a series ("dossier-code") within a period ("261123"); starts at 1, no gaps."""

    def enqueue(self, item: OutboxItem) -> None: ...
    def due_items(self, now: datetime, limit: int) -> list[OutboxItem]:
        """Pending items whose time has come; per dossier only the oldest one that is not delivered."""

    def items_of(self, dossier_id: str) -> list[OutboxItem]: ...
    def settle(self, item_id: str, outcome: Outcome) -> None:
        """Record one attempt: delivered, to be tried again, or stuck."""

    def waiting_count(self) -> int: ...
    def make_due(self, now: datetime) -> None:
        """Everything pending may be tried at once: the connection is back."""

    def add_print_job(self, job: PrintJob) -> None: ...
    def print_job(self, job_id: str) -> PrintJob: ...
    def print_jobs(self, subject_id: str) -> list[PrintJob]: ...
    def interrupted_print_jobs(self) -> list[PrintJob]:
        """Jobs in SENDING. At start nobody is sending: these were cut by a crash."""

    def move_print_job(self, job_id: str, state: PrintState, fault_code: str = "") -> None:
        """Raises IllegalTransition when the ledger's table does not allow it."""

    def audit(self, entry: AuditEntry) -> None: ...

    def attachment_digests(self) -> set[str]:
        """Every file that a dossier still names."""


OpenUnitOfWork = Callable[[], UnitOfWork]


class AttachmentStore(Protocol):
    """Encrypted files beside the database, named by the digest of their plain bytes."""

    def put(self, content: bytes) -> str:
        """Encrypt, write, flush to disk, rename. Returns the SHA-256 hex. The same bytes twice are one file.

        Raises: DiskFull, StoreUnavailable.
        """

    def get(self, digest: str) -> bytes:
        """Raises AttachmentCorrupt when the file is missing or was changed."""

    def sweep(self, referenced: Collection[str]) -> int:
        """Remove what a crash left: half-written files, and files that no dossier names and that are an hour old.

        Returns how many were removed.
        """


# Screens' view of the outbox -----------------------------------------------------------------------------------


class Outbox(Protocol):
    """The thread that drains the outbox."""

    online: bool

    def wake(self) -> None:
        """Something was queued or the person wants it tried now."""


class DeviceProcess(AbstractContextManager["DeviceProcess"], Protocol):
    """A process of its own that serves devices, so that a hanging driver never stops the screen."""

    def call(self, verb: str, arguments: Sequence[object], on_progress: Callable[[object], None]) -> object:
        """Run one verb there. Raises the fault the verb raised, or DeviceProcessDied."""


__all__ = [
    "AccessKey",
    "AttachmentStore",
    "AuditEntry",
    "CardReader",
    "Clock",
    "DeviceProcess",
    "FormPrinter",
    "OnCard",
    "OnPage",
    "OpenUnitOfWork",
    "Outbox",
    "OutboxKind",
    "Portal",
    "PortalRecord",
    "Publish",
    "Raster",
    "ReceiptPrinter",
    "ScannedPage",
    "Scanner",
    "Secrets",
    "Speech",
    "UnitOfWork",
]
