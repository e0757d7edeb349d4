from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_models import Kiosk
from pytestqt.qtbot import QtBot

from kiosk.ui.jobs import Job
from tests.collected import collected_here

__all__ = ["collected_here", "kiosk"]


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(qtbot, tmp_path)
    yield made
    Job.stop_all()
    made.bench.scanner.steps.put(None)
    made.rest()
    made.bench.store.close()
