"""The outbox: first in, first out within a dossier, none waits for another; one owner makes the calls."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, exists, func, insert, or_, select, update

from kiosk.domain.errors import OutboxTaken, StoreError
from kiosk.domain.outbox import SETTLED, Call, Lane, OutboxItem, OutboxKind, OutboxState, Outcome, Progress
from kiosk.store.counting import Counting
from kiosk.store.schema import counters, outbox

PENDING, HELD = OutboxState.PENDING.value, OutboxState.HELD.value
SENDING, STUCK = OutboxState.SENDING.value, OutboxState.STUCK.value
DONE = tuple(state.value for state in SETTLED)
OWNER_SERIES = "outbox-owner"
NOT_OURS = ("sequence", "raw", "changed_at")  # columns that no OutboxItem has
QUEUEING = insert(outbox)  # kept: SQLAlchemy then knows it again
OURS = tuple(column.name for column in outbox.columns if column.name not in NOT_OURS)


class OutboxRows(Counting):
    """The part of the unit of work that keeps what waits to be sent."""

    def enqueue(self, item: OutboxItem) -> None:
        values = _values(item)
        if item.corrects and (place := self._place_of_stuck(item.corrects)) is not None:
            values["sequence"] = place
        self.connection.execute(QUEUEING, {**values, "changed_at": item.created_at, "raw": ""})

    def items_of(self, subject_id: str) -> list[OutboxItem]:
        query = select(outbox).where(outbox.c.subject_id == subject_id).order_by(outbox.c.sequence)
        return _items(self.connection.execute(query).mappings())

    # Whose calls these are -------------------------------------------------------------------------------------

    def own_outbox(self) -> int:
        return self.counted(OWNER_SERIES, "")

    def orphans(self, owner: int) -> list[OutboxItem]:
        left = outbox.c.state == SENDING, outbox.c.owner != owner
        return _items(self.connection.execute(select(outbox).where(*left).order_by(outbox.c.sequence)).mappings())

    def adopt(self, item_id: str, owner: int) -> None:
        self._require_owner(owner)
        self.connection.execute(update(outbox).where(outbox.c.id == item_id).values(owner=owner))

    def claim(
        self, owner: int, now: datetime, limit: int, most_big: int, plan: Callable[[OutboxItem], Call]
    ) -> list[OutboxItem]:
        self._require_owner(owner)
        found = _items(self.connection.execute(_due(now, outbox.c.lane < Lane.BIG).limit(limit)).mappings())
        if len(found) < limit and most_big > 0:
            big = _due(now, outbox.c.lane >= Lane.BIG).limit(min(most_big, limit - len(found)))
            found += _items(self.connection.execute(big).mappings())
        return [self._take_up(item, owner, now, plan(item)) for item in found]

    def _take_up(self, item: OutboxItem, owner: int, now: datetime, call: Call) -> OutboxItem:
        values = {"state": SENDING, "owner": owner, "call": call.value, "changed_at": now}
        self.connection.execute(update(outbox).where(outbox.c.id == item.id).values(values))
        return replace(item, state=OutboxState.SENDING, owner=owner, call=call)

    def _require_owner(self, owner: int) -> None:
        last = select(counters.c.last).where(counters.c.series == OWNER_SERIES, counters.c.period == "")
        if self.connection.execute(last).scalar() != owner:
            raise OutboxTaken

    # What became of them ---------------------------------------------------------------------------------------

    def settle(self, item_id: str, outcome: Outcome, owner: int = 0) -> None:
        """A delivered item stays delivered, whatever is told of it later."""
        query = select(outbox.c.state, outbox.c.owner).where(outbox.c.id == item_id)
        row = self.connection.execute(query).first()
        if row is None:
            raise StoreError("no such outbox item")
        if row.state in DONE:
            return
        if row.state == SENDING and row.owner != owner:
            raise OutboxTaken
        self.connection.execute(update(outbox).where(outbox.c.id == item_id).values(_after(outcome)))

    def unsure_items(self, limit: int) -> list[OutboxItem]:
        query = select(outbox).where(outbox.c.state == OutboxState.UNSURE.value).order_by(outbox.c.sequence)
        return _items(self.connection.execute(query.limit(limit)).mappings())

    def try_unsure(self, item_id: str, now: datetime) -> None:
        """Held back no longer. Raises StoreError when it was not."""
        held = outbox.c.id == item_id, outbox.c.state == OutboxState.UNSURE.value
        values = {"state": PENDING, "next_attempt_at": now}
        if self.connection.execute(update(outbox).where(*held).values(values)).rowcount != 1:
            raise StoreError("no such outbox item is held back")

    def release(self, item_id: str, payload: str, now: datetime) -> None:
        untried = outbox.c.id == item_id, outbox.c.state.in_((PENDING, HELD)), outbox.c.attempts == 0
        values = {"payload": payload, "state": PENDING, "next_attempt_at": now, "fault_code": ""}
        if self.connection.execute(update(outbox).where(*untried).values(values)).rowcount != 1:
            raise StoreError("a row went out before its dossier had a code")

    def waiting_count(self) -> int:
        """How many dossiers and other matters have something to be sent."""
        waiting = outbox.c.state.in_((PENDING, HELD, SENDING, OutboxState.UNSURE.value))
        return self.connection.execute(select(func.count(outbox.c.subject_id.distinct())).where(waiting)).scalar_one()

    def make_due(self, now: datetime, faults: Collection[str] | None = None) -> None:
        later = [outbox.c.state == PENDING, outbox.c.next_attempt_at > now]
        if faults is not None:
            later.append(outbox.c.fault_code.in_(faults))
        self.connection.execute(update(outbox).where(*later).values(next_attempt_at=now))

    def next_due(self) -> datetime | None:
        query = select(func.min(outbox.c.next_attempt_at)).where(outbox.c.state == PENDING, ~_blocked())
        return self.connection.execute(query).scalar()

    def oldest_waiting(self) -> datetime | None:
        waiting = outbox.c.state.in_((PENDING, SENDING))
        return self.connection.execute(select(func.min(outbox.c.created_at)).where(waiting)).scalar()

    # -----------------------------------------------------------------------------------------------------------

    def _place_of_stuck(self, item_id: str) -> int | None:
        """The place of a stuck revision is its correction's: what waits behind it goes on after that one."""
        stuck = outbox.c.id == item_id, outbox.c.state == STUCK
        place: int | None = self.connection.execute(select(outbox.c.sequence).where(*stuck)).scalar()
        if place is not None:
            end = select(func.max(outbox.c.sequence) + 1).scalar_subquery()
            values = {"state": OutboxState.CORRECTED.value, "sequence": end}
            self.connection.execute(update(outbox).where(*stuck).values(values))
        return place


def _blocked() -> ColumnElement[bool]:
    """Something of the same dossier must go first."""
    earlier = outbox.alias()
    return exists().where(
        earlier.c.subject_id == outbox.c.subject_id,
        earlier.c.sequence < outbox.c.sequence,
        earlier.c.state.not_in(DONE),
    )


def _due(now: datetime, lanes: ColumnElement[bool]) -> Select[Any]:
    """A row that was last taken up in the future was so before the clock was put back: it has waited enough."""
    come = or_(outbox.c.next_attempt_at <= now, outbox.c.changed_at > now)
    query = select(outbox).where(and_(outbox.c.state == PENDING, lanes, come, ~_blocked()))
    return query.order_by(outbox.c.lane, outbox.c.next_attempt_at, outbox.c.sequence)


def _after(outcome: Outcome) -> dict[str, Any]:
    values: dict[str, Any] = {"fault_code": outcome.fault_code, "answer": outcome.answer[:200], "raw": outcome.raw}
    if outcome.progress is not None:
        values["progress"] = outcome.progress.to_json()
    if outcome.lane is not None:
        values["lane"] = int(outcome.lane)
    if outcome.call is not None:  # the same owner goes on
        return values | {"call": outcome.call.value}
    if outcome.delivered:
        return values | {"state": OutboxState.DELIVERED.value, "attempts": outbox.c.attempts + 1}
    if outcome.fault_code:
        values["attempts"] = outbox.c.attempts + 1
    if outcome.next_attempt_at is None:
        return values | {"state": STUCK}
    return values | {"state": PENDING, "next_attempt_at": outcome.next_attempt_at}


def _values(item: OutboxItem) -> dict[str, Any]:
    plain = {name: getattr(item, name) for name in OURS}
    return plain | {
        "kind": item.kind.value,
        "state": item.state.value,
        "call": item.call.value,
        "lane": int(item.lane),
        "progress": item.progress.to_json(),
    }


def _items(rows: Iterable[RowMapping]) -> list[OutboxItem]:
    return [
        OutboxItem(
            **{key: value for key, value in row.items() if key not in (*NOT_OURS, *CODED)},
            kind=OutboxKind(row["kind"]),
            state=OutboxState(row["state"]),
            call=Call(row["call"]),
            lane=Lane(row["lane"]),
            progress=Progress.from_json(row["progress"]),
        )
        for row in rows
    ]


CODED = ("kind", "state", "call", "lane", "progress")
