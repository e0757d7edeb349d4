"""Sheets of paper, their letters, and the way a story becomes the bytes of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import segno
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, HRFlowable, PageBreak, PageTemplate, TableStyle

from kiosk.documents.archive import Imprint, make_archival

SERIF = "KioskSerif"
ALL = ((0, 0), (-1, -1))  # every cell of a table


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in points. `scale`: of the letters, 1 is what an A5 form has."""

    width: float
    height: float
    margin: float
    scale: float

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin


PAPERS = {
    "A5": Paper(*A5, 11 * mm, 1.0),
    "A4": Paper(*A4, 18 * mm, 1.15),
    "A4 landscape": Paper(A4[1], A4[0], 12 * mm, 1.0),
}


@dataclass(frozen=True, slots=True)
class Letters:
    """The styles of one scale."""

    body: ParagraphStyle
    centre: ParagraphStyle
    head: ParagraphStyle
    motto: ParagraphStyle
    cell: ParagraphStyle
    cell_centre: ParagraphStyle
    cell_right: ParagraphStyle
    title: ParagraphStyle
    note: ParagraphStyle


@cache
def letters(scale: float) -> Letters:
    def style(name: str, parent: ParagraphStyle | None, size: float, leading: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent, fontName=SERIF, fontSize=size * scale, leading=leading * scale, **more)

    body = style("body", None, 10, 12.2, spaceAfter=1.2 * scale, splitLongWords=1)
    centre = style("centre", body, 10, 12.2, alignment=TA_CENTER, spaceAfter=0)
    cell = style("cell", body, 9, 11, spaceAfter=0)
    return Letters(
        body=body,
        centre=centre,
        head=style("head", centre, 8.6, 10.6),
        motto=style("motto", centre, 9.4, 10.6),
        cell=cell,
        cell_centre=style("cell-centre", cell, 9, 11, alignment=TA_CENTER),
        cell_right=style("cell-right", cell, 9, 11, alignment=TA_RIGHT),
        title=style("title", centre, 13, 15.5),
        note=style("note", body, 7.6, 9, spaceAfter=0),
    )


@lru_cache(maxsize=2)
def register_fonts(folder: str) -> None:
    """Liberation Serif has the widths of Times New Roman, the letter that Decree 30/2020 asks for."""
    faces = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "BoldItalic"}
    for suffix, face in faces.items():
        registerFont(TTFont(SERIF + suffix, str(Path(folder) / f"LiberationSerif-{face}.ttf")))
    registerFontFamily(SERIF, *(SERIF + suffix for suffix in faces))


def make_pdf(copies: Sequence[Sequence[Flowable]], paper: Paper, imprint: Imprint, foot: str) -> bytes:
    """One archival document with every copy, each beginning on a page of its own and counting its own pages.

    The same stories give the same bytes.
    """
    top, bottom = 0.73 * paper.margin, 0.9 * paper.margin
    out = BytesIO()
    document = BaseDocTemplate(
        out, pagesize=(paper.width, paper.height), title=imprint.title, author=imprint.author, lang="vi-VN", invariant=1
    )
    frame = Frame(paper.margin, bottom, paper.inner, paper.height - top - bottom, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    story: list[Flowable] = []
    for number, copy in enumerate(copies):
        story += [*([PageBreak()] if number else []), _Copy(number), *copy]

    def canvas_for(*args: Any, **options: Any) -> Canvas:
        return CountingCanvas(paper, imprint, foot, *args, **options)

    document.build(story, canvasmaker=canvas_for)
    return out.getvalue()


class CountingCanvas(Canvas):
    """Writes the foot of a page when all are there: only then is it known how many a copy has.

    Each page opens in our letter: in Helvetica it would leave a font in the file that is not embedded.
    """

    def __init__(self, paper: Paper, imprint: Imprint, foot: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "initialFontName": SERIF, "pageCompression": 1})
        self.copy, self._pages = 0, list[dict[str, Any]]()
        self._paper, self._imprint, self._foot = paper, imprint, foot

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out

    def save(self) -> None:
        pages = self._pages
        totals = [page["copy"] for page in pages]
        done: dict[int, int] = {}
        for page in pages:
            self.__dict__.update(page)
            done[self.copy] = done.get(self.copy, 0) + 1
            self._write_foot(done[self.copy], totals.count(self.copy))
            super().showPage()
        make_archival(self, self._imprint)
        super().save()

    def _write_foot(self, number: int, total: int) -> None:
        if total > 1:
            size, level = 7.5 * self._paper.scale, 0.5 * self._paper.margin
            self.setFont(SERIF, size)
            self.drawString(self._paper.margin, level, self._foot)
            self.drawRightString(self._paper.width - self._paper.margin, level, f"Trang {number}/{total}")


class _Copy(Flowable):
    """Draws nothing: tells the canvas which copy the pages belong to."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def wrap(self, *available: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        cast(CountingCanvas, self.canv).copy = self._number


def table_style(vertical: float, horizontal: float, *commands: tuple[Any, ...]) -> TableStyle:
    """A table style with this padding, points; in our letter also where a cell is empty."""
    sides = (("TOP", vertical), ("BOTTOM", vertical), ("LEFT", horizontal), ("RIGHT", horizontal))
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), points) for side, points in sides]
    return TableStyle([("FONTNAME", *ALL, SERIF), *commands, *padding])


def underline(width: float) -> Flowable:
    return HRFlowable(width=width, thickness=0.6, color=black, spaceBefore=3, spaceAfter=3)


class QrSymbol(Flowable):
    """Vector squares: sharp at any resolution of the office printer. Quiet zone of 4 modules, level M."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self.width = self.height = side
        self._modules = list(segno.make(text, error="m", micro=False, boost_error=False).matrix_iter(border=4))

    def wrap(self, *available: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        step = self.width / len(self._modules)
        for y, row in enumerate(self._modules, 1):
            for x, dark in enumerate(row):
                if dark:
                    self.canv.rect(x * step, self.height - y * step, step, step, stroke=0, fill=1)
