"""The keys of the screen write into real fields: Vietnamese where wanted, plain letters in codes and addresses."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.ui.app import QML
from kiosk.ui.fonts import load_fonts
from kiosk.ui.icons import IconProvider
from kiosk.ui.keyboard import KeyboardModel

PAGE = b"""
import QtQuick
import QtQuick.Window
import Kiosk.Controls

Window {
    width: 800; height: 300; visible: true
    property string mode: "text"
    property alias text: box.text
    property alias cursor: box.cursorPosition
    function select(from: int, to: int): void { box.select(from, to) }
    InputBox { id: box; mode: parent.Window.window.mode; Accessible.name: "box"; focus: true }
}
"""
BACK, TONE = "\b", "\t"  # in the tests' words: erase; the next letter is a tone key


class Board:
    """A field and the keyboard's model."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window, self.keyboard = window, KeyboardModel()

    def type(self, keys: str | list[str]) -> str:
        tone = False
        for key in keys:
            if key == TONE:
                tone = True
            elif key == BACK:
                self.keyboard.erase()
            elif tone:
                self.keyboard.tone(key)
                tone = False
            else:
                self.keyboard.press(key)
        return str(self.window.property("text"))


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[Board]:
    load_fonts()
    engine = QQmlApplicationEngine()
    engine.addImageProvider("icon", IconProvider())
    engine.addImportPath(str(QML))
    engine.loadData(PAGE, QUrl("file:///page.qml"))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.requestActivate()
    qtbot.waitUntil(lambda: isinstance(window.activeFocusItem(), QObject) and window.isActive())
    yield Board(window)
    window.close()
    engine.deleteLater()


@pytest.mark.parametrize(
    ("mode", "keys", "text"),
    [
        ("text", "nguyeenx vawn maaux", "nguyễn văn mẫu"),
        ("text", "nguyên\tx văn mâu\tx", "nguyễn văn mẫu"),
        ("text", "soos 12, toor 5", "số 12, tổ 5"),
        ("text", "facebook", "facebook"),
        ("text", "windows", "windows"),
        ("text", "so 29b1-234.56", "so 29b1-234.56"),
        ("email", "nguyeenx.dd@vidu.vn", "nguyeenx.dd@vidu.vn"),
        ("email", "asas\ts", "asas"),
        ("code", "H99.01-261123-0001", "H99.01-261123-0001"),
        ("code", "ddaaxs", "ddaaxs"),
        ("digits", "0990850", "0990850"),
        ("phone", "0900", "0900"),
        ("text", "hoafn\b", "hòa"),
        ("text", "hoaf\b", "hò"),
        ("text", "dduwowngf\b\b\b\b\b", ""),
        ("text", "an\b\b\b\b", ""),
        ("text", "xin chaof\bo", "xin chào"),
        ("email", "asf\b", "as"),
        ("email", ["a", "n", "_", "1", "@", "v", "i", "d", "u", ".com"], "an_1@vidu.com"),
    ],
)
def test_a_field_takes_what_it_is_for(board: Board, mode: str, keys: str | list[str], text: str) -> None:
    board.window.setProperty("mode", mode)
    assert board.type(keys) == text


def test_the_new_school(board: Board) -> None:
    board.keyboard.modern = True
    assert board.type("hoaf thuyr hoafn\b") == "hoà thuỷ hoà"


def test_in_the_middle_of_a_word(board: Board) -> None:
    assert board.type("hoan") == "hoan"
    board.window.setProperty("cursor", 3)
    assert board.type("f") == "hòan"  # the letters before the cursor are the word
    board.window.setProperty("cursor", 1)
    assert board.type("\b") == "òan"


def test_the_selection_goes_whole(board: Board) -> None:
    board.type("duowngf hoaf")
    board.window.select(2, 6)  # type: ignore[attr-defined] # a function of the page
    assert board.type("\b") == "dưhòa"


def test_shift_is_for_one_letter_and_twice_for_all(board: Board) -> None:
    board.keyboard.toggleShift()
    board.type("an ")
    board.keyboard.toggleShift()
    board.keyboard.toggleShift()
    assert board.type("dd") == "An Đ"
    board.keyboard.toggleShift()
    assert board.type("a") == "An Đa"
