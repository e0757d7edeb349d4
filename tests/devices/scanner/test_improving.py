"""Every way in which a page is spoiled, and what comes of it."""

from functools import cache

import cv2
import numpy as np
import pytest

from kiosk.devices.scanner import measuring
from kiosk.devices.scanner.improving import MOST_BYTES, OpenCvImprover, compact, decoded, grey_without_red
from kiosk.domain.errors import PageBroken
from kiosk.domain.scanning import PageFlaw, PageVerdict, separator_code
from kiosk.ports import ImprovedPage, ScannedPage
from tests.devices.scanner import spoiled_pages as spoil
from tests.devices.scanner.spoiled_pages import Paper, Picture, scanned

IMPROVER = OpenCvImprover()


@cache
def plain(seal: bool = False) -> Picture:
    return Paper(seal=seal).drawn()


def improved(picture: Picture, dpi: int = 300) -> ImprovedPage:
    return IMPROVER.improve(scanned(np.ascontiguousarray(picture), dpi=dpi))


def like(found: ImprovedPage, wanted: Picture) -> float:
    """How alike two pages are at a sixteenth, 1 the same; what is on its head or askew has little in common."""
    size = (155, 219)
    small = [cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in (decoded(found.page), wanted)]
    return float(np.corrcoef(small[0].ravel(), small[1].ravel())[0, 1])


def test_a_good_page_stays_as_the_scanner_made_it() -> None:
    page = scanned(plain())
    found = IMPROVER.improve(page)
    assert found == ImprovedPage(page, PageVerdict())


@pytest.mark.parametrize("degrees", [-6.0, -2.3, -0.4, 0.7, 3.0, 5.5])
def test_a_skewed_page_is_straightened(degrees: float) -> None:
    found = improved(spoil.turned(plain(), degrees))
    assert abs(found.verdict.angle + degrees) <= 0.15
    assert found.verdict.flaws == ()
    assert like(found, plain()) > 0.9


def test_a_page_that_is_too_skewed_is_told() -> None:
    assert PageFlaw.SKEWED in improved(spoil.turned(plain(), 9)).verdict.flaws


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize("seal", [False, True])
def test_a_page_that_lies_or_stands_on_its_head_is_turned(quarters: int, seal: bool) -> None:
    picture = plain(seal)
    found = improved(np.rot90(picture, quarters))  # to the left
    assert found.verdict.quarters == quarters
    assert like(found, picture) > 0.95


@pytest.mark.parametrize("degrees", [-3.0, 0.0, 2.3])
def test_a_sheet_before_a_dark_lid_is_cut_out(degrees: float) -> None:
    found = improved(spoil.on_dark_lid(plain(seal=True), degrees))
    assert abs(found.page.width - 2133) <= 12
    assert abs(found.page.height - 3017) <= 12
    assert like(found, plain(seal=True)) > 0.9


def test_a_shadow_goes_and_a_seal_stays_red() -> None:
    found = improved(spoil.shadowed(plain(seal=True)))
    picture = decoded(found.page)
    assert np.percentile(picture[200:3300, 60:120], 10) > 215  # where the shadow was
    assert found.verdict.sealed
    red = picture[2290:2710, 1350:1770].astype(int)
    assert ((red[:, :, 2] - red[:, :, 1]) > 80).sum() > 5000


@pytest.mark.parametrize(
    ("picture", "flaw"),
    [
        (spoil.blank, PageFlaw.BLANK),
        (lambda: spoil.faded(plain()), PageFlaw.FAINT),
        (lambda: spoil.blurred(plain()), PageFlaw.BLURRED),
        (lambda: plain()[:, 300:], PageFlaw.CUT_OFF),
    ],
    ids=["blank", "faint", "blurred", "cut off"],
)
def test_each_flaw_is_told_and_no_other(picture: object, flaw: PageFlaw) -> None:
    assert improved(picture()).verdict.flaws == (flaw,)  # type: ignore[operator]


def test_too_few_dots_are_told() -> None:
    half = cv2.resize(plain(), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    assert PageFlaw.LOW_DPI in improved(half, dpi=150).verdict.flaws


def test_one_line_on_a_page_is_not_blank() -> None:
    picture = spoil.blank()
    cv2.putText(picture, "Trang nay co mot dong chu", (400, 1700), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (40, 40, 40), 4)
    assert PageFlaw.BLANK not in improved(picture).verdict.flaws


def test_a_page_is_never_larger_than_the_archive_takes() -> None:
    rough = spoil.grainy(plain(seal=True), level=7)
    assert len(scanned(rough).image) > MOST_BYTES
    assert len(improved(rough).page.image) <= MOST_BYTES
    assert len(compact(rough, 1)) < len(compact(rough, 1 << 30))  # the last quality is the last


def test_without_red_a_seal_hides_nothing() -> None:
    sealed = grey_without_red(scanned(plain(seal=True), quality=95)).astype(int)
    clean = grey_without_red(scanned(plain(), quality=95)).astype(int)
    assert np.percentile(np.abs(sealed - clean)[2280:2720, 1340:1780], 95) < 70  # letters differ by 225


def test_a_hand_turns_a_page() -> None:
    page = scanned(plain())
    turned = IMPROVER.turn(page, 1)
    assert (turned.width, turned.height) == (page.height, page.width)
    assert IMPROVER.turn(page, 4).width == page.width


def test_what_is_no_picture_is_told() -> None:
    with pytest.raises(PageBroken):
        IMPROVER.improve(ScannedPage(3, b"\xff\xd8 no picture", 1, 1, 300))


def test_which_way_is_up_is_clear_of_every_page() -> None:
    for seed in range(3):
        small = cv2.resize(Paper(seed=seed, seal=True).drawn(), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
        grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
        above, below = measuring.above_and_below(measuring.ink_of(grey, measuring.paper_of(grey)), 0.0)
        assert above > 1.5 * below


@pytest.mark.parametrize(
    ("codes", "document"),
    [((), None), (("099185000011|...",), None), ((separator_code("02"),), "02"), (("other", separator_code("")), "")],
)
def test_a_separator_names_what_begins_behind_it(codes: tuple[str, ...], document: str | None) -> None:
    assert PageVerdict(codes=codes).separates == document
