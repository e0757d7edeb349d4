"""Which signs every paper of ours can show: what a person types is held against it long before anything is printed.

The letters are those that both bundled families have, which run from left to right (tests compare this table with the
files). Refused are emoji and other scripts, and what steers a screen in secret: control characters, and those that turn
the direction of writing. Harmless ones that have no ink (a zero-width space from some web page) are let pass: printing
drops them.
"""

import unicodedata
from functools import cache

from kiosk.domain.errors import TextUnwritable

SAME = {  # typed on other machines, and drawn by ours as what they are
    "\u00ad": "",  # where a word may be broken
    "\u2010": "-",
    "\u2011": "-",
    "\u2015": "–",
    "\u2212": "-",
    "\u25cf": "•",
    "\u2022": "•",
    "\u2217": "*",
    "\u2192": "->",
    "\u2190": "<-",
    "\uf0b7": "•",  # the bullet of Symbol and Wingdings, as office programs save it
    "\uf0a7": "•",
    "\uf02d": "-",
    "\uf0d8": "-",
    "\uf0fc": "-",
}
VARIATIONS = range(0xFE00, 0xFE10)  # which picture of the sign before: plain or in colours
DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LETTERS = """
    0020-007E 00A0-00AC 00AE-02FF 0374-0375 037A-037E 0384-038A 038C 038E-03A1 03A3-03CE 03D0-03E1 03F0-0482 0488-0513
    051A-051D 1D00-1DBF 1E00-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D
    1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-200A 2010 2012-2022 2026
    202F-2030 2032-2034 2039-203A 203C 203E 2044 205E 2074-2079 207F-2089 2090-2094 20A0-20B5 20BF 2105 2113 2116-2117
    2122 2126 212E 214D-214E 2153-2154 215B-215E 2184 25CC 2C60-2C6D 2C71-2C77 2E17 A717-A721 A788-A78C FB01-FB02 FFFC
"""
MOST_NAMED = 5  # signs in the detail of a fault


def as_drawn(sign: str, letters: frozenset[int]) -> str:
    """The sign as it is drawn with these letters (code points); itself when they have nothing for it."""
    if ord(sign) in letters:
        return sign
    if sign in SAME:
        return SAME[sign]
    if unicodedata.category(sign) == "Cf" or ord(sign) in VARIATIONS:
        return ""
    spread = unicodedata.normalize("NFKC", sign)  # a ligature, a full-width letter
    return spread if letters.issuperset(map(ord, spread)) else sign


def unwritable(text: str) -> list[str]:
    """The signs of a text that no paper of ours may show; each once, in their order."""
    composed = unicodedata.normalize("NFC", text)
    if letters_of_papers().issuperset(map(ord, composed)):
        return []
    return list(dict.fromkeys(sign for sign in composed if _odd(sign)))


def require_writable(*texts: str) -> None:
    """Raises TextUnwritable, naming the signs by number: they may be a name's."""
    if odd := [sign for text in texts for sign in unwritable(text)]:
        raise TextUnwritable(named(odd))


def named(signs: list[str]) -> str:
    """ "U+1F3E0, U+202E"."""
    return ", ".join(f"U+{ord(sign):04X}" for sign in signs[:MOST_NAMED])


@cache
def letters_of_papers() -> frozenset[int]:
    spans = [part.partition("-") for part in LETTERS.split()]
    return frozenset(code for first, _, last in spans for code in range(int(first, 16), int(last or first, 16) + 1))


def _odd(sign: str) -> bool:
    if sign in DIRECTIONS:
        return True
    if sign.isspace():  # a new line, a tab: papers have a space there
        return False
    letters = letters_of_papers()
    return not letters.issuperset(map(ord, as_drawn(sign, letters)))
