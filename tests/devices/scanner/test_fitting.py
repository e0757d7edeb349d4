"""The file of a long paper goes below the centre's limit, by steps, and stays legible at the last of them."""

from functools import cache

import cv2
import numpy as np
import pytest

from kiosk.devices.recogniser.tesseract import Tesseract
from kiosk.devices.scanner.fitting import SHARE, STEPS, fitted
from kiosk.devices.scanner.improving import decoded
from kiosk.domain.errors import PageBroken
from kiosk.domain.scanning import LEAST_DPI
from kiosk.ports import ScannedPage
from tests.devices.scanner.spoiled_pages import Paper, grainy, scanned
from tests.documents.test_scanned_file import wrong_letters

PAPER = Paper(seed=4, seal=True)


@cache
def stack() -> tuple[ScannedPage, ...]:
    """Three rough pages, the last of them grey."""
    rough = grainy(PAPER.drawn())
    grey = cv2.imencode(".jpg", cv2.cvtColor(rough, cv2.COLOR_BGR2GRAY), (cv2.IMWRITE_JPEG_QUALITY, 80))[1].tobytes()
    pages = [scanned(rough, 1), scanned(rough, 2)]
    return (*pages, ScannedPage(3, grey, pages[0].width, pages[0].height, pages[0].dpi))


def size(pages: tuple[ScannedPage, ...] | list[ScannedPage]) -> int:
    return sum(len(page.image) for page in pages)


def inches(page: ScannedPage) -> tuple[float, float]:
    return page.width / page.dpi, page.height / page.dpi


def test_what_fits_stays_byte_for_byte() -> None:
    assert fitted(stack(), int(size(stack()) / SHARE) + 1) == list(stack())
    assert fitted([], 1) == []


@pytest.mark.parametrize("share", [0.8, 0.6, 0.4, 0.25])
def test_a_paper_that_is_too_large_goes_below_the_limit_by_the_first_step_that_does(share: float) -> None:
    most = int(size(stack()) * share)
    found = fitted(stack(), most)
    assert size(found) <= most * SHARE
    for page, before in zip(found, stack(), strict=True):
        picture = decoded(page)
        assert picture.shape[:2] == (page.height, page.width)
        assert page.number == before.number
        assert page.dpi in (before.dpi, LEAST_DPI)
        assert inches(page) == pytest.approx(inches(before), abs=0.01), "as large on paper as before"
    grey = cv2.imdecode(np.frombuffer(found[2].image, np.uint8), cv2.IMREAD_UNCHANGED)
    assert grey.ndim == 2


def test_at_the_last_step_letters_are_read_as_well_as_the_law_wants_and_no_page_is_lost() -> None:
    found = fitted(stack(), 1)
    assert [page.number for page in found] == [1, 2, 3]
    assert {page.dpi for page in found} == {LEAST_DPI}
    assert size(found) > 1, "told, not cut away"
    assert wrong_letters(PAPER.text, Tesseract().recognise(found[0]).text) <= 0.04
    assert fitted(stack(), 1) == found


def test_coarse_pages_are_not_made_larger() -> None:
    fax = scanned(cv2.resize(PAPER.drawn(), None, fx=0.4, fy=0.4), 1, 120)
    [found] = fitted([fax], 1)
    assert (found.dpi, found.width) == (120, fax.width)
    assert len(found.image) <= len(fax.image)
    assert STEPS[-1][0] == LEAST_DPI, "scans of at least 200 dots an inch are asked for"


def test_a_broken_page_is_told_by_its_number() -> None:
    broken = ScannedPage(7, b"\xff\xd8 no picture", 10, 10, 300)
    with pytest.raises(PageBroken, match="page 7"):
        fitted([broken], 1)
