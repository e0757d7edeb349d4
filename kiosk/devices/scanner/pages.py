"""What every scanner does with a page before it is handed over: decode it to the end and look at its size."""

import warnings
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from kiosk.domain.errors import PageBroken, PageTooLarge
from kiosk.ports import ScannedPage

SHORTEST_MM = 70  # a citizen card lying on the glass is 86 x 54 mm, a birth certificate A5; what is less was cut short
MM_PER_INCH = 25.4
MOST_BYTES = 64 << 20  # an A4 page of 600 dpi that nobody compressed is half of it and more
MOST_DOTS = 100_000_000  # A3 of 600 dpi has 70 million


def checked_page(number: int, image: bytes, dpi: int) -> ScannedPage:
    """Raises: PageBroken when the picture does not decode to its last line, or is too short to be a paper;
    PageTooLarge, before anything is decoded.
    """
    if len(image) > MOST_BYTES:
        raise PageTooLarge(f"page {number}: {len(image)} bytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit follows
            picture = Image.open(BytesIO(image), formats=("JPEG", "PNG"))
        with picture:
            width, height = picture.size
            if width * height > MOST_DOTS:
                raise PageTooLarge(f"page {number}: {width} x {height}")
            picture.load()
    except Image.DecompressionBombError as exc:
        raise PageTooLarge(f"page {number}") from exc
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as exc:
        raise PageBroken(f"page {number}: {type(exc).__name__}") from exc
    if height * MM_PER_INCH / dpi < SHORTEST_MM:
        raise PageBroken(f"page {number}: {height} lines at {dpi} dpi")
    return ScannedPage(number, image, width, height, dpi)
