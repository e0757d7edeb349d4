"""Every state of every walk is judged, in each size of its screen; looks and languages change from state to state.

`./run shots` judges every state in every look and language.
"""

from pathlib import Path

import pytest
from long_locale import compile_long_locale
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from shots import judged, spread
from walks import Walk, registered

from kiosk.ui.fonts import load_fonts

WAYS = [(kind, size, at) for kind in registered() for at, size in enumerate(kind.sizes)]


@pytest.fixture(scope="session", autouse=True)
def long_locale() -> None:
    compile_long_locale()


@pytest.mark.parametrize(("kind", "size", "start"), WAYS, ids=[f"{kind.name}-{size}" for kind, size, _ in WAYS])
def test_every_state_can_be_read_and_touched(
    qtbot: QtBot, tmp_path: Path, kind: type[Walk], size: str, start: int
) -> None:
    load_fonts()
    walk = kind(tmp_path, *kind.sizes[size])
    faults = [
        f"{state} {look} {language}: {finding}"
        for state, (look, language), found in judged(walk, spread(kind, start), [])
        for finding in found
    ]
    walk.speak("vi")  # the translator is the whole program's: the next test must not find it
    walk.close()
    if isValid(walk.engine):  # a walk may have let it go already
        walk.engine.deleteLater()
    assert faults == []
