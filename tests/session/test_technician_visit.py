"""The technician comes by the hidden entry, tries a device for real, and the process he was in ends with him."""

import os
import subprocess
import sys
from pathlib import Path

from kiosk.bootstrap import open_store_of
from kiosk.config import Settings
from kiosk.domain.officer import Role
from kiosk.machine import SystemClock
from kiosk.services import officers
from kiosk.store.secret_hash import Argon2Hasher
from tests.session.played_technician import PIN
from tests.waiting import PATIENCE_SECONDS, until

PLAYER = Path(__file__).with_name("played_technician.py")
FIRST = "tam-thoi-1"


def test_the_technicians_visit_ends_with_its_process(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("", "utf-8")
    (tmp_path / "data").mkdir()
    store = open_store_of(Settings(), tmp_path / "data", lambda _: None)
    known = (store.unit_of_work, Argon2Hasher(), SystemClock())
    made = officers.add("ktv", "Ngô Văn Mẫu", [Role.TECHNICIAN], FIRST, None, *known)
    officers.change_secret(made.id, FIRST, PIN, *known)
    store.close()
    here = Path(__file__).parents[2]
    with (tmp_path / "log").open("wb") as log:
        words = [sys.executable, str(PLAYER), str(tmp_path)]
        environment = os.environ | {"PYTHONPATH": str(here)}
        running = subprocess.Popen(words, cwd=here, env=environment, stdout=log, stderr=log)
    try:
        until(lambda: (tmp_path / "next").exists())
        assert running.wait(PATIENCE_SECONDS) == 0
    finally:
        running.terminate()
        running.wait(PATIENCE_SECONDS)
    visit, kind, text = (tmp_path / "tried").read_text("utf-8").split(" ", 2)
    assert (kind, text) == ("warn", "máy in mô phỏng: đã in một phiếu")
    assert len(list((tmp_path / "data" / "slips").glob("*.png"))) == 1
    assert (tmp_path / "next").read_text("ascii") != visit
    assert not Path(f"/proc/{visit}").exists()
