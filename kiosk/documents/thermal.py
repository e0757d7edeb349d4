"""A strip of thermal paper, laid out from top to bottom in 1-bit dots.

Letters are drawn as pictures because no code page of the common printers holds all Vietnamese letters. Sizes are in
dots: at 203 dpi eight dots are one millimetre, and people need 20 dots or more.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any, Literal

import segno
from PIL import Image, ImageDraw, ImageFont

from kiosk.ports import Raster

LINE = 1.32  # line height per size: the ink of Ẫ and Ỵ needs 1.30
ASCENT = 1.06  # from the top of a line to its baseline, per size
SMALLEST_MODULE = 5  # dots per QR module: 0.6 mm, which a phone's camera holds at arm's length
LARGEST_MODULE = 9
NARROWEST = 240  # dots: a column below this would break ordinary words
QUIET = 4  # modules of white around a QR symbol (ISO/IEC 18004)

Align = Literal["left", "centre"]
Font = ImageFont.FreeTypeFont


@lru_cache(maxsize=64)
def _load(path: str, size: int) -> Font:
    # BASIC: composed letters need no shaping, and the result is the same on every machine.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _advance(font: "FontKey", letter: str) -> float:
    return float(_load(*font).getlength(letter))


@lru_cache(maxsize=4096)
def _glyph(font: "FontKey", letter: str) -> tuple[Any, int, int, int]:
    """The letter's dots, where they begin from the point on the baseline, and how far the next letter is.

    Kept, since hinting a letter anew costs a hundred times what setting its dots does. Letters only: no word stays.
    It is drawn in the company of the tallest ones: the library cuts a line's height to whole dots, and a mark with it.
    """
    face = _load(*font)
    apart = round(face.getlength(COMPANY, "1"))
    size = font[1]
    far, baseline = apart + size, 2 * size  # where its point on the baseline is
    scratch = Image.new("1", (far + 3 * size, 3 * size), 0)
    pen = _pen(scratch)
    pen.text((size, baseline), COMPANY + letter, font=face, fill=1, anchor="ls")
    pen.rectangle((0, 0, far - size // 2, scratch.height), fill=0)
    left, top, right, bottom = scratch.getbbox() or (far, 0, far, 0)
    dots = scratch.crop((left, top, right, bottom)).im if right > left else None
    return dots, left - far, top - baseline, round(face.getlength(letter, "1"))


FontKey = tuple[str, int]
COMPANY = "⸎Ṓℊ    "  # the tallest and the deepest of the font; four spaces are room for what hangs out to the left


def length_of(text: str, font: Font) -> float:
    """In dots. Our fonts have no kerning without shaping: a text is as long as its letters."""
    key = (str(font.path), int(font.size))
    return sum(_advance(key, letter) for letter in text)


def write(pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, font: Font, anchor: str = "ls") -> None:
    """Black letters on the baseline at `at`. anchor: "ls" from there, "ms" around it, "rs" up to it."""
    key = (str(font.path), int(font.size))
    glyphs = [_glyph(key, letter) for letter in text]
    whole = sum(glyph[3] for glyph in glyphs)
    x = at[0] - {"ls": 0, "ms": whole // 2, "rs": whole}[anchor]
    for dots, left, top, advance in glyphs:
        if dots:
            pen.draw.draw_bitmap((x + left, at[1] + top), dots, 1)
        x += advance


class Strip:
    """Collects blocks, each as wide as the paper; `finish` pastes them into one Raster.

    The ink is 1 and the paper 0, as in the Raster.
    """

    def __init__(self, fonts: Path, width: int) -> None:
        self.width = width
        self.margin = width // 48
        self._fonts = fonts
        self._blocks: list[Image.Image] = []

    @property
    def inner(self) -> int:
        return self.width - 2 * self.margin

    def font(self, size: int, bold: bool = False) -> Font:
        return _load(str(self._fonts / f"NotoSans-{'Bold' if bold else 'Regular'}.ttf"), size)

    def space(self, dots: int) -> None:
        self._add(dots)

    def rule(self, thickness: int = 2, dashed: bool = False, around: int = 10) -> None:
        draw = self._add(thickness + 2 * around)
        step = 12 if dashed else self.inner
        for x in range(self.margin, self.width - self.margin, step):
            draw.rectangle((x, around, x + (step // 2 if dashed else step) - 1, around + thickness - 1), fill=1)

    def text(
        self,
        text: str,
        size: int,
        *,
        bold: bool = False,
        align: Align = "left",
        indent: int = 0,
        most_lines: int = 0,
    ) -> None:
        """Wrap and draw. Centred lines are balanced; most_lines (0: all) holds for left-aligned text."""
        font = self.font(size, bold)
        room = self.inner - indent
        lines = balance(text, font, room) if align == "centre" else clamp(text, font, room, most_lines)
        self._paste(self._lines(lines, font, room, align), self.margin + indent)

    def whole(self, text: str, sizes: Sequence[int], most_lines: int) -> None:
        """Bold and never cut: in the first of `sizes` that needs at most `most_lines`, else in the last."""
        fitting = (s for s in sizes if len(wrap(text, self.font(s, True), self.inner)) <= most_lines)
        self.text(text, next(fitting, sizes[-1]), bold=True)

    def widest(self, text: str, largest: int, smallest: int = 20) -> None:
        """One line, bold and centred, as large as the paper allows; wrapped only when `smallest` is too wide."""
        sizes = range(largest, smallest, -2)
        size = next((s for s in sizes if self.font(s, True).getlength(text) <= self.inner), smallest)
        self.text(text, size, bold=True, align="centre")

    def row(self, left: str, right: str, size: int, *, bold_right: bool = False, most_lines: int = 0) -> bool:
        """Two columns: the left wraps, the right stays whole at its edge on the first line. Tells whether it cut."""
        font, right_font = self.font(size), self.font(size, bold_right)
        room = self.inner - round(length_of(right, right_font)) - size
        lines = clamp(left, font, room, most_lines)
        block = Image.new("1", (self.inner, _line_height(font) * len(lines)), 0)
        block.paste(self._lines(lines, font, room, "left"), (0, 0))
        pen = _pen(block)
        write(pen, (self.inner, round(font.size * ASCENT)), right, right_font, "rs")
        self._paste(block, self.margin)
        return lines[-1].endswith("…") and not left.endswith("…")

    def pair(self, label: str, value: str, size: int) -> None:
        """A label and its bold value on one line, or the value below when both do not fit."""
        room = self.inner - self.font(size).getlength(label) - size
        if self.font(size, True).getlength(value) <= room:
            self.row(label, value, size, bold_right=True)
        else:
            self.text(label, size)
            self.text(value, size, bold=True, indent=size)

    def tick(self, text: str, size: int, detail: str = "") -> None:
        """An empty box to tick, the wrapped text beside it and a smaller line below."""
        font, small, indent = self.font(size), self.font(20), size + 16
        pitch = _line_height(font)
        words = self._lines(wrap(text, font, self.inner - indent), font, self.inner - indent, "left")
        notes = self._lines(wrap(detail, small, self.inner - indent), small, self.inner - indent, "left")
        block = Image.new("1", (self.inner, words.height + bool(detail) * notes.height + 8), 0)
        block.paste(words, (indent, 0))
        if detail:
            block.paste(notes, (indent, words.height))
        top = (pitch - size) // 2 + 2
        _pen(block).rectangle((0, top, size - 1, top + size - 1), outline=1, width=3)
        self._paste(block, self.margin)

    def box(self, lines: Sequence[tuple[str, int]], *, inverse: bool = False) -> None:
        """Bold centred lines (text, size) in a frame; inverse: white on black."""
        frame, pad = 4, 14
        room = self.inner - 2 * (frame + pad)
        parts = [
            self._lines(balance(t, self.font(s, True), room), self.font(s, True), room, "centre") for t, s in lines
        ]
        height = sum(p.height for p in parts) + 2 * (frame + pad)
        block = Image.new("1", (self.inner, height), 0)
        pen = _pen(block)
        pen.rectangle((0, 0, self.inner - 1, height - 1), outline=1, width=height if inverse else frame)
        y = frame + pad
        for part in parts:
            if inverse:
                block.paste(0, (frame + pad, y), part)
            else:
                block.paste(part, (frame + pad, y))
            y += part.height
        self._paste(block, self.margin)

    def qr_beside(self, text: str, write: Callable[["Strip"], None]) -> None:
        """A QR symbol at the left and what `write` puts on a strip at its right; below it on narrow paper."""
        symbol = qr(text, SMALLEST_MODULE + (self.width >= 576))
        room = self.width - symbol.width - self.margin
        notes_strip = Strip(self._fonts, room if room >= NARROWEST else self.width)
        write(notes_strip)
        notes = notes_strip.picture()
        if room < NARROWEST:
            self._paste(symbol, room // 2)
            self._paste(notes, 0)
            return
        height = max(symbol.height, notes.height)
        block = Image.new("1", (self.width, height), 0)
        block.paste(symbol, (0, (height - symbol.height) // 2))
        block.paste(notes, (symbol.width, (height - notes.height) // 2))
        self._paste(block, 0)

    def qr(self, text: str) -> None:
        """A QR symbol in the middle, as large as the paper allows up to nine dots a module."""
        modules = round(symbol_of(text).symbol_size(border=QUIET)[0])
        symbol = qr(text, max(SMALLEST_MODULE, min(LARGEST_MODULE, self.width // modules)))
        self._paste(symbol, (self.width - symbol.width) // 2)

    def numeral(self, text: str, largest: int) -> None:
        """One huge line, its ink without the room that a line of text leaves for marks."""
        sizes = range(largest, 20, -4)
        font = self.font(next((s for s in sizes if self.font(s, True).getlength(text) <= self.inner), 20), True)
        left, top, right, bottom = font.getbbox(text, anchor="ls")
        pad = 22
        block = Image.new("1", (self.width, round(bottom - top) + 2 * pad), 0)
        _pen(block).text(((self.width - right + left) // 2 - left, pad - top), text, font=font, fill=1, anchor="ls")
        self._paste(block, 0)

    def ruler(self) -> None:
        """A scale over the whole width, a mark every eight dots (1 mm): lost ends show that `width` is wrong."""
        height, small = 64, self.font(20)
        draw = self._add(height + 8)
        draw.line((0, 4, self.width - 1, 4), fill=1, width=2)
        for x in range(0, self.width, 8):
            length = 36 if x % 80 == 0 else 24 if x % 40 == 0 else 12
            draw.line((x, 4, x, 4 + length), fill=1, width=2 if x % 80 == 0 else 1)
        draw.rectangle((self.width - 2, 4, self.width - 1, 40), fill=1)
        for x in range(80, self.width - 40, 80):
            draw.text((x, height), str(x), font=small, fill=1, anchor="ms")
        draw.text((self.width - 2, height), str(self.width), font=small, fill=1, anchor="rs")

    def picture(self) -> Image.Image:
        whole = Image.new("1", (self.width, sum(b.height for b in self._blocks)), 0)
        y = 0
        for block in self._blocks:
            whole.paste(block, (0, y))
            y += block.height
        return whole

    def finish(self) -> Raster:
        whole = self.picture()
        return Raster(whole.width, whole.height, whole.tobytes())

    def _lines(self, lines: Sequence[str], font: Font, width: int, align: Align) -> Image.Image:
        pitch = _line_height(font)
        block = Image.new("1", (width, pitch * len(lines)), 0)
        pen = _pen(block)
        x, anchor = {"left": (0, "ls"), "centre": (width // 2, "ms")}[align]
        for i, line in enumerate(lines):
            write(pen, (x, i * pitch + round(font.size * ASCENT)), line, font, anchor)
        return block

    def _add(self, height: int) -> ImageDraw.ImageDraw:
        block = Image.new("1", (self.width, height), 0)
        self._blocks.append(block)
        return _pen(block)

    def _paste(self, picture: Image.Image, x: int) -> None:
        block = Image.new("1", (self.width, picture.height), 0)
        block.paste(picture, (x, 0))
        self._blocks.append(block)


SEALED = re.compile(r"([0-9A-Z $%*+./-]+:)(\d{20,})")


def symbol_of(text: str) -> segno.QRCode:
    """Error correction M. A code and the digits of its seal are two segments: digits take the fewest modules."""
    sealed = SEALED.fullmatch(text)
    parts: Any = list(sealed.groups()) if sealed else text
    return segno.make(parts, error="m", micro=False, boost_error=False)


def qr(text: str, module: int) -> Image.Image:
    """A QR symbol with its quiet zone, every module `module` x `module` whole dots. Error correction M."""
    symbol = symbol_of(text)
    rows = [bytes(row) for row in symbol.matrix_iter(scale=module, border=QUIET)]
    picture = Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows))
    return picture.point(lambda dark: 255 * dark).convert("1", dither=Image.Dither.NONE)


def wrap(text: str, font: Font, width: int) -> list[str]:
    """Break at spaces; a word wider than the line is broken between letters. At least one line."""
    return _fill(_measure(text, font, width), font, width)


def clamp(text: str, font: Font, width: int, most_lines: int) -> list[str]:
    """Wrap; beyond `most_lines` (0: no limit) the last line ends with an ellipsis."""
    lines = wrap(text, font, width)
    if not most_lines or len(lines) <= most_lines:
        return lines
    return [*lines[: most_lines - 1], shorten(" ".join(lines[most_lines - 1 : most_lines + 1]), font, width)]


def shorten(text: str, font: Font, width: int) -> str:
    """Cut so that the text and an ellipsis fit."""
    fitting = bisect_right(range(len(text)), False, key=lambda n: length_of(text[:n] + "…", font) > width) - 1
    return text[: max(fitting, 0)].rstrip(" ,;.(") + "…"


def balance(text: str, font: Font, width: int) -> list[str]:
    """Wrap to as few lines as `wrap`, but of about equal length, so that no last word stands alone."""
    pieces = _measure(text, font, width)
    fewest = len(_fill(pieces, font, width))
    longest = max((length for _, length in pieces), default=0)
    least = min(width, max(width // 2, ceil(longest)))
    narrowest = bisect_left(range(width), True, lo=least, key=lambda w: len(_fill(pieces, font, w)) <= fewest)
    return _fill(pieces, font, narrowest)


def _measure(text: str, font: Font, width: int) -> list[tuple[str, float]]:
    """Words, or parts of words that are too wide, each with its length in dots."""
    return [(piece, length_of(piece, font)) for word in text.split() for piece in _pieces(word, font, width)]


def _fill(pieces: Sequence[tuple[str, float]], font: Font, width: int) -> list[str]:
    lines: list[list[str]] = [[]]
    space, used = length_of(" ", font), 0.0
    for piece, length in pieces:
        if lines[-1] and used + space + length > width:
            lines.append([])
        used = used + space + length if lines[-1] else length
        lines[-1].append(piece)
    return [" ".join(line) for line in lines]


def _pieces(word: str, font: Font, width: int) -> Iterator[str]:
    while word and length_of(word, font) > width:
        cut = next((n for n in range(len(word) - 1, 1, -1) if length_of(word[:n], font) <= width), 1)
        yield word[:cut]
        word = word[cut:]
    if word:
        yield word


def _line_height(font: Font) -> int:
    return round(font.size * LINE)


def _pen(picture: Image.Image) -> ImageDraw.ImageDraw:
    pen = ImageDraw.Draw(picture)
    pen.fontmode = "1"  # hinted and without grey: a thermal dot is black or is not
    return pen
