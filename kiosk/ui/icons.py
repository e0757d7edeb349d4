"""Line icons by name and colour, drawn from the SVG files of resources/icons."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
STROKE_PX = 2.5  # on an icon of the usual size; a larger one gets a little more, so that it does not look thin
USUAL_SIZE = 44


class IconProvider(QQuickImageProvider):
    """`image://icon/<name>/<rrggbb>` or, for the two-coloured mark, `<rrggbb>-<rrggbb>`."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:
        name, _, colours = id.partition("/")
        side = max(requested.width(), requested.height(), 1)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        # Transparent. Not fill(): one of its overloads takes a Qt.GlobalColor, and to choose among them PySide6 loads
        # every enum of Qt, 13 ms before the first picture.
        memoryview(image.bits())[:] = bytes(image.sizeInBytes())
        renderer = QSvgRenderer(QByteArray(_drawing(name, colours, side).encode()))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image


def _drawing(name: str, colours: str, side: int) -> str:
    """The SVG text in its colours. Raises OSError for a name that is not shipped: a page's mistake, not a fault."""
    svg = (FOLDER / f"{name}.svg").read_text("utf-8")
    first, _, second = colours.partition("-")
    stroke = STROKE_PX * max(1.0, (side / USUAL_SIZE) ** 0.5) * 24 / side
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke:.3f}"')
    return svg.replace("currentColor", f"#{first}").replace("secondColor", f"#{second or first}")
