"""The judge of the layouts is itself judged: it finds each planted defect, and nothing on a sound page."""

from collections.abc import Iterator

import pytest
from layout_audit import Finding, audit
from long_locale import PLACE, longer
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk.ui.fonts import load_fonts

PAGE = """
import QtQuick
import QtQuick.Window
import QtQuick.Templates as T

Window {
    width: 800; height: 800; visible: true; color: "white"
    component Word: Text { font.family: "Inter"; font.pixelSize: 30; color: "black" }
    component Key: T.Button {
        width: 120; height: 100
        Accessible.name: text
        background: Rectangle { color: "#eeeeee" }
        contentItem: Word { text: parent.text }
    }
    BODY
}
"""
SOUND = """
    Word { id: head; x: 20; y: 20; text: "Sáng rõ"; font.pixelSize: 40 }
    Key { x: 20; y: 100; text: "Một" }
    Key { x: 160; y: 100; text: "Hai" }
    Flickable {
        x: 20; y: 300; width: 400; height: 120; clip: true; contentHeight: 500
        Word { y: 90; text: "dưới mép" }
        Key { y: 400; text: "Ba" }
    }
    Item {
        id: over
        anchors.fill: parent
        Word { x: 500; y: 500; text: "bị tờ che" }
        Rectangle {
            anchors.fill: parent
            color: "#b0000000"
            visible: over.cover
            Rectangle { x: 100; y: 200; width: 600; height: 200; Word { x: 20; y: 20; text: "tờ" } }
        }
        readonly property bool cover: false
    }
    T.TextField { x: 500; y: 600; width: 200; height: 100; focus: true; font.pixelSize: 30; Accessible.name: "ô" }
"""
PLANTED = [
    ("cut", "dài hơn", 'Word { width: 90; elide: Text.ElideRight; text: "dài hơn chỗ của nó" }'),
    ("runs out", "tràn", 'Word { width: 60; text: "tràn ra ngoài" }'),
    ("runs out", "cao", 'Word { width: 200; height: 30; wrapMode: Text.Wrap; text: "cao hơn cái ô của nó nhiều" }'),
    ("clipped", "khuất", 'Item { width: 60; height: 60; clip: true; Word { text: "khuất bên phải" } }'),
    ("clipped", "không cuộn", 'Flickable { width: 300; height: 20; clip: true; contentHeight: 20; '
     'Word { text: "không cuộn" } }'),
    ("outside", "ngoài cửa", 'Word { x: 740; text: "ngoài cửa sổ" }'),
    ("outside", "nút ngoài", 'Key { x: 760; y: 700; text: "nút ngoài" }'),
    ("overlap", "chữ trên chữ", 'Word { x: 20; y: 600; text: "chữ trên chữ" } '
     'Word { x: 60; y: 610; text: "đè lên" }'),
    ("overlap", "dưới nút", 'Word { x: 20; y: 640; text: "dưới nút" } Key { x: 60; y: 600; text: "đè" }'),
    ("covered", "nửa che", 'Word { x: 20; y: 640; text: "nửa che" } '
     'Rectangle { x: 60; y: 600; width: 100; height: 100; color: "#dddddd" }'),
    ("small", "bé", 'Key { x: 20; y: 600; width: 50; text: "bé" }'),
    ("unnamed", "QQuickButton", 'T.Button { x: 20; y: 600; width: 100; height: 100 }'),
    ("contrast", "nhạt", 'Word { x: 20; y: 600; color: "#999999"; text: "nhạt" }'),
    ("contrast", "đoạn văn", 'Word { x: 20; y: 600; font.pixelSize: 20; color: "#707070"; '
     'text: "đoạn văn dài phải đậm hơn một nhãn ngắn, vì người ta đọc nó từ đầu đến cuối" }'),
    ("contrast", "mờ", 'Word { x: 20; y: 600; opacity: 0.4; text: "mờ" }'),
    ("tiny", "li ti", 'Word { x: 20; y: 600; font.pixelSize: 12; text: "li ti" }'),
    ("tiny", "co lại", 'Word { x: 20; y: 600; width: 40; fontSizeMode: Text.HorizontalFit; minimumPixelSize: 8; '
     'text: "co lại quá bé" }'),
    ("hidden", "ô khuất", 'Item { y: 600; width: 300; height: 60; clip: true; T.TextField { width: 200; height: 100; '
     'focus: true; Accessible.name: "ô khuất" } }'),
]  # fmt: skip


@pytest.fixture
def judge(qtbot: QtBot) -> Iterator[object]:
    load_fonts()
    engines: list[QQmlApplicationEngine] = []

    def judge_(body: str) -> list[Finding]:
        engine = QQmlApplicationEngine()
        engines.append(engine)
        engine.loadData(PAGE.replace("BODY", body).encode(), QUrl("file:///page.qml"))
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        qtbot.waitUntil(window.isExposed)
        window.requestActivate()
        qtbot.waitUntil(window.isActive)
        return audit(window, 96)

    yield judge_
    for engine in engines:
        engine.rootObjects()[0].close()
        engine.deleteLater()


def test_a_sound_page_is_left_alone(judge) -> None:  # type: ignore[no-untyped-def]
    assert judge(SOUND) == []
    assert judge(SOUND.replace("cover: false", "cover: true")) == []


@pytest.mark.parametrize(("kind", "words", "body"), PLANTED, ids=[f"{kind}-{words}" for kind, words, _ in PLANTED])
def test_a_planted_defect_is_found(judge, kind: str, words: str, body: str) -> None:  # type: ignore[no-untyped-def]
    found = judge(body)
    assert any(f.kind == kind and f.what.startswith(words) for f in found), found


@pytest.mark.parametrize("text", ["Xong", "Bước %1 trong %2: %3", "Vui lòng giơ tay để cán bộ trong sảnh nhìn thấy."])
def test_the_long_locale_is_longer_and_keeps_its_places(text: str) -> None:
    assert len(longer(text)) >= 1.4 * len(PLACE.sub("", text))
    assert PLACE.findall(longer(text)) == PLACE.findall(text)
    assert longer(text).startswith(f"[{text}")
