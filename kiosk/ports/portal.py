"""The Portal, and the outbox that speaks to it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kiosk.domain.link import Link
from kiosk.domain.payment_platform import PaymentNotice, PaymentWord
from kiosk.domain.portal_answer import HeldFile, PlacedFile, PortalAnswer
from kiosk.domain.satisfaction import MonthlyRatings
from kiosk.domain.submission import Step, Submission


@dataclass(frozen=True, slots=True)
class PortalRecord:
    """What the Portal answers to a look-up (TraCuuHoSo)."""

    dossier_code: str
    national_state: int  # 1..10
    state_title: str
    received_at: datetime | None
    due_at: datetime | None
    procedure_code: str = ""  # empty: the answer does not tell
    portal_id: str = ""  # the Portal's own id of it, where the profile has one


@dataclass(frozen=True, slots=True)
class UnsentRow:
    """A row of the outbox as it stands there: `kind` and `state` may be words that this version does not know."""

    id: str
    kind: str
    subject_id: str
    state: str
    fault_code: str
    attempts: int
    created_at: datetime
    next_attempt_at: datetime
    before: int  # rows of the same dossier that must go first
    answer: str  # the last one, for the help desk; nothing personal
    call: str  # under way now, or made last
    dossier_code: str  # empty: about no dossier of this store
    procedure_name: str


class PortalService(StrEnum):
    """What a Portal may be asked; a wire profile says which of them it knows, and how."""

    CREATE = "create"  # DongBoHoSoMC, isUpdating False
    UPDATE = "update"  # DongBoHoSoMC, isUpdating True
    STEPS = "steps"  # CapNhatTienDoHoSoMC
    LOOK_UP = "look_up"  # TraCuuHoSo
    STATE = "state"  # DongBoTrangThaiHoSo
    RATINGS = "ratings"  # DongBoDanhGia
    NEXT_CODE = "next_code"


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """One file on its way to the file service.

    read: from an offset in bytes to the end, in pieces of at most 1 MiB; called anew for each attempt.
    """

    digest: str  # SHA-256 hex of the plain bytes
    size: int  # bytes
    media_type: str
    read: Callable[[int], Iterator[bytes]] = field(repr=False)


KeepToken = Callable[[str], None]


def forget_token(_: str) -> None:
    """For who keeps no token: an upload that was cut by a restart begins anew then."""


class FileService(Protocol):
    """Dịch vụ tệp of the province: where papers lie so that the Portal can fetch them."""

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        """Send what is missing of the file, and make sure that size and digest are ours. Safe to repeat.

        token: what an earlier attempt gave to `keep_token`; with it the upload goes on where it was cut, also after
            a restart. Empty, or refused by the service: from the beginning.
        keep_token: called before the first byte leaves, and again when the token changes; empty: begin anew next time.
        Raises PortalError: PortalFileMismatch when the service ends up with other bytes.
        """

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        """What lies there now; None: nothing. Raises PortalError."""


class Portal(Protocol):
    """Cổng Dịch vụ công quốc gia, behind whatever adapter the centre has. May be called from several threads.

    A call returns the answer that was read, good or bad. It raises PortalUnreachable, CertificateRefused, or PortalBusy
    with a time when nothing arrived; PortalTimeout, PortalFailing, PortalAnswerUnreadable or CaptiveNetwork when that
    is not known (look up, then send); PortalLoginRefused when the account is not taken.
    """

    @property
    def steps_at_once(self) -> int:
        """The most steps that one `append_steps` may carry."""

    def offers(self, service: PortalService) -> bool: ...

    def ping(self) -> None:
        """Prove that the Portal answers and takes our account. Raises PortalError."""

    def files_for(self, submission: Submission) -> FileService:
        """Where the papers of this dossier go first."""

    def create(self, submission: Submission, files: Mapping[str, PlacedFile]) -> PortalAnswer:
        """Tell of a new dossier. files: digest -> where it lies, for every file; KeyError when one is missing."""

    def update(self, submission: Submission, files: Mapping[str, PlacedFile], portal_id: str = "") -> PortalAnswer:
        """Overwrite the whole dossier."""

    def append_steps(self, steps: Sequence[Step], portal_id: str = "") -> PortalAnswer:
        """Append steps of one dossier. NOT safe to repeat: StepUnconfirmed when the answer is lost.

        portal_id: of the answer to `create`, where the profile has one.
        """

    def report_ratings(self, report: MonthlyRatings) -> None:
        """A month's satisfaction; told again, it stands in place of what was told before."""

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        """Raises ServiceNotOffered where the profile has no look-up."""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One message that the Portal sent down, as it came."""

    kind: str  # "filed", "amended", "tax"
    key: str = field(repr=False)  # what makes it the same message when it comes again
    at: datetime
    content: bytes = field(repr=False)  # JSON


class Inbox(Protocol):
    """What the Portal sent down and nobody has taken up yet."""

    def take(self, kind: str, key: str, content: bytes) -> bool:
        """Keep it, durably, before it is answered. False: it is kept already. Raises StoreError."""

    def items(self) -> list[InboxItem]:
        """Oldest first. Raises StoreError."""


class PaymentPlatform(Protocol):
    """Nền tảng thanh toán trực tuyến of the Portal."""

    def announce(self, notice: PaymentNotice) -> None:
        """Tell of a payment that is asked for. Raises PortalError, PaymentRefused."""

    def query(self, reference: str, asked_at: datetime) -> PaymentWord:
        """How it stands. asked_at: as it was announced. Raises PortalError."""


class Outbox(Protocol):
    """Who drains the outbox, whatever process that is."""

    @property
    def link(self) -> Link: ...
    @property
    def online(self) -> bool:
        """Whether the Portal itself answered last."""

    def wake(self) -> None:
        """Something was queued or the person wants it tried now."""
