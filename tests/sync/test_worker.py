import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from queue_bench import QUICK, Bench, Queue
from sync_people import PDF_DIGEST, STEP, SUBMISSION, item_for, numbered

from kiosk.domain.errors import DiskFull, PortalBusy, PortalUnreachable
from kiosk.domain.link import Link
from kiosk.domain.outbox import Call, OutboxItem, OutboxState, Outcome, Progress
from kiosk.domain.portal_answer import AnswerKind, PortalAnswer
from kiosk.sync.sandbox_portal.archive import Paper, PaperCheck
from kiosk.sync.sandbox_portal.faults import EVERYTHING, Fault
from kiosk.sync.sandbox_portal.server import SandboxServer
from kiosk.sync.worker import Limits
from tests.waiting import until

Start = Callable[..., Bench]


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    queue = Queue(tmp_path)
    yield queue
    queue.store.close()


@pytest.fixture
def start(queue: Queue) -> Iterator[Start]:
    benches: list[Bench] = []

    def begin(address: str, limits: Limits = QUICK, **more: Any) -> Bench:
        bench = Bench(queue, address, limits, **more)
        benches.append(bench)
        bench.worker.start()
        return bench

    yield begin
    for bench in benches:
        bench.close()


def steps_for(count: int) -> list[OutboxItem]:
    return [
        replace(item_for(replace(STEP, dossier_code=numbered(n).dossier_code), item_id=f"s{n}"), subject_id=f"0199-{n}")
        for n in range(1, count + 1)
    ]


def test_a_centres_afternoon_with_faults_arrives_once(sandbox: SandboxServer, queue: Queue, start: Start) -> None:
    """Seeded faults on one call in three; every dossier is there once, with its file, and steps after dossiers."""
    chance = random.Random(7)
    plan = [chance.choice([Fault.RESET, Fault.ERROR_500_AFTER_COMMIT, Fault.CUT_JSON]) for _ in range(40)]
    take, calls = sandbox.faults.take, iter(range(1000))
    sandbox.faults.take = (  # type: ignore[method-assign]
        lambda call: plan[n % 40] if call == "DongBoHoSoMC" and (n := next(calls)) % 3 == 0 else take(call)
    )
    queue.put(*(item_for(numbered(n), item_id=f"d{n}") for n in range(1, 13)), *steps_for(12))
    start(sandbox.address)
    until(queue.delivered)
    held = sandbox.archive.all()
    assert sorted(h.code for h in held) == [numbered(n).dossier_code for n in range(1, 13)]
    assert all(len(h.steps) == 1 and sandbox.archive.check_papers(h)[0].digest_ok for h in held)
    assert sum(row.attempts for row in queue.rows()) > 24, "no fault was played: the test proves nothing"


def test_the_link_follows_the_portal_and_work_resumes(sandbox: SandboxServer, queue: Queue, start: Start) -> None:
    sandbox.faults.set(Fault.HTML_200, 1000, EVERYTHING)
    queue.put(item_for(SUBMISSION))
    bench = start(sandbox.address)
    until(lambda: bench.worker.link is Link.CAPTIVE)
    assert queue.row("item-1").attempts == 0
    sandbox.faults.set(None, 0)
    until(queue.delivered)
    assert bench.worker.online
    sandbox.faults.set(Fault.HTML_200, 1000, EVERYTHING)
    until(lambda: not bench.worker.online)
    steady = [link for link in queue.links() if link is not Link.NO_NETWORK]  # a slow machine is late once
    assert steady == [Link.CAPTIVE, Link.ONLINE, Link.CAPTIVE]


def test_wake_sends_at_once(sandbox: SandboxServer, queue: Queue, start: Start) -> None:
    bench = start(sandbox.address, replace(QUICK, ping_seconds=3600))
    until(lambda: bench.worker.online)
    queue.put(replace(item_for(SUBMISSION), next_attempt_at=datetime.now(UTC) + timedelta(hours=1)))
    bench.worker.wake()
    until(queue.delivered)


def test_a_poison_dossier_holds_up_nobody(sandbox: SandboxServer, queue: Queue, start: Start) -> None:
    """One in forty is refused; the thirty-nine others arrive, and it is not sent again."""
    items = [item_for(numbered(n), item_id=f"d{n}") for n in range(1, 41)]
    items[6] = item_for(replace(numbered(7), dossier_code="khong-hop-le"), item_id="poison")
    queue.put(*items)
    start(sandbox.address)
    until(
        lambda: {i.id for i in queue.rows() if i.state is OutboxState.DELIVERED} == {i.id for i in items} - {"poison"},
        30,
    )
    poison = queue.row("poison")
    assert (poison.state, poison.fault_code, poison.attempts) == (OutboxState.STUCK, "PORT-304", 1)
    assert "error_code" in poison.answer
    assert len(sandbox.archive.all()) == 39


def test_a_file_that_is_gone_when_the_portal_fetches_it_is_placed_again(
    sandbox: SandboxServer, queue: Queue, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, bring = [], sandbox.archive.bring

    def fetch(paper: Paper) -> PaperCheck:
        if not shown:  # somebody tidied the file service up between the upload and the document
            for kept in sandbox.files.shelf.all():
                sandbox.files.shelf.path(kept).unlink()
        shown.append(paper.place)
        return bring(paper)

    monkeypatch.setattr(sandbox.archive, "bring", fetch)
    queue.put(item_for(SUBMISSION))
    start(sandbox.address)
    until(queue.delivered)
    (held,) = sandbox.archive.all()
    assert len(shown) > 1 and all(check.digest_ok for check in sandbox.archive.check_papers(held))


def test_a_row_that_cannot_be_read_is_stuck_and_its_text_stays_out_of_the_log(
    sandbox: SandboxServer, queue: Queue, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    broken = replace(item_for(SUBMISSION, item_id="broken"), subject_id="x", payload='{"owner_name": "Nguyễn Văn Mẫu"}')
    queue.put(broken, item_for(SUBMISSION))
    start(sandbox.address)
    until(lambda: queue.states() == {OutboxState.STUCK, OutboxState.DELIVERED})
    assert queue.row("broken").fault_code == "KIOS-000"
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("kiosk."))
    assert "defect" in ours
    for private in ("Mẫu", "099085000011", SUBMISSION.dossier_code, "0900000000"):
        assert private not in ours


def test_a_busy_portal_is_left_alone_as_long_as_it_asked(sandbox: SandboxServer, queue: Queue, start: Start) -> None:
    sandbox.faults.set(Fault.BUSY_503, 1)
    queue.put(item_for(SUBMISSION))
    began = time.monotonic()
    bench = start(sandbox.address)
    until(lambda: queue.row("item-1").fault_code == PortalBusy.code)
    bench.worker.wake()  # not even a person's impatience shortens it
    until(queue.delivered)
    assert time.monotonic() - began > 0.9


def test_one_failing_dossier_keeps_its_back_off_while_the_portal_answers(
    sandbox: SandboxServer, queue: Queue, start: Start
) -> None:
    """Pings succeed all the time; were each of them to make everything due, the dossier would be sent over and over."""
    sandbox.faults.set(Fault.ERROR_500, 1000)
    queue.put(replace(fileless(1), progress=Progress(tries=20)))
    start(sandbox.address)
    until(lambda: queue.row("d1").fault_code == "PORT-303")
    time.sleep(0.6)
    assert queue.row("d1").attempts == 1
    assert queue.links()[-1] is Link.ONLINE


class Counting:
    """A Portal in this process: counts what is under way, and remembers the order."""

    def __init__(self, seconds: float = 0.02) -> None:
        self.seconds, self.now, self.most = seconds, 0, 0
        self.seen: list[tuple[str, str]] = []
        self._lock = threading.Lock()

    def ping(self) -> None: ...

    def _call(self, what: str, code: str) -> PortalAnswer:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
            self.seen.append((what, code))
        time.sleep(self.seconds)
        with self._lock:
            self.now -= 1
        return PortalAnswer(AnswerKind.OK)

    def create(self, told: Any, files: Any) -> PortalAnswer:
        return self._call("create", told.dossier_code)

    def append_steps(self, steps: Any, portal_id: str = "") -> PortalAnswer:
        return self._call(steps[0].title, steps[0].dossier_code)

    def look_up(self, code: str) -> Any:
        from kiosk.ports import PortalRecord

        self._call("look-up", code)
        return PortalRecord(code, 2, "", None, None)


def fileless(number: int) -> OutboxItem:
    return item_for(replace(numbered(number), files=()), item_id=f"d{number}")


def test_many_dossiers_go_side_by_side_within_the_centres_limit_and_each_in_its_own_order(queue: Queue) -> None:
    portal = Counting()
    titles = [f"bước {n}" for n in range(3)]
    for number in range(1, 17):
        code = numbered(number).dossier_code
        steps = [
            replace(
                item_for(replace(STEP, dossier_code=code, title=t), item_id=f"{t}-{number}"),
                subject_id=f"0199-{number}",
            )
            for t in titles
        ]
        queue.put(fileless(number), *steps)
    worker = queue.worker(portal, replace(QUICK, connections=3))
    worker.round(asked=False)
    assert queue.delivered()
    assert portal.most == 3
    for number in range(1, 17):
        mine = [what for what, code in portal.seen if code == numbered(number).dossier_code]
        assert mine == ["create", "look-up", *titles]


def test_headers_go_before_what_closes_what_is_sent_and_both_before_large_files(queue: Queue) -> None:
    portal = Counting(0.0)
    big = replace(fileless(9), lane=3)
    queue.put(big, *(fileless(n) for n in range(1, 5)))
    queue.worker(portal, replace(QUICK, connections=1)).round(asked=False)
    order = [what for what, _ in portal.seen]
    assert order[:4] == ["create"] * 4
    # The last row that closes may still be being recorded when the line is free.
    assert portal.seen.index(("create", numbered(9).dossier_code)) >= 7


def test_the_first_unreachable_dossier_stops_the_round(queue: Queue) -> None:
    class Gone(Counting):
        """Answers one ping, then the cable is pulled."""

        pings, tries = 0, 0

        def ping(self) -> None:
            self.pings += 1
            if self.pings > 1:
                raise PortalUnreachable

        def create(self, told: Any, files: Any) -> PortalAnswer:
            self.tries += 1
            raise PortalUnreachable

    gone = Gone()
    queue.put(*(fileless(n) for n in range(1, 9)))
    worker = queue.worker(gone)
    worker.round(asked=False)
    assert (gone.tries, gone.pings, worker.link) == (1, 1, Link.NO_NETWORK)
    assert queue.links() == [Link.ONLINE, Link.NO_NETWORK]
    assert sum(row.attempts for row in queue.rows()) == 1


def test_a_store_that_fails_does_not_end_the_thread(sandbox: SandboxServer, queue: Queue) -> None:
    queue.put(item_for(SUBMISSION))
    bench, failing = Bench(queue, sandbox.address), iter([True])
    claim = bench.worker._claim

    def sometimes(free: int) -> None:
        if next(failing, False):
            raise RuntimeError("disk")
        claim(free)

    bench.worker._claim = sometimes  # type: ignore[method-assign]
    bench.worker.start()
    until(queue.delivered)
    bench.close()


def test_an_outcome_the_store_did_not_take_is_recorded_later_and_not_earned_again(
    sandbox: SandboxServer, queue: Queue, start: Start
) -> None:
    queue.put(item_for(SUBMISSION), item_for(STEP, item_id="step"))
    full = iter([False, True, True, False, True, False, True])

    def sometimes(item: OutboxItem, outcome: Outcome) -> None:
        if next(full, False):
            raise DiskFull
        queue.settle(item, outcome)

    start(sandbox.address, replace(QUICK, ping_seconds=0.05), settle=sometimes)
    until(queue.delivered)
    assert next(full, None) is None, "the disk was never full: the test proves nothing"
    assert len(sandbox.archive.all()[0].steps) == 1


def test_stop_waits_for_the_call_under_way(sandbox: SandboxServer, queue: Queue) -> None:
    sandbox.faults.set(Fault.HANG, 1)
    queue.put(item_for(SUBMISSION))
    bench = Bench(queue, sandbox.address)
    bench.worker.start()
    until(lambda: bool(sandbox.archive.all()))
    assert bench.worker.stop(0.05) is False
    bench.close()
    row = queue.row("item-1")
    assert (row.fault_code, row.call, row.progress.unsure) == ("PORT-302", Call.CREATE, True)
    assert sandbox.archive.file(PDF_DIGEST) is not None


def test_a_clock_put_back_holds_up_nothing(sandbox: SandboxServer, queue: Queue) -> None:
    """The row was last taken up 400 days from now, as it were, and its next try lies behind that."""
    queue.put(item_for(SUBMISSION))
    ahead = datetime.now(UTC) + timedelta(days=400)
    with queue.store.unit_of_work() as uow:
        [item] = uow.claim(owner := uow.own_outbox(), ahead, 1, 1, lambda _: Call.CREATE)
        uow.settle(item.id, Outcome(False, "PORT-303", ahead + timedelta(seconds=30)), owner)
        uow.commit()
    bench = Bench(queue, sandbox.address)
    bench.worker.round(asked=False)
    assert queue.delivered()
    bench.close()


def test_control_a_wait_that_is_not_over_is_kept(sandbox: SandboxServer, queue: Queue) -> None:
    """The same row, had no clock been put back."""
    queue.put(item_for(SUBMISSION))
    now = datetime.now(UTC)
    with queue.store.unit_of_work() as uow:
        [item] = uow.claim(owner := uow.own_outbox(), now, 1, 1, lambda _: Call.CREATE)
        uow.settle(item.id, Outcome(False, "PORT-303", now + timedelta(seconds=30)), owner)
        uow.commit()
    bench = Bench(queue, sandbox.address)
    bench.worker.round(asked=False)
    assert queue.states() == {OutboxState.PENDING}
    bench.close()


def test_a_correction_takes_the_place_of_what_was_refused(sandbox: SandboxServer, queue: Queue) -> None:
    """The step that waits behind the refused document goes after its correction, and the old words never go out."""
    bad = replace(numbered(1), procedure_code="")
    step = replace(item_for(replace(STEP, dossier_code=bad.dossier_code), item_id="step"), subject_id=bad.dossier_id)
    queue.put(item_for(bad, item_id="first"), step)
    bench = Bench(queue, sandbox.address)
    bench.worker.round(asked=False)
    assert (queue.row("first").state, queue.row("step").state) == (OutboxState.STUCK, OutboxState.PENDING)
    queue.put(replace(item_for(numbered(1), item_id="second"), revision=2, corrects="first"))
    bench.worker.round(asked=False)
    assert {i.id: i.state for i in queue.rows()} == {
        "first": OutboxState.CORRECTED,
        "second": OutboxState.DELIVERED,
        "step": OutboxState.DELIVERED,
    }
    assert len(sandbox.archive.all()[0].steps) == 1
    bench.close()


def test_who_asks_is_told_how_the_line_is_now_also_when_nothing_is_to_be_sent(queue: Queue) -> None:
    class Going(Counting):
        pings = 0

        def ping(self) -> None:
            self.pings += 1
            if self.pings > 1:
                raise PortalUnreachable

    portal = Going()
    worker = queue.worker(portal, replace(QUICK, ping_seconds=600))
    for asked, link in ((False, Link.ONLINE), (False, Link.ONLINE), (True, Link.NO_NETWORK)):
        worker.round(asked)
        assert worker.link is link
