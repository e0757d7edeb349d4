"""The hub on PostgreSQL."""

import contextlib
import json
import re
import socket
from collections.abc import Callable, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import pg8000
import pg8000.legacy
from sqlalchemy import Connection, Engine, create_engine, delete, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from kiosk.domain import handover, ticket
from kiosk.domain.errors import HubRefused, HubUnreachable
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.sharing import CENTRE, Lease, Parcel, Snapshot, StationKey, reserve_of
from kiosk.domain.ticket import QueueTicket, TicketState
from kiosk.ports import Changes, Clock
from kiosk.store.hub.hub_schema import (
    VERSION,
    changes,
    files,
    hub_hand_overs,
    hub_tickets,
    hub_version,
    leased,
    metadata,
    parcels,
    receipt_keys,
    requests,
    snapshots,
    stations,
)
from kiosk.store.records import from_row, to_values

WRITERS = 7_113  # the advisory lock under which every writer stands: changes get their numbers in the order of commit
CALLABLE = (TicketState.WAITING.value, TicketState.MISSED.value)
RAW_KEY = re.compile(r"[0-9a-f]{64}")
REFUSALS = ("28", "3D", "42")  # SQLSTATE classes: our account, the database's name, a schema of another shape

Answer = TypeVar("Answer")


class PostgresHub:
    """Implements ports.Hub. A hub that went away and came back is met anew at the next call."""

    def __init__(self, address: str, password: str, station: str, clock: Clock, seconds: float = 2.0) -> None:
        """address: hub.url of the settings, without the password. seconds: how long a call may wait."""
        self._engine, self._station, self._clock = _engine(address, password, seconds), station, clock

    def close(self) -> None:
        self._engine.dispose()

    def prepare(self) -> None:
        """Make the tables where there are none: once, at set-up. Raises HubUnreachable, HubRefused."""
        with self._writing() as link:
            metadata.create_all(link)
            if link.execute(select(hub_version.c.version)).scalar() is None:
                link.execute(insert(hub_version).values(version=VERSION))

    def meet(self) -> int:
        with self._writing() as link:
            if link.execute(select(hub_version.c.version)).scalar() != VERSION:
                raise HubRefused("another version")
            known = select(stations.c.number).where(stations.c.code == self._station)
            number = link.execute(known).scalar()
            if number is None:
                number = (link.execute(select(func.max(stations.c.number))).scalar() or 0) + 1
                link.execute(insert(stations).values(number=number, code=self._station, seen_at=self._clock.now()))
            else:
                seen = update(stations).where(stations.c.code == self._station)
                link.execute(seen.values(seen_at=self._clock.now()))
            return int(number)

    # Telling and hearing -------------------------------------------------------------------------------------

    def tell(
        self,
        tickets: Sequence[QueueTicket],
        hand_overs: Sequence[HandOver],
        told: Sequence[Snapshot],
        goods: Sequence[Parcel],
    ) -> None:
        with self._writing() as link:
            for one in tickets:
                self._merge(link, "ticket", hub_tickets, QueueTicket, ticket.merged, one)
            for work in hand_overs:
                self._merge(link, "hand-over", hub_hand_overs, HandOver, handover.merged, work)
            heard = {snapshot.dossier_id for snapshot in told if self._tell_snapshot(link, snapshot)}
            for parcel in goods:
                if parcel.dossier_id in heard:
                    self._put(link, parcels, "dossier_id", {"dossier_id": parcel.dossier_id, "outbox": parcel.outbox})

    def _tell_snapshot(self, link: Connection, snapshot: Snapshot) -> bool:
        """Only its home may speak of a dossier: a late word of a former one is not heard (False)."""
        home = link.execute(select(snapshots.c.home).where(snapshots.c.dossier_id == snapshot.dossier_id)).scalar()
        if home not in (None, self._station):
            return False
        values = {
            "dossier_id": snapshot.dossier_id,
            "home": snapshot.home,
            "body": snapshot.body,
            "digests": json.dumps(snapshot.digests),
        }
        self._put(link, snapshots, "dossier_id", values)
        if snapshot.home != self._station:
            link.execute(delete(requests).where(requests.c.dossier_id == snapshot.dossier_id))
        self._changed(link, "dossier", snapshot.dossier_id)
        return True

    def changes(self, after: int, limit: int) -> Changes:
        with self._reading() as link:
            query = select(changes).where(changes.c.sequence > after).order_by(changes.c.sequence).limit(limit)
            rows = link.execute(query).all()
            ids: dict[str, list[str]] = {"ticket": [], "hand-over": [], "dossier": []}
            for row in rows:
                if row.station != self._station:
                    ids[row.kind].append(row.subject_id)
            found = link.execute(select(snapshots).where(snapshots.c.dossier_id.in_(ids["dossier"]))).mappings()
            told = tuple(
                Snapshot(r["dossier_id"], r["home"], r["body"], tuple(json.loads(r["digests"]))) for r in found
            )
            return Changes(
                position=rows[-1].sequence if rows else after,
                tickets=tuple(self._records(link, hub_tickets, QueueTicket, ids["ticket"])),
                hand_overs=tuple(self._records(link, hub_hand_overs, HandOver, ids["hand-over"])),
                snapshots=told,
            )

    # Numbers -------------------------------------------------------------------------------------------------

    def lease(self, series: str, period: str, count: int) -> Lease | None:
        reserve = reserve_of(series)
        if reserve is None:
            return None
        with self._writing() as link:
            of_it = leased.c.series == series, leased.c.period == period
            last = int(link.execute(select(leased.c.last).where(*of_it)).scalar() or 0)
            first, until = last + 1, min(last + count, reserve.first - 1)
            if until < first:
                return None
            row = {"series": series, "period": period, "last": until}
            statement = upsert(leased).values(row)
            link.execute(statement.on_conflict_do_update(index_elements=["series", "period"], set_={"last": until}))
            return Lease(series, period, first, until)

    # Claims --------------------------------------------------------------------------------------------------

    def claim_ticket(self, one: QueueTicket) -> bool:
        """`one`: as it will be, called at our counter."""
        return self._claim("ticket", hub_tickets, one.id, CALLABLE, to_values(one))

    def claim_hand_over(self, work: HandOver) -> bool:
        return self._claim("hand-over", hub_hand_overs, work.id, (HandOverState.OPEN.value,), to_values(work))

    def _claim(self, kind: str, table: Any, subject_id: str, free: Sequence[str], values: dict[str, Any]) -> bool:
        with self._begun() as link:
            known = link.execute(select(table.c.id).where(table.c.id == subject_id)).first()
            query = select(table.c.id).where(table.c.id == subject_id, table.c.state.in_(free))
            # Whoever holds the row is claiming it: skipping it means that we have lost, without waiting.
            if known is not None and link.execute(query.with_for_update(skip_locked=True)).first() is None:
                return False
            _stand_in_line(link)
            self._put(link, table, "id", values)
            self._changed(link, kind, subject_id)
            return True

    # Homes ---------------------------------------------------------------------------------------------------

    def take(self, dossier_id: str) -> tuple[Snapshot, Parcel | None] | None:
        with self._writing() as link:
            of_it = snapshots.c.dossier_id == dossier_id
            row = link.execute(select(snapshots).where(of_it).with_for_update()).mappings().first()
            if row is None or row["home"] not in (CENTRE, self._station):
                return None
            if row["home"] != self._station:
                link.execute(update(snapshots).where(of_it).values(home=self._station))
                # We are told too: a crash before we have kept it is made good by hearing of it again.
                self._changed(link, "dossier", dossier_id, "")
            goods = link.execute(select(parcels.c.outbox).where(parcels.c.dossier_id == dossier_id)).scalar()
            snapshot = Snapshot(dossier_id, self._station, row["body"], tuple(json.loads(row["digests"])))
            return snapshot, None if goods is None else Parcel(dossier_id, goods)

    def taken(self, dossier_id: str) -> None:
        with self._writing() as link:
            link.execute(delete(parcels).where(parcels.c.dossier_id == dossier_id))

    def ask_for(self, dossier_id: str) -> None:
        with self._writing() as link:
            self._put(link, requests, "dossier_id", {"dossier_id": dossier_id, "station": self._station})

    def asked_of_us(self) -> list[tuple[str, str]]:
        with self._reading() as link:
            query = select(requests.c.dossier_id, requests.c.station).join(
                snapshots, snapshots.c.dossier_id == requests.c.dossier_id
            )
            ours = snapshots.c.home == self._station, requests.c.station != self._station
            return [(row.dossier_id, row.station) for row in link.execute(query.where(*ours))]

    # Files ---------------------------------------------------------------------------------------------------

    def put_file(self, digest: str, content: bytes) -> None:
        with self._begun() as link:
            link.execute(upsert(files).values(digest=digest, content=content).on_conflict_do_nothing())

    def has_file(self, digest: str) -> bool:
        with self._reading() as link:
            return link.execute(select(files.c.digest).where(files.c.digest == digest)).first() is not None

    def get_file(self, digest: str) -> bytes | None:
        with self._reading() as link:
            content = link.execute(select(files.c.content).where(files.c.digest == digest)).scalar()
            return None if content is None else bytes(content)

    # Receipt keys --------------------------------------------------------------------------------------------

    def receipt_keys(self) -> list[StationKey] | None:
        with self._reading() as link:
            if link.execute(text("SELECT to_regclass(:name)"), {"name": receipt_keys.name}).scalar() is None:
                return None
            rows = link.execute(select(receipt_keys).order_by(receipt_keys.c.told_at, receipt_keys.c.public)).all()
            sound = [row for row in rows if RAW_KEY.fullmatch(row.public)]  # others may write here, too
            return [StationKey(row.station, bytes.fromhex(row.public), row.retired_at) for row in sound]

    def publish_keys(self, keys: Sequence[bytes]) -> None:
        told = {"station": self._station, "told_at": self._clock.now()}
        with self._writing() as link:
            for key in keys:
                link.execute(upsert(receipt_keys).values(public=key.hex(), **told).on_conflict_do_nothing())

    def retire_keys(self, station: str, now: datetime) -> int:
        with self._writing() as link:
            these = receipt_keys.c.station == station, receipt_keys.c.retired_at.is_(None)
            return int(link.execute(update(receipt_keys).where(*these).values(retired_at=now)).rowcount)

    # ---------------------------------------------------------------------------------------------------------

    def _merge(
        self,
        link: Connection,
        kind: str,
        table: Any,
        record: type[Answer],
        merged: Callable[[Answer, Answer], Answer],
        ours: Answer,
    ) -> None:
        values = to_values(ours)
        row = link.execute(select(table).where(table.c.id == values["id"]).with_for_update()).mappings().first()
        theirs = from_row(record, row) if row else None
        best = ours if theirs is None else merged(theirs, ours)
        if best != theirs:
            self._put(link, table, "id", to_values(best))
        self._changed(link, kind, values["id"], self._station if best == ours else "")

    def _records(self, link: Connection, table: Any, record: type[Answer], ids: Sequence[str]) -> list[Answer]:
        rows = link.execute(select(table).where(table.c.id.in_(ids))).mappings()
        return [from_row(record, row) for row in rows]

    def _put(self, link: Connection, table: Any, key: str, values: dict[str, Any]) -> None:
        link.execute(upsert(table).values(values).on_conflict_do_update(index_elements=[key], set_=values))

    def _changed(self, link: Connection, kind: str, subject_id: str, station: str | None = None) -> None:
        """station: who need not be told; empty: everybody is, us too."""
        which = changes.c.kind == kind, changes.c.subject_id == subject_id
        link.execute(delete(changes).where(*which))
        by = self._station if station is None else station
        link.execute(insert(changes).values(kind=kind, subject_id=subject_id, station=by))

    @contextmanager
    def _begun(self) -> Any:
        try:
            with self._engine.begin() as link:
                yield link
        except SQLAlchemyError as exc:
            raise _fault_of(exc) from None  # the cause may quote what was written

    @contextmanager
    def _writing(self) -> Any:
        with self._begun() as link:
            _stand_in_line(link)
            yield link

    _reading = _begun


def _stand_in_line(link: Connection) -> None:
    link.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})


def _engine(address: str, password: str, seconds: float) -> Engine:
    """Raises HubRefused when the address is none."""
    try:
        url: URL = make_url(address)
    except SQLAlchemyError as exc:
        raise HubRefused("hub.url") from exc
    if url.get_backend_name() != "postgresql":
        raise HubRefused("hub.url")
    url = url.set(drivername="postgresql+pg8000")
    if password:
        url = url.set(password=password)
    # Opening one costs a tenth of a second; whether it still lives is asked before each use.
    wanted = {"port": 5432, **url.translate_connect_args(username="user"), "timeout": seconds}
    make = partial(create_engine, url, pool_size=1, max_overflow=4, pool_timeout=seconds, pool_pre_ping=True)
    return make(creator=lambda: _Connection(**wanted), hide_parameters=True)


class _Connection(pg8000.legacy.Connection):  # type: ignore[misc] # it has no types
    """pg8000 leaves the socket open when the server refuses us, or is gone when we say goodbye."""

    def __init__(self, host: str, port: int, timeout: float, **wanted: Any) -> None:
        try:
            wire = socket.create_connection((host, port), timeout)
        except OSError as exc:
            raise pg8000.InterfaceError(type(exc).__name__) from exc
        with ExitStack() as failing:
            failing.callback(lambda: self._hang_up(getattr(self, "_sock", None), getattr(self, "_usock", None), wire))
            super().__init__(sock=wire, **wanted)
            failing.pop_all()

    def close(self) -> None:
        ends = self._sock, self._usock
        try:
            super().close()
        finally:
            self._hang_up(*ends)

    def _hang_up(self, *ends: Any) -> None:
        for end in ends:
            with contextlib.suppress(OSError, AttributeError):  # AttributeError: there is none
                end.close()


def _fault_of(exc: SQLAlchemyError) -> HubRefused | HubUnreachable:
    if isinstance(exc, DBAPIError) and exc.orig is not None and exc.orig.args and isinstance(exc.orig.args[0], dict):
        state = str(exc.orig.args[0].get("C", ""))  # pg8000 hands on the server's own fields
        if state.startswith(REFUSALS):
            return HubRefused(state)
        return HubUnreachable(state)
    return HubUnreachable(type(exc).__name__)
