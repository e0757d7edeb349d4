"""The file of a long paper is brought below what the centre's Portal takes, and never below what can be read."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from kiosk.domain.errors import PageBroken
from kiosk.domain.scanning import LEAST_DPI
from kiosk.ports import ScannedPage

SHARE = 0.94  # of the limit for pictures; the rest is for letters, colour profile and the file's own words
STEPS = ((0, 58), (0, 48), (LEAST_DPI, 58), (LEAST_DPI, 48))  # dots an inch (0: as they are), JPEG quality


def fitted(pages: Sequence[ScannedPage], most_bytes: int) -> list[ScannedPage]:
    """The pages with coarser pictures where their file would be larger; as they are where it would not.

    Every page by the same step, so that a paper looks like one; a page that is smaller already stays. At the last
    step a paper may still be too large: that is told, not cut away. Raises PageBroken.
    """
    budget = int(most_bytes * SHARE)
    found = list(pages)
    for dpi, quality in STEPS:
        if sum(len(page.image) for page in found) <= budget:
            break
        found = [_smaller(page, coarser, dpi, quality) for page, coarser in zip(pages, found, strict=True)]
    return found


def _smaller(page: ScannedPage, before: ScannedPage, dpi: int, quality: int) -> ScannedPage:
    """Made anew from the first picture: coarser each time from the last one would be worse for the same bytes."""
    picture = cv2.imdecode(np.frombuffer(page.image, np.uint8), cv2.IMREAD_ANYCOLOR)
    if picture is None:
        raise PageBroken(f"page {page.number}: cannot be decoded")
    if 0 < dpi < page.dpi:
        size = (round(page.width * dpi / page.dpi), round(page.height * dpi / page.dpi))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    image = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))[1].tobytes()
    if len(image) >= len(before.image):
        return before
    height, width = picture.shape[:2]
    return replace(page, image=image, width=width, height=height, dpi=min(page.dpi, dpi) if dpi else page.dpi)
