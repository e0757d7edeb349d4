"""Bind scanned pages into one PDF: JPEG inside, colours kept, each page as large as the paper was."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.domain.errors import PageBroken
from kiosk.ports import ScannedPage

POINTS_PER_INCH = 72
JPEG_QUALITY = 85  # seals stay red and letters sharp at 200 dpi


def bind_pages(pages: Sequence[ScannedPage]) -> bytes:
    """The same pages give the same bytes, so that the store names them by one digest.

    Raises: PageBroken when there is no page, or one cannot be decoded to its end.
    """
    if not pages:
        raise PageBroken("nothing to bind")
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    canvas.setTitle("Bản quét")
    for page in pages:
        jpeg, (width, height) = _as_jpeg(page)
        size = (width * POINTS_PER_INCH / page.dpi, height * POINTS_PER_INCH / page.dpi)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(BytesIO(jpeg)), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


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
