"""The typeface of the screen, from resources/fonts: never the system's."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
HOME_FACES, OTHER_FACES = ("Regular", "SemiBold", "Bold"), ("Medium",)


def load_fonts() -> None:
    """Make Inter the application's typeface, in the weights that home shows. Call once, after QGuiApplication."""
    _add(HOME_FACES)
    QGuiApplication.setFont(QFont("Inter"))


def load_other_fonts() -> None:
    """The weights of the pages behind home, once the first picture is shown."""
    _add(OTHER_FACES)


def _add(faces: tuple[str, ...]) -> None:
    for face in faces:
        QFontDatabase.addApplicationFont(str(FOLDER / f"Inter-{face}.otf"))
