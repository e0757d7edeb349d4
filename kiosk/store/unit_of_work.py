"""One transaction over the whole store."""

import re
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, delete, insert, select, text, update
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import DiskFull, DossierElsewhere, DossierUnknown, StoreError, StoreUnavailable
from kiosk.domain.events import Event
from kiosk.domain.local_time import local
from kiosk.domain.outbox import OutboxState
from kiosk.domain.sharing import CODE_SERIES, Numbering, reserve_of
from kiosk.ports import Publish
from kiosk.store.audit_rows import AuditRows
from kiosk.store.dossier_rows import attachment_rows, to_row
from kiosk.store.erasing import ErasingRows
from kiosk.store.figure_rows import FigureRows
from kiosk.store.file_keys import FileKeys
from kiosk.store.hall_rows import HallRows
from kiosk.store.hub.shared_rows import SharedRows
from kiosk.store.list_rows import ListRows
from kiosk.store.money_rows import MoneyRows
from kiosk.store.news_rows import NewsRows
from kiosk.store.outbox_rows import OutboxRows
from kiosk.store.print_ledger import PrintLedger
from kiosk.store.schema import attachment_versions, attachments, dossiers, outbox
from kiosk.store.space import Space
from kiosk.store.unsent_rows import UnsentRows
from kiosk.store.version_rows import VersionRows
from kiosk.store.voice_rows import VoiceRows

# Prepared once: naming thirty columns takes SQLAlchemy longer than SQLite takes to write them.
SAVING = update(dossiers).where(dossiers.c.id == bindparam("saved_id"), dossiers.c.home == "")
LETTING_GO = delete(attachments).where(attachments.c.dossier_id == bindparam("let_go_of"))
DIGEST = re.compile(r'"([0-9a-f]{64})"')  # as JSON names a file


class SqlUnitOfWork(
    OutboxRows,
    PrintLedger,
    ErasingRows,
    VersionRows,
    ListRows,
    HallRows,
    MoneyRows,
    VoiceRows,
    FigureRows,
    UnsentRows,
    NewsRows,
    SharedRows,
    AuditRows,
):
    """The UnitOfWork of this machine. Used by the thread that entered it, once."""

    def __init__(
        self, engine: Engine, publish: Publish, keys: FileKeys, space: Space, sealing_key: bytes, numbering: Numbering
    ) -> None:
        """sealing_key: opens the device's signing key."""
        self._engine, self._publish = engine, publish
        self._keys, self._space = keys, space
        self._sealing_key, self._numbering = sealing_key, numbering
        self._link: Connection | None = None
        self._touched: dict[str, Dossier] = {}
        self._announced: list[Event] = []

    def __enter__(self) -> "SqlUnitOfWork":
        self._space.before_transaction()
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
        if isinstance(exc[1], DiskFull):
            self._space.let_go()  # whoever tries again has room
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
        self.connection.execute(insert(dossiers), to_row(dossier))
        self._keys.make(self.connection, dossier.id)
        self._write_attachments(dossier)
        self._touched[dossier.id] = dossier

    def dossier(self, dossier_id: str) -> Dossier:
        return self._one(select(dossiers).where(dossiers.c.id == dossier_id))

    def dossier_by_code(self, dossier_code: str) -> Dossier:
        """Also by the temporary number that it had first."""
        query = select(dossiers).where(dossiers.c.dossier_code == dossier_code)
        first = dossiers.c.temporary_code == dossier_code, dossiers.c.temporary_code != ""
        return self._one(query if self._known(query) else select(dossiers).where(*first))

    def code_of(self, dossier_id: str) -> str:
        query = select(dossiers.c.dossier_code).where(dossiers.c.id == dossier_id)
        return self.connection.execute(query).scalar() or ""

    def save(self, dossier: Dossier) -> None:
        if self.connection.execute(SAVING, to_row(dossier) | {"saved_id": dossier.id}).rowcount != 1:
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

    def dossiers_naming(self, digest: str) -> list[str]:
        now, before = (
            select(table.c.dossier_id).where(table.c.digest == digest) for table in (attachments, attachment_versions)
        )
        return list(self.connection.execute(now.union(before)).scalars())

    def attachment_digests(self) -> set[str]:
        """Also what only a row of the outbox names: a paper scanned anew while the first one waits to be sent."""
        now, before = (select(table.c.digest) for table in (attachments, attachment_versions))
        named = set(self.connection.execute(now.union(before)).scalars())
        waiting = select(outbox.c.payload).where(outbox.c.state != OutboxState.DELIVERED.value)
        for payload in self.connection.execute(waiting).scalars():
            named.update(DIGEST.findall(payload))
        return named

    # Numbers -----------------------------------------------------------------------------------------------

    @property
    def station(self) -> str:
        return self._numbering.station

    def next_number(self, series: str, period: str) -> int:
        ours = self._numbering
        reserve = reserve_of(series) if ours.shared else None
        if reserve:
            return self.leased_number(series, period, reserve)
        return (
            self.counted(series, period, ours.first, ours.last)
            if series == CODE_SERIES
            else self.counted(series, period)
        )

    def book_of(self, now: datetime) -> str:
        year = f"{local(now):%Y}"
        return f"{year}/{self._numbering.station}" if self._numbering.shared else year

    def announce(self, event: Event) -> None:
        self._announced.append(event)

    def temporary_dossiers(self, limit: int) -> list[str]:
        return list(self.connection.execute(_temporary(dossiers.c.id).limit(limit)).scalars())

    def temporary_days(self) -> list[str]:
        received = self.connection.execute(_temporary(dossiers.c.received_at)).scalars()
        return sorted({f"{local(at):%y%m%d}" for at in received})

    # -------------------------------------------------------------------------------------------------------

    def _known(self, query: Select[Any]) -> bool:
        return self.connection.execute(query.with_only_columns(dossiers.c.id)).first() is not None

    def _one(self, query: Select[Any]) -> Dossier:
        found = self._dossiers_of(query)
        if not found:
            raise DossierUnknown
        return found[0]

    def _write_attachments(self, dossier: Dossier) -> None:
        self.connection.execute(LETTING_GO, {"let_go_of": dossier.id})
        rows = attachment_rows(dossier)
        if rows:
            self.connection.execute(insert(attachments), rows)


def _temporary(column: ColumnElement[Any]) -> Select[Any]:
    """Of ours that have no dossier code yet, in the order of their numbers.

    By the index of those alone: the process that sends asks often, and reading every dossier would bring all names
    into its memory. The literal is what lets SQLite see that the index knows all of them.
    """
    first = dossiers.c.temporary_code
    query = select(column).where(text("temporary_code <> ''"), dossiers.c.dossier_code == first, dossiers.c.home == "")
    return query.order_by(first)
