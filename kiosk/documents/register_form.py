"""Sổ theo dõi hồ sơ (mẫu 07): the columns of the register, and its pages drawn row by row on A4 landscape.

A year's book may hold 20,000 rows, so the pages are drawn straight to the canvas and not laid out as one table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from kiosk.documents.archive import Imprint, make_archival
from kiosk.documents.form_sheet import HEAD_WORDS
from kiosk.documents.form_template import FormTemplate, Words
from kiosk.documents.typesetting import PAPERS, SERIF
from kiosk.domain.legal_forms import Register, RegisterHead, RegisterRow
from kiosk.domain.local_time import date_text, date_time_text, day_text
from kiosk.domain.paper import shortened

BOLD = f"{SERIF}-Bold"
SIZE, LEADING, PAD = 7.6, 9.2, 2.2  # points
MOST_LINES = 6  # of one cell: a request of 1,094 characters is cut, the dossier holds it whole


@dataclass(frozen=True, slots=True)
class Column:
    """key: of its heading in the template's [columns]. share: of the width of the sheet; 0: not on paper."""

    key: str
    share: float
    value: Callable[[RegisterRow], str | int | datetime | None]
    centred: bool = False
    with_time: bool = False  # of an instant: the hour is told too

    def text(self, row: RegisterRow) -> str:
        value = self.value(row)
        if isinstance(value, datetime):
            return date_time_text(value) if self.with_time else date_text(value)
        return "" if value is None else str(value)


COLUMNS = (
    Column("number", 2.6, lambda r: r.number, True),
    Column("dossier_code", 8.6, lambda r: r.dossier_code),
    Column("request", 15.5, lambda r: r.request),
    Column("count", 2.6, lambda r: r.dossier_count, True),
    Column("owner", 9, lambda r: r.owner_name),
    Column("address", 10.4, lambda r: r.address),
    Column("phone", 6, lambda r: r.phone, True),
    Column("received", 6, lambda r: r.received_at, True, with_time=True),
    Column("due", 5.4, lambda r: r.due_at, True),
    Column("returned", 5.4, lambda r: r.returned_at, True),
    Column("officer", 6.6, lambda r: r.officer_name),
    Column("handling_body", 6.6, lambda r: r.handling_body),
    Column("return_by", 5, lambda r: r.return_by, True),
    Column("area", 0, lambda r: r.area),
    Column("sign", 4.6, lambda r: "", True),
    Column("note", 5.7, lambda r: r.note),
)
WORDS: Words = {
    **HEAD_WORDS,
    "head.period": "first last",
    "head.book": "book",
    "head.none": "",
    "head.page": "number",
    "head.made": "at",
    **{f"columns.{column.key}": "" for column in COLUMNS},
}


def draw_register(register: Register, template: FormTemplate) -> bytes:
    """The same register gives the same bytes."""
    out = BytesIO()
    _RegisterPages(register.head, template, out).draw(register.rows)
    return out.getvalue()


class _RegisterPages:
    def __init__(self, head: RegisterHead, template: FormTemplate, out: BytesIO) -> None:
        self._head, self._template = head, template
        self._paper = paper = PAPERS[template.paper]
        options: dict[str, Any] = {"initialFontName": SERIF, "lang": "vi-VN"}
        self._canvas = Canvas(out, (paper.width, paper.height), invariant=1, pageCompression=1, **options)
        self._columns = [column for column in COLUMNS if column.share]
        whole = sum(column.share for column in self._columns)
        self._widths = [paper.inner * column.share / whole for column in self._columns]
        self._page = head.first_page
        self._known: dict[tuple[str, float], tuple[str, ...]] = {}  # ends with the document: it holds names
        self._y = self._grid_top = 0.0

    def draw(self, rows: Sequence[RegisterRow]) -> None:
        self._open_page(first=True)
        for row in rows:
            cells = [self._wrap(c.text(row), w - 2 * PAD) for c, w in zip(self._columns, self._widths, strict=True)]
            height = max(map(len, cells)) * LEADING + 2 * PAD
            if self._y - height < self._paper.margin + 4 * mm:
                self._close_page()
                self._open_page(first=False)
            self._row(cells, height, SERIF)
        if not rows:
            self._canvas.setFont(f"{SERIF}-Italic", 10)
            self._canvas.drawString(self._paper.margin, self._y - 14, self._template["head.none"])
        self._close_page()
        title = f"{' '.join(self._template.title)} {self._head.book}"
        make_archival(self._canvas, Imprint(title, self._head.centre.name, self._template.basis, self._head.made_at))
        self._canvas.save()

    def _open_page(self, first: bool) -> None:
        self._y = self._paper.height - self._paper.margin
        if first:
            self._letterhead()
        self._grid_top = self._y
        self._canvas.setLineWidth(0.4)
        self._canvas.line(self._paper.margin, self._y, self._paper.width - self._paper.margin, self._y)
        heads = [
            simpleSplit(self._template[f"columns.{c.key}"], BOLD, SIZE, w - 2 * PAD) or [""]
            for c, w in zip(self._columns, self._widths, strict=True)
        ]
        self._row(heads, max(map(len, heads)) * LEADING + 2 * PAD, BOLD, all_centred=True)
        numbers = [[str(n)] for n in range(1, len(self._columns) + 1)]
        self._row(numbers, LEADING + PAD, f"{SERIF}-Italic", all_centred=True)

    def _letterhead(self) -> None:
        head, template, canvas, paper = self._head, self._template, self._canvas, self._paper
        left, right, middle = paper.margin + 45 * mm, paper.width - paper.margin - 50 * mm, paper.width / 2
        lines = (
            (left, 0, SERIF, 10, head.centre.authority.upper()),
            (right, 0, BOLD, 10, template["head.nation"]),
            (left, 13, BOLD, 10, head.centre.name.upper()),
            (right, 13, BOLD, 11, template["head.motto"]),
            (middle, 42, BOLD, 15, " ".join(template.title)),
            (middle, 58, f"{SERIF}-Italic", 10.5, self._period()),
        )
        for x, down, font, size, text in lines:
            room = 2 * min(x - paper.margin, paper.width - paper.margin - x)
            while stringWidth(text, font, size) > room and size > 6:
                size -= 0.5
            canvas.setFont(font, size)
            canvas.drawCentredString(x, self._y - 8 - down, text)
        canvas.setLineWidth(0.6)
        for x, half in ((left, 12 * mm), (right, 19 * mm)):
            canvas.line(x - half, self._y - 25.5, x + half, self._y - 25.5)
        self._y -= 76

    def _period(self) -> str:
        head, template = self._head, self._template
        period = template["head.period"].format(first=day_text(head.first_day), last=day_text(head.last_day))
        return f"{template['head.book'].format(book=head.book)}. {period}"

    def _close_page(self) -> None:
        canvas, paper, template = self._canvas, self._paper, self._template
        x = paper.margin
        for width in (0, *self._widths):
            x += width
            canvas.line(x, self._grid_top, x, self._y)
        canvas.setFont(SERIF, 8)
        made = template["head.made"].format(at=date_time_text(self._head.made_at))
        canvas.drawString(paper.margin, 0.55 * paper.margin, f"{self._head.centre.name}. {made}")
        number = template["head.page"].format(number=self._page)
        canvas.drawRightString(paper.width - paper.margin, 0.55 * paper.margin, number)
        canvas.showPage()
        self._page += 1

    def _wrap(self, text: str, width: float) -> tuple[str, ...]:
        """Most cells of a register say what others said before."""
        known = self._known.get((text, width))
        if known is None:
            known = self._known[(text, width)] = _wrapped(text, width)
        return known

    def _row(self, cells: Sequence[Sequence[str]], height: float, font: str, all_centred: bool = False) -> None:
        canvas, x, bottom = self._canvas, self._paper.margin, self._y - height
        canvas.setFont(font, SIZE)
        for column, width, lines in zip(self._columns, self._widths, cells, strict=True):
            centred = all_centred or column.centred
            top = self._y - (height - len(lines) * LEADING) / 2 if all_centred else self._y - PAD
            for number, line in enumerate(lines):
                level = top - number * LEADING - SIZE * 0.92
                if centred:
                    canvas.drawCentredString(x + width / 2, level, line)
                else:
                    canvas.drawString(x + PAD, level, line)
            x += width
        canvas.line(self._paper.margin, bottom, x, bottom)
        self._y = bottom


def _wrapped(text: str, width: float) -> tuple[str, ...]:
    lines = simpleSplit(text, SERIF, SIZE, width)
    lines = [piece for line in lines for piece in _pieces(line, width)] or [""]
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    last = lines[MOST_LINES - 1]
    return (*lines[: MOST_LINES - 1], shortened(f"{last} {lines[MOST_LINES]}", len(last)))


def _pieces(line: str, width: float) -> list[str]:
    """A word wider than its column, such as a dossier code, is broken where it fits, best after a hyphen."""
    pieces = []
    while line and stringWidth(line, SERIF, SIZE) > width:
        cut = next((n for n in range(len(line) - 1, 1, -1) if stringWidth(line[:n], SERIF, SIZE) <= width), 1)
        hyphen = line.rfind("-", 0, cut) + 1
        cut = hyphen or cut
        pieces.append(line[:cut])
        line = line[cut:]
    return [*pieces, line]
