"""Text put into the field that has the focus, the way an input method gives it: every field takes it so."""

import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent

from kiosk.ui import telex
from kiosk.ui.telex import accent, compose

LAST_WORD = re.compile(r"[^\W\d_]*$")
Query = Qt.InputMethodQuery
Hint = Qt.InputMethodHint
PLAIN = Hint.ImhDigitsOnly | Hint.ImhEmailCharactersOnly | Hint.ImhLatinOnly  # no Vietnamese is composed there


def put(text: str, modern: bool = False) -> None:
    """One letter, digit or sign."""
    if text.isalpha() and not _plain():
        word = _word()
        _replace(word, compose(word, text, modern))
    else:
        _replace("", text)


def put_tone(key: str, modern: bool = False) -> None:
    word = _word()
    _replace(word, accent(word, key, modern))


def erase(modern: bool = False) -> None:
    """The selection, or the letter before the cursor; the tone of what is left goes where it belongs."""
    word = "" if _ask(Query.ImCurrentSelection) or _plain() else _word()
    if word:
        _replace(word, telex.erase(word, modern))
    else:
        _send_key(Qt.Key.Key_Backspace)


def enter() -> None:
    _send_key(Qt.Key.Key_Return, "\r")


def _plain() -> bool:
    """A code, a number, an address: its letters are left as they are."""
    return bool(Hint(_ask(Query.ImHints) or 0) & PLAIN)


def _word() -> str:
    """The letters before the cursor."""
    around, cursor = _ask(Query.ImSurroundingText), _ask(Query.ImCursorPosition)
    found = LAST_WORD.search(str(around or "")[: int(cursor or 0)])
    return found.group() if found else ""


def _replace(word: str, new: str) -> None:
    """Put `new` in place of `word`, touching only what differs: the rest keeps its place on the screen."""
    if word == new:
        return
    same = 0
    while same < min(len(word), len(new)) and word[same] == new[same]:
        same += 1
    event = QInputMethodEvent()
    event.setCommitString(new[same:], same - len(word), len(word) - same)
    _send(event)


def _ask(query: Qt.InputMethodQuery) -> Any:
    event = QInputMethodQueryEvent(query)
    return event.value(query) if _send(event) else None


def _send_key(key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _send(event: QEvent) -> bool:
    field = QGuiApplication.focusObject()
    return bool(field) and QCoreApplication.sendEvent(field, event)
