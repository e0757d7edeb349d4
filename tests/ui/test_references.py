"""What every program shares must not be worn out by the bindings of Qt: decision 0004 tells of a version that did."""

import sys

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

SHARED = (True, False, None)


class Emitter(QObject):
    changed = Signal()
    told = Signal(str, object)


def counts() -> list[int]:
    return [sys.getrefcount(thing) for thing in SHARED]


def test_a_thousand_signals_lose_no_reference(qtbot: QtBot) -> None:
    emitter = Emitter()
    emitter.told.connect(lambda *_: None)
    before = counts()
    for _ in range(1000):
        emitter.changed.emit()
        emitter.told.emit("word", True)
        emitter.property("no such property")
    lost = [was - now for was, now in zip(before, counts(), strict=True)]
    assert max(lost) < 100, lost
