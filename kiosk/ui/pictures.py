"""Drawings of readers and cards, in the colours of the look: the SVG files of resources/pictures."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "pictures"
ROLES = ("inkColour", "surfaceColour", "lineColour", "accentColour", "goldColour")  # as the files write them


class PictureProvider(QQuickImageProvider):
    """`image://picture/<name>/<rrggbb>-<rrggbb>-...`, one colour for each of ROLES."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:
        """Raises OSError for a name that is not shipped: a page's mistake, not a fault."""
        name, _, colours = id.partition("/")
        svg = (FOLDER / f"{name}.svg").read_text("utf-8")
        for role, colour in zip(ROLES, colours.split("-"), strict=True):
            svg = svg.replace(role, f"#{colour}")
        image = QImage(requested.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        return image
