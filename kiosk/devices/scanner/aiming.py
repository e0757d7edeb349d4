"""What a camera above a table sees: whether paper lies there, still, sharp and near enough, and the page made of it.

Pure functions of pictures, and one small machine that remembers. All lengths are of a picture SEEN px wide.
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.devices.scanner import measuring
from kiosk.devices.scanner.measuring import Grey, Picture
from kiosk.domain.scanning import LEAST_DPI, AimState

SEEN = 640
A4_INCHES = (210 / 25.4, 297 / 25.4)
Corners = npt.NDArray[np.float32]  # 4 x 2, from the upper left on clockwise, shares of the picture's width and height

LEAST_PAPER = 0.12  # of the picture
MOST_PAPER = 0.97
RIM = 0.006  # of the way to the middle: no line of the table is left along the page
STRAY = 28.0  # degrees that a corner may differ from a right angle: more is no sheet seen from above
SLENDER = 2.2  # longest to shortest side
BESIDE = 0.004  # of the picture: a corner nearer to the edge is outside of it
DARK = 30  # the lightest part of the picture, of 255: a dark table in good light has more
STILL = 0.006  # shares of the picture that a corner may move between two looks
STILL_LEVELS = 3.0  # mean change of grey
HAND_LEVELS = 9.0  # a hand, or another sheet laid on top
STILL_SECONDS = 0.7
PATIENCE_SECONDS = 4.0  # then it is taken as it is, and its marks say what is wrong


@dataclass(frozen=True, slots=True)
class Look:
    """One look: what is missing, or READY (`take` is true) with the corners."""

    state: AimState
    corners: Corners | None = None
    dpi: int = 0
    take: bool = False


class Aim:
    """Decides when a page is taken. `look` is given each frame with the time in seconds."""

    def __init__(self) -> None:
        self._before: Grey | None = None
        self._corners: Corners | None = None
        self._still_since: float | None = None
        self._wanting_since: float | None = None
        self._taken = False  # what lies there was taken: it must go first

    def look(self, frame: Picture, now: float) -> Look:
        small = smaller(frame)
        grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
        change = 255.0 if self._before is None else float(cv2.mean(cv2.absdiff(grey, self._before))[0])
        self._before = grey
        if is_dark(grey):
            return self._nothing(AimState.DARK)
        corners = outline_of(small)
        if corners is None:
            self._taken = False
            return self._nothing(AimState.NO_PAPER)
        dpi = dpi_of(corners, frame)
        moved = 1.0 if self._corners is None else float(np.abs(corners - self._corners).max())
        self._corners = corners
        if change > HAND_LEVELS:
            self._taken = False
        if self._taken:
            return Look(AimState.TAKEN, corners, dpi)
        if moved > STILL or change > STILL_LEVELS:
            self._still_since = self._wanting_since = None
            return Look(AimState.MOVING, corners, dpi)
        self._still_since = now if self._still_since is None else self._still_since
        if now - self._still_since < STILL_SECONDS:
            return Look(AimState.MOVING, corners, dpi)
        return self._judged(frame, corners, dpi, now)

    def _judged(self, frame: Picture, corners: Corners, dpi: int, now: float) -> Look:
        """It lies still: taken when it is near and sharp, or when nobody mends that."""
        wanting = AimState.COARSE if dpi < LEAST_DPI else None if is_sharp(frame, corners) else AimState.BLURRED
        self._wanting_since = now if self._wanting_since is None else self._wanting_since
        if wanting and now - self._wanting_since < PATIENCE_SECONDS:
            return Look(wanting, corners, dpi)
        self._taken, self._wanting_since = True, None
        return Look(AimState.TAKEN, corners, dpi, take=True)

    def _nothing(self, state: AimState) -> Look:
        self._corners = self._still_since = self._wanting_since = None
        return Look(state)


# Pictures ------------------------------------------------------------------------------------------------------


def smaller(frame: Picture, width: int = SEEN) -> Picture:
    height = max(1, round(frame.shape[0] * width / frame.shape[1]))
    return cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA)


def is_dark(grey: Grey) -> bool:
    return bool(np.percentile(grey, 98) < DARK)


def outline_of(small: Picture) -> Corners | None:
    """The four corners of the largest sheet that lies there whole. Paper is lighter than the table, or has an edge."""
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    edges = cv2.dilate(cv2.Canny(grey, 40, 110), np.ones((3, 3), np.uint8))
    light = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    light = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    found = [quad for mask in (light, edges) for quad in _quads(mask)]
    if not found:
        return None
    best = max(found, key=lambda quad: float(cv2.contourArea(quad)))
    height, width = small.shape[:2]
    shares = _clockwise(best) / np.array([width, height], np.float32)
    whole = bool((shares > BESIDE).all() and (shares < 1 - BESIDE).all())
    return shares.astype(np.float32) if whole else None


def _quads(mask: Grey) -> "list[npt.NDArray[np.float32]]":
    shapes, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for shape in shapes:
        area = cv2.contourArea(shape)
        if not LEAST_PAPER * mask.size < area < MOST_PAPER * mask.size:
            continue
        hull = cv2.convexHull(shape)
        for tolerance in (0.02, 0.035, 0.05):
            quad = cv2.approxPolyDP(hull, tolerance * cv2.arcLength(hull, True), True)
            if len(quad) == 4:
                corners = quad.reshape(4, 2).astype(np.float32)
                if 0.85 < area / cv2.contourArea(corners) < 1.1 and _is_sheet(corners):
                    found.append(corners)
                break
    return found


def _is_sheet(quad: "npt.NDArray[np.float32]") -> bool:
    sides = [quad[(at + 1) % 4] - quad[at] for at in range(4)]
    lengths = [float(np.linalg.norm(side)) for side in sides]
    if max(lengths) > SLENDER * min(lengths):
        return False
    for at in range(4):
        cosine = float(np.dot(-sides[at - 1], sides[at])) / (lengths[at - 1] * lengths[at])
        if abs(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) - 90) > STRAY:
            return False
    return True


def _clockwise(quad: "npt.NDArray[np.float32]") -> "npt.NDArray[np.float32]":
    """From the corner nearest to the upper left on."""
    middle = quad.mean(axis=0)
    angles = np.arctan2(quad[:, 1] - middle[1], quad[:, 0] - middle[0])
    ordered = quad[np.argsort(angles)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)


def _sides(corners: Corners, frame: Picture) -> tuple[float, float]:
    """Shorter lengths of the two pairs of sides, px: across, then down."""
    points = corners * np.array([frame.shape[1], frame.shape[0]], np.float32)
    lengths = [float(np.linalg.norm(points[(at + 1) % 4] - points[at])) for at in range(4)]
    return min(lengths[0], lengths[2]), min(lengths[1], lengths[3])


def dpi_of(corners: Corners, frame: Picture) -> int:
    """Were the sheet A4: of a smaller one the page has more. By the side that has fewer dots than it should."""
    short, long = sorted(_sides(corners, frame))
    return round(min(short / A4_INCHES[0], long / A4_INCHES[1]))


def is_sharp(frame: Picture, corners: Corners) -> bool:
    page = flattened(frame, corners)
    grey = cv2.cvtColor(smaller(page, max(1, page.shape[1] // 4)), cv2.COLOR_BGR2GRAY)
    ink = measuring.ink_of(grey, measuring.paper_of(grey))
    return measuring.sharpness_of(page, ink, 4) >= measuring.BLURRED


def flattened(frame: Picture, corners: Corners) -> Picture:
    """The sheet as seen from straight above, A4 as it lies (upright or across), no dot more than the camera has."""
    dpi = dpi_of(corners, frame)
    across, down = _sides(corners, frame)
    short, long = (max(1, round(side * dpi)) for side in A4_INCHES)
    width, height = (short, long) if across <= down else (long, short)
    inner = corners + (corners.mean(axis=0) - corners) * RIM
    points = (inner * np.array([frame.shape[1], frame.shape[0]], np.float32)).astype(np.float32)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(points, target)
    return cv2.warpPerspective(frame, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def drawn(frame: Picture, look: Look, width: int = SEEN) -> Picture:
    """What the officer sees: small, with the outline."""
    small = smaller(frame, width)
    if look.corners is not None:
        points = (look.corners * np.array([small.shape[1], small.shape[0]])).round().astype(np.int32)
        colour = {AimState.TAKEN: (69, 107, 30), AimState.MOVING: (62, 150, 200)}.get(look.state, (0, 82, 138))
        cv2.polylines(small, [points.reshape(-1, 1, 2)], True, colour, 4, cv2.LINE_AA)
    return small
