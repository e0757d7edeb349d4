"""A worker on a real store, with what it published. Its rows need no dossier: that part is settling's."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sync_people import PDF, SUBMISSION, portal_at

from kiosk.domain.events import ConnectionChanged, Event
from kiosk.domain.link import Link
from kiosk.domain.outbox import OutboxItem, OutboxState, Outcome
from kiosk.store.opening import Store
from kiosk.sync.portal import HttpPortal
from kiosk.sync.worker import Limits, OutboxWorker
from tests.services.visit import fresh_store

QUICK = Limits(connections=4, big=1, ping_seconds=0.2, spread_seconds=0.0)


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Queue:
    """The outbox of a store on disk."""

    def __init__(self, folder: Path) -> None:
        self.events: list[Event] = []
        self.store: Store = fresh_store(folder, self.publish)
        self.store.attachments.put(PDF, SUBMISSION.dossier_id)
        self.settled: list[tuple[str, Outcome]] = []

    def publish(self, events: Iterable[Event]) -> None:
        self.events += events

    def put(self, *items: OutboxItem) -> None:
        with self.store.unit_of_work() as uow:
            for item in items:
                uow.enqueue(replace(item, created_at=datetime.now(UTC), next_attempt_at=item.next_attempt_at))
            uow.commit()

    def settle(self, item: OutboxItem, outcome: Outcome) -> None:
        with self.store.unit_of_work() as uow:
            uow.settle(item.id, outcome, item.owner)
            uow.commit()
        self.settled.append((item.id, outcome))

    def row(self, item_id: str, subject_id: str = "") -> OutboxItem:
        return next(item for item in self.rows() if item.id == item_id)

    def rows(self) -> list[OutboxItem]:
        from sqlalchemy import select

        from kiosk.store.schema import outbox

        with self.store.unit_of_work() as uow:
            found = uow.connection.execute(select(outbox.c.subject_id).distinct()).scalars()  # type: ignore[attr-defined]
            return [item for subject in list(found) for item in uow.items_of(subject)]

    def states(self) -> set[OutboxState]:
        return {item.state for item in self.rows()}

    def delivered(self) -> bool:
        return self.states() == {OutboxState.DELIVERED}

    def links(self) -> list[Link]:
        return [event.link for event in self.events if isinstance(event, ConnectionChanged)]

    def worker(self, portal: Any, limits: Limits = QUICK, **more: Any) -> OutboxWorker:
        settle = more.pop("settle", self.settle)
        files_for = portal.files_for if isinstance(portal, HttpPortal) else lambda _: portal
        more.setdefault("chance", lambda: 0.05)
        return OutboxWorker(
            self.store.unit_of_work,
            settle,
            portal,
            files_for,
            self.store.attachments.pieces,
            SystemClock(),
            self.publish,
            limits,
            **more,
        )


class Bench:
    """One worker on one queue, speaking to an address."""

    def __init__(self, queue: Queue, address: str, limits: Limits = QUICK, **more: Any) -> None:
        self.queue, self.portal = queue, portal_at(address, read_seconds=2.0, total_seconds=4.0)
        self.worker = queue.worker(self.portal, limits, **more)

    def close(self) -> None:
        assert self.worker.stop(30)
        self.portal.close()
