import logging
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sync_people import PDF, PDF_DIGEST, STEP, SUBMISSION, item_for, numbered, portal_at

from kiosk.domain.errors import DiskFull, PortalBusy, PortalUnreachable
from kiosk.domain.events import ConnectionChanged, DeliveryFailed, Event
from kiosk.domain.outbox import OutboxItem, OutboxState, Outcome
from kiosk.sync.sandbox_portal.faults import EVERYTHING, Fault
from kiosk.sync.sandbox_portal.server import SandboxServer
from kiosk.sync.worker import OutboxWorker


class FakeStore:
    """An outbox in memory, used the way UnitOfWork is, that notices a transaction left open during a call."""

    def __init__(self, *items: OutboxItem) -> None:
        self.rows = {item.id: replace(item, next_attempt_at=datetime.now(UTC)) for item in items}
        self.open, self.made_due = 0, 0

    def __enter__(self) -> "FakeStore":
        self.open += 1
        return self

    def __exit__(self, *exc: object) -> None:
        self.open -= 1

    def commit(self) -> None: ...

    def due_items(self, now: datetime, limit: int) -> list[OutboxItem]:
        heads: dict[str, OutboxItem] = {}
        for row in self.rows.values():
            if row.state is not OutboxState.DELIVERED:
                heads.setdefault(row.subject_id, row)
        return [r for r in heads.values() if r.state is OutboxState.PENDING and r.next_attempt_at <= now][:limit]

    def make_due(self, now: datetime) -> None:
        self.made_due += 1
        self.rows = {k: replace(r, next_attempt_at=now) for k, r in self.rows.items()}

    def settle(self, item: OutboxItem, outcome: Outcome) -> None:
        waits = outcome.next_attempt_at
        state = OutboxState.DELIVERED if outcome.delivered else OutboxState.PENDING if waits else OutboxState.STUCK
        self.rows[item.id] = replace(
            item,
            attempts=item.attempts + 1,
            state=state,
            fault_code=outcome.fault_code,
            next_attempt_at=waits or item.next_attempt_at,
        )

    def states(self) -> set[OutboxState]:
        return {row.state for row in self.rows.values()}


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Bench:
    """One worker on one store, with what it published."""

    def __init__(self, address: str, store: FakeStore, ping_seconds: float = 0.2) -> None:
        self.store, self.events, self.portal = store, list[Event](), portal_at(address)
        self.worker = OutboxWorker(
            lambda: store, store.settle, self.portal, self.read, SystemClock(), self.publish, ping_seconds, lambda: 0.05
        )

    def read(self, digest: str) -> bytes:
        assert self.store.open == 0, "a transaction is open during a network call"
        return PDF

    def publish(self, events: Iterable[Event]) -> None:
        self.events += events

    def connection(self) -> list[bool]:
        return [event.online for event in self.events if isinstance(event, ConnectionChanged)]


Start = Callable[..., Bench]


@pytest.fixture
def start() -> Iterator[Start]:
    benches: list[Bench] = []

    def begin(address: str, store: FakeStore, ping_seconds: float = 0.2) -> Bench:
        bench = Bench(address, store, ping_seconds)
        benches.append(bench)
        bench.worker.start()
        return bench

    yield begin
    for bench in benches:
        assert bench.worker.stop(5)
        bench.portal.close()


def until(holds: Callable[[], bool], seconds: float = 6.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.01)


def test_a_centres_afternoon_with_faults_arrives_once(sandbox: SandboxServer, start: Start) -> None:
    """Seeded faults on one call in three; every dossier is there once, with its file, and steps after dossiers."""
    chance = random.Random(7)
    plan = [chance.choice([Fault.RESET, Fault.ERROR_500_AFTER_COMMIT, Fault.CUT_JSON]) for _ in range(40)]
    take = sandbox.faults.take
    calls = iter(range(1000))
    sandbox.faults.take = (  # type: ignore[method-assign]
        lambda call: plan[n % 40] if call == "DongBoHoSoMC" and (n := next(calls)) % 3 == 0 else take(call)
    )
    items = [item_for(numbered(n), item_id=f"d{n}") for n in range(1, 13)]
    steps = [
        replace(item_for(replace(STEP, dossier_code=numbered(n).dossier_code), item_id=f"s{n}"), subject_id=f"0199-{n}")
        for n in range(1, 13)
    ]
    store = FakeStore(*items, *steps)
    start(sandbox.address, store)
    until(lambda: store.states() == {OutboxState.DELIVERED}, 12)
    held = sandbox.archive.all()
    assert sorted(h.code for h in held) == [numbered(n).dossier_code for n in range(1, 13)]
    assert all(len(h.steps) == 1 and sandbox.archive.check_papers(h)[0].digest_ok for h in held)
    assert sandbox.puts == 1, "twelve dossiers carry the same file"
    assert sum(row.attempts for row in store.rows.values()) > 24, "no fault was played: the test proves nothing"


def test_online_follows_the_portal_and_work_resumes(sandbox: SandboxServer, start: Start) -> None:
    sandbox.faults.set(Fault.HTML_200, 1000, EVERYTHING)
    store = FakeStore(item_for(SUBMISSION))
    bench = start(sandbox.address, store)
    time.sleep(0.6)
    assert (bench.worker.online, bench.connection(), store.rows["item-1"].attempts) == (False, [], 0)
    sandbox.faults.set(None, 0)
    until(lambda: store.states() == {OutboxState.DELIVERED})
    assert bench.worker.online
    sandbox.faults.set(Fault.HTML_200, 1000, EVERYTHING)
    until(lambda: not bench.worker.online)
    assert bench.connection() == [True, False]
    assert store.made_due == 1


def test_wake_sends_at_once(sandbox: SandboxServer, start: Start) -> None:
    store = FakeStore()
    bench = start(sandbox.address, store, ping_seconds=60)
    until(lambda: bench.worker.online)
    item = replace(item_for(SUBMISSION), next_attempt_at=datetime.now(UTC) + timedelta(hours=1))
    store.rows[item.id] = item
    bench.worker.wake()
    until(lambda: store.states() == {OutboxState.DELIVERED}, 2)


def test_a_refused_dossier_is_stuck_and_the_next_one_goes(sandbox: SandboxServer, start: Start) -> None:
    bad = replace(numbered(1), dossier_code="khong-hop-le")
    store = FakeStore(item_for(bad, item_id="bad"), item_for(numbered(2), item_id="good"))
    bench = start(sandbox.address, store)
    until(lambda: store.states() == {OutboxState.STUCK, OutboxState.DELIVERED})
    assert store.rows["bad"].fault_code == "PORT-304"
    assert bench.events == [ConnectionChanged(True)], "the failure for an officer is told by settle"


def test_a_row_that_cannot_be_read_is_stuck_and_its_text_stays_out_of_the_log(
    sandbox: SandboxServer, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    broken = replace(item_for(SUBMISSION, item_id="broken"), subject_id="x", payload='{"owner_name": "Nguyễn Văn Mẫu"}')
    store = FakeStore(broken, item_for(SUBMISSION))
    start(sandbox.address, store)
    until(lambda: store.states() == {OutboxState.STUCK, OutboxState.DELIVERED})
    assert store.rows["broken"].fault_code == "KIOS-000"
    ours = "\n".join(record.getMessage() for record in caplog.records)
    assert "KeyError" in ours
    for private in ("Mẫu", "099085000011", SUBMISSION.dossier_code, "0900000000"):
        assert private not in ours


def test_a_busy_portal_is_left_alone_as_long_as_it_asked(sandbox: SandboxServer, start: Start) -> None:
    sandbox.faults.set(Fault.BUSY_503, 1)
    store = FakeStore(item_for(SUBMISSION))
    bench = start(sandbox.address, store, ping_seconds=0.2)
    until(lambda: store.rows["item-1"].fault_code == PortalBusy.code)
    began = time.monotonic()
    bench.worker.wake()  # not even a person's impatience shortens it
    until(lambda: store.states() == {OutboxState.DELIVERED})
    assert time.monotonic() - began > 0.8


def test_one_failing_dossier_keeps_its_back_off_while_the_portal_answers(sandbox: SandboxServer, start: Start) -> None:
    """Pings succeed all the time; were each of them to make everything due, the dossier would be sent over and over."""
    sandbox.faults.set(Fault.ERROR_500, 1000)
    store = FakeStore(item_for(SUBMISSION, attempts=40))
    bench = start(sandbox.address, store, ping_seconds=0.1)
    until(lambda: store.rows["item-1"].fault_code == "PORT-303")
    time.sleep(0.6)
    assert store.rows["item-1"].attempts == 41
    assert bench.connection() == [True]


def test_the_first_unreachable_dossier_stops_the_round(start: Start) -> None:
    class Gone:
        """Answers one ping, then the cable is pulled."""

        pings, uploads = 0, 0

        def ping(self) -> None:
            self.pings += 1
            if self.pings > 1:
                raise PortalUnreachable

        def upload(self, digest: str, content: bytes, media_type: str) -> str:
            self.uploads += 1
            raise PortalUnreachable

    gone, events = Gone(), list[Event]()
    store = FakeStore(*(item_for(numbered(n), item_id=f"d{n}") for n in range(1, 9)))
    worker = OutboxWorker(lambda: store, store.settle, gone, lambda _: PDF, SystemClock(), events.extend)  # type: ignore[arg-type]
    worker.round(asked=False)
    assert (gone.uploads, gone.pings, worker.online) == (1, 2, False)
    assert events == [ConnectionChanged(True), DeliveryFailed("0199-1", "PORT-301"), ConnectionChanged(False)]


def test_a_store_that_fails_does_not_end_the_thread(sandbox: SandboxServer, start: Start) -> None:
    store = FakeStore(item_for(SUBMISSION))
    due, failing = store.due_items, threading.Event()

    def sometimes(now: datetime, limit: int) -> list[OutboxItem]:
        if not failing.is_set():
            failing.set()
            raise RuntimeError("disk")
        return due(now, limit)

    store.due_items = sometimes  # type: ignore[method-assign]
    start(sandbox.address, store)
    until(lambda: store.states() == {OutboxState.DELIVERED})


def test_an_outcome_the_store_did_not_take_is_recorded_later_and_not_earned_again(
    sandbox: SandboxServer, start: Start
) -> None:
    registered, step = item_for(SUBMISSION), item_for(STEP, item_id="step")
    store, full = FakeStore(registered, step), iter([False, True, True, False])
    settle = store.settle

    def sometimes(item: OutboxItem, outcome: Outcome) -> None:
        if next(full, False):
            raise DiskFull
        settle(item, outcome)

    store.settle = sometimes  # type: ignore[method-assign]
    start(sandbox.address, store, ping_seconds=0.05)
    until(lambda: store.states() == {OutboxState.DELIVERED})
    assert len(sandbox.archive.all()[0].steps) == 1


def test_stop_waits_for_the_attempt_under_way(sandbox: SandboxServer, start: Start) -> None:
    sandbox.faults.set(Fault.HANG, 1)
    store = FakeStore(item_for(SUBMISSION))
    bench = start(sandbox.address, store)
    until(lambda: bool(sandbox.archive.all()))
    assert bench.worker.stop(0.05) is False
    assert bench.worker.stop(5) is True
    assert store.rows["item-1"].fault_code == "PORT-302"
    assert sandbox.archive.file(PDF_DIGEST) == PDF
