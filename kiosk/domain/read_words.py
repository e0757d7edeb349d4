"""Words as a recogniser of letters gives them: what, where on the page, and how sure it is."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]  # left, top, width, height, as shares of the page
STROKED = str.maketrans("đĐ", "dD")  # what decomposing does not undo
EDGES = " .,:;|()[]{}\"'“”‘’_-–—…*"


@dataclass(frozen=True, slots=True)
class ReadWord:
    text: str = field(repr=False)  # NFC
    sure: float  # 0 to 1, the recogniser's own word for it
    box: Box
    line: int  # words of one line have the same, ascending down the page

    @property
    def key(self) -> str:
        return folded(self.text)

    @property
    def right(self) -> float:
        return self.box[0] + self.box[2]


@dataclass(frozen=True, slots=True)
class ReadPage:
    words: tuple[ReadWord, ...] = field(repr=False)
    codes: tuple[str, ...] = field(default=(), repr=False)  # QR and bar codes on it

    @property
    def lines(self) -> list[tuple[ReadWord, ...]]:
        found: dict[int, list[ReadWord]] = {}
        for word in self.words:
            found.setdefault(word.line, []).append(word)
        return [tuple(words) for _, words in sorted(found.items())]


def folded(text: str) -> str:
    """Capitals without marks and without what stands around a word: how two readings are compared."""
    parts = unicodedata.normalize("NFD", text.translate(STROKED))
    return "".join(part for part in parts if not unicodedata.combining(part)).upper().strip(EDGES)


def spoken(words: Iterable[ReadWord]) -> str:
    return " ".join(word.text for word in words)


def around(words: Sequence[ReadWord]) -> Box:
    """The smallest box that holds all of them; at least one."""
    left, top = min(word.box[0] for word in words), min(word.box[1] for word in words)
    bottom = max(word.box[1] + word.box[3] for word in words)
    return left, top, max(word.right for word in words) - left, bottom - top
