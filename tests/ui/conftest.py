from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_bench import DeskOnBench
from kiosk_models import Kiosk
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.jobs import Job
from tests.collected import collected_here

__all__ = ["at", "collected_here", "kiosk"]


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(qtbot, tmp_path)
    yield made
    Job.stop_all()
    made.bench.scanner.steps.put(None)
    made.rest()
    made.bench.store.close()


@pytest.fixture
def at(qapp: QGuiApplication, tmp_path: Path) -> Iterator[DeskOnBench]:
    """A desk without dossiers, its supervisor at work."""
    desk = DeskOnBench(tmp_path, dossiers=0)
    desk.log_in()
    yield desk
    desk.close()
