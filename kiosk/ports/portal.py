"""The Portal, and the outbox that speaks to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.payment_platform import PaymentNotice, PaymentWord
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
    dossier_code: str  # empty: about no dossier of this store
    procedure_name: str


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

    def report_ratings(self, report: MonthlyRatings) -> None:
        """A month's satisfaction; told again, it stands in place of what was told before."""

    def look_up(self, dossier_code: str) -> PortalRecord | None: ...


class PaymentPlatform(Protocol):
    """Nền tảng thanh toán trực tuyến of the Portal."""

    def announce(self, notice: PaymentNotice) -> None:
        """Tell of a payment that is asked for. Raises PortalError, PaymentRefused."""

    def query(self, reference: str, asked_at: datetime) -> PaymentWord:
        """How it stands. asked_at: as it was announced. Raises PortalError."""


class Outbox(Protocol):
    """The thread that drains the outbox."""

    @property
    def online(self) -> bool: ...
    def wake(self) -> None:
        """Something was queued or the person wants it tried now."""
