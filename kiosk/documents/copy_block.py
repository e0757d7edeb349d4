"""The visible block of the agency's signature on a copy: a small page of its own that becomes the field's picture."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from kiosk.documents.typesetting import SERIF, register_fonts

WIDTH, PADDING, PICTURE = 104 * mm, 1.4 * mm, 14 * mm
LINE = Color(0.72, 0.08, 0.12)
STYLE = ParagraphStyle("copy", fontName=SERIF, fontSize=10, leading=11.4, splitLongWords=1)


def draw_block(lines: Sequence[str], fonts: Path, picture: Path | None, widest: float) -> tuple[bytes, float, float]:
    """A PDF of one page with these lines, and its width and height in points.

    picture: of the red seal, at the left of the words. widest: what the paper leaves room for.
    Raises OSError when the picture cannot be read.
    """
    register_fonts(str(fonts))
    width = min(WIDTH, widest)
    beside = PICTURE + PADDING if picture is not None and width > 2 * PICTURE else 0
    room = width - 2 * PADDING - beside
    words = [Paragraph(escape(line), STYLE) for line in lines]
    heights = [word.wrap(room, 1000)[1] for word in words]
    height = max(sum(heights), PICTURE if beside else 0) + 2 * PADDING
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1, initialFontName=SERIF)  # type: ignore[arg-type]
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.rect(0.4, 0.4, width - 0.8, height - 0.8)
    if picture is not None and beside:
        image = ImageReader(str(picture))
        canvas.drawImage(image, PADDING, (height - PICTURE) / 2, PICTURE, PICTURE, "auto", preserveAspectRatio=True)
    level = height - PADDING
    for word, tall in zip(words, heights, strict=True):
        level -= tall
        word.drawOn(canvas, PADDING + beside, level)
    canvas.showPage()
    canvas.save()
    return out.getvalue(), width, height
