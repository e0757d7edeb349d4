"""One transaction over the whole store."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select, update
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import DossierElsewhere, DossierUnknown, StoreError, StoreUnavailable
from kiosk.domain.events import Event
from kiosk.domain.local_time import local
from kiosk.domain.sharing import reserve_of
from kiosk.ports import AuditEntry, Publish
from kiosk.store import audit
from kiosk.store.casework_rows import CaseworkRows
from kiosk.store.dossier_rows import attachment_rows, to_row
from kiosk.store.figure_rows import FigureRows
from kiosk.store.hall_rows import HallRows
from kiosk.store.hub.shared_rows import SharedRows
from kiosk.store.money_rows import MoneyRows
from kiosk.store.news_rows import NewsRows
from kiosk.store.outbox_rows import OutboxRows
from kiosk.store.print_ledger import PrintLedger
from kiosk.store.schema import attachments, dossiers
from kiosk.store.unsent_rows import UnsentRows
from kiosk.store.voice_rows import VoiceRows


class SqlUnitOfWork(
    OutboxRows, PrintLedger, CaseworkRows, HallRows, MoneyRows, VoiceRows, FigureRows, UnsentRows, NewsRows, SharedRows
):
    """The UnitOfWork of this machine. Used by the thread that entered it, once."""

    def __init__(self, engine: Engine, publish: Publish, *, shared: str = "") -> None:
        """shared: our station's code, when several machines of the centre number from the same series."""
        self._engine, self._publish, self._shared = engine, publish, shared
        self._link: Connection | None = None
        self._touched: dict[str, Dossier] = {}
        self._announced: list[Event] = []

    def __enter__(self) -> "SqlUnitOfWork":
        try:
            link = self._engine.connect()
        except PoolTimeout as exc:
            raise StoreUnavailable("every connection is in use") from exc
        try:
            link.begin()  # BEGIN IMMEDIATE: from here on no other writer
        except StoreError:
            link.close()
            raise
        self._link = link
        return self

    def __exit__(self, *exc: object) -> None:
        if self._link is not None:
            self._link.close()  # rolls back what was not committed
            self._link = None

    @property
    def connection(self) -> Connection:
        if self._link is None or not self._link.in_transaction():
            raise StoreError("outside of a transaction")
        return self._link

    def commit(self) -> None:
        self.connection.commit()
        touched, self._touched = self._touched, {}
        announced, self._announced = self._announced, []
        events = [*(event for dossier in touched.values() for event in dossier.events), *announced]
        for dossier in touched.values():
            dossier.events.clear()
        if events:
            self._publish(events)

    # Dossiers ----------------------------------------------------------------------------------------------

    def add(self, dossier: Dossier) -> None:
        self.connection.execute(insert(dossiers).values(to_row(dossier)))
        self._write_attachments(dossier)
        self._touched[dossier.id] = dossier

    def dossier(self, dossier_id: str) -> Dossier:
        return self._one(select(dossiers).where(dossiers.c.id == dossier_id))

    def dossier_by_code(self, dossier_code: str) -> Dossier:
        return self._one(select(dossiers).where(dossiers.c.dossier_code == dossier_code))

    def save(self, dossier: Dossier) -> None:
        ours = dossiers.c.id == dossier.id, dossiers.c.home == ""
        if self.connection.execute(update(dossiers).where(*ours).values(to_row(dossier))).rowcount != 1:
            raise DossierElsewhere if self.knows(dossier.id) else DossierUnknown("to be saved")
        self._write_attachments(dossier)
        self._touched[dossier.id] = dossier

    def dossiers(self, limit: int, before_id: str = "") -> list[Dossier]:
        query = select(dossiers).order_by(dossiers.c.id.desc()).limit(limit)
        return self._dossiers_of(query.where(dossiers.c.id < before_id) if before_id else query)

    def drafts_of(self, citizen_id: str) -> list[Dossier]:
        mine = dossiers.c.citizen_id == citizen_id, dossiers.c.state == DossierState.DRAFT.value
        return self._dossiers_of(select(dossiers).where(*mine).order_by(dossiers.c.id.desc()))

    def drafts_before(self, created: datetime) -> list[Dossier]:
        old = dossiers.c.state == DossierState.DRAFT.value, dossiers.c.created_at < created
        return self._dossiers_of(select(dossiers).where(*old))

    def delete_draft(self, dossier_id: str) -> None:
        draft = dossiers.c.id == dossier_id, dossiers.c.state == DossierState.DRAFT.value
        if self.connection.execute(delete(dossiers).where(*draft)).rowcount != 1:
            raise DossierUnknown("no such draft")

    def attachment_digests(self) -> set[str]:
        return set(self.connection.execute(select(attachments.c.digest).distinct()).scalars())

    # Numbers and audit -------------------------------------------------------------------------------------

    def next_number(self, series: str, period: str) -> int:
        reserve = reserve_of(series) if self._shared else None
        return self.leased_number(series, period, reserve) if reserve else self.counted(series, period)

    def book_of(self, now: datetime) -> str:
        year = f"{local(now):%Y}"
        return f"{year}/{self._shared}" if self._shared else year

    def audit(self, entry: AuditEntry) -> None:
        audit.append(self.connection, entry)

    def count_audits(self, action: str, subject_id: str, since: datetime) -> int:
        return audit.count(self.connection, action, subject_id, since)

    def announce(self, event: Event) -> None:
        self._announced.append(event)

    # -------------------------------------------------------------------------------------------------------

    def _one(self, query: Select[Any]) -> Dossier:
        found = self._dossiers_of(query)
        if not found:
            raise DossierUnknown
        return found[0]

    def _write_attachments(self, dossier: Dossier) -> None:
        self.connection.execute(delete(attachments).where(attachments.c.dossier_id == dossier.id))
        rows = attachment_rows(dossier)
        if rows:
            self.connection.execute(insert(attachments), rows)
