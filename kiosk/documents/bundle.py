"""Bind scanned pages into one PDF: JPEG inside, colours kept, each page as large as the paper; archival, undated."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from kiosk.domain.errors import DigitisingFailed, PageBroken
from kiosk.ports import RecognisedPage, ScannedPage

JPEG_QUALITY = 85  # seals stay red and letters sharp at 200 dpi
TITLE = "Bản quét"
NO_LETTERS = RecognisedPage("", b"")


def bind_pages(pages: Sequence[ScannedPage]) -> bytes:
    """The same pages give the same bytes, so that the store names them by one digest.

    Raises: PageBroken when there is no page, or one cannot be decoded to its end.
    """
    from kiosk.documents.scanned_file import archive_pdf, undated  # 13 MB that a kiosk without a paper does not need

    if not pages:
        raise PageBroken("nothing to bind")
    whole = []
    for page in pages:
        jpeg, (width, height) = _as_jpeg(page)
        whole.append((replace(page, image=jpeg, width=width, height=height), NO_LETTERS))
    try:
        return archive_pdf(whole, undated(TITLE))
    except DigitisingFailed as exc:
        raise PageBroken(exc.detail) from exc


def _as_jpeg(page: ScannedPage) -> tuple[bytes, tuple[int, int]]:
    """A JPEG passes through untouched; anything else is encoded once."""
    try:
        with Image.open(BytesIO(page.image)) as picture:
            picture.load()  # decodes to the last line: a page cut short is found here
            if picture.format == "JPEG" and picture.mode in ("RGB", "L"):
                return page.image, picture.size
            out = BytesIO()
            picture.convert("L" if picture.mode in ("1", "L") else "RGB").save(out, "JPEG", quality=JPEG_QUALITY)
            return out.getvalue(), picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as exc:  # what Pillow raises on broken files
        raise PageBroken(f"page {page.number}: {type(exc).__name__}") from exc
