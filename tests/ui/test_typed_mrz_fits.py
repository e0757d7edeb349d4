"""In large text every key of the typed zone is in sight: nobody finds a digit by scrolling."""

from pathlib import Path

import pytest
from card_shots import CardWalk
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.domain.typed_mrz import check_digit
from kiosk.ui.fonts import load_fonts

ROUNDING = 1.0  # px


def shown_scroll(walk: CardWalk) -> QQuickItem:
    """The scrolling part of the page that is shown."""
    items: list[QQuickItem] = [walk.window.contentItem()]
    found = []
    for item in items:  # grows on the way down
        if item.isVisible() and item.opacity() > 0:
            items += item.childItems()
            if item.inherits("QQuickFlickable") and item.property("contentHeight") > 0:
                found.append(item)
    return max(found, key=lambda item: item.height() * item.width())


@pytest.mark.parametrize("size", ["portrait", "small", "landscape"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_scroll_is_needed(qtbot: QtBot, tmp_path: Path, size: str, language: str) -> None:
    load_fonts()
    walk = CardWalk(tmp_path, *CardWalk.sizes[size])
    walk.to_card()
    walk.model.useMrz()
    walk.dress("large", language)
    over = {}
    for state, digits in (("empty", ""), ("wrong", f"085000011{check_digit('085000011')}8501999")):
        walk.copy(digits)
        walk.finger.rest(0.1)
        scroll = shown_scroll(walk)
        over[state] = scroll.property("contentHeight") - scroll.height()
    walk.speak("vi")
    walk.close()
    walk.engine.deleteLater()
    assert all(too_much <= ROUNDING for too_much in over.values()), over
