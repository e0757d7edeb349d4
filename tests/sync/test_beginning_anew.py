"""The worker's part in forgetting: when its process may begin anew, and what the next one goes on with."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from queue_bench import QUICK, Bench, Queue
from sync_people import SUBMISSION, item_for

from kiosk.domain.errors import DiskFull
from kiosk.domain.link import Link
from kiosk.domain.outbox import OutboxItem, OutboxState, Outcome, Progress
from kiosk.sync.pace import Pace
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.server import SandboxServer
from tests.waiting import PATIENCE_SECONDS, until


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    queue = Queue(tmp_path)
    yield queue
    queue.store.close()


def test_quiet_is_told_once_after_somebodys_data_were_handled_and_never_without(
    sandbox: SandboxServer, queue: Queue
) -> None:
    quiet = threading.Semaphore(0)
    bench = Bench(queue, sandbox.address, on_quiet=quiet.release)
    bench.worker.start()
    until(lambda: bench.worker.online)
    assert not quiet.acquire(timeout=0.5)
    queue.put(item_for(SUBMISSION))
    bench.worker.wake()
    assert quiet.acquire(timeout=PATIENCE_SECONDS)
    assert queue.delivered()
    assert not quiet.acquire(timeout=0.5)
    bench.close()


def test_it_is_not_quiet_while_an_outcome_is_not_recorded(sandbox: SandboxServer, queue: Queue) -> None:
    """A step that arrived and was forgotten would be sent twice."""
    refused, quiet, room = threading.Event(), threading.Event(), threading.Event()

    def full(item: OutboxItem, outcome: Outcome) -> None:
        if not room.is_set():
            refused.set()
            raise DiskFull
        queue.settle(item, outcome)

    queue.put(item_for(SUBMISSION))
    bench = Bench(queue, sandbox.address, settle=full, on_quiet=quiet.set)
    bench.worker.start()
    assert refused.wait(PATIENCE_SECONDS)
    assert not quiet.wait(0.5)
    room.set()
    assert quiet.wait(PATIENCE_SECONDS)
    bench.close()


def test_the_next_one_does_not_hurry_what_waits_its_turn(sandbox: SandboxServer, queue: Queue) -> None:
    """Were it to take the Portal for newly found, a failing dossier would be sent over and over."""
    sandbox.faults.set(Fault.ERROR_500, 1000)
    queue.put(replace(item_for(replace(SUBMISSION, files=())), progress=Progress(tries=20)))
    pace: Pace | None = None
    for _ in range(4):
        bench = Bench(queue, sandbox.address, pace=pace)
        bench.worker.round(asked=False)
        pace = Pace.from_json(bench.worker.pace.to_json())
        bench.portal.close()
    assert queue.row("item-1").attempts == 1
    assert queue.links()[-1] is Link.ONLINE


def test_the_next_one_tries_again_when_the_time_has_come(sandbox: SandboxServer, queue: Queue) -> None:
    sandbox.faults.set(Fault.ERROR_500, 1)
    queue.put(item_for(SUBMISSION))
    first = Bench(queue, sandbox.address)
    first.worker.round(asked=False)
    first.portal.close()
    assert queue.states() == {OutboxState.PENDING}
    second = Bench(queue, sandbox.address, pace=first.worker.pace)
    second.worker.start()
    until(queue.delivered)
    second.close()


def test_the_next_one_keeps_the_silence_the_portal_asked_for(sandbox: SandboxServer, queue: Queue) -> None:
    queue.put(item_for(SUBMISSION))
    asked = Pace(Link.ONLINE, heard_at=time.monotonic(), asked_until=time.monotonic() + 60)
    bench = Bench(queue, sandbox.address, QUICK, pace=asked)
    bench.worker.start()
    bench.worker.wake()
    time.sleep(0.4)
    assert queue.row("item-1").attempts == 0
    assert queue.row("item-1").progress.uploaded == 0
    bench.close()
