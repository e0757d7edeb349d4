"""What the forms have in common: letterhead, title, labelled lines, the table of papers, the feet, the notes."""

from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, Spacer, Table

from kiosk.documents.form_template import FormTemplate, Words
from kiosk.documents.typesetting import ALL, PAPERS, SERIF, Paper, QrSymbol, letters, table_style, underline
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.local_time import local_date, long_date_text
from kiosk.domain.paper import PaperLine, shortened

LONGEST_NAME = 240  # characters of a paper's name: what follows is explanation
BLANK = "…………"  # left to be filled in by hand, within a sentence
LINE = 3 * BLANK  # and after a label
LONGEST_BOLD = 240  # characters: in bold, a request of a thousand letters would hide all else
GAP = "&nbsp;&nbsp;&nbsp; "

HEAD_WORDS: Words = {"head.nation": "", "head.motto": ""}
TABLE_WORDS: Words = {
    f"table.{key}": "" for key in ("number", "name", "amount", "originals", "certified", "copies", "pages", "shortened")
} | {"table.pages": "count"}


class FormSheet:
    """One copy of one form on its paper. Methods return flowables or marked-up text, in the words of the template."""

    def __init__(self, template: FormTemplate, centre: OneStopCentre, copy: int = 1, reprint: int = 0) -> None:
        self.template, self.centre, self.copy, self.reprint = template, centre, copy, reprint
        self.paper: Paper = PAPERS[template.paper]
        self.letters = letters(self.paper.scale)

    def say(self, key: str, **values: object) -> str:
        """A word of the template as markup, with its names filled in; an empty value is left to be filled in."""
        shown = {name: escape(str(value)) if value else BLANK for name, value in values.items()}
        return escape(self.template[key]).format_map(shown)

    def gap(self, millimetres: float) -> Flowable:
        return Spacer(0, millimetres * mm * self.paper.scale)

    def text(self, text: str) -> str:
        """A value as markup."""
        return escape(text)

    def line(self, markup: str) -> Flowable:
        return Paragraph(markup, self.letters.body)

    def centred(self, markup: str) -> Flowable:
        return Paragraph(markup, self.letters.centre)

    def labelled(self, key: str, value: str, bold: bool = False) -> str:
        """ "Địa chỉ: …", as markup."""
        shown = escape(value) or LINE
        return (
            f"{self.say(key)}: <b>{shown}</b>" if bold and len(value) <= LONGEST_BOLD else f"{self.say(key)}: {shown}"
        )

    def letterhead(self, at: datetime, below: Sequence[str] = ()) -> Flowable:
        """The agency at the left with `below` (markup) under its name, the nation at the right."""
        head, motto, width = self.letters.head, self.letters.motto, self.paper.inner
        left = [
            Paragraph(escape(self.centre.authority.upper()), head),
            Paragraph(f"<b>{escape(self.centre.name.upper())}</b>", head),
            underline(18 * mm * self.paper.scale),
            *(Paragraph(text, head) for text in below),
        ]
        right = [
            Paragraph(f"<b>{self.say('head.nation')}</b>", head),
            Paragraph(f"<b>{self.say('head.motto')}</b>", motto),
            underline(stringWidth(self.template["head.motto"], f"{SERIF}-Bold", motto.fontSize)),
            Paragraph(f"<i>{escape(self.centre.place)}, {long_date_text(local_date(at))}</i>", head),
        ]
        table = Table([[left, right]], colWidths=[width * 0.45, width * 0.55])
        table.setStyle(table_style(0, 0, ("VALIGN", *ALL, "TOP"), ("ALIGN", *ALL, "CENTER")))
        return table

    def banner(self, qr_text: str = "") -> Flowable:
        """The title in the middle of the sheet, and beneath it that this is no first paper; a QR symbol at its left,
        and as much room at its right."""
        title = [Paragraph(f"<b>{escape(line)}</b>", self.letters.title) for line in self.template.title]
        if self.template.copies:
            title.append(Paragraph(self._copy_line(), self.letters.centre))
        if self.reprint:
            title.append(Paragraph(f"<b>BẢN IN LẠI lần {self.reprint}</b>", self.letters.centre))
        side = (20 if qr_text else 8) * mm * self.paper.scale
        symbol = QrSymbol(qr_text, side) if qr_text else ""
        table = Table([[symbol, title, ""]], colWidths=[side, self.paper.inner - 2 * side, side])
        space = 0 if qr_text else 5 * self.paper.scale
        table.setStyle(table_style(space, 0, ("VALIGN", *ALL, "MIDDLE"), ("ALIGN", *ALL, "CENTER")))
        return table

    def _copy_line(self) -> str:
        """ "(Liên: Lưu / Giao khách hàng)", this copy's own name underlined."""
        names = [f"<u>{escape(n)}</u>" if i == self.copy else escape(n) for i, n in enumerate(self.template.copies, 1)]
        return f"<i>(Liên: {' / '.join(names)})</i>"

    def papers(self, papers: Sequence[PaperLine]) -> Flowable:
        """Thành phần hồ sơ; the head is repeated on every page."""
        cell, centred = self.letters.cell, self.letters.cell_centre

        def bold(key: str) -> Paragraph:
            return Paragraph(f"<b>{self.say(f'table.{key}')}</b>", centred)

        rows: list[list[object]] = [
            [bold("number"), bold("name"), bold("amount"), "", ""],
            ["", "", bold("originals"), bold("certified"), bold("copies")],
        ]
        for number, paper in enumerate(papers, 1):
            amounts = (paper.originals, paper.certified, paper.copies)
            rows.append(
                [
                    Paragraph(str(number), centred),
                    Paragraph(self._paper_name(paper), cell),
                    *(Paragraph(str(n or ""), centred) for n in amounts),
                ]
            )
        if not papers:
            rows += [["", Paragraph(BLANK, cell), "", "", ""]] * 3
        spans = [("SPAN", (2, 0), (4, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))]
        if any(len(paper.name) > LONGEST_NAME for paper in papers):  # nothing is cut in silence
            rows.append([Paragraph(f"<i>{self.say('table.shortened')}</i>", self.letters.note), "", "", "", ""])
            spans.append(("SPAN", (0, -1), (-1, -1)))
        scale = self.paper.scale
        narrow, counts = 7 * mm * scale, (12 * mm * scale, 18 * mm * scale, 12 * mm * scale)
        widths = [narrow, self.paper.inner - narrow - sum(counts), *counts]
        return self.grid(rows, widths, 2, *spans)

    def _paper_name(self, paper: PaperLine) -> str:
        pages = self.say("table.pages", count=paper.pages) if paper.pages else ""
        detail = ", ".join(filter(None, (pages, escape(paper.where))))
        return escape(shortened(paper.name, LONGEST_NAME)) + (f" <i>({detail})</i>" if detail else "")

    def grid(
        self, rows: Sequence[list[object]], widths: Sequence[float], heads: int, *commands: tuple[object, ...]
    ) -> Flowable:
        table = Table(rows, colWidths=widths, repeatRows=heads, splitInRow=1)
        frame = [("GRID", *ALL, 0.5, black), ("VALIGN", *ALL, "MIDDLE")]
        table.setStyle(table_style(self.paper.scale, 3 * self.paper.scale, *commands, *frame))
        return table

    def feet(self, *feet: tuple[str, str, str] | None) -> Flowable:
        """Who signs, from left to right: (title, hint, name), or None for an empty place."""
        return self._row_of_feet([self._foot(place) for place in feet])

    def letter_feet(self, recipients: str, foot: tuple[str, str, str]) -> Flowable:
        """As a letter ends: to whom it goes (markup) in small letters at the left, who signs at the right."""
        return self._row_of_feet([[Paragraph(recipients, self.letters.note)], self._foot(foot)])

    def _foot(self, place: tuple[str, str, str] | None) -> list[Flowable]:
        if place is None:
            return []
        title, hint, name = place
        lines = [f"<b>{title}</b>", f"<i>{hint}</i>"]
        return [*map(self.centred, lines), self.gap(12), self.centred(f"<b>{escape(name)}</b>")]

    def _row_of_feet(self, feet: list[list[Flowable]]) -> Flowable:
        table = Table([feet], [self.paper.inner / len(feet)] * len(feet))
        table.setStyle(table_style(0, 2, ("VALIGN", *ALL, "TOP")))
        return KeepTogether([self.gap(2), table, self.gap(1)])

    def notes(self, *more: str) -> Flowable:
        """The template's notes and `more` (markup) under a thin rule."""
        lines = [*map(escape, self.template.notes), *more]
        rule = HRFlowable(width="100%", thickness=0.4, color=black, spaceAfter=1 * mm)
        heading = Paragraph(f"<b><i>{self.say('feet.notes')}:</i></b>", self.letters.note)
        return KeepTogether([rule, heading, *(Paragraph(f"- {line}", self.letters.note) for line in lines)])
