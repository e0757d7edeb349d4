"""One scanned page made straight, upright and even, with what is wrong with it. OpenCV; a process of its own.

All measuring is done on a quarter of the size; the page itself is touched once, by one turn of the picture.
"""

from dataclasses import replace

import cv2
import numpy as np

from kiosk.devices.scanner import measuring
from kiosk.devices.scanner.codes import codes_on
from kiosk.devices.scanner.measuring import Grey, Picture
from kiosk.domain.errors import PageBroken
from kiosk.domain.scanning import LEAST_DPI, PageFlaw, PageVerdict
from kiosk.ports import ImprovedPage, ScannedPage

SMALL = 4  # measured at a quarter: 75 dots an inch of 300
STRAIGHT = 0.15  # degrees; less is not worth resampling a page
MOST_BYTES = 700_000  # of a colour page in the archive
QUALITIES = (78, 68, 58, 48)  # JPEG; letters stay legible at the last
QUARTERS = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}
RED_INK = 40  # levels that red is above the other two
WHITE = (255, 255, 255, 255)
JPEG = b"\xff\xd8"


class OpenCvImprover:
    """Implements ports.PageImprover. threads: of OpenCV; this process is not alone on the machine."""

    def __init__(self, threads: int = 1) -> None:
        cv2.setNumThreads(threads)

    def improve(self, page: ScannedPage) -> ImprovedPage:
        picture = decoded(page)
        small = _small(picture)
        sheet = measuring.sheet_on_dark(small)
        if sheet:
            picture = _cut(picture, sheet)
            small = _small(picture)
        grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
        ink = measuring.ink_of(grey, measuring.paper_of(grey))
        if measuring.is_blank(ink):
            return _packed(
                page, picture, PageVerdict(_flaws(page.dpi, blank=True), codes=codes_on(grey)), touched=False
            )
        quarters, angle = measuring.upright(ink)
        if quarters:
            picture, small, grey, ink = (cv2.rotate(each, QUARTERS[quarters]) for each in (picture, small, grey, ink))
        paper = measuring.paper_of(grey)
        flaws = _flaws(
            page.dpi,
            skewed=abs(angle) >= measuring.MOST_SKEW,
            cut=sheet is None and measuring.touches_edge(ink),
            faint=measuring.contrast_of(grey, ink, paper) < measuring.FAINT,
            blurred=measuring.sharpness_of(picture, ink, SMALL) < measuring.BLURRED,
        )
        verdict = PageVerdict(flaws, angle, quarters, measuring.has_seal(small), codes_on(grey))
        even = measuring.evened(picture, paper)
        touched = bool(sheet or quarters) or even is not picture
        picture = even
        if STRAIGHT <= abs(angle) < measuring.MOST_SKEW:
            picture, touched = _turned(picture, angle), True
        return _packed(page, picture, verdict, touched=touched)

    def turn(self, page: ScannedPage, quarters: int) -> ScannedPage:
        """Quarter turns to the right, as somebody said."""
        picture = decoded(page)
        if quarters % 4:
            picture = cv2.rotate(picture, QUARTERS[quarters % 4])
        return _packed(page, picture, PageVerdict()).page


def decoded(page: ScannedPage) -> Picture:
    """Raises PageBroken."""
    picture = cv2.imdecode(np.frombuffer(page.image, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    if picture is None:
        raise PageBroken(f"page {page.number}: cannot be decoded")
    return picture


def compact(picture: Picture, most: int = MOST_BYTES) -> bytes:
    """A JPEG of at most so many bytes, or at the last legible quality."""
    content = b""
    for quality in QUALITIES:
        content = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))[1].tobytes()
        if len(content) <= most:
            break
    return content


def _packed(page: ScannedPage, picture: Picture, verdict: PageVerdict, *, touched: bool = True) -> ImprovedPage:
    """A page that nothing was done to, and that is small enough, stays as the scanner made it."""
    height, width = picture.shape[:2]
    as_it_was = not touched and page.image[:2] == JPEG and len(page.image) <= MOST_BYTES
    image = page.image if as_it_was else compact(picture)
    return ImprovedPage(replace(page, image=image, width=width, height=height), verdict)


def _flaws(dpi: int, *, blank: bool = False, skewed: bool = False, cut: bool = False, faint: bool = False,
           blurred: bool = False) -> tuple[PageFlaw, ...]:  # fmt: skip
    found = {
        PageFlaw.BLANK: blank,
        PageFlaw.CUT_OFF: cut,
        PageFlaw.SKEWED: skewed,
        PageFlaw.FAINT: faint,
        PageFlaw.BLURRED: blurred,
        PageFlaw.LOW_DPI: dpi < LEAST_DPI,
    }
    return tuple(flaw for flaw, there in found.items() if there)


def _small(picture: Picture) -> Picture:
    """Every second dot, and of these the mean of four: a third of the time of the mean of sixteen."""
    height, width = picture.shape[:2]
    half = cv2.resize(picture, (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_NEAREST)
    return cv2.resize(half, (max(1, width // SMALL), max(1, height // SMALL)), interpolation=cv2.INTER_AREA)


def _cut(picture: Picture, sheet: measuring.Sheet) -> Picture:
    """The sheet alone, straight."""
    (x, y), (width, height), angle = sheet
    size = (round(width * SMALL), round(height * SMALL))
    matrix = cv2.getRotationMatrix2D((x * SMALL, y * SMALL), angle, 1.0)
    matrix[:, 2] += np.array([size[0] / 2 - x * SMALL, size[1] / 2 - y * SMALL])
    return cv2.cvtColor(_moved(picture, matrix, size), cv2.COLOR_BGRA2BGR)


def _turned(picture: Picture, angle: float) -> Picture:
    """With four bytes a dot, which is as well to encode."""
    height, width = picture.shape[:2]
    return _moved(picture, cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), (width, height))


def _moved(picture: Picture, matrix: Picture, size: tuple[int, int]) -> Picture:
    """By this matrix into a picture of this width and height, white where nothing comes to lie, four bytes a dot.

    With three, OpenCV takes a third longer. Moving colour at half the size would take half, but
    blurs what the seal covers: two thirds more letters were read wrong there.
    """
    wide = cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA)
    return cv2.warpAffine(wide, matrix, size, flags=cv2.INTER_LINEAR, borderValue=WHITE)


def grey_without_red(page: ScannedPage) -> Grey:
    """What the recogniser of letters sees: the red channel, red ink made as light as paper: a seal hides nothing.

    Letters beneath a seal are dark in all three channels, and stay.
    """
    blue, green, red = cv2.split(decoded(page))
    reddish = cv2.threshold(cv2.subtract(red, cv2.max(blue, green)), RED_INK, 255, cv2.THRESH_BINARY)[1]
    return cv2.max(red, reddish)


def pgm_without_red(page: ScannedPage) -> bytes:
    """The same as a file that needs no packing."""
    return cv2.imencode(".pgm", grey_without_red(page))[1].tobytes()
