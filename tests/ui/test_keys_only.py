"""A whole visit with keys alone: Tab, arrows, Enter, Escape, digits. The focus is always seen, named and in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from filing_bench import CAN, PERMANENT_RESIDENCE
from filing_shots import FilingWalk
from layout_audit import audit
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQml import QQmlProperty, qmlContext
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.fonts import load_fonts

Key = Qt.Key
FARTHEST = 60  # keys to any control of a page


class Voice:
    """Remembers what it was asked to say."""

    available = True
    speaking = False

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str, language: str) -> None:
        self.said.append(text)

    def hush(self) -> None:
        self.said.append("")


class Hands:
    """On a keypad. Goes by what the voice would say, as one who does not see the screen."""

    def __init__(self, walk: FilingWalk) -> None:
        self.walk = walk
        self.faults: list[str] = []

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.walk.window, key)
        self.walk.finger.rest(0.02)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.walk.window, letter)
        self.walk.finger.rest(0.05)

    @property
    def at(self) -> QQuickItem | None:
        return self.walk.window.activeFocusItem()

    @property
    def name(self) -> str:
        context = qmlContext(self.at) if self.at else None
        return str(QQmlProperty.read(self.at, "Accessible.name", context) or "") if context else ""

    def go_to(self, name: str, key: Qt.Key = Key.Key_Tab) -> None:
        """On with one key until the control of this name has the focus."""
        self.walk.finger.rest(0.15)
        passed = []
        for _ in range(FARTHEST):
            if self.name == name:
                self.look()
                return
            self.key(key)
            passed.append(self.name)
        raise AssertionError(f"{name!r} is not reached; passed {passed}")

    def press(self, name: str, key: Qt.Key = Key.Key_Return) -> None:
        self.go_to(name)
        self.key(key)

    def look(self) -> None:
        """What has the focus is in sight and marked."""
        item = self.at
        assert item is not None
        top = item.mapToScene(item.boundingRect().topLeft()).y()
        if top < 0 or top + item.height() > self.walk.window.height():
            self.faults.append(f"{self.name}: out of sight")
        if not (item.inherits("QQuickTextInput") or _ringed(item)):
            self.faults.append(f"{self.name}: the focus is not seen")
        self.faults += [str(f) for f in audit(self.walk.window, 0) if f.kind == "hidden"]


def _ringed(item: QQuickItem) -> bool:
    if item.metaObject().className().startswith("FocusRing"):
        return item.isVisible()
    return any(_ringed(child) for child in item.childItems())


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    load_fonts()
    walk = FilingWalk(tmp_path, 1080, 1920)
    walk.theme.setProperty("still", True)
    walk.window.requestActivate()
    qtbot.waitUntil(walk.window.isActive)
    yield Hands(walk)
    walk.close()
    walk.engine.deleteLater()


def test_from_home_to_a_dossier(hands: Hands) -> None:
    walk = hands.walk
    visit = walk.visit
    hands.press("Nộp hồ sơ")
    walk.until(lambda: visit.page == "find", "find")
    hands.go_to("Tên thủ tục, ví dụ: khai sinh")
    hands.type("dang ky thuong tru")
    hands.key(Key.Key_Tab)
    hands.go_to("Đăng ký thường trú", Key.Key_Down)
    hands.key(Key.Key_Return)
    walk.until(lambda: visit.page == "sheet", "sheet")
    hands.press("Nộp hồ sơ thủ tục này", Key.Key_Space)
    walk.until(lambda: visit.page == "card", "card")
    walk.finger.rest(0.2)
    hands.type(CAN[:3] + "9")
    hands.key(Key.Key_Backspace)
    hands.type(CAN[3:])
    assert walk.model.digits == CAN
    hands.press("Tiếp tục")
    walk.bench.reader.put_card()
    walk.until(lambda: visit.page == "confirm", "confirm")
    hands.press("Đúng là tôi")
    walk.until(lambda: visit.page == "case", "case")
    hands.press(walk.model.cases[0]["text"])
    hands.press("Tiếp tục")
    walk.until(lambda: visit.page == "details", "details")
    answer_everything(hands)
    walk.until(lambda: visit.page == "papers", "papers")
    hands.press("Mang tất cả giấy còn lại ra quầy")
    walk.settle()
    hands.press("Tiếp tục")
    walk.until(lambda: visit.page == "review" and walk.model.ready, "review")
    hands.press("Nộp hồ sơ")
    walk.until(lambda: visit.page == "submitted", "submitted")
    walk.settle()
    assert walk.model.code
    hands.press("Xong")
    assert hands.faults == []


def answer_everything(hands: Hands) -> None:
    walk = hands.walk
    while walk.visit.page == "details":
        details = walk.model
        number, ask = details.number, details.ask
        walk.finger.rest(0.15)
        if ask == "province":
            hands.go_to("Gõ tên để tìm, không cần dấu")
            hands.type("ha noi")
            hands.key(Key.Key_Tab)
            hands.go_to("Thành phố Hà Nội", Key.Key_Down)
            hands.key(Key.Key_Space)
        elif ask == "commune":
            hands.go_to("Gõ tên để tìm, không cần dấu")
            hands.key(Key.Key_Tab)
            hands.key(Key.Key_Down)
            hands.look()
            hands.key(Key.Key_Return)
        elif ask == "choice":
            hands.press(details.options[1]["label"], Key.Key_Space)
        elif ask in ("phone", "date"):
            hands.type("0900000000" if ask == "phone" else "05111990")
        elif not details.optional:
            hands.type("099" if ask == "code" else "So 12 To 5")
        if ask in ("text", "email", "code"):
            hands.key(Key.Key_Return)  # the field has the focus from the beginning
        else:
            skipped = details.optional and details.value == ""
            hands.press("Bỏ qua câu này" if skipped else "Xong" if details.last else "Tiếp tục")
        walk.settle()
        if walk.visit.page == "details" and walk.model.number == number:
            raise AssertionError(f"question {number} ({ask}) does not take its answer: {details.complaint}")


def test_escape_goes_back_and_a_sheet_takes_the_keyboard(hands: Hands) -> None:
    walk = hands.walk
    hands.press("Nộp hồ sơ")
    walk.until(lambda: walk.visit.page == "find", "find")
    hands.key(Key.Key_Escape)
    assert walk.visit.page == "home"
    hands.press("Nộp hồ sơ", Key.Key_Space)
    walk.until(lambda: walk.visit.page == "find", "find")
    hands.go_to("Có con nhỏ", Key.Key_Down)
    before = hands.at
    walk.window.setProperty("leaving", True)
    walk.finger.rest(0.1)
    assert hands.name == "Ở lại làm tiếp"
    hands.key(Key.Key_Tab)
    assert hands.name == "Kết thúc"
    hands.key(Key.Key_Escape)
    walk.finger.rest(0.1)
    assert walk.window.property("leaving") is False
    assert hands.at == before
    assert hands.faults == []


def test_with_the_voice_on_pages_and_controls_are_told(hands: Hands) -> None:
    walk, voice = hands.walk, Voice()
    walk.kiosk.shell._tools = walk_with(walk, voice)
    hands.key(Key.Key_F1)
    assert voice.said[-1].startswith("Kính chào Quý khách")
    walk.finger.rest(0.6)
    hands.go_to("Nộp hồ sơ")
    assert voice.said[-1].startswith("Nộp hồ sơ. ")
    hands.key(Key.Key_Return)
    walk.until(lambda: walk.visit.page == "find", "find")
    walk.finger.rest(0.2)
    assert voice.said[-1].startswith("Quý khách cần làm thủ tục gì?")
    hands.key(Key.Key_F1)
    assert voice.said[-1] == ""
    told = len(voice.said)
    hands.key(Key.Key_Tab)
    assert len(voice.said) == told


def test_the_page_stays_under_a_finger(hands: Hands) -> None:
    """A touch gives the focus too; what is half in sight must not be brought up while it is being pressed."""
    walk = hands.walk
    walk.theme.setProperty("largeText", True)
    walk.finger.rest(0.1)
    area = next(item for item in _all(walk.window.contentItem()) if item.inherits("QQuickFlickable"))
    bottom = area.mapToScene(area.boundingRect().bottomLeft()).y()
    half = next(
        item
        for item in _all(area)
        if item.inherits("QQuickAbstractButton") and _top(item) < bottom < _top(item) + item.height()
    )
    before = area.property("contentY")
    device = QTest.createTouchDevice()
    at = QPoint(round(half.mapToScene(QPointF(half.width() / 2, 0)).x()), round(min(bottom - 2, _top(half) + 30)))
    QTest.touchEvent(walk.window, device).press(0, at, walk.window)
    walk.finger.rest(0.1)
    assert half.property("down")
    assert area.property("contentY") == before
    QTest.touchEvent(walk.window, device).release(0, at, walk.window)


def _all(root: QQuickItem) -> Iterator[QQuickItem]:
    for child in root.childItems():
        if child.isVisible():
            yield child
            yield from _all(child)


def _top(item: QQuickItem) -> float:
    return float(item.mapToScene(QPointF(0, 0)).y())


def walk_with(walk: FilingWalk, voice: Voice) -> object:
    from dataclasses import replace

    return replace(walk.bench.tools, speech=voice)


def test_a_scanner_that_types_reads_the_card_on_the_page_of_digits(hands: Hands) -> None:
    """The pad's keys are shortcuts and its buttons are pressed by spaces: neither may get hold of a card's QR."""
    walk = hands.walk
    walk.visit.procedure_code = PERMANENT_RESIDENCE
    walk.visit.go("sheet")
    walk.visit.go("card")
    walk.finger.rest(0.2)
    hands.go_to("Quay lại")  # where a space would leave the page
    walk.kiosk.wedge._now = lambda: 0.0  # quicker than any finger, on any machine
    hands.type("099085000011||NGUYEN VAN MAU|01011985|Nam|Hoa Mau|05112024")
    hands.key(Key.Key_Return)
    walk.until(lambda: walk.model.waiting, "the reading")
    assert (walk.model.rung, walk.model.digits) == ("qr", "")
    walk.bench.reader.put_card()
    walk.until(lambda: walk.visit.page == "confirm", "confirm")
