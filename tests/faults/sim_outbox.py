"""The outbox in memory, used the way UnitOfWork is; a transaction that is not committed never was."""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from kiosk.domain.errors import DiskFull, OutboxTaken
from kiosk.domain.outbox import SETTLED, Call, Lane, OutboxItem, OutboxState, Outcome


@dataclass
class Row:
    item: OutboxItem
    changed_at: datetime


class MemoryOutbox:
    """die: may end the process here. full: how likely the disk is full at a settlement."""

    def __init__(self, items: list[OutboxItem], die: Callable[[], None], chance: random.Random, full: float) -> None:
        self.rows = {item.id: Row(item, item.created_at) for item in items}
        self._die, self._chance, self.full = die, chance, full
        self._owner = 0
        self._before: tuple[dict[str, Row], int] | None = None  # of the transaction that is open

    def __call__(self) -> Self:
        return self

    def __enter__(self) -> Self:
        self._before = {name: replace(row) for name, row in self.rows.items()}, self._owner
        return self

    def __exit__(self, exc: object, *rest: object) -> None:
        if exc is not None and self._before is not None:
            self.rows, self._owner = self._before
        self._before = None

    def commit(self) -> None:
        self._before = None

    @property
    def items(self) -> list[OutboxItem]:
        return [row.item for row in self.rows.values()]

    def own_outbox(self) -> int:
        self._owner += 1
        return self._owner

    def orphans(self, owner: int) -> list[OutboxItem]:
        return [item for item in self.items if item.state is OutboxState.SENDING and item.owner != owner]

    def adopt(self, item_id: str, owner: int) -> None:
        self._change(item_id, owner=owner)

    def oldest_waiting(self) -> datetime | None:
        return min(
            (i.created_at for i in self.items if i.state in (OutboxState.PENDING, OutboxState.SENDING)), default=None
        )

    def claim(
        self, owner: int, now: datetime, limit: int, most_big: int, plan: Callable[[OutboxItem], Call]
    ) -> list[OutboxItem]:
        self._require(owner)
        due = [row for row in self.rows.values() if self._is_due(row, now)]
        due.sort(key=lambda row: (row.item.lane, row.item.next_attempt_at))
        small = [row.item for row in due if row.item.lane < Lane.BIG][:limit]
        big = [row.item for row in due if row.item.lane >= Lane.BIG][: min(most_big, limit - len(small))]
        taken = [replace(i, state=OutboxState.SENDING, owner=owner, call=plan(i)) for i in (*small, *big)]
        for item in taken:
            self.rows[item.id] = Row(item, now)
        return taken

    def settle(self, item_id: str, outcome: Outcome, owner: int = 0) -> None:
        self._die()
        item = self.rows[item_id].item
        if item.state in SETTLED:
            return
        if item.state is OutboxState.SENDING and item.owner != owner:
            raise OutboxTaken
        if self._chance.random() < self.full:
            raise DiskFull
        values = {"fault_code": outcome.fault_code, "progress": outcome.progress or item.progress}
        values["lane"] = item.lane if outcome.lane is None else outcome.lane
        if outcome.call is not None:
            values["call"] = outcome.call
        elif outcome.delivered:
            values["state"] = OutboxState.DELIVERED
        elif outcome.next_attempt_at is None:
            values["state"] = OutboxState.STUCK
        else:
            values |= {"state": OutboxState.PENDING, "next_attempt_at": outcome.next_attempt_at}
        self._change(item_id, **values)
        self._die()

    def make_due(self, now: datetime, faults: Collection[str] | None = None) -> None:
        for item in self.items:
            later = item.state is OutboxState.PENDING and item.next_attempt_at > now
            if later and (faults is None or item.fault_code in faults):
                self._change(item.id, next_attempt_at=now)

    def next_due(self) -> datetime | None:
        waiting = (i for i in self.items if i.state is OutboxState.PENDING and not self.blocked(i))
        return min((item.next_attempt_at for item in waiting), default=None)

    def blocked(self, item: OutboxItem) -> bool:
        """Something of the same dossier must go first."""
        for other in self.items:
            if other.id == item.id:
                return False
            if other.subject_id == item.subject_id and other.state not in SETTLED:
                return True
        return False

    def _is_due(self, row: Row, now: datetime) -> bool:
        item = row.item
        come = item.next_attempt_at <= now or row.changed_at > now
        return item.state is OutboxState.PENDING and come and not self.blocked(item)

    def _change(self, item_id: str, **values: object) -> None:
        row = self.rows[item_id]
        row.item = replace(row.item, **values)  # type: ignore[arg-type]

    def _require(self, owner: int) -> None:
        if owner != self._owner:
            raise OutboxTaken
