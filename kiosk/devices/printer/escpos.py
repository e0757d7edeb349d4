"""The bytes that make a thermal printer draw a Raster, cut it, and say when the paper is out.

Command names are those of the Epson ESC/POS reference. Pictures only: no code page of the common printers holds all
Vietnamese letters.
"""

import hashlib
import re
import struct
from base64 import b32encode

from kiosk.ports import Raster

RESET = b"\x1b@"  # ESC @
FEED = b"\x1bd\x06"  # ESC d 6: the last line passes the knife
CUT = b"\x1dV\x00"  # GS V 0
FRAGMENT = 256  # lines in one GS v 0: cheap printers have little memory for one picture

# DLE EOT, DLE ENQ and DLE DC4 act the moment they arrive, even inside a picture: a drawer opens, the buffer is emptied.
REAL_TIME = re.compile(rb"(?<=\x10)[\x04\x05\x14]")


def slip_bytes(raster: Raster) -> bytes:
    """The whole slip: reset, picture in fragments, feed, cut.

    Holds no real-time command: where the picture would spell one, one dot is set beside a black one.
    """
    stride = raster.width // 8
    if raster.width % 8 or len(raster.rows) != stride * raster.height:
        raise ValueError("a raster has whole bytes in each row")
    rows = disarm(raster.rows)
    parts = [RESET]
    for top in range(0, raster.height, FRAGMENT):
        lines = min(FRAGMENT, raster.height - top)
        parts.append(b"\x1dv0\x00" + struct.pack("<HH", stride, lines))  # GS v 0, normal density
        parts.append(rows[top * stride : (top + lines) * stride])
    return b"".join([*parts, FEED, CUT])


def disarm(rows: bytes) -> bytes:
    """Set one dot in the second byte of every pair 10 04, 10 05, 10 14; it cannot then begin or end another pair."""
    return REAL_TIME.sub(lambda pair: bytes([pair.group()[0] | 0x08]), rows)


def ask_status(number: int) -> bytes:
    """DLE EOT n: answered at once with one byte, even while paper is out. number: 1 to 4."""
    return b"\x10\x04" + bytes([number])


def mark_of(job_id: str) -> bytes:
    """Four printable characters that stand for a job in the printer's answer."""
    return b32encode(hashlib.sha256(job_id.encode()).digest())[:4]


def ask_when_done(mark: bytes) -> bytes:
    """GS ( H fn 48: the printer returns `mark` when everything before it is on paper."""
    return b"\x1d(H\x06\x0000" + mark


def ask_fence() -> bytes:
    """GS r 1: answered with one byte when its turn comes, after all that stands before it."""
    return b"\x1dr\x01"
