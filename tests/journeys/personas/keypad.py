"""What a person does who sees nothing: keys, and what the voice says."""

from PySide6.QtCore import Qt
from PySide6.QtQml import QQmlProperty, qmlContext
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.journeys.personas.centre import Centre

Key = Qt.Key
FARTHEST = 60  # keys to any control of a page


class Voice:
    """Implements ports.Speech; remembers."""

    available = True
    speaking = False

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str, language: str) -> None:
        assert language == "vi"
        self.said.append(text)

    def hush(self) -> None:
        pass


class Keypad:
    """Tab, arrows, Enter, F1, letters and digits. Whatever the focus comes to must be said, or she is lost."""

    def __init__(self, centre: Centre, voice: Voice) -> None:
        self.centre, self.voice = centre, voice
        self.silent: list[str] = []  # controls that the focus came to without a word
        centre.window.requestActivate()
        centre.until(centre.window.isActive, "the keys reach the window")

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.centre.window, key)
        self.centre.finger.rest(0.03)

    def types(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.centre.window, letter)
        self.centre.finger.rest(0.05)

    def hears(self, words: str) -> str:
        """Waits until the voice says something with these words, after what was heard before; returns it."""
        self.centre.until(lambda: any(words in said for said in self.voice.said), f"the voice: {words}", 30)
        heard = next(said for said in self.voice.said if words in said)
        self.centre.finger.rest(0.6)  # a page that has just begun is not cut short by its first control
        return heard

    def press(self, name: str, key: Qt.Key = Key.Key_Return) -> None:
        """On with Tab until the voice names it, then press."""
        self.go_to(name)
        self.voice.said.clear()
        self.key(key)

    def go_to(self, name: str, key: Qt.Key = Key.Key_Tab) -> None:
        passed = []
        for _ in range(FARTHEST):
            if self._name == name:
                return
            before = len(self.voice.said)
            self.key(key)
            passed.append(self._name)
            if self._name and not any(said.startswith(self._name) for said in self.voice.said[before:]):
                self.silent.append(self._name)
        raise AssertionError(f"{name!r} is not reached; passed {passed}")

    @property
    def _name(self) -> str:
        item: QQuickItem | None = self.centre.window.activeFocusItem()
        context = qmlContext(item) if item else None
        return str(QQmlProperty.read(item, "Accessible.name", context) or "") if context else ""
