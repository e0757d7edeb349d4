"""Every state of every walk is judged, in each size of its screen; looks and languages change from state to state.

`./run shots` judges every state in every look and language.
"""

import gc
from collections.abc import Sequence
from pathlib import Path

import pytest
from long_locale import compile_long_locale
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from shots import judged, spread
from walks import Walk, registered

from kiosk.ui.fonts import load_fonts

WAYS = [(kind, size, at) for kind in registered() for at, size in enumerate(kind.sizes)]


@pytest.fixture(scope="session", autouse=True)
def long_locale() -> None:
    compile_long_locale()


def described_apart(modules: str, but: Sequence[QObject] = ()) -> list[QObject]:
    """The objects of these modules that have a description (QMetaObject) of their own beside their class's.

    but: of earlier tests, which may still be there.

    PySide makes one when a signal is connected to a method that is no slot, and frees it with the object. QML keeps
    what it learned of a description by its address: the next one there would be read as the one before.
    """
    ours = [o for o in gc.get_objects() if QObject in type(o).__mro__ and type(o).__module__.startswith(modules)]
    return [o for o in ours if "__METAOBJECT__" in vars(o) and not any(o is each for each in but)]


@pytest.mark.parametrize(("kind", "size", "start"), WAYS, ids=[f"{kind.name}-{size}" for kind, size, _ in WAYS])
def test_every_state_can_be_read_and_touched(
    qtbot: QtBot, tmp_path: Path, kind: type[Walk], size: str, start: int
) -> None:
    load_fonts()
    before = described_apart("kiosk.")
    walk = kind(tmp_path, *kind.sizes[size])
    faults = [
        f"{state} {look} {language}: {finding}"
        for state, (look, language), found in judged(walk, spread(kind, start), [])
        for finding in found
    ]
    apart = {type(o).__qualname__ for o in described_apart("kiosk.", before)}
    faults += [f"{name} has no @Slot for what it connects" for name in apart]
    walk.speak("vi")  # the translator is the whole program's: the next test must not find it
    walk.close()
    if isValid(walk.engine):  # a walk may have let it go already
        walk.engine.deleteLater()
    assert faults == []


class Deaf(QObject):
    rung = Signal()

    def heard(self) -> None: ...


def test_an_object_described_apart_is_found() -> None:
    deaf = Deaf()
    assert deaf not in described_apart(__name__)
    deaf.rung.connect(deaf.heard)
    assert described_apart(__name__) == [deaf]
