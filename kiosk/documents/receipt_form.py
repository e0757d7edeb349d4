"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01) as a PDF of A5 pages."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import segno
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from kiosk.domain.errors import ResourceBroken
from kiosk.domain.local_time import local_date, long_date_text, long_date_time_text
from kiosk.domain.paper import PaperLine, ReceiptForm, shortened

SERIF = "KioskSerif"
LONGEST_NAME = 240  # characters of a paper's name: what follows is explanation
MARGIN = 11 * mm
WIDTH = A5[0] - 2 * MARGIN
ALL = ((0, 0), (-1, -1))  # every cell of a table
NARROW, UNKNOWN = 7 * mm, "……"

BODY = ParagraphStyle("body", fontName=SERIF, fontSize=10, leading=12.2, splitLongWords=1)
CENTRE = ParagraphStyle("centre", BODY, alignment=TA_CENTER)
HEAD = ParagraphStyle("head", CENTRE, fontSize=8.6, leading=10.6)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=11)
CELL_CENTRE = ParagraphStyle("cell-centre", CELL, alignment=TA_CENTER)
TITLE = ParagraphStyle("title", CENTRE, fontSize=13, leading=15.5)
NOTE = ParagraphStyle("note", BODY, fontSize=7.6, leading=9)


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """The words of the form and what they rest on, from resources/forms/receipt_form.toml."""

    code: str
    title: tuple[str, ...]  # one text an output line
    copies: str
    basis: str
    in_force_from: str  # empty: not confirmed
    assumed: tuple[str, ...]
    head: dict[str, str]
    fields: dict[str, str]
    items: dict[str, str]
    table: dict[str, str]
    feet: dict[str, str]
    note_heading: str
    notes: tuple[str, ...]
    look_up: str

    @classmethod
    def load(cls, path: Path) -> "FormTemplate":
        """Raises: ResourceBroken."""
        try:
            text = tomllib.loads(path.read_text("utf-8"))
            notes = text.pop("notes")
            return cls(
                **{**text, "title": tuple(text["title"]), "assumed": tuple(text["assumed"])},
                note_heading=notes["heading"],
                notes=tuple(notes["lines"]),
                look_up=notes["look_up"],
            )
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as exc:
            raise ResourceBroken(path.name) from exc


def draw_receipt_form(form: ReceiptForm, template: FormTemplate, fonts: Path) -> bytes:
    """One copy of the form: a page, or more when the papers need them, with the table's head on each.

    The same form gives the same bytes.
    """
    _register_fonts(str(fonts))
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A5,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=8 * mm,
        bottomMargin=10 * mm,
        title=f"{' '.join(template.title)} {form.dossier_code}",
        author=form.centre.name,
        lang="vi-VN",
        invariant=1,
    )
    frame = Frame(MARGIN, 10 * mm, WIDTH, A5[1] - 18 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=partial(_page_foot, form.dossier_code)))
    story = [
        *_head(form, template),
        *_fields(form, template),
        *_papers(form.papers, template),
        *_items(form, template),
        *_feet(form, template),
    ]
    document.build(story, canvasmaker=_SerifCanvas)
    return out.getvalue()


class _SerifCanvas(Canvas):
    """Opens each page in our letter: in Helvetica it would leave a font in the file that is not embedded."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "initialFontName": SERIF})


@lru_cache(maxsize=2)
def _register_fonts(folder: str) -> None:
    """Liberation Serif has the widths of Times New Roman, the letter that Decree 30/2020 asks for."""
    faces = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "BoldItalic"}
    for suffix, face in faces.items():
        registerFont(TTFont(SERIF + suffix, str(Path(folder) / f"LiberationSerif-{face}.ttf")))
    registerFontFamily(SERIF, *(SERIF + suffix for suffix in faces))


def _page_foot(dossier_code: str, canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(SERIF, 7.5)
    canvas.drawString(MARGIN, 6 * mm, dossier_code)
    canvas.drawRightString(A5[0] - MARGIN, 6 * mm, f"Trang {document.page}")


def _head(form: ReceiptForm, template: FormTemplate) -> list[Flowable]:
    centre, words = form.centre, template.head
    left = [
        Paragraph(escape(centre.authority.upper()), HEAD),
        Paragraph(f"<b>{escape(centre.name.upper())}</b>", HEAD),
        _underline(18 * mm),
        Paragraph(f"{words['dossier_code']}: <b>{escape(form.dossier_code)}</b>", HEAD),
    ]
    right = [
        Paragraph(f"<b>{words['nation']}</b>", HEAD),
        Paragraph(f"<b>{words['motto']}</b>", ParagraphStyle("motto", HEAD, fontSize=9.4)),
        _underline(32 * mm),
        Paragraph(f"<i>{escape(centre.place)}, {long_date_text(local_date(form.received_at))}</i>", HEAD),
    ]
    columns = Table([[left, right]], colWidths=[WIDTH * 0.45, WIDTH * 0.55])
    symbol = 20 * mm
    lines = [Paragraph(f"<b>{line}</b>", TITLE) for line in template.title]
    title = [*lines, Paragraph(f"<i>{template.copies}</i>", CENTRE)]
    # The same width is left free at the right, so that the title stands in the middle of the sheet.
    banner = Table([[_QrSymbol(form.qr_text, symbol), title, ""]], colWidths=[symbol, WIDTH - 2 * symbol, symbol])
    for table, across in ((columns, "TOP"), (banner, "MIDDLE")):
        table.setStyle(_style(0, 0, ("VALIGN", *ALL, across), ("ALIGN", *ALL, "CENTER")))
    return [columns, Spacer(0, 1 * mm), banner, Spacer(0, 1 * mm)]


def _fields(form: ReceiptForm, template: FormTemplate) -> list[Flowable]:
    words = template.fields
    lines = [
        _field(words["centre"], form.centre.name),
        _field(words["applicant"], form.applicant_name, bold=True),
        _field(words["applicant_id"], form.applicant_id),
        _field(words["address"], form.applicant_address),
        _field(words["phone"], form.phone) + "&nbsp;&nbsp;&nbsp; " + _field(words["email"], form.email),
        _field(words["request"], form.request, bold=True),
    ]
    if form.owner_name:
        lines += [
            _field(words["owner"], form.owner_name, bold=True),
            _field(words["owner_address"], form.owner_address),
        ]
    return [Paragraph(line, BODY) for line in lines]


def _papers(papers: tuple[PaperLine, ...], template: FormTemplate) -> list[Flowable]:
    words = template.table

    def bold(key: str) -> Paragraph:
        return Paragraph(f"<b>{words[key]}</b>", CELL_CENTRE)

    rows: list[list[object]] = [
        [bold("number"), bold("name"), bold("amount"), "", ""],
        ["", "", bold("originals"), bold("certified"), bold("copies")],
    ]
    for number, paper in enumerate(papers, 1):
        detail = ", ".join(filter(None, (f"{paper.pages} trang" if paper.pages else "", paper.where)))
        name = escape(shortened(paper.name, LONGEST_NAME)) + (f" <i>({escape(detail)})</i>" if detail else "")
        amounts = (paper.originals, paper.certified, paper.copies)
        rows.append(
            [
                Paragraph(str(number), CELL_CENTRE),
                Paragraph(name, CELL),
                *(Paragraph(str(n or ""), CELL_CENTRE) for n in amounts),
            ]
        )
    counts = (12 * mm, 18 * mm, 12 * mm)
    table = Table(rows, colWidths=[NARROW, WIDTH - NARROW - sum(counts), *counts], repeatRows=2, splitInRow=1)
    spans = [("SPAN", (2, 0), (4, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))]
    frame = [("GRID", *ALL, 0.5, black), ("VALIGN", *ALL, "MIDDLE")]
    table.setStyle(_style(1, 3, *spans, *frame))
    return [Paragraph(f"{template.items['papers']}:", BODY), Spacer(0, 1 * mm), table, Spacer(0, 1.5 * mm)]


def _items(form: ReceiptForm, template: FormTemplate) -> list[Flowable]:
    words = template.items
    due = long_date_time_text(form.due_at) if form.due_at else "Trung tâm sẽ thông báo"
    register = words["register"].format(book=form.register_book or UNKNOWN, number=form.register_number or UNKNOWN)
    lines = [
        _field(words["count"], f"{form.dossier_count} (bộ)"),
        _field(words["term"], form.term_text),
        _field(words["received"], long_date_time_text(form.received_at)),
        _field(words["due"], due, bold=True),
        _field(words["return_place"], form.return_place),
        _field(words["fee"], form.fee_text),
        escape(register),
    ]
    return [Paragraph(line, BODY) for line in lines]


def _feet(form: ReceiptForm, template: FormTemplate) -> list[Flowable]:
    words = template.feet

    def foot(key: str, name: str) -> list[Flowable]:
        return [
            Paragraph(f"<b>{words[key]}</b>", CENTRE),
            Paragraph(f"<i>{words['sign']}</i>", CENTRE),
            Spacer(0, 10 * mm),
            Paragraph(f"<b>{escape(name)}</b>", CENTRE),
        ]

    feet = Table([[foot("applicant", form.applicant_name), foot("officer", form.officer_name)]], [WIDTH / 2] * 2)
    feet.setStyle(_style(0, 2, ("VALIGN", *ALL, "TOP")))
    look_up = template.look_up.format(address=form.centre.look_up_address, phone=form.centre.phone)
    notes = [f"- {escape(line)}" for line in (*template.notes, look_up)]
    return [
        Spacer(0, 2 * mm),
        KeepTogether([feet]),
        Spacer(0, 1 * mm),
        KeepTogether(
            [
                HRFlowable(width="100%", thickness=0.4, color=black, spaceAfter=1 * mm),
                Paragraph(f"<b><i>{template.note_heading}:</i></b>", NOTE),
                *(Paragraph(line, NOTE) for line in notes),
            ]
        ),
    ]


def _field(label: str, value: str, bold: bool = False) -> str:
    shown = escape(value) or UNKNOWN
    return f"{label}: <b>{shown}</b>" if bold else f"{label}: {shown}"


def _underline(width: float) -> Flowable:
    return HRFlowable(width=width, thickness=0.6, color=black, spaceBefore=2, spaceAfter=2.5)


def _style(vertical: float, horizontal: float, *commands: tuple[Any, ...]) -> TableStyle:
    """A table style with this padding, points; in our letter also where a cell is empty."""
    sides = (("TOP", vertical), ("BOTTOM", vertical), ("LEFT", horizontal), ("RIGHT", horizontal))
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), points) for side, points in sides]
    return TableStyle([("FONTNAME", *ALL, SERIF), *commands, *padding])


class _QrSymbol(Flowable):
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
