"""Which language the screen speaks. Vietnamese is the source language, so it needs no file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQml import QQmlEngine

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "i18n"
DRAFTS = FOLDER.parents[1] / "build" / "i18n"  # what only developers see: "xx", every text longer


class Translations:
    """Changes every text on the screen at once."""

    def __init__(self, engine: QQmlEngine) -> None:
        self._engine = engine
        self._translator: QTranslator | None = None
        self.language = "vi"

    def use(self, language: str) -> None:
        """Change every text on the screen. A text without a translation stays Vietnamese."""
        if language == self.language:
            return
        if self._translator:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if language != "vi":
            self._translator = QTranslator()
            folder = DRAFTS if language == "xx" else FOLDER
            self._translator.load(str(folder / f"kiosk_{language}.qm"))
            QCoreApplication.installTranslator(self._translator)
        self.language = language
        self._engine.retranslate()
