"""A kiosk in service: its screen dies while a slip is being sent to paper, and other programs work on its store."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.bootstrap import open_store_of
from kiosk.config import load_settings
from kiosk.demo.soak import running_below
from kiosk.domain.identifiers import uuid7
from kiosk.domain.printing import PrintJob, PrintKind, PrintState
from kiosk.services.recovery import settle_interrupted_prints
from kiosk.store.opening import Store
from tests.waiting import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")


def print_state(store: Store, job_id: str) -> PrintState:
    with store.unit_of_work() as uow:
        return uow.print_job(job_id).state


def caught_while_sending(store: Store) -> str:
    """A job as the ledger has it between the first byte and the printer's word."""
    now = datetime.now(UTC)
    job = PrintJob(uuid7(now), PrintKind.CHECKLIST, "1.004222", 0, PrintState.QUEUED, now)
    with store.unit_of_work() as uow:
        uow.add_print_job(job)
        uow.move_print_job(job.id, PrintState.SENDING)
        uow.commit()
    return job.id


def test_a_dead_screen_is_replaced_and_nothing_promised_is_lost(kiosk: subprocess.Popen[bytes], tmp_path: Path) -> None:
    visit = int(str(until(lambda: (tmp_path / "standing-1").exists() and (tmp_path / "standing-1").read_text())))
    words = ["--config", str(tmp_path / "kiosk.toml"), "--data", str(tmp_path / "data")]

    def command(*first: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kiosk", *first, *words], capture_output=True, text=True, timeout=90, check=False
        )

    listed = command("dossier", "list", "--json")  # beside the running kiosk
    assert listed.returncode == 0, listed.stderr
    code = json.loads(listed.stdout)[0]["code"]

    store = open_store_of(load_settings(None), tmp_path / "data", lambda _: None)
    job = caught_while_sending(store)
    devices = [p.pid for p in running_below(visit) if p.pid != visit]
    assert len(devices) == 2
    os.kill(visit, signal.SIGKILL)
    until(lambda: (tmp_path / "home").exists())
    until(lambda: print_state(store, job) is PrintState.UNKNOWN)
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in devices))
    with store.unit_of_work() as uow:
        assert uow.dossier_by_code(code).receipt is not None
    store.close()

    done = command("sync", "--json")  # the kiosk's own sender does it
    assert (done.returncode, json.loads(done.stdout)["waiting"]) == (0, 0), done.stderr
    listed = command("dossier", "list", "--json")
    assert [(d["code"], d["delivery"]) for d in json.loads(listed.stdout)] == [(code, "delivered")]
    archive = tmp_path / "data" / "portal"
    assert sum(code.encode() in path.read_bytes() for path in archive.rglob("*") if path.is_file()) >= 1


def test_who_opens_the_store_second_sets_nothing_right(tmp_path: Path) -> None:
    store = open_store_of(load_settings(None), tmp_path, lambda _: None)
    job = caught_while_sending(store)
    second = open_store_of(load_settings(None), tmp_path, lambda _: None)  # not the first: sets nothing right
    assert print_state(second, job) is PrintState.SENDING
    second.close()
    from kiosk.machine import SystemClock

    assert settle_interrupted_prints(store.unit_of_work, SystemClock()) == 1
    assert print_state(store, job) is PrintState.UNKNOWN
    store.close()
