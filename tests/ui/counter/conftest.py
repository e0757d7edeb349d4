from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_bench import DeskOnBench
from pytestqt.qtbot import QtBot

from kiosk.ui.counter.saving import FOLDER
from kiosk.ui.jobs import Job


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskOnBench]:
    """A desk before anybody has logged in, over sixty dossiers."""
    desk = DeskOnBench(tmp_path)
    yield desk
    Job.stop_all()
    desk.close()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files are taken out to."""
    monkeypatch.setattr("kiosk.ui.counter.saving.documents", lambda: tmp_path)
    return tmp_path / FOLDER
