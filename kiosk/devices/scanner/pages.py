"""What every scanner does with a page before it is handed over: decode it to the end and look at its size."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from kiosk.domain.errors import PageBroken
from kiosk.ports import ScannedPage

SHORTEST_MM = 70  # a citizen card lying on the glass is 86 x 54 mm, a birth certificate A5; what is less was cut short
MM_PER_INCH = 25.4


def checked_page(number: int, image: bytes, dpi: int) -> ScannedPage:
    """Raises: PageBroken when the picture does not decode to its last line, or is too short to be a paper."""
    try:
        with Image.open(BytesIO(image)) as picture:
            picture.load()
            width, height = picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as exc:
        raise PageBroken(f"page {number}: {type(exc).__name__}") from exc
    if height * MM_PER_INCH / dpi < SHORTEST_MM:
        raise PageBroken(f"page {number}: {height} lines at {dpi} dpi")
    return ScannedPage(number, image, width, height, dpi)
