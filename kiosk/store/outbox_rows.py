"""The outbox: first in, first out within a dossier, none waits for another."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, exists, func, insert, select, update

from kiosk.domain.errors import StoreError
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.store.rows import Rows
from kiosk.store.schema import outbox

PENDING, HELD, DELIVERED = OutboxState.PENDING.value, OutboxState.HELD.value, OutboxState.DELIVERED.value


class OutboxRows(Rows):
    """The part of the unit of work that keeps what waits to be sent."""

    def enqueue(self, item: OutboxItem) -> None:
        self.connection.execute(
            insert(outbox).values(
                id=item.id,
                kind=item.kind.value,
                subject_id=item.subject_id,
                payload=item.payload,
                attempts=item.attempts,
                created_at=item.created_at,
                next_attempt_at=item.next_attempt_at,
                state=item.state.value,
                fault_code=item.fault_code,
            )
        )

    def due_items(self, now: datetime, limit: int) -> list[OutboxItem]:
        earlier = outbox.alias()
        blocked = exists().where(
            earlier.c.subject_id == outbox.c.subject_id,
            earlier.c.sequence < outbox.c.sequence,
            earlier.c.state != DELIVERED,
        )
        query = select(outbox).where(outbox.c.state == PENDING, outbox.c.next_attempt_at <= now, ~blocked)
        order = (outbox.c.next_attempt_at, outbox.c.sequence)
        return _items(self.connection.execute(query.order_by(*order).limit(limit)).mappings())

    def items_of(self, subject_id: str) -> list[OutboxItem]:
        query = select(outbox).where(outbox.c.subject_id == subject_id).order_by(outbox.c.sequence)
        return _items(self.connection.execute(query).mappings())

    def settle(self, item_id: str, outcome: Outcome) -> None:
        """A delivered item stays delivered, whatever is told of it later."""
        row = self.connection.execute(select(outbox.c.state).where(outbox.c.id == item_id)).first()
        if row is None:
            raise StoreError("no such outbox item")
        if row.state == DELIVERED:
            return
        values: dict[str, Any] = {"attempts": outbox.c.attempts + 1, "fault_code": outcome.fault_code}
        if outcome.delivered:
            values["state"] = DELIVERED
        elif outcome.next_attempt_at is not None:
            values |= {"state": PENDING, "next_attempt_at": outcome.next_attempt_at}
        else:
            values["state"] = OutboxState.STUCK.value
        self.connection.execute(update(outbox).where(outbox.c.id == item_id).values(values))

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
        untried = outbox.c.id == item_id, outbox.c.state != DELIVERED, outbox.c.attempts == 0
        values = {"payload": payload, "state": PENDING, "next_attempt_at": now, "fault_code": ""}
        if self.connection.execute(update(outbox).where(*untried).values(values)).rowcount != 1:
            raise StoreError("a row went out before its dossier had a code")

    def waiting_count(self) -> int:
        """How many dossiers and other matters have something to be sent."""
        query = select(func.count(outbox.c.subject_id.distinct())).where(outbox.c.state.in_((PENDING, HELD)))
        return self.connection.execute(query).scalar_one()

    def make_due(self, now: datetime) -> None:
        later = outbox.c.state == PENDING, outbox.c.next_attempt_at > now
        self.connection.execute(update(outbox).where(*later).values(next_attempt_at=now))


def _items(rows: Iterable[RowMapping]) -> list[OutboxItem]:
    return [
        OutboxItem(
            **{key: value for key, value in row.items() if key not in ("sequence", "kind", "state")},
            kind=OutboxKind(row["kind"]),
            state=OutboxState(row["state"]),
        )
        for row in rows
    ]
