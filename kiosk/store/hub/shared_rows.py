"""Our side of the hub: what it has not heard of, what others told, and the numbers leased to us."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Table, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.domain import handover, ticket
from kiosk.domain.errors import DossierUnknown, NumbersExhausted
from kiosk.domain.handover import HandOver
from kiosk.domain.outbox import OutboxState
from kiosk.domain.sharing import Lease, Notice, Parcel, Reserve, Snapshot
from kiosk.domain.ticket import QueueTicket
from kiosk.store.counting import Counting
from kiosk.store.erasing import blank
from kiosk.store.records import from_row, to_values
from kiosk.store.schema import (
    Instant,
    attachment_versions,
    attachments,
    dossiers,
    hand_overs,
    hub_cursors,
    hub_notices,
    issued_forms,
    leases,
    outbox,
    payments,
    processing_steps,
    tickets,
)

STATION_NUMBER = "station-number"
# Table -> the column that points at the dossier. What a snapshot holds beside the dossier itself.
PARTS: tuple[tuple[Table, str], ...] = (
    (attachments, "dossier_id"),
    (attachment_versions, "dossier_id"),
    (processing_steps, "dossier_id"),
    (issued_forms, "dossier_id"),
    (payments, "dossier_id"),
)
LOCAL = frozenset({"sequence"})  # numbers of our own rows, which mean nothing elsewhere
UNSENT = (OutboxState.PENDING.value, OutboxState.STUCK.value, OutboxState.MOVED.value)


PERHAPS_THERE = (OutboxState.SENDING.value, OutboxState.UNSURE.value)


class SharedRows(Counting):
    """The part of the unit of work that the hub's exchange uses."""

    # Notices and positions -----------------------------------------------------------------------------------

    def notices(self, limit: int) -> list[Notice]:
        query = select(hub_notices).order_by(hub_notices.c.sequence).limit(limit)
        return [Notice(row.sequence, row.kind, row.subject_id) for row in self.connection.execute(query)]

    def clear_notices(self, told: Sequence[Notice]) -> None:
        sequences = [notice.sequence for notice in told]
        self.connection.execute(delete(hub_notices).where(hub_notices.c.sequence.in_(sequences)))

    def hub_position(self, name: str) -> int:
        query = select(hub_cursors.c.position).where(hub_cursors.c.name == name)
        return int(self.connection.execute(query).scalar() or 0)

    def set_hub_position(self, name: str, position: int) -> None:
        statement = upsert(hub_cursors).values(name=name, position=position)
        self.connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"position": position}))

    # Numbers -------------------------------------------------------------------------------------------------

    def add_lease(self, lease: Lease) -> None:
        values = {"series": lease.series, "period": lease.period, "first": lease.first, "last": lease.last}
        self.connection.execute(insert(leases).values(**values, next=lease.first))

    def numbers_left(self, series: str, period: str) -> int:
        left = func.sum(leases.c.last - leases.c.next + 1)
        return int(self.connection.execute(select(left).where(*_of(series, period))).scalar() or 0)

    def leased_number(self, series: str, period: str, reserve: Reserve) -> int:
        """Raises NumbersExhausted."""
        open_ones = select(leases).where(*_of(series, period), leases.c.next <= leases.c.last)
        row = self.connection.execute(open_ones.order_by(leases.c.first).limit(1)).first()
        if row is not None:
            this_one = *_of(series, period), leases.c.first == row.first
            self.connection.execute(update(leases).where(*this_one).values(next=row.next + 1))
            return int(row.next)
        count = self.counted(f"{series}#reserve", period)
        number = reserve.number(self.hub_position(STATION_NUMBER), count)
        if number is None:
            raise NumbersExhausted(series)
        return number

    # Dossiers ------------------------------------------------------------------------------------------------

    def knows(self, dossier_id: str) -> bool:
        return self.connection.execute(select(dossiers.c.id).where(dossiers.c.id == dossier_id)).first() is not None

    def is_home_of(self, dossier_id: str) -> bool:
        return self._home(dossier_id) == ""

    def snapshot(self, dossier_id: str, station: str) -> Snapshot | None:
        row = self.connection.execute(select(dossiers).where(dossiers.c.id == dossier_id)).mappings().first()
        if row is None:
            return None
        body: dict[str, Any] = {dossiers.name: [_plain(dossiers, row)]}
        for table, column in PARTS:
            query = select(table).where(table.c[column] == dossier_id)
            body[table.name] = [_plain(table, part) for part in self.connection.execute(query).mappings()]
        files = [*body[attachments.name], *body[attachment_versions.name]]
        digests = tuple(sorted({part["digest"] for part in files}))
        text = json.dumps(body, ensure_ascii=False, sort_keys=True)
        return Snapshot(dossier_id, row["home"] or station, text, digests)

    def take_snapshot(self, snapshot: Snapshot, home: str) -> None:
        body = json.loads(snapshot.body)
        row = _rich(dossiers, body[dossiers.name][0]) | {"home": home}
        self._write(dossiers, row)
        for table, column in PARTS:
            of_it = table.c[column] == snapshot.dossier_id
            self.connection.execute(delete(table).where(of_it))
            parts = [_rich(table, part) for part in body.get(table.name, ())]  # an older program has fewer tables
            if parts:
                self.connection.execute(insert(table), parts)
        if row.get("erased_at"):  # its home erased it: what we alone had of it goes, too
            blank(self.connection, snapshot.dossier_id)
        self._hushed("dossier", snapshot.dossier_id)

    def give_away(self, dossier_id: str, to: str) -> Parcel:
        """Raises DossierUnknown when it is not ours, or when something of it is, or may be, at the Portal just now."""
        going = outbox.c.subject_id == dossier_id, outbox.c.state.in_(PERHAPS_THERE)
        if self.connection.execute(select(outbox.c.id).where(*going)).first() is not None:
            raise DossierUnknown("is being sent")
        ours = dossiers.c.id == dossier_id, dossiers.c.home == ""
        if self.connection.execute(update(dossiers).where(*ours).values(home=to)).rowcount != 1:
            raise DossierUnknown("not at home")
        done = (OutboxState.DELIVERED.value, OutboxState.CORRECTED.value)
        unsent = outbox.c.subject_id == dossier_id, outbox.c.state.not_in(done)
        self.connection.execute(update(outbox).where(*unsent).values(state=OutboxState.MOVED.value))
        return self.parcel_of(dossier_id)

    def parcel_of(self, dossier_id: str) -> Parcel:
        rows = self.connection.execute(
            select(outbox).where(outbox.c.subject_id == dossier_id).order_by(outbox.c.sequence)
        ).mappings()
        return Parcel(dossier_id, json.dumps([_plain(outbox, row) for row in rows], ensure_ascii=False))

    def take_parcel(self, parcel: Parcel) -> None:
        """What was moved waits again, here; what is known already keeps its state."""
        code = select(dossiers.c.dossier_code == dossiers.c.temporary_code).where(dossiers.c.id == parcel.dossier_id)
        waits = OutboxState.HELD if self.connection.execute(code).scalar() else OutboxState.PENDING
        for values in json.loads(parcel.outbox):
            row = _rich(outbox, values)
            if row["state"] == OutboxState.MOVED.value:
                row["state"] = waits.value
            known = select(outbox.c.state).where(outbox.c.id == row["id"])
            here = self.connection.execute(known).scalar()
            if here is None:
                self.connection.execute(insert(outbox).values(row))
            elif here == OutboxState.MOVED.value:  # it comes back
                self.connection.execute(update(outbox).where(outbox.c.id == row["id"]).values(row))

    # The hall ------------------------------------------------------------------------------------------------

    def merge_ticket(self, theirs: QueueTicket) -> None:
        of_it = tickets.c.id == theirs.id
        row = self.connection.execute(select(tickets).where(of_it)).mappings().first()
        best = ticket.merged(from_row(QueueTicket, row), theirs) if row else theirs
        self._write(tickets, to_values(best))
        if best == theirs:
            self._hushed("ticket", theirs.id)

    def merge_hand_over(self, theirs: HandOver) -> None:
        of_it = hand_overs.c.id == theirs.id
        row = self.connection.execute(select(hand_overs).where(of_it)).mappings().first()
        best = handover.merged(from_row(HandOver, row), theirs) if row else theirs
        self._write(hand_overs, to_values(best))
        if best == theirs:
            self._hushed("hand-over", theirs.id)

    # ---------------------------------------------------------------------------------------------------------

    def _write(self, table: Table, row: dict[str, Any]) -> None:
        """Not an upsert: another unique column of the same row would count as a conflict of its own."""
        if self.connection.execute(update(table).where(table.c.id == row["id"]).values(row)).rowcount == 0:
            self.connection.execute(insert(table).values(row))

    def _hushed(self, kind: str, subject_id: str) -> None:
        """What the hub told us need not be told back."""
        which = hub_notices.c.kind == kind, hub_notices.c.subject_id == subject_id
        self.connection.execute(delete(hub_notices).where(*which))

    def _home(self, dossier_id: str) -> str | None:
        return self.connection.execute(select(dossiers.c.home).where(dossiers.c.id == dossier_id)).scalar()


def _of(series: str, period: str) -> Iterable[Any]:
    return leases.c.series == series, leases.c.period == period


def _plain(table: Table, row: Any) -> dict[str, Any]:
    """A row as JSON takes it."""
    values = {column.name: row[column.name] for column in table.columns if column.name not in LOCAL}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def _rich(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """Columns that a newer program added are left out; what an older one did not know keeps its default."""
    found = {}
    for column in table.columns:
        if column.name in values and column.name not in LOCAL:
            value = values[column.name]
            if value is not None and isinstance(column.type, Instant):
                value = datetime.fromisoformat(value)
            elif value is not None and isinstance(column.type, Date):
                value = date.fromisoformat(value)
            found[column.name] = value
    return found
