"""PaperStudio, the one door to every paper: what comes in is normalised here, what comes out is bytes."""

import unicodedata
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TypeVar

from kiosk.documents.bundle import bind_pages
from kiosk.documents.form_template import FormTemplate, Versions
from kiosk.documents.forms import FORMS, SLIPS, WORDED_SLIPS
from kiosk.documents.glyphs import drawable, letters_in
from kiosk.documents.typesetting import register_fonts
from kiosk.domain.local_time import local_date
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.printed import PagePicture, PrintedForm, TableFormat, Tabular, ThermalSlip
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import Raster, ScannedPage

T = TypeVar("T")
SANS, SERIFS = ("Regular", "Bold"), ("Regular", "Bold", "Italic", "BoldItalic")


class PaperStudio:
    """Implements ports.PaperRenderer.

    fonts: the folder with NotoSans-*.ttf and LiberationSerif-*.ttf.
    width_dots: of the thermal printer's line, a multiple of 8.
    forms: the folder with the templates; by default `forms` beside the fonts.
    Raises: ResourceBroken when a template is missing or damaged.
    """

    def __init__(self, fonts: Path, width_dots: int, forms: Path | None = None) -> None:
        self._fonts = fonts
        self._width = width_dots
        folder = forms or fonts.parent / "forms"
        self._forms = {kind: Versions.load(folder, form.name, form.words) for kind, form in FORMS.items()}
        self._slips = {kind: Versions.load(folder, slip.name, slip.words) for kind, slip in WORDED_SLIPS.items()}

    def bind(self, pages: Sequence[ScannedPage]) -> bytes:
        return bind_pages(pages)

    def form(self, form: PrintedForm, copy: int = 0, reprint: int = 0) -> bytes:
        register_fonts(str(self._fonts))
        shown = clean(form, self._letters("LiberationSerif", SERIFS))
        return FORMS[type(form)].draw(shown, self._template(form), copy, reprint)

    def separators(self, documents: Sequence[RequiredDocument], procedure_name: str) -> bytes:
        from kiosk.documents.separators import separator_sheets  # a kiosk has no use for it

        letters = self._letters("LiberationSerif", SERIFS)
        return separator_sheets([clean(each, letters) for each in documents], procedure_name, self._fonts)

    def slip(self, slip: ThermalSlip) -> Raster:
        shown = clean(slip, self._letters("NotoSans", SANS))
        worded = WORDED_SLIPS.get(type(slip))
        if worded is None:
            return SLIPS[type(slip)](shown, self._fonts, self._width)
        template = self._slips[type(slip)].on(local_date(worded.made_at(slip)))
        return worded.draw(shown, template, self._fonts, self._width)

    def preview(self, pdf: bytes, page: int, width: int) -> PagePicture:
        from kiosk.documents.preview import page_picture  # PDFium is 10 MB that a kiosk does not need

        return page_picture(pdf, page, width)

    def table(self, report: Tabular, table_format: TableFormat) -> bytes:
        from kiosk.documents.tables import write_table  # a kiosk has no use for workbooks

        template = self._template(report)
        return write_table(clean(report), template, table_format)

    def custody_slip(self, slip: CustodySlip) -> Raster:
        return self.slip(slip)

    def checklist(self, checklist: Checklist) -> Raster:
        return self.slip(checklist)

    def receipt_form(self, form: ReceiptForm) -> bytes:
        return self.form(form)

    def _letters(self, family: str, faces: Sequence[str]) -> frozenset[int]:
        return letters_in(*(self._fonts / f"{family}-{face}.ttf" for face in faces))

    def _template(self, form: PrintedForm) -> FormTemplate:
        """The version in force on the day that stands on the paper."""
        kind = type(form)
        return self._forms[kind].on(local_date(FORMS[kind].made_at(form)))


def clean(value: T, letters: frozenset[int] = frozenset()) -> T:
    """The same value with every text in NFC, on one line and without control characters.

    letters: what can be drawn; empty: anything. Raises TextUnprintable.
    """
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        if not composed.isprintable():  # a year's register has millions of letters: look at each only when one is odd
            composed = "".join(" " if unicodedata.category(c) == "Cc" else c for c in composed)
        line = " ".join(composed.split())
        return drawable(line, letters) if letters else line  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(clean(item, letters) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: clean(getattr(value, f.name), letters) for f in fields(value)})
    return value
