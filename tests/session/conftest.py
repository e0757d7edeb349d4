"""A whole kiosk as its processes, whose visits the finger plays: see played_kiosk.py."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.waiting import PATIENCE_SECONDS

TOML = '[card]\nperson = "tran-thi-mau-hoa"\nsample_after_seconds = 0\nsample_apdu_seconds = 0\n'
PLAYER = Path(__file__).with_name("played_kiosk.py")
SECONDS = 90


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    (tmp_path / "kiosk.toml").write_text(TOML, "utf-8")
    (tmp_path / "tmp").mkdir()
    here = Path(__file__).parents[2]
    environment = os.environ | {"TMPDIR": str(tmp_path / "tmp"), "VISITS": "1", "PYTHONPATH": str(here)}
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(
            [sys.executable, str(PLAYER), str(tmp_path)], cwd=here, env=environment, stdout=log, stderr=log
        )
        yield running
        running.terminate()
        assert running.wait(PATIENCE_SECONDS) == 0
