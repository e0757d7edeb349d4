"""A page of a document as a picture: what the officer sees before it is printed."""

from io import BytesIO

import pypdfium2

from kiosk.domain.errors import PageBroken
from kiosk.domain.printed import PagePicture

WIDEST = 4000  # px: a page is never asked for larger than a screen


def page_picture(pdf: bytes, page: int, width: int) -> PagePicture:
    """page: from 1. width: of the picture, px. Raises: PageBroken when there is no such page."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as exc:
        raise PageBroken("not a document") from exc
    try:
        pages = len(document)
        if not 1 <= page <= pages:
            raise PageBroken(f"page {page} of {pages}")
        sheet = document[page - 1]
        scale = min(width, WIDEST) / sheet.get_width()
        picture = sheet.render(scale=scale, grayscale=False).to_pil()
        out = BytesIO()
        picture.save(out, "PNG", compress_level=1)  # read once, on this machine: quick beats small
        return PagePicture(out.getvalue(), picture.width, picture.height, pages)
    finally:
        document.close()
