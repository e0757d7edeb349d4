from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.fonts import load_fonts
from tests.collected import collected_here
from tests.journeys.personas.centre import Centre, OpenCentre

__all__ = ["collected_here", "open_centre"]


@pytest.fixture
def open_centre(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenCentre]:
    """Open the whole centre for one person; it is closed at the end."""
    load_fonts()
    opened: list[Centre] = []

    def opening(*words: object, **more: object) -> Centre:
        opened.append(Centre(tmp_path, *words, **more))  # type: ignore[arg-type]
        return opened[-1]

    yield opening
    for centre in opened:
        centre.close()
