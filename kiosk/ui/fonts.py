"""The typeface of the screen, from resources/fonts: never the system's."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = ("Regular", "Medium", "SemiBold", "Bold")


def load_fonts() -> None:
    """Make Inter the application's typeface. Call once, after QGuiApplication."""
    for face in FACES:
        QFontDatabase.addApplicationFont(str(FOLDER / f"Inter-{face}.otf"))
    QGuiApplication.setFont(QFont("Inter"))
