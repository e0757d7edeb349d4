"""A finger on the window: home, finding, the sheet; and every one of these pages in every size and theme."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filing_bench import bench
from PySide6.QtCore import QObject, QPointF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.demo.finger import Finger
from kiosk.ui.app import Window
from kiosk.ui.fonts import load_fonts

SIZES = [(1080, 1920), (720, 1280), (1920, 1080)]
LOOKS = ["light", "contrast", "large"]
SMALLEST_TOUCH = 72  # px, whatever the size of the window
Open = Callable[[int, int], Window]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    windows: list[Window] = []
    complaints: list[str] = []

    def open_(width: int, height: int) -> Window:
        load_fonts()
        window = Window(lambda publish: bench(tmp_path, publish).tools, width, height)
        window.engine.warnings.connect(lambda found: complaints.extend(w.toString() for w in found))
        windows.append(window)
        window.window.show()
        qtbot.waitUntil(lambda: window.visit.ready, timeout=60_000)
        return window

    yield open_
    for window in windows:
        window.close()
        window.engine.deleteLater()
    assert complaints == []


def theme(window: Window) -> QObject:
    return window.engine.singletonInstance("Kiosk.Theme", "Theme")


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Everything that can be seen, the page's own scrolling counted as sight."""
    for child in root.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from items(child)


def name_of(item: QQuickItem) -> str:
    return str(item.property("text") or item.metaObject().className())[:60]


def cut_texts(window: Window) -> list[str]:
    """Texts that are elided, wider than they may be, or reach out of the window sideways."""
    found = []
    for item in items(window.window.contentItem()):
        if not item.inherits("QQuickText") or not item.property("text"):
            continue
        left = item.mapToScene(QPointF(0, 0)).x()
        right = left + item.width()
        if item.property("truncated") or item.property("contentWidth") > item.width() + 1:
            found.append(f"cut: {name_of(item)}")
        if left < -1 or right > window.window.width() + 1:
            found.append(f"outside: {name_of(item)}")
        button = item
        while button is not None and not button.inherits("QQuickAbstractButton"):
            button = button.parentItem()
        if button is not None and item.height() > button.height() + 1:
            found.append(f"higher than its button: {name_of(item)}")
    return found


def small_targets(window: Window) -> list[str]:
    buttons = [i for i in items(window.window.contentItem()) if i.inherits("QQuickAbstractButton")]
    assert buttons
    return [
        f"{name_of(b)} {b.width():.0f}x{b.height():.0f}" for b in buttons if min(b.width(), b.height()) < SMALLEST_TOUCH
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_cut_and_every_target_is_large(open_window: Open, size: tuple[int, int], look: str) -> None:
    window = open_window(*size)
    theme(window).setProperty("highContrast", look == "contrast")
    theme(window).setProperty("largeText", look == "large")
    finger = Finger(window.window)
    faults: dict[str, list[str]] = {}

    def examine(name: str) -> None:
        finger.rest()
        found = cut_texts(window) + small_targets(window)
        if found:
            faults[name] = found

    examine("home")
    window.visit.go("find")
    examine("doors")
    window.visit.model.openEvent("birth")
    examine("list")
    window.visit.model.open("1.004222")
    examine("sheet")
    window.visit.callOfficer()
    examine("help")
    assert faults == {}


def test_a_procedure_is_found_by_touching_keys(open_window: Open) -> None:
    window = open_window(1080, 1920)
    finger = Finger(window.window)
    finger.touch("Nộp hồ sơ")
    finger.wait(lambda: window.visit.page == "find", "find")
    finger.rest()
    finger.touch("Tên thủ tục, ví dụ: khai sinh")
    finger.wait_for("dấu cách")
    for key in "dang ky thuong tru":
        finger.touch("dấu cách" if key == " " else key)
    assert window.visit.model.query == "dang ky thuong tru"
    finger.touch("Xong")
    finger.touch("Đăng ký thường trú")
    finger.wait(lambda: window.visit.page == "sheet", "sheet")
    assert window.visit.model.name == "Đăng ký thường trú"
    assert window.visit.model.fee == "20.000 đồng"
    finger.touch("Quay lại")
    assert window.visit.page == "find"


def test_the_sheet_of_an_undetailed_procedure_says_so_and_lets_it_be_filed(open_window: Open) -> None:
    window = open_window(1080, 1920)
    window.visit.go("find")
    window.visit.model.open("1.000005")
    finger = Finger(window.window)
    finger.wait_for("Máy chưa có danh mục giấy tờ đầy đủ")
    assert not window.visit.model.detailed
    assert finger.sees("Nộp hồ sơ thủ tục này")


def test_idle_asks_then_forgets(open_window: Open) -> None:
    window = open_window(1080, 1920)
    window.visit.go("find")
    theme(window).setProperty("largeText", True)
    for _ in range(451):
        window.shell.tick()
    finger = Finger(window.window)
    finger.wait_for("Quý khách còn ở đây không?")
    finger.touch("Tôi vẫn đang làm")
    assert not window.shell.idleAsked
    for _ in range(651):
        window.shell.tick()
    assert window.visit.page == "home"
    assert theme(window).property("largeText") is False
