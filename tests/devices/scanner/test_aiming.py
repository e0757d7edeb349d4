"""What a camera above a table makes of what lies there: pure pictures, no camera and no clock."""

import cv2
import numpy as np
import pytest

from kiosk.devices.recogniser.tesseract import Tesseract
from kiosk.devices.scanner.aiming import PATIENCE_SECONDS, Aim, Look, dpi_of, drawn, flattened, outline_of, smaller
from kiosk.devices.scanner.improving import OpenCvImprover
from kiosk.devices.scanner.measuring import Picture
from kiosk.devices.scanner.software_camera import SoftwareCamera, laid_on
from kiosk.domain.scanning import LEAST_DPI, AimState, PageFlaw
from tests.devices.scanner.spoiled_pages import scanned
from tests.documents.civil_papers import NUMBER, birth

PAPER = birth(1)
SHEET = PAPER.drawn()
TABLE = SoftwareCamera([]).table()
LAID = laid_on(TABLE, SHEET)


def watched(aim: Aim, *frames: Picture, begin: float = 0.0, each: float = 0.15) -> list[Look]:
    return [aim.look(frame, begin + at * each) for at, frame in enumerate(frames)]


def test_a_sheet_that_lies_still_is_taken_once_and_the_next_one_when_it_was_changed() -> None:
    aim = Aim()
    first = watched(aim, TABLE, *[LAID] * 12)
    assert [look.take for look in first].count(True) == 1
    assert first[0].state is AimState.NO_PAPER
    assert first[1].state is AimState.MOVING
    assert first[-1].state is AimState.TAKEN
    after = watched(aim, *[LAID] * 6, TABLE, *[LAID] * 12, begin=3.0)
    assert [look.take for look in after].count(True) == 1, "taken away and another laid there"
    other = laid_on(TABLE, birth(2).drawn()[:, ::-1].copy())
    hand = TABLE.copy()
    hand[:, 400:1700] = 180
    on_top = watched(aim, LAID, hand, *[other] * 12, begin=9.0)
    assert [look.take for look in on_top].count(True) == 1, "laid on top by a hand"


def test_the_page_is_a4_seen_from_above_and_its_letters_are_read() -> None:
    corners = outline_of(smaller(LAID))
    assert corners is not None
    page = flattened(LAID, corners)
    dpi = dpi_of(corners, LAID)
    assert dpi > LEAST_DPI
    assert page.shape[0] / page.shape[1] == pytest.approx(297 / 210, abs=0.01)
    assert page.shape[1] == pytest.approx(dpi * 210 / 25.4, abs=2)
    better = OpenCvImprover().improve(scanned(page, dpi=dpi))
    assert better.verdict.flaws == ()
    words = [word.text for word in Tesseract().recognise(better.page).words]
    assert PAPER.wanted[NUMBER] in words


def test_a_page_lying_across_is_turned_by_the_pipeline() -> None:
    wide = SoftwareCamera([], frame=(3264, 2448)).table()
    frame = laid_on(wide, np.rot90(SHEET).copy(), share=0.9)
    corners = outline_of(smaller(frame))
    assert corners is not None
    page = flattened(frame, corners)
    assert page.shape[1] > page.shape[0]
    better = OpenCvImprover().improve(scanned(page, dpi=dpi_of(corners, frame)))
    assert better.page.height > better.page.width


@pytest.mark.parametrize(
    ("frame", "state"),
    [
        ((LAID * 0.07).astype(np.uint8), AimState.DARK),
        (TABLE, AimState.NO_PAPER),
        (laid_on(TABLE, SHEET, shift=(0, 0.2)), AimState.NO_PAPER),
        (laid_on(TABLE, SHEET, share=0.25), AimState.NO_PAPER),
        (np.full_like(TABLE, 250), AimState.NO_PAPER),
        (laid_on(TABLE, SHEET, share=0.5), AimState.COARSE),
        (cv2.GaussianBlur(LAID, (0, 0), 7), AimState.BLURRED),
    ],
    ids=["dark", "bare table", "a corner outside", "a scrap", "a white table", "far", "blurred"],
)
def test_what_keeps_it_from_being_taken(frame: Picture, state: AimState) -> None:
    looks = watched(Aim(), *[frame] * 8)
    assert looks[-1].state is state
    assert not any(look.take for look in looks)


def test_what_nobody_mends_is_taken_as_it_is_and_marked() -> None:
    far = laid_on(TABLE, SHEET, share=0.5)
    looks = watched(Aim(), *[far] * 8, each=(PATIENCE_SECONDS + 1) / 6)
    [taken] = [look for look in looks if look.take]
    assert taken.corners is not None
    page = flattened(far, taken.corners)
    verdict = OpenCvImprover().improve(scanned(page, dpi=taken.dpi)).verdict
    assert PageFlaw.LOW_DPI in verdict.flaws


def test_a_sheet_that_moves_is_not_taken() -> None:
    frames = [np.roll(LAID, 40 * (at % 2), axis=1) for at in range(12)]
    assert [look.state for look in watched(Aim(), *frames)][1:] == [AimState.MOVING] * 11


def test_a_trapezium_a_disc_and_a_ruler_are_no_sheets() -> None:
    for points in (
        [[300, 300], [2100, 300], [1300, 2900], [1100, 2900]],
        [[200, 1500], [2300, 1500], [2300, 1900], [200, 1900]],
    ):
        frame = cv2.fillPoly(TABLE.copy(), [np.array(points, np.int32)], (240, 240, 240))
        assert outline_of(smaller(frame)) is None
    disc = cv2.circle(TABLE.copy(), (1224, 1632), 1000, (240, 240, 240), -1)
    assert outline_of(smaller(disc)) is None


def test_the_officer_s_picture_is_small_and_shows_the_outline() -> None:
    look = watched(Aim(), LAID)[0]
    shown = drawn(LAID, look)
    assert shown.shape[1] == 640
    assert (shown != smaller(LAID)).any()
