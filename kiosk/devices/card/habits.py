"""What each kind of card was found to take, so that the next one of its kind is not asked what fails again.

Kept while the process runs, by reader and ATR, and for the way in by the bytes of EF.CardAccess as well: all of them
are the same for every card of an issue. Nothing here is about a person.
"""

from dataclasses import dataclass, field
from enum import StrEnum

# Data bytes of one READ BINARY, best first. Above 223 a protected answer no longer fits the short form: with AES,
# padding, status and checksum take the rest of its 256 bytes.
PIECES = (4096, 1024, 256, 223, 192, 128, 64, 32, 16)
LARGEST_SHORT = 223
_MOST_KINDS = 64


class Way(StrEnum):
    """How a chip is opened; as the evidence names it."""

    PACE_CAN = "PACE-CAN"
    PACE_MRZ = "PACE-MRZ"
    BAC = "BAC"


@dataclass(slots=True)
class Habit:
    """One kind of card on one reader."""

    piece: int = LARGEST_SHORT  # one of PIECES
    extended: bool | None = None  # whether extended length passes; None: not tried
    header_first: bool = False  # the chip refuses to be asked for more than a file has
    ways: dict[bytes, Way] = field(default_factory=dict)  # EF.CardAccess -> the way that opened it last

    def take_extended(self, works: bool) -> None:
        self.extended = works
        self.piece = PIECES[0] if works else LARGEST_SHORT

    def smaller_piece(self) -> bool:
        """Ask for less from now on; False when there is no less."""
        smaller = [piece for piece in PIECES if piece < self.piece]
        if smaller:
            self.piece = smaller[0]
        return bool(smaller)

    def order(self, card_access: bytes, ways: list[Way]) -> list[Way]:
        """The same ways, the one that opened such a card last first."""
        return sorted(ways, key=lambda way: way is not self.ways.get(card_access))

    def opened(self, card_access: bytes, way: Way) -> None:
        if len(self.ways) < _MOST_KINDS:
            self.ways[card_access] = way


class Habits:
    """One for each reader object. Used by one thread at a time."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, bytes], Habit] = {}

    def of(self, reader_name: str, atr: bytes) -> Habit:
        if len(self._kinds) >= _MOST_KINDS:  # more kinds than a counter ever sees: begin anew
            self._kinds.clear()
        return self._kinds.setdefault((reader_name, atr), Habit())
