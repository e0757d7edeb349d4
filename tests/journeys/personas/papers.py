"""The paper in hand: a slip as a picture with its code, a form as another program reads it."""

import re
from dataclasses import dataclass
from pathlib import Path

import zxingcpp
from PIL import Image
from pypdf import PdfReader


def code_in(picture: Path) -> str:
    with Image.open(picture) as paper:
        found = zxingcpp.read_barcodes(paper)
    assert len(found) <= 1
    return found[0].text if found else ""


@dataclass(frozen=True, slots=True)
class Slip:
    """One cut of the thermal printer."""

    path: Path

    @property
    def code(self) -> str:
        """What any reader gets out of its QR code; empty: it has none."""
        return code_in(self.path)

    @property
    def inked(self) -> bool:
        """Something is printed on it, not only the paper's own edges."""
        with Image.open(self.path) as paper:
            inner = paper.convert("L").crop((60, 60, paper.width - 60, paper.height - 60))
            return sum(inner.histogram()[:100]) > 2000


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet of the office printer."""

    path: Path

    @property
    def text(self) -> str:
        """Words of all pages, spaces made even."""
        pages = (page.extract_text() for page in PdfReader(self.path).pages)
        return re.sub(r"\s+", " ", " ".join(pages))
