"""What an independent reader finds in a PDF."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, spaces made even."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def sizes_mm(pdf: bytes) -> set[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf)).pages]
    return {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes}


def every_font_is_embedded(pdf: bytes) -> bool:
    fonts = [f for page in PdfReader(BytesIO(pdf)).pages for f in page["/Resources"]["/Font"].values()]
    return all("/FontFile2" in font.get_object()["/FontDescriptor"].get_object() for font in fonts)


def picture_of(pdf: bytes, folder: Path, dots_per_inch: int = 200) -> Path:
    """The first page as another program draws it."""
    (folder / "paper.pdf").write_bytes(pdf)
    words = ["pdftoppm", "-r", str(dots_per_inch), "-f", "1", "-singlefile", "-png"]
    subprocess.run([*words, folder / "paper.pdf", folder / "paper"], check=True, timeout=60)
    return folder / "paper.png"
