"""Two processes that want to send for one store: one does, and whoever is overtaken makes no call more."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.companions import Peers
from kiosk.desk_process import sender_command
from kiosk.domain.errors import OutboxTaken
from kiosk.domain.outbox import Call, OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.store.outbox_rows import OutboxRows
from kiosk.sync.worker import OutboxWorker
from tests.faults.sending import file_dossiers, in_a_process, opened, port_of, rows, send, serving, states
from tests.waiting import PATIENCE_SECONDS, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork")


def test_of_two_real_processes_one_sends_and_the_other_goes_on_when_it_is_killed(tmp_path: Path) -> None:
    with serving(tmp_path / "cong") as sandbox:
        peers = Peers(portal=port_of(sandbox.address))
        command = sender_command(None, tmp_path, peers)
        both = [subprocess.Popen(command, stdin=subprocess.PIPE) for _ in range(2)]
        try:
            first = file_dossiers(tmp_path, 2)
            until(lambda: states(tmp_path, first, OutboxKind.REPORT_STEP) == {OutboxState.DELIVERED})
            holder = next(one for one in both if one.pid == _holder(tmp_path))
            holder.kill()
            holder.wait()
            second = file_dossiers(tmp_path, 2)
            until(lambda: states(tmp_path, second, OutboxKind.REPORT_STEP) == {OutboxState.DELIVERED})
        finally:
            for one in both:
                if one.stdin:
                    one.stdin.close()
                one.wait(PATIENCE_SECONDS)
        assert sorted(len(held.steps) for held in sandbox.archive.all()) == [1, 1, 1, 1]


def _holder(folder: Path) -> int:
    """Who holds the lock of the outbox, as the system knows it."""
    inode = (folder / "outbox.lock").stat().st_ino
    lines = Path("/proc/locks").read_text().splitlines()
    return next(int(line.split()[4]) for line in lines if line.split()[5].endswith(f":{inode}"))


def together(folder: Path, address: str, prepare: Callable[[OutboxWorker], None] = lambda _: None) -> None:
    """Two workers on one store at the same time, as if no lock kept the second out."""
    children = []
    for _ in range(2):
        if (pid := os.fork()) == 0:
            code = 1
            try:
                send(folder, address, prepare, connections=2)
                code = 0
            except OutboxTaken:
                code = 0
            finally:
                os._exit(code)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)


def test_without_the_lock_each_step_is_still_sent_at_most_once(tmp_path: Path) -> None:
    ids = file_dossiers(tmp_path, 4)
    with serving(tmp_path / "cong") as sandbox:
        together(tmp_path, sandbox.address)
        in_a_process(lambda: send(tmp_path, sandbox.address, lambda _: None, connections=2))
        held = sandbox.archive.all()
    assert len(held) == 4
    assert all(len(one.steps) <= 1 for one in held)
    unsettled = [item for item in rows(tmp_path, ids) if item.state in (OutboxState.PENDING, OutboxState.SENDING)]
    assert unsettled == []


def test_control_rows_that_are_not_claimed_are_sent_by_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def take_up(self: OutboxRows, item: OutboxItem, owner: int, now: object, call: Call) -> OutboxItem:
        return replace(item, owner=owner, call=call)

    def settle(self: OutboxRows, item_id: str, outcome: Outcome, owner: int = 0) -> None:
        honest(self, item_id, replace(outcome, call=None, next_attempt_at=_soon()) if outcome.call else outcome, owner)

    honest = OutboxRows.settle
    monkeypatch.setattr(OutboxRows, "_take_up", take_up)
    monkeypatch.setattr(OutboxRows, "settle", settle)
    monkeypatch.setattr(OutboxRows, "_require_owner", lambda *_: None)
    file_dossiers(tmp_path, 4)
    with serving(tmp_path / "cong") as sandbox:
        together(tmp_path, sandbox.address)
        held = sandbox.archive.all()
    assert sum(len(one.steps) for one in held) + sum(one.overwrites for one in held) > 4


def _soon() -> Any:
    from kiosk.machine import SystemClock

    return SystemClock().now()


def test_who_is_overtaken_claims_and_settles_no_more(tmp_path: Path) -> None:
    file_dossiers(tmp_path, 1)
    with opened(tmp_path) as store:
        now = _soon()
        with store.unit_of_work() as uow:
            [mine] = uow.claim(first := uow.own_outbox(), now, 1, 1, lambda _: Call.CREATE)
            uow.commit()
        with store.unit_of_work() as uow:
            second = uow.own_outbox()
            assert [item.id for item in uow.orphans(second)] == [mine.id]
            uow.adopt(mine.id, second)
            uow.commit()
        with store.unit_of_work() as uow:
            with pytest.raises(OutboxTaken):
                uow.claim(first, now, 1, 1, lambda _: Call.CREATE)
            with pytest.raises(OutboxTaken):
                uow.settle(mine.id, Outcome(delivered=True), first)


def test_when_the_window_dies_what_is_due_is_sent_all_the_same(tmp_path: Path) -> None:
    with serving(tmp_path / "cong") as sandbox:
        peers = Peers(portal=port_of(sandbox.address))
        window = f"""
import subprocess, sys, time
sender = subprocess.Popen({sender_command(None, tmp_path, peers)!r}, stdin=subprocess.PIPE, start_new_session=True)
print(sender.pid, flush=True)
time.sleep(600)
"""
        with subprocess.Popen([sys.executable, "-c", window], stdout=subprocess.PIPE, text=True) as child:
            try:
                assert child.stdout is not None
                sender = int(child.stdout.readline())
                until(lambda: (tmp_path / "outbox.sock").exists())
                ids = file_dossiers(tmp_path, 3)
            finally:
                child.send_signal(signal.SIGKILL)
        until(lambda: not _runs(sender))
        assert states(tmp_path, ids, OutboxKind.REPORT_STEP) == {OutboxState.DELIVERED}
        assert len(sandbox.archive.all()) == 3


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False
