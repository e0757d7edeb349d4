"""Judges what a window shows: cut, clipped, covered and overlapping words, small targets, poor contrast, no name.

`audit(window, target)` walks the items in the order they are painted and looks at the picture they make. What
stands further down in a list that scrolls is not a fault; what a sheet covers whole is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QJSValue, QQmlExpression, QQmlProperty, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

SLACK = 2.0  # px: rounding, and the side bearing of letters
SMALLEST_LETTER = 17  # px on a portrait screen of 1080
CONTRAST, RUNNING_CONTRAST, RUNNING_LETTERS = 4.5, 7.0, 60  # letters: from here on a text is read, not glanced at
BOLD = 600
LEFT, RIGHT, CENTRE = 1, 2, 4  # Qt.AlignmentFlag, as a Text gives them
BOTTOM, MIDDLE = 64, 128
KINDS = {
    "QQuickText": "text",
    "QQuickTextInput": "field",
    "QQuickTextEdit": "field",
    "QQuickAbstractButton": "button",
    "QQuickRectangle": "fill",
    "QQuickFlickable": "flick",
}
CONTROLS = ("button", "field")


@dataclass(frozen=True)
class Finding:
    kind: str  # cut, runs out, clipped, outside, covered, overlap, hidden, small, tiny, contrast, unnamed
    what: str  # the words a person would know it by
    more: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.what!r} {self.more}".rstrip()


@dataclass
class Seen:
    """One item as it is painted. `rect`: where its words or its body are; `view`: what is left of that in sight."""

    item: QQuickItem
    kind: str
    number: int  # in the order of the tree
    rect: QRectF
    view: QRectF
    order: int = 0  # in the order of painting
    line: tuple[int, ...] = ()  # numbers of the items above it
    opacity: float = 1.0
    scrolls: tuple[int, ...] = ()  # numbers of the scrolling areas it stands in
    hidden: bool = False


def audit(window: QQuickWindow, target: float, unit: float = 1.0, picture: QImage | None = None) -> list[Finding]:
    """`target`: the smallest side of a control, px; `unit`: what the letters are scaled by."""
    pixels = _pixels(picture or window.grabWindow())  # first: taking the picture brings the layout up to date
    seen = list(_walk(window))
    _hide_covered(seen)
    texts = [s for s in seen if s.kind == "text" and _words(s.item)]
    controls = [s for s in seen if s.kind in CONTROLS and not s.hidden]
    found: list[Finding] = []
    for text in (t for t in texts if not t.hidden):
        found += _lengths(text, unit)
        found += _place(text, window)
        found += _covered(text, seen)
    for text in (t for t in (*texts, *controls) if not t.hidden and t.kind in ("text", "field")):
        if not _veiled(text, seen):
            found += _contrast(text, pixels)
    for control in controls:
        found += _place(control, window)
        found += _control(control, target)
    found += _overlaps([t for t in texts if not t.hidden], controls, seen)
    found += _focus(window, seen)
    return sorted(set(found), key=str)


def texts(window: QQuickWindow) -> list[str]:
    """Every text that is shown."""
    return [_words(seen.item) for seen in _walk(window) if seen.kind == "text"]


# Walking ---------------------------------------------------------------------------------------------------------


@cache
def _kind_of_class(name: str) -> str:
    return KINDS.get(name, "")


def _kind(item: QQuickItem) -> str:
    meta = item.metaObject()
    while meta is not None:
        kind = _kind_of_class(meta.className())
        if kind:
            return kind
        meta = meta.superClass()
    return ""


def _walk(window: QQuickWindow) -> Iterator[Seen]:
    number = order = 0

    def enter(item: QQuickItem, above: Seen | None, view: QRectF) -> Iterator[Seen]:
        nonlocal number, order
        number += 1
        kind = _kind(item)
        rect = _painted(item) if kind == "text" else item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        here = Seen(item, kind, number, rect, rect & view)
        if above:
            here.line, here.scrolls = (*above.line, above.number), above.scrolls
        here.opacity = item.opacity() * (above.opacity if above else 1.0)
        if kind == "flick":
            here.scrolls = (*here.scrolls, number)
        inner = view & rect if item.clip() else view
        shown = [child for child in item.childItems() if child.isVisible() and child.opacity() > 0.01]
        shown.sort(key=lambda child: child.z())
        for child in (c for c in shown if c.z() < 0):
            yield from enter(child, here, inner)
        order += 1
        here.order = order
        yield here
        for child in (c for c in shown if c.z() >= 0):
            yield from enter(child, here, inner)

    root = window.contentItem()
    yield from enter(root, None, QRectF(0, 0, window.width(), window.height()))


def _painted(text: QQuickItem) -> QRectF:
    """Where the letters of a Text are, in the window."""
    get = text.property
    wide, high = float(get("contentWidth")), float(get("contentHeight"))
    left, top = float(get("leftPadding")), float(get("topPadding"))
    free_x = text.width() - left - float(get("rightPadding")) - wide
    free_y = text.height() - top - float(get("bottomPadding")) - high
    across, down = _ask(text, "effectiveHorizontalAlignment"), _ask(text, "verticalAlignment")
    x = left + (free_x if across == RIGHT else free_x / 2 if across == CENTRE else 0)
    y = top + (free_y if down == BOTTOM else free_y / 2 if down == MIDDLE else 0)
    return text.mapRectToScene(QRectF(x, y, wide, high))


def _ask(item: QQuickItem, question: str) -> float:
    """Asked in QML: Python has no name for the enums and fonts of a Text."""
    answer = QQmlExpression(qmlContext(item), item, question).evaluate()
    return float((answer[0] if isinstance(answer, tuple) else answer) or 0)


def _words(item: QQuickItem) -> str:
    return str(item.property("text") or "").strip()


def _name(item: QQuickItem) -> str:
    context = qmlContext(item)
    return str(QQmlProperty.read(item, "Accessible.name", context) or "") if context else ""


def _known_by(seen: Seen) -> str:
    words = _words(seen.item) if seen.kind in ("text", "button") else ""
    return (words or _name(seen.item) or seen.item.metaObject().className())[:70]


# What covers what --------------------------------------------------------------------------------------------------


def _covers(seen: Seen) -> bool:
    """It lets nothing through that one could read."""
    if seen.kind != "fill" or seen.opacity < 0.5 or seen.view.isEmpty():
        return False
    colour, gradient = seen.item.property("color"), seen.item.property("gradient")
    plain = not isinstance(gradient, QJSValue) or not gradient.isObject()
    return plain and isinstance(colour, QColor) and colour.alphaF() * seen.opacity >= 0.5


def _hide_covered(seen: list[Seen]) -> None:
    covers = [s for s in seen if _covers(s)]
    for s in seen:
        if s.kind not in ("text", *CONTROLS):
            continue
        if s.view.width() < 1 or s.view.height() < 1:
            s.hidden = bool(s.scrolls) or s.rect.isEmpty()  # further down, or empty
            continue
        view = s.view.adjusted(SLACK, SLACK, -SLACK, -SLACK)
        s.hidden = any(c.order > s.order and s.number not in c.line and c.view.contains(view) for c in covers)


def _covered(text: Seen, seen: list[Seen]) -> Iterator[Finding]:
    for c in seen:
        if c.order < text.order or not _covers(c) or text.number in c.line:
            continue
        if text.scrolls and text.scrolls[-1] not in c.scrolls:
            continue  # it can be scrolled out from beneath
        lost = text.view & c.view
        if lost.width() > SLACK and lost.height() > _leading(text.item):
            yield Finding("covered", _known_by(text), "by something painted over it")
            return


def _leading(text: QQuickItem) -> float:
    """How far the boxes of two texts may reach into one another without their letters touching."""
    return max(SLACK, 0.22 * _ask(text, "font.pixelSize"))


def _overlaps(texts: list[Seen], controls: list[Seen], seen: list[Seen]) -> Iterator[Finding]:
    things = sorted([*texts, *controls], key=lambda s: s.order)
    covers = [s for s in seen if _covers(s)]
    for i, under in enumerate(things):
        for over in things[i + 1 :]:
            both = under.view & over.view
            if both.width() <= SLACK or both.height() <= SLACK or under.number in over.line:
                continue
            texts_only = under.kind == over.kind == "text"
            if texts_only and both.height() <= max(_leading(under.item), _leading(over.item)):
                continue
            if under.kind == "field" and under.line[-1] in over.line:
                continue  # the key that clears a field stands in it, and the field keeps room for it
            between = [c for c in covers if under.order < c.order < over.order and c.view.contains(both)]
            if not any(under.number not in c.line and over.number not in c.line for c in between):
                yield Finding("overlap", _known_by(under), f"and {_known_by(over)!r}")


# One thing at a time -----------------------------------------------------------------------------------------------


def _lengths(text: Seen, unit: float) -> Iterator[Finding]:
    item = text.item
    if item.property("truncated") and not _unfolds(item):
        yield Finding("cut", _known_by(text))
    wide = float(item.property("contentWidth")) - item.width()
    high = float(item.property("contentHeight")) - item.height()
    if wide > SLACK or high > SLACK:
        yield Finding("runs out", _known_by(text), f"of its box by {max(wide, high):.0f} px")
    letters = _ask(item, "fontInfo.pixelSize")
    if letters < SMALLEST_LETTER * unit - 0.5:
        yield Finding("tiny", _known_by(text), f"{letters:.0f} px")


def _unfolds(text: QQuickItem) -> bool:
    """A key beside it shows the rest, or opening the row it stands in does."""
    place = text.parentItem()
    above = place
    while above is not None:
        if above.objectName() == "unfold":
            return True
        above = above.parentItem()
    return place is not None and any(_kind(i) == "button" and i.objectName() == "unfold" for i in _tree(place))


def _secret_described(control: Seen) -> bool:
    """Qt keeps the name of a field for secrets to itself: what it is for stands in its description."""
    if control.kind != "field" or not _ask(control.item, "echoMode"):
        return False
    return bool(QQmlProperty.read(control.item, "Accessible.description", qmlContext(control.item)))


def _tree(root: QQuickItem) -> Iterator[QQuickItem]:
    for child in root.childItems():
        if child.isVisible():
            yield child
            yield from _tree(child)


def _place(seen: Seen, window: QQuickWindow) -> Iterator[Finding]:
    """Whether all of it is in sight, or can be scrolled there."""
    view = QRectF(0, 0, window.width(), window.height())
    whole = seen.rect
    above: list[QQuickItem] = []
    item = seen.item.parentItem()
    while item is not None:
        above.append(item)
        item = item.parentItem()
    for place in above:
        if not place.clip():
            continue
        rect = place.mapRectToScene(QRectF(0, 0, place.width(), place.height()))
        lost_x = max(rect.left() - whole.left(), whole.right() - rect.right())
        lost_y = max(rect.top() - whole.top(), whole.bottom() - rect.bottom())
        if _kind(place) == "flick":
            lost_x = 0.0 if place.property("contentWidth") > place.width() + 1 else lost_x
            lost_y = 0.0 if place.property("contentHeight") > place.height() + 1 else lost_y
        if max(lost_x, lost_y) > SLACK:
            yield Finding("clipped", _known_by(seen), f"by {max(lost_x, lost_y):.0f} px")
            return
        whole = whole & rect
        if whole.isEmpty():
            return  # further down in a list
    over = max(-whole.left(), -whole.top(), whole.right() - view.right(), whole.bottom() - view.bottom())
    if over > SLACK:
        yield Finding("outside", _known_by(seen), f"the window by {over:.0f} px")


def _control(control: Seen, target: float) -> Iterator[Finding]:
    wide, high = control.item.width(), control.item.height()
    if min(wide, high) < target - 0.5:
        yield Finding("small", _known_by(control), f"{wide:.0f}x{high:.0f}, at least {target:.0f}")
    if not (_name(control.item).strip() or _secret_described(control)):
        yield Finding("unnamed", _known_by(control))


def _focus(window: QQuickWindow, seen: list[Seen]) -> Iterator[Finding]:
    """What one types into is in sight whole."""
    item = window.activeFocusItem()
    for s in seen:
        if s.kind == "field" and s.item is item:
            lost = s.rect.height() - s.view.height()
            if lost > SLACK or s.hidden:
                yield Finding("hidden", _known_by(s), "has the focus and is not in sight whole")


# Contrast ----------------------------------------------------------------------------------------------------------


def _pixels(picture: QImage) -> Any:
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    flat = numpy.frombuffer(image.constBits(), numpy.uint32).copy()  # the image is gone when this returns
    return flat.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()] & 0xFFFFFF


def _veiled(text: Seen, seen: list[Seen]) -> bool:
    """At the edge of a scrolling area, beneath what says that there is more: it can be scrolled out."""
    over = [s for s in seen if s.kind == "fill" and s.order > text.order and text.number not in s.line]
    return bool(text.scrolls) and any(
        text.scrolls[-1] not in s.scrolls and s.view.intersects(text.view) and s.opacity > 0 for s in over
    )


def _contrast(text: Seen, pixels: Any) -> Iterator[Finding]:
    ink = text.item.property("color")
    words = _words(text.item)
    if not isinstance(ink, QColor) or not words:
        return
    view = text.view
    left, top = max(0, int(view.left())), max(0, int(view.top()))
    part = pixels[top : int(view.bottom()), left : int(view.right())]
    if part.size == 0 or view.height() < 0.7 * min(text.rect.height(), 2 * _ask(text.item, "font.pixelSize")):
        return  # only the feet of the letters are in sight
    whole, counts = numpy.unique(part, return_counts=True)  # whole numbers: sorting triples takes ten times as long
    colours = numpy.stack([whole >> 16, whole >> 8 & 0xFF, whole & 0xFF], axis=1).astype(int)
    ground = colours[counts.argmax()]
    wanted = numpy.array([ink.red(), ink.green(), ink.blue()], int)
    nearest = colours[numpy.abs(colours - wanted).sum(axis=1).argmin()]
    ratio = contrast(tuple(map(int, ground)), tuple(map(int, nearest)))
    running = len(words) >= RUNNING_LETTERS and _ask(text.item, "font.weight") < BOLD
    least = RUNNING_CONTRAST if running else CONTRAST
    if ratio < least - 0.05:
        yield Finding("contrast", _known_by(text), f"{ratio:.1f}, at least {least}")


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """WCAG 2.2: 1 (none) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
