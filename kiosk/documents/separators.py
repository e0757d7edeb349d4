"""Tờ phân cách: laid before each paper in the feeder, so that one pass fills every slot. Printed once, used again."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from kiosk.documents.typesetting import SERIF, register_fonts
from kiosk.domain.paper import shortened
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.scanning import separator_code

PLAIN, BOLD = SERIF, f"{SERIF}-Bold"
CODE_MM = 64
MARGIN = 25 * mm
NAME_MOST = 300


def separator_sheets(documents: Sequence[RequiredDocument], procedure_name: str, fonts: Path) -> bytes:
    """One A4 page for each document of a procedure."""
    register_fonts(str(fonts))
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle("Tờ phân cách")
    for place, document in enumerate(documents, 1):
        _sheet(canvas, place, document, procedure_name)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _sheet(canvas: Canvas, place: int, document: RequiredDocument, procedure_name: str) -> None:
    width, height = A4
    canvas.setFont(BOLD, 26)
    canvas.drawCentredString(width / 2, height - 35 * mm, "TỜ PHÂN CÁCH")
    canvas.setFont(PLAIN, 12)
    canvas.drawCentredString(
        width / 2, height - 43 * mm, "Đặt tờ này ngay trước giấy tờ ghi bên dưới rồi quét cả chồng."
    )
    _code(canvas, separator_code(document.id), (width - CODE_MM * mm) / 2, height - 120 * mm)
    canvas.setFont(BOLD, 72)
    canvas.drawCentredString(width / 2, height - 150 * mm, str(place))
    y = height - 168 * mm
    for line in _wrapped(shortened(document.name, NAME_MOST), BOLD, 18, width - 2 * MARGIN):
        canvas.setFont(BOLD, 18)
        canvas.drawCentredString(width / 2, y, line)
        y -= 9 * mm
    y -= 4 * mm
    for line in _wrapped(shortened(procedure_name, NAME_MOST), PLAIN, 12, width - 2 * MARGIN):
        canvas.setFont(PLAIN, 12)
        canvas.drawCentredString(width / 2, y, line)
        y -= 6 * mm


def _code(canvas: Canvas, text: str, x: float, y: float) -> None:
    rows = [list(row) for row in segno.make_qr(text, error="h").matrix_iter(border=2)]
    side = CODE_MM * mm / len(rows)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                canvas.rect(x + across * side, y + (len(rows) - 1 - down) * side, side, side, stroke=0, fill=1)


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
