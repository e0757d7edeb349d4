"""What can be measured on a page at a quarter of its size: ink, edges, skew, which way is up, seals, sharpness.

Pure functions of arrays. "Ink" is a mask: 255 where something is darker than the paper around it.
"""

import math
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[Any]  # uint8, which OpenCV's own types do not say; height x width x 3, blue green red
Grey = npt.NDArray[Any]
Sheet = tuple[tuple[float, float], tuple[float, float], float]  # middle, size, angle

BLANK = 0.0005  # share of ink; a page with one line of text has 0.002
MOST_SKEW = 7.0  # degrees that are looked for
COARSE, FINE = 1.0, 0.05
FAINT = 70  # levels between paper and ink
BLURRED = 0.16  # of the contrast, that the steepest edges climb in one dot
NARROW = 8  # columns taken together where only rows count
LYING = 1.6  # so much steeper must the sums of columns be than those of rows
ON_ITS_HEAD = 1.25  # so much more ink below the small letters than above
DARK_LID = 90
LEAST_SHEET = 0.12  # of the picture: a citizen card on an A4 glass has 0.07, and is left as it lies
SEAL_SHARE = 0.0006
EDGE_LETTERS = 4
LARGEST_LETTER = 60  # dots of the small picture


def paper_of(grey: Grey) -> Grey:
    """The paper without what stands on it, a quarter of the size again."""
    tiny = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return cv2.medianBlur(cv2.dilate(tiny, np.ones((3, 3), np.uint8)), 15)


def ink_of(grey: Grey, paper: Grey) -> Grey:
    """Darker than the paper around: bleed-through and shadows are not."""
    around = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.threshold(cv2.subtract(around, grey), 30, 255, cv2.THRESH_BINARY)[1]


def is_blank(ink: Grey) -> bool:
    """The margins do not count: shadows and punched holes are there."""
    height, width = ink.shape
    inner = ink[height // 24 : -(height // 24) or None, width // 24 : -(width // 24) or None]
    return bool(cv2.countNonZero(cv2.medianBlur(np.ascontiguousarray(inner), 3)) < BLANK * inner.size)


def sheet_on_dark(small: Picture) -> Sheet | None:
    """Where the paper lies, when the lid behind it is dark; None: it fills the picture, or the lid is white."""
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    rim = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    if np.median(rim) > DARK_LID:
        return None
    _, light = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    light = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    shapes, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not shapes:
        return None
    largest = max(shapes, key=cv2.contourArea)
    (x, y), (width, height), angle = cv2.minAreaRect(largest)
    if width * height < LEAST_SHEET * grey.size:
        return None
    while abs(angle) > 45:  # OpenCV names the angle of either side
        angle, width, height = angle - math.copysign(90, angle), height, width
    return (x, y), (width, height), angle


def skew_of(ink: Grey) -> float:
    """Degrees to turn by, counter-clockwise; 0 when no lines are found. Lines of text make steep row sums."""
    columns = _columns(ink)
    coarse, _ = _best(columns, np.arange(-MOST_SKEW, MOST_SKEW + COARSE / 2, COARSE))
    if abs(coarse) >= MOST_SKEW:
        return math.copysign(MOST_SKEW, coarse)
    middle, _ = _best(columns, np.arange(coarse - COARSE, coarse + COARSE, COARSE / 4))
    return round(_best(columns, np.arange(middle - COARSE / 4, middle + COARSE / 4, FINE))[0], 2) + 0.0  # never -0


def _columns(ink: Grey) -> Grey:
    """Narrow, and as high as it was: how rows add up needs no more."""
    height, width = ink.shape
    return cv2.resize(ink, (max(1, width // NARROW), height), interpolation=cv2.INTER_AREA)


def _best(columns: Grey, angles: "npt.NDArray[np.float64]") -> tuple[float, float]:
    """The angle at which the row sums are steepest, and how steep. By shearing, which for small angles is turning."""
    height, width = columns.shape
    scores = []
    for angle in angles:
        shear = math.tan(math.radians(float(angle))) * NARROW
        matrix = np.array([[1.0, 0, 0], [-shear, 1, shear * width / 2]])
        moved = cv2.warpAffine(columns, matrix, (width, height), flags=cv2.INTER_LINEAR)
        rows = cv2.reduce(moved, 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F)[:, 0]
        scores.append(float(np.square(np.diff(rows)).sum()) / height)
    best = max(scores)
    level = [angle for angle, score in zip(angles, scores, strict=True) if score >= 0.999 * best]
    return float(np.mean(level)), best


def upright(ink: Grey) -> tuple[int, float]:
    """Quarter turns to the right, and the skew that is left then.

    Lying text has its lines upright; of a page on its head the letters tell.
    """
    wide = np.arange(-8.0, 9.0, 2.0)
    right = cv2.rotate(ink, cv2.ROTATE_90_CLOCKWISE)
    level, lying = (_best(_columns(each), wide)[1] for each in (ink, right))
    turned = right if lying > LYING * level else ink
    angle = skew_of(turned)  # the same when it stands on its head
    quarters = 1 if turned is right else 0
    return quarters + (2 if on_its_head(turned, angle) else 0), angle


def on_its_head(ink: Grey, angle: float) -> bool:
    """Vietnamese has far more ink above the small letters (tones, hats, ascenders, capitals) than below them."""
    above, below = above_and_below(ink, angle)
    return below > ON_ITS_HEAD * above and below > 0


def above_and_below(ink: Grey, angle: float) -> tuple[float, float]:
    """Ink above and below the small letters of all lines."""
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    straight = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
    above = below = 0.0
    for strip in np.array_split(straight, 3, axis=1):  # what is left of the skew counts less in a narrow one
        rows = cv2.reduce(np.ascontiguousarray(strip), 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F)[:, 0]
        for top, bottom in _lines(rows):
            line = rows[top:bottom]
            core = np.flatnonzero(line > 0.55 * line.max())
            above += float(line[: core[0]].sum())
            below += float(line[core[-1] + 1 :].sum())
    return above, below


def _lines(rows: "npt.NDArray[Any]") -> list[tuple[int, int]]:
    """Where lines of text are: runs of rows with ink, as tall as letters are."""
    full = np.concatenate([[0], (rows > max(0.4, 0.06 * float(rows.max()))).astype(np.int8), [0]])
    starts, ends = np.flatnonzero(np.diff(full) == 1), np.flatnonzero(np.diff(full) == -1)
    return [(int(a), int(b)) for a, b in zip(starts, ends, strict=True) if 7 <= b - a <= 40]


def touches_edge(ink: Grey) -> bool:
    """Letters that run into the edge of the picture. A shadow along it is one long thing, not several."""
    rim = LARGEST_LETTER + 4
    sides = (ink[:rim], ink[-rim:], ink[:, :rim].T, ink[:, -rim:].T)
    return sum(_letters_at_edge(side, at % 2 == 0) for at, side in enumerate(sides)) >= EDGE_LETTERS


def _letters_at_edge(strip: Grey, first: bool) -> int:
    """How many of the strip's letters touch its first row, or its last."""
    strip = np.ascontiguousarray(strip)
    stats = cv2.connectedComponentsWithStats(strip, connectivity=8)[2][1:]  # the first is the paper
    _, y, w, h, area = stats.T
    on_edge = (y <= 0) if first else (y + h >= strip.shape[0])
    sized = (w >= 4) & (w <= LARGEST_LETTER) & (h >= 4) & (h <= LARGEST_LETTER) & (area > 8)
    return int(np.count_nonzero(on_edge & sized))


def contrast_of(grey: Grey, ink: Grey, paper: Grey) -> float:
    """Levels between the paper and the darker part of the ink."""
    dark = grey[ink > 0]
    return float(_level(paper, 0.5) - _level(dark, 0.25)) if dark.size else 0.0


def sharpness_of(picture: Picture, ink: Grey, small: int) -> float:
    """How much of the contrast the steepest edges climb within one dot, where there is most ink."""
    height, width = ink.shape
    side = 48
    tiles = cv2.resize(ink, (max(1, width // side), max(1, height // side)), interpolation=cv2.INTER_AREA)
    best = []
    for at in np.argsort(tiles, axis=None)[::-1][:3]:
        row, column = divmod(int(at), tiles.shape[1])
        y, x = row * side * small, column * side * small
        tile = np.ascontiguousarray(picture[y : y + side * small, x : x + side * small, 1])
        low, high = (_level(tile, share) for share in (0.01, 0.99)) if tile.size else (0, 0)
        if high - low > 20:
            best.append(_level(cv2.absdiff(tile[:, 1:], tile[:, :-1]), 0.995) / (high - low))
    return max(best, default=1.0)


def _level(grey: Grey, share: float) -> int:
    """The grey below which this share of the dots lies."""
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
    return int(np.searchsorted(np.cumsum(counts), share * grey.size))


def has_seal(small: Picture) -> bool:
    blue, green, red = cv2.split(small)
    reddish = cv2.subtract(red, cv2.max(blue, green))
    return bool(cv2.countNonZero(cv2.threshold(reddish, 60, 255, cv2.THRESH_BINARY)[1]) > SEAL_SHARE * red.size)


def evened(picture: Picture, paper: Grey) -> Picture:
    """Paper made evenly light, when it is not; colours stay, so that a seal stays red."""
    low, high = _level(paper, 0.02), _level(paper, 0.98)
    if low > 225 and high - low < 18:
        return picture
    soft = cv2.GaussianBlur(np.maximum(paper, 60), (0, 0), 3)
    light = cv2.resize(soft, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    even: Picture = cv2.divide(picture, cv2.merge([light, light, light]), scale=245.0)
    return even
