import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_models import Kiosk
from pytestqt.qtbot import QtBot

from kiosk.ui.jobs import Job


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(qtbot, tmp_path)
    yield made
    Job.stop_all()
    made.bench.scanner.steps.put(None)
    made.rest()
    made.bench.store.close()


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """A window of one test must not be collected by a pool thread of the next: see kiosk/ui/collector.py."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
