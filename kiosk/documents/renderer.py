"""PaperStudio, the one door to every paper: what comes in is normalised here, what comes out is bytes."""

import unicodedata
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TypeVar

from kiosk.documents.bundle import bind_pages
from kiosk.documents.form_template import Versions
from kiosk.documents.forms import FORMS, SLIPS, WORDED_SLIPS
from kiosk.documents.typesetting import register_fonts
from kiosk.domain.local_time import local_date
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.printed import PagePicture, PrintedForm, ThermalSlip
from kiosk.ports import Raster, ScannedPage

T = TypeVar("T")


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

    def form(self, form: PrintedForm) -> bytes:
        kind = FORMS[type(form)]
        register_fonts(str(self._fonts))
        template = self._forms[type(form)].on(local_date(kind.made_at(form)))
        return kind.draw(clean(form), template)

    def slip(self, slip: ThermalSlip) -> Raster:
        worded = WORDED_SLIPS.get(type(slip))
        if worded is None:
            return SLIPS[type(slip)](clean(slip), self._fonts, self._width)
        template = self._slips[type(slip)].on(local_date(worded.made_at(slip)))
        return worded.draw(clean(slip), template, self._fonts, self._width)

    def preview(self, pdf: bytes, page: int, width: int) -> PagePicture:
        from kiosk.documents.preview import page_picture  # PDFium is 10 MB that a kiosk does not need

        return page_picture(pdf, page, width)

    def custody_slip(self, slip: CustodySlip) -> Raster:
        return self.slip(slip)

    def checklist(self, checklist: Checklist) -> Raster:
        return self.slip(checklist)

    def receipt_form(self, form: ReceiptForm) -> bytes:
        return self.form(form)


def clean(value: T) -> T:
    """The same value with every text in NFC, on one line and without control characters."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        spaced = "".join(" " if unicodedata.category(c) == "Cc" else c for c in composed)
        return " ".join(spaced.split())  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(clean(item) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: clean(getattr(value, f.name)) for f in fields(value)})
    return value
