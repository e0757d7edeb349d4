"""What ESC/POS bytes do to paper: an interpreter of the commands our slips use, and a picture of each cut slip."""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.ports import Raster

LINE_DOTS = 34  # one line feed: 1/6 inch at 203 dpi
INK, PAPER, DESK = (38, 36, 40), (252, 251, 247), (222, 224, 228)


@dataclass(frozen=True, slots=True)
class Rows:
    """Dots that reach the paper: `data` is `stride` bytes a row."""

    stride: int
    data: bytes = field(repr=False)

    @property
    def height(self) -> int:
        return len(self.data) // self.stride


@dataclass(frozen=True, slots=True)
class Feed:
    dots: int


@dataclass(frozen=True, slots=True)
class Align:
    """ESC a: where a picture narrower than the paper stands. 0 left, 1 centre, 2 right."""

    where: int


@dataclass(frozen=True, slots=True)
class Reset:
    """ESC @."""


@dataclass(frozen=True, slots=True)
class Ask:
    """GS r: to be answered when its turn comes."""

    what: int


@dataclass(frozen=True, slots=True)
class Automatic:
    """GS a: which changes the printer shall tell of by itself; 0: none."""

    which: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The knife."""


@dataclass(frozen=True, slots=True)
class Done:
    """GS ( H fn 48: to be answered when all before it is printed."""

    mark: bytes


Command = Rows | Feed | Align | Reset | Ask | Automatic | Cut | Done

# Commands that change nothing we draw, and how many bytes each takes in all.
IGNORED = {b"\x1bt": 3, b"\x1bR": 3, b"\x1b2": 2, b"\x1b3": 3, b"\x1dL": 4, b"\x1dW": 4}


class Interpreter:
    """Takes bytes in any pieces, gives whole commands in order. What it does not know it skips and counts."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.unknown_bytes = 0

    def feed(self, data: bytes) -> list[Command]:
        self._buffer += data
        commands = []
        while self._buffer:
            size, command = self._next()
            if size == 0:
                break
            del self._buffer[:size]
            if command:
                commands.append(command)
        return commands

    def _next(self) -> tuple[int, Command | None]:
        """Bytes to take (0: wait for more) and what they mean."""
        b = self._buffer
        if b[0] == 0x0A:
            return 1, Feed(LINE_DOTS)
        if b[0] not in (0x10, 0x1B, 0x1D):
            self.unknown_bytes += 1
            return 1, None
        head = bytes(b[:2])
        if head == b"\x1b@":
            return 2, Reset()
        if len(b) < 3:
            return 0, None
        if head == b"\x1ba":
            return 3, Align(b[2] & 0x03)
        if head == b"\x1dr":
            return 3, Ask(b[2])
        if head == b"\x1da":
            return 3, Automatic(b[2])
        if head in IGNORED:
            return (IGNORED[head], None) if len(b) >= IGNORED[head] else (0, None)
        if head in (b"\x1bd", b"\x1bJ"):
            return 3, Feed(b[2] * (LINE_DOTS if head == b"\x1bd" else 1))
        if head == b"\x1dV":
            return self._cut()
        if head == b"\x1dv":
            return self._picture()
        if head == b"\x1d(":
            return self._extended()
        if head == b"\x10\x04":
            return 3, None  # answered in real time already
        self.unknown_bytes += 2
        return 2, None

    def _cut(self) -> tuple[int, Command | None]:
        size = 4 if self._buffer[2] in (65, 66) else 3
        return (size, Cut()) if len(self._buffer) >= size else (0, None)

    def _picture(self) -> tuple[int, Command | None]:
        if len(self._buffer) < 8:
            return 0, None
        stride, height = struct.unpack_from("<HH", self._buffer, 4)
        size = 8 + stride * height
        if len(self._buffer) < size:
            return 0, None
        return size, Rows(stride, bytes(self._buffer[8:size])) if stride else None

    def _extended(self) -> tuple[int, Command | None]:
        if len(self._buffer) < 5:
            return 0, None
        size = 5 + struct.unpack_from("<H", self._buffer, 3)[0]
        if len(self._buffer) < size:
            return 0, None
        body = bytes(self._buffer[5:size])
        known = self._buffer[2:3] == b"H" and len(body) == 6 and body[:2] == b"00"
        return size, Done(body[2:]) if known else None


class Roll:
    """The paper since the last cut."""

    def __init__(self, width: int) -> None:
        self._stride = width // 8
        self._rows = bytearray()
        self._align = 0

    def take(self, command: Rows | Feed | Align | Reset) -> None:
        if isinstance(command, Reset):
            self._align = 0
        elif isinstance(command, Align):
            self._align = command.where
        elif isinstance(command, Feed):
            self._rows += bytes(command.dots * self._stride)
        else:
            spare = max(0, self._stride - command.stride)
            left = bytes((0, spare // 2, spare, 0)[self._align])  # in whole bytes: eight dots are a millimetre
            for start in range(0, len(command.data), command.stride):  # dots beyond the paper's edge are lost
                row = (left + command.data[start : start + command.stride])[: self._stride]
                self._rows += row.ljust(self._stride, b"\0")

    def seen(self) -> Raster:
        """What hangs out of the printer now."""
        rows = bytes(self._rows)
        return Raster(self._stride * 8, len(rows) // self._stride, rows)

    def cut(self) -> Raster:
        whole, self._rows = self.seen(), bytearray()
        return whole


def split(command: Rows | Feed, dots: int) -> Iterator[Rows | Feed]:
    """The same paper in steps of at most `dots` lines, as a mechanism moves it."""
    if isinstance(command, Feed):
        for done in range(0, command.dots, dots):
            yield Feed(min(dots, command.dots - done))
    else:
        step = command.stride * dots
        for start in range(0, len(command.data), step):
            yield Rows(command.stride, command.data[start : start + step])


def save_slip(slip: Raster, path: Path) -> None:
    growing = path.with_suffix(".part")
    picture_of(slip).save(growing, "PNG")
    growing.rename(path)  # whoever waits for the slip finds a whole one


def picture_of(slip: Raster) -> Image.Image:
    """The slip as it lies on a desk: white paper with small margins, torn at its lower edge."""
    margin, desk, tooth = 32, 24, 8
    ink = Image.frombytes("1", (slip.width, slip.height), slip.rows)
    width, height = slip.width + 2 * (margin + desk), slip.height + margin + 2 * desk + tooth
    picture = Image.new("RGB", (width, height), DESK)
    pen = ImageDraw.Draw(picture)
    left, right, bottom = desk, width - desk, height - desk - tooth
    edge = [(x, bottom + round(tooth / 2 * (1 + math.sin(x / 5)))) for x in range(right, left - 1, -2)]
    pen.polygon([(left + 5, desk + 5), (right + 5, desk + 5), *((x + 5, y + 5) for x, y in edge)], fill=(196, 198, 203))
    pen.polygon([(left, desk), (right, desk), *edge], fill=PAPER)
    picture.paste(INK, (desk + margin, desk + margin), ink)
    return picture
