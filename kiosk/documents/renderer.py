"""PaperStudio, the one door to every paper: what comes in is normalised here, what comes out is bytes."""

import unicodedata
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TypeVar

from kiosk.documents.bundle import bind_pages
from kiosk.documents.checklist import draw_checklist
from kiosk.documents.receipt_form import FormTemplate, draw_receipt_form
from kiosk.documents.slip import draw_custody_slip
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.ports import Raster, ScannedPage

T = TypeVar("T")


class PaperStudio:
    """Implements ports.PaperRenderer.

    fonts: the folder with NotoSans-*.ttf and LiberationSerif-*.ttf.
    width_dots: of the thermal printer's line, a multiple of 8.
    forms: the folder with receipt_form.toml; by default `forms` beside the fonts.
    Raises: ResourceBroken when a template is missing or damaged.
    """

    def __init__(self, fonts: Path, width_dots: int, forms: Path | None = None) -> None:
        self._fonts = fonts
        self._width = width_dots
        self._template = FormTemplate.load((forms or fonts.parent / "forms") / "receipt_form.toml")

    def bind(self, pages: Sequence[ScannedPage]) -> bytes:
        return bind_pages(pages)

    def custody_slip(self, slip: CustodySlip) -> Raster:
        return draw_custody_slip(clean(slip), self._fonts, self._width)

    def checklist(self, checklist: Checklist) -> Raster:
        return draw_checklist(clean(checklist), self._fonts, self._width)

    def receipt_form(self, form: ReceiptForm) -> bytes:
        return draw_receipt_form(clean(form), self._template, self._fonts)


def clean(value: T) -> T:
    """The same value with every text in NFC, on one line and without control characters."""
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        spaced = "".join(" " if unicodedata.category(c) == "Cc" else c for c in composed)
        return " ".join(spaced.split())  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(clean(item) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: clean(getattr(value, f.name)) for f in fields(value)})
    return value
