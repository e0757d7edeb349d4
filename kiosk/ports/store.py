"""Dossiers, files, outbox, print ledger and audit: what the store keeps of a visit."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import Protocol

from kiosk.domain.dossier import Attachment, Dossier
from kiosk.domain.events import Event
from kiosk.domain.outbox import Call, OutboxItem, Outcome
from kiosk.domain.portal_news import PortalNews
from kiosk.domain.printing import PrintJob, PrintState
from kiosk.domain.retention import RetentionRule
from kiosk.ports.audit import Audit
from kiosk.ports.casework import Casework
from kiosk.ports.hall import Hall
from kiosk.ports.money import Money
from kiosk.ports.portal import UnsentRow
from kiosk.ports.sharing import Shared
from kiosk.ports.voice import Voice

Publish = Callable[[Iterable[Event]], None]


class Dossiers(Protocol):
    """Dossiers, the outbox and the print ledger."""

    def add(self, dossier: Dossier) -> None: ...
    def dossier(self, dossier_id: str) -> Dossier:
        """Raises DossierUnknown."""

    def dossier_by_code(self, dossier_code: str) -> Dossier:
        """By its code, or the temporary number that it had first. Raises DossierUnknown."""

    def save(self, dossier: Dossier) -> None: ...
    def dossiers(self, limit: int, before_id: str = "") -> list[Dossier]:
        """Newest first; `before_id` is the last id of the page before (keyset paging)."""

    def keep_version(self, dossier_id: str, version: Attachment) -> None:
        """What is about to be superseded stays with the dossier, and its file with it."""

    def versions_of(self, dossier_id: str) -> list[Attachment]:
        """Those, by paper and number."""

    def letters_due(self, limit: int) -> list[tuple[str, str]]:
        """Dossier and paper of ours, submitted and not erased, whose letters are still to be read; oldest first."""

    def earlier_of(self, citizen_id: str, limit: int) -> list[Dossier]:
        """What this citizen filed before and is not erased, with a file at least; newest first."""

    def drafts_of(self, citizen_id: str) -> list[Dossier]: ...
    def drafts_before(self, created: datetime) -> list[Dossier]:
        """Everybody's, begun before that."""

    def delete_draft(self, dossier_id: str) -> None: ...

    def code_of(self, dossier_id: str) -> str:
        """Empty: a draft, or unknown."""

    def erasable(self, rule: RetentionRule, now: datetime, limit: int) -> list[str]:
        """Ids of what the rule lets go, longest acknowledged first. Nothing unsent, unpaid or touched lately."""

    def erase(self, dossier_id: str, now: datetime) -> list[str]:
        """Empty whatever is personal, for good; returns digests of files that no dossier names any more."""

    @property
    def station(self) -> str:
        """This machine's code in its centre."""

    def next_number(self, series: str, period: str) -> int:
        """The next number of a series ("dossier-code") within a period ("261123"); starts at 1, no gaps.

        Raises NumbersExhausted when the lease of this machine, or its range, is used up.
        """

    def temporary_dossiers(self, limit: int) -> list[str]:
        """Ids of ours that have no dossier code yet."""

    def temporary_days(self) -> list[str]:
        """On which those were received: YYMMDD, local."""

    def book_of(self, now: datetime) -> str:
        """Quyển số: the year ("2026"); where several stations share a centre each has its own ("2026/Q1")."""

    def enqueue(self, item: OutboxItem) -> None: ...
    def items_of(self, subject_id: str) -> list[OutboxItem]: ...
    def own_outbox(self) -> int:
        """Take over the sending: the number of this worker. Whoever had it before can claim and settle no more."""

    def orphans(self, owner: int) -> list[OutboxItem]:
        """Rows whose call was under way when another worker died: nobody knows what became of it."""

    def adopt(self, item_id: str, owner: int) -> None:
        """Settle an orphan in its place. Raises OutboxTaken."""

    def claim(
        self, owner: int, now: datetime, limit: int, most_big: int, plan: Callable[[OutboxItem], Call]
    ) -> list[OutboxItem]:
        """Take up rows whose time has come; per subject only the oldest one that is not settled.

        most_big: how many of them may have much to upload. plan: the call that each begins with, kept in the row
        before it is made. Raises OutboxTaken when another worker took over.
        """

    def settle(self, item_id: str, outcome: Outcome, owner: int = 0) -> None:
        """Record one call: delivered, to be gone on with, to be tried again, or stuck. Raises OutboxTaken."""

    def unsure_items(self, limit: int) -> list[OutboxItem]:
        """What came with a backup and may have been sent since, oldest first."""

    def try_unsure(self, item_id: str, now: datetime) -> None:
        """Such an item is due now. Raises StoreError when it is none."""

    def release(self, item_id: str, payload: str, now: datetime) -> None:
        """It bears its dossier's code now; one that was held for it may go. Raises StoreError when it was tried."""

    def waiting_count(self) -> int: ...
    def unsent(self, limit: int) -> list[UnsentRow]:
        """Whatever is not delivered, stuck ones first, then in the order they came."""

    def try_again(self, item_id: str, now: datetime, not_there: bool = False) -> None:
        """A stuck one is due again. Raises StoreError when there is none such.

        not_there: whether its last call was done is known now: it was not.
        """

    def to_ask(self, now: datetime, limit: int) -> list[str]:
        """Ids of dossiers that it is time to ask the Portal about."""

    def news_of(self, dossier_id: str) -> PortalNews | None: ...
    def unseen_news(self, limit: int) -> list[PortalNews]: ...
    def keep_news(self, news: PortalNews) -> None: ...
    def see_news(self, dossier_id: str, now: datetime) -> None: ...
    def make_due(self, now: datetime, faults: Collection[str] | None = None) -> None:
        """Everything pending may be tried at once, or only what failed with one of these."""

    def next_due(self) -> datetime | None:
        """When the next row that nothing holds up is to be tried."""

    def oldest_waiting(self) -> datetime | None:
        """When the oldest row was written that is not sent."""

    def park(self, item_id: str, now: datetime) -> None:
        """Nothing of it is sent until a person says so. Raises StoreError when it is under way or settled."""

    def add_print_job(self, job: PrintJob) -> None: ...
    def print_job(self, job_id: str) -> PrintJob: ...
    def print_jobs(self, subject_id: str) -> list[PrintJob]: ...
    def interrupted_print_jobs(self) -> list[PrintJob]:
        """Jobs in SENDING. At start nobody is sending: these were cut by a crash."""

    def move_print_job(self, job_id: str, state: PrintState, fault_code: str = "", place: str | None = None) -> None:
        """Raises IllegalTransition when the ledger's table does not allow it."""

    def announce(self, event: Event) -> None:
        """Publish it after the commit, behind the events of the dossiers."""

    def dossiers_naming(self, digest: str) -> list[str]:
        """Ids of the dossiers that name this file."""

    def attachment_digests(self) -> set[str]:
        """Every file that a dossier, or something that waits to be sent, still names."""


class UnitOfWork(Dossiers, Audit, Casework, Hall, Money, Voice, Shared, Protocol):
    """One transaction (BEGIN IMMEDIATE). Leaving without commit() rolls everything back.

    After commit the events of every dossier handed in, and what was announced, are published. Raises StoreError.
    """

    def __enter__(self) -> "UnitOfWork": ...
    def __exit__(self, *exc: object) -> None: ...
    def commit(self) -> None: ...


OpenUnitOfWork = Callable[[], UnitOfWork]


class AttachmentStore(Protocol):
    """Encrypted files beside the database, named by the digest of their plain bytes."""

    def admit_scan(self) -> None:
        """Before a paper is scanned: is there room for it? Raises ReserveReached."""

    def dossiers_left(self) -> int:
        """About how many dossiers can still be finished, when no more scans come."""

    def put(self, content: bytes, dossier_id: str) -> str:
        """Encrypt with the dossier's key, write, flush to disk, rename. Returns the SHA-256 hex.

        The same bytes twice are one file of the dossier. Not inside of an open unit of work.
        Raises: DiskFull, StoreUnavailable.
        """

    def require(self, digest: str) -> None:
        """Inside of the transaction that names the file, so that no sweep can come between.

        Raises StoreUnavailable when it is gone: put it again.
        """

    def get(self, digest: str) -> bytes:
        """Raises AttachmentCorrupt when the file is missing or was changed."""

    def pieces(self, digest: str, offset: int = 0) -> Iterator[bytes]:
        """The plain bytes from an offset to the end, at most 1 MiB in memory at a time. Raises as `get`."""

    def old_files(self, limit: int) -> list[str]:
        """Digests of files that an earlier version wrote, under a key of the store."""

    def drop(self, digests: Collection[str]) -> None:
        """Remove files that no dossier names any more; one that is gone already is no fault.

        Raises StoreUnavailable.
        """

    def renew(self, digest: str, dossier_ids: Collection[str]) -> None:
        """Bring such a file under the keys of the dossiers that name it; with none it stays as it is.

        Raises: AttachmentCorrupt, DiskFull, StoreUnavailable; the file is then as before.
        """

    def sweep(self, referenced: Collection[str]) -> int:
        """Remove what a crash left: half-written files, and files that nothing names and that are an hour old.

        Inside of the transaction that read `referenced`: until it ends nobody can name another file.
        Returns how many were removed.
        """
