"""When a visit's process has to end: after somebody went further than home, and only then."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.visit import Visit


@pytest.fixture
def visit(qtbot: QtBot) -> Visit:
    visit = Visit()
    visit.provide({"home": QObject(visit), "find": QObject(visit)}, ready=True)
    return visit


def test_a_home_that_nobody_left_stays(visit: Visit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(visit.left):
        visit.end()


@pytest.mark.parametrize(
    "touch", [lambda visit: visit.go("find"), lambda visit: visit.callOfficer()], ids=["a page", "an officer called"]
)
def test_whoever_went_further_takes_the_process_along(
    visit: Visit, qtbot: QtBot, touch: Callable[[Visit], None]
) -> None:
    touch(visit)
    order: list[str] = []
    visit.ended.connect(lambda: order.append("ended"))
    visit.left.connect(lambda: order.append("left"))
    visit.end()
    assert order == ["ended", "left"]  # wiped first, then handed over
    with qtbot.assertNotEmitted(visit.left):
        visit.end()


def test_going_back_home_by_oneself_still_ends_the_process(visit: Visit, qtbot: QtBot) -> None:
    visit.go("find")
    visit.back()
    with qtbot.waitSignal(visit.left, timeout=60_000):
        visit.end()
