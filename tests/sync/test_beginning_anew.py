"""The worker's part in forgetting: when its process may begin anew, and what the next one goes on with."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sync_people import PDF, SUBMISSION, item_for, portal_at
from test_worker import FakeStore, SystemClock, until

from kiosk.domain.errors import DiskFull
from kiosk.domain.events import ConnectionChanged, Event
from kiosk.domain.outbox import OutboxItem, OutboxState, Outcome
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.server import SandboxServer
from kiosk.sync.worker import OutboxWorker, Standing

Make = Callable[..., OutboxWorker]


@pytest.fixture
def worker_on(sandbox: SandboxServer) -> Iterator[Make]:
    with contextlib.ExitStack() as closing:

        def make(
            store: FakeStore,
            standing: Standing | None = None,
            on_quiet: Callable[[], None] = lambda: None,
            events: list[Event] | None = None,
        ) -> OutboxWorker:
            portal, heard = portal_at(sandbox.address), events if events is not None else []
            closing.callback(portal.close)
            return OutboxWorker(
                lambda: store,
                lambda item, outcome: store.settle(item, outcome),
                portal,
                lambda _: PDF,
                SystemClock(),
                heard.extend,
                0.1,
                lambda: 0.05,
                standing=standing or Standing(),
                on_quiet=on_quiet,
            )

        yield make


def test_quiet_is_told_once_after_somebodys_data_were_handled_and_never_without(worker_on: Make) -> None:
    quiet = threading.Semaphore(0)
    store = FakeStore()
    worker = worker_on(store, on_quiet=quiet.release)
    worker.start()
    until(lambda: worker.online)
    assert not quiet.acquire(timeout=0.5)
    item = item_for(SUBMISSION)
    store.rows[item.id] = item
    worker.wake()
    assert quiet.acquire(timeout=6)
    assert store.states() == {OutboxState.DELIVERED}
    assert not quiet.acquire(timeout=0.5)
    assert worker.stop(5)


def test_it_is_not_quiet_while_an_outcome_is_not_recorded(worker_on: Make) -> None:
    """A step that arrived and was forgotten would be sent twice."""
    store, refused = FakeStore(item_for(SUBMISSION)), threading.Event()
    settle, quiet = store.settle, threading.Event()
    room = threading.Event()

    def full(item: OutboxItem, outcome: Outcome) -> None:
        if not room.is_set():
            refused.set()
            raise DiskFull
        settle(item, outcome)

    store.settle = full  # type: ignore[method-assign]
    worker = worker_on(store, on_quiet=quiet.set)
    worker.start()
    assert refused.wait(6)
    assert not quiet.wait(0.5)
    room.set()
    assert quiet.wait(6)
    assert worker.stop(5)


def test_the_next_one_does_not_hurry_what_waits_its_turn(sandbox: SandboxServer, worker_on: Make) -> None:
    """Were it to take the Portal for newly found, a failing dossier would be sent over and over."""
    sandbox.faults.set(Fault.ERROR_500, 1000)
    store, events = FakeStore(item_for(SUBMISSION, attempts=40)), list[Event]()
    standing = Standing()
    for _ in range(4):
        worker = worker_on(store, standing, events=events)
        worker.round(asked=False)
        standing = worker.standing
    assert store.rows["item-1"].attempts == 41
    assert store.made_due == 1
    assert events.count(ConnectionChanged(True)) == 1
    assert standing.next_due == store.rows["item-1"].next_attempt_at


def test_the_next_one_tries_again_when_the_time_has_come(sandbox: SandboxServer, worker_on: Make) -> None:
    sandbox.faults.set(Fault.ERROR_500, 1)
    store = FakeStore(item_for(SUBMISSION))
    first = worker_on(store)
    first.round(asked=False)
    assert store.states() == {OutboxState.PENDING}
    worker = worker_on(store, first.standing)
    worker.start()
    until(lambda: store.states() == {OutboxState.DELIVERED})
    assert worker.stop(5)


def test_the_next_one_keeps_the_silence_the_portal_asked_for(worker_on: Make) -> None:
    store = FakeStore(item_for(SUBMISSION))
    until_then = datetime.now(UTC) + timedelta(seconds=60)
    worker = worker_on(store, Standing(online=True, quiet_until=until_then))
    worker.start()
    worker.wake()
    time.sleep(0.4)
    assert store.rows["item-1"].attempts == 0
    assert worker.stop(5)
