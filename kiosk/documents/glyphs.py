"""Which signs the bundled letters can show, read from the fonts themselves; what they cannot is refused, not left out.

Refused are signs without a picture in the font, and scripts that run from right to left: set from left to right they
would say something else. Invisible signs that only steer a screen are dropped: they have no ink to lose.
"""

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

from kiosk.domain.errors import ResourceBroken, TextUnprintable
from kiosk.domain.writing import as_drawn, named

RIGHT_TO_LEFT = frozenset({"R", "AL"})


def drawable(text: str, letters: frozenset[int]) -> str:
    """The text in signs that `letters` has.

    Raises TextUnprintable, naming the signs by number: they may be a name's.
    """
    if letters.issuperset(map(ord, text)):
        return text
    shown = "".join(as_drawn(sign, letters) for sign in text)
    if lost := list(dict.fromkeys(sign for sign in shown if ord(sign) not in letters)):
        raise TextUnprintable(named(lost))
    return shown


@lru_cache(maxsize=4)
def letters_in(*fonts: Path) -> frozenset[int]:
    """Code points that every one of these TrueType files has a picture for, and that run from left to right.

    Raises ResourceBroken.
    """
    try:
        found = frozenset.intersection(*(_code_points(path.read_bytes()) for path in fonts))
    except (OSError, struct.error, StopIteration) as exc:
        raise ResourceBroken(f"fonts: {type(exc).__name__}") from exc
    return frozenset(code for code in found if _plain(chr(code)))


def _plain(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cf", "Mn") and unicodedata.bidirectional(sign) not in RIGHT_TO_LEFT


def _code_points(font: bytes) -> frozenset[int]:
    """From the table `cmap`, in its format 4: the plane that these fonts fill."""
    tables = struct.unpack_from(">H", font, 4)[0]
    heads = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(at for tag, _, at, _ in heads if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    offsets = [struct.unpack_from(">HHI", font, start + 4 + 8 * number)[2] for number in range(count)]
    at = next(start + offset for offset in offsets if struct.unpack_from(">H", font, start + offset)[0] == 4)
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts = at + 14, at + 16 + 2 * segments
    deltas, ranges = starts + 2 * segments, starts + 4 * segments
    found: set[int] = set()
    for number in range(segments):
        first, last, delta, shift = (
            struct.unpack_from(">H", font, table + 2 * number)[0] for table in (starts, ends, deltas, ranges)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            place = ranges + 2 * number + shift + 2 * (code - first)
            glyph = struct.unpack_from(">H", font, place)[0] if shift else (code + delta) & 0xFFFF
            if glyph:
                found.add(code)
    return frozenset(found)
