"""What ESC/POS bytes do to paper: an interpreter of the commands our slips use, and a picture of each cut slip."""

import math
import struct
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
class Cut:
    """The knife."""


@dataclass(frozen=True, slots=True)
class Done:
    """GS ( H fn 48: to be answered when all before it is printed."""

    mark: bytes


Command = Rows | Feed | Cut | Done

# Commands that change nothing we draw, and how many bytes each takes in all.
IGNORED = {b"\x1b@": 2, b"\x1ba": 3, b"\x1bt": 3, b"\x1bR": 3, b"\x1b2": 2, b"\x1b3": 3, b"\x1dL": 4, b"\x1dW": 4}


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
        if len(b) < 3 and bytes(b[:2]) != b"\x1b@":
            return 0, None
        head = bytes(b[:2])
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

    def take(self, command: Rows | Feed) -> None:
        if isinstance(command, Feed):
            self._rows += bytes(command.dots * self._stride)
            return
        for start in range(0, len(command.data), command.stride):  # dots beyond the paper's edge are lost
            row = command.data[start : start + command.stride][: self._stride]
            self._rows += row.ljust(self._stride, b"\0")

    def cut(self) -> Raster:
        rows, self._rows = bytes(self._rows), bytearray()
        return Raster(self._stride * 8, len(rows) // self._stride, rows)


def save_slip(slip: Raster, path: Path) -> None:
    """Draw the slip as it lies on a desk: white paper with small margins, torn at its lower edge."""
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
    growing = path.with_suffix(".part")
    picture.save(growing, "PNG")
    growing.rename(path)  # whoever waits for the slip finds a whole one
