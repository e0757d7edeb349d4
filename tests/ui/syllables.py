"""Every syllable that Vietnamese spelling allows: onset, rime and tone put together by its rules.

The tables are those of the school grammar: 22 onsets in 27 spellings, rimes with and without the gliding o/u, six tones
of which a stopped rime (-c, -ch, -p, -t) takes two. Rare ones (quýt, khuỷu, ngoéo, xoong) are in; where a rule would
only forbid what nobody types, it is left out.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

PLAIN = [
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "ap",
    "at",
    "au",
    "ay",
    "ăc",
    "ăm",
    "ăn",
    "ăng",
    "ăp",
    "ăt",
    "âc",
    "âm",
    "ân",
    "âng",
    "âp",
    "ât",
    "âu",
    "ây",
    "o",
    "oc",
    "oi",
    "om",
    "on",
    "ong",
    "op",
    "ot",
    "ooc",
    "oong",
    "ô",
    "ôc",
    "ôi",
    "ôm",
    "ôn",
    "ông",
    "ôp",
    "ôt",
    "ơ",
    "ơi",
    "ơm",
    "ơn",
    "ơng",
    "ơp",
    "ơt",
    "u",
    "uc",
    "ui",
    "um",
    "un",
    "ung",
    "up",
    "ut",
    "ua",
    "uôc",
    "uôi",
    "uôm",
    "uôn",
    "uông",
    "uôp",
    "uôt",
    "ư",
    "ưc",
    "ưi",
    "ưm",
    "ưn",
    "ưng",
    "ưt",
    "ưu",
    "ưa",
    "ươc",
    "ươi",
    "ươm",
    "ươn",
    "ương",
    "ươp",
    "ươt",
    "ươu",
]
FRONT = [
    "e",
    "ec",
    "em",
    "en",
    "eng",
    "eo",
    "ep",
    "et",
    "ê",
    "êch",
    "êm",
    "ên",
    "ênh",
    "êp",
    "êt",
    "êu",
    "i",
    "ia",
    "ich",
    "im",
    "in",
    "inh",
    "ip",
    "it",
    "iu",
    "iêc",
    "iêm",
    "iên",
    "iêng",
    "iêp",
    "iêt",
    "iêu",
]
GLIDING = [
    "oa",
    "oac",
    "oach",
    "oai",
    "oam",
    "oan",
    "oang",
    "oanh",
    "oao",
    "oap",
    "oat",
    "oay",
    "oăc",
    "oăm",
    "oăn",
    "oăng",
    "oăt",
    "oe",
    "oem",
    "oen",
    "oeo",
    "oet",
    "uân",
    "uâng",
    "uât",
    "uây",
    "uê",
    "uêch",
    "uênh",
    "uơ",
    "uy",
    "uya",
    "uych",
    "uyên",
    "uyêt",
    "uynh",
    "uyt",
    "uyu",
    "uyn",
    "uyp",
]
AFTER_Q = [
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "at",
    "au",
    "ay",
    "ăc",
    "ăm",
    "ăn",
    "ăng",
    "ăp",
    "ăt",
    "ân",
    "âng",
    "ât",
    "ây",
    "e",
    "en",
    "eo",
    "et",
    "ê",
    "ên",
    "êt",
    "êch",
    "ênh",
    "i",
    "it",
    "inh",
    "ơ",
    "ơn",
    "ơt",
    "ôc",
    "y",
    "yên",
    "yêt",
    "ynh",
    "yt",
    "ych",
    "yu",
]
ALONE_Y = ["y", "yêm", "yên", "yêng", "yêt", "yêu"]
LONG_Y = ["h", "k", "l", "m", "s", "t", "v", "th", "d", "n", "ph", "r", "b"]  # kỹ, lý, mỹ, and in names
BACK_ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "p",
    "ph",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
FRONT_ONSETS = [
    "b",
    "k",
    "ch",
    "d",
    "đ",
    "gh",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ngh",
    "nh",
    "p",
    "ph",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
TONES = {"": "", "f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
STOPPED = ("c", "ch", "p", "t")
STRONG = "êơăâôư"


class Syllable(NamedTuple):
    """`onset` and `rime` without tone, `tone` as its Telex key."""

    onset: str
    rime: str
    tone: str

    @property
    def letters(self) -> str:
        return self.onset + self.rime

    def written(self, modern: bool = False) -> str:
        """As it is spelled: the tone by the old school (hòa, thủy) or the new one (hoà, thuỷ)."""
        if not self.tone:
            return self.letters
        at = len(self.onset) + self.tone_at(modern)
        marked = unicodedata.normalize("NFC", self.letters[at] + TONES[self.tone])
        return self.letters[:at] + marked + self.letters[at + 1 :]

    def tone_at(self, modern: bool = False) -> int:
        """Which letter of the rime carries the tone. -1: the i of the onset gi."""
        nucleus = [at for at, letter in enumerate(self.rime) if letter in "aăâeêioôơuưy"]
        if not nucleus:
            return -1
        strong = [at for at in nucleus if self.rime[at] in STRONG]
        if strong:
            return strong[-1]
        stopped = len(nucleus) < len(self.rime)
        if len(nucleus) == 1:
            return nucleus[0]
        if len(nucleus) == 3 or stopped:
            return nucleus[1]
        return nucleus[1 if modern and self.rime in ("oa", "oe", "uy") else 0]


def spellings() -> Iterator[tuple[str, str]]:
    yield from (("", rime) for rime in (*PLAIN, *FRONT, *GLIDING, *ALONE_Y) if not rime.startswith("iê"))
    yield from ((onset, rime) for onset in BACK_ONSETS for rime in PLAIN)
    yield from ((onset, rime) for onset in FRONT_ONSETS for rime in FRONT)
    yield from ((onset, rime) for onset in BACK_ONSETS for rime in GLIDING)
    yield from (("qu", rime) for rime in AFTER_Q)
    yield from ((onset, "y") for onset in LONG_Y)
    yield from (
        ("gi", rime) for rime in (*PLAIN, "e", "em", "en", "eo", "ep", "et", "ê", "êng", "êc", "êt", "êm", "oong")
    )
    yield from [("gi", ""), ("g", "in"), ("g", "it"), ("g", "im"), ("g", "ip")]  # gì, gìn: the i is the rime's too


def syllables() -> Iterator[Syllable]:
    for onset, rime in dict.fromkeys(spellings()):
        tones = ("s", "j") if rime.endswith(STOPPED) else tuple(TONES)
        yield from (Syllable(onset, rime, tone) for tone in tones)


# How it is typed ---------------------------------------------------------------------------------------------------

MARKS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
BARE = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}


def ways_to_type(syllable: Syllable) -> dict[str, str]:
    """Way -> the Telex keys of a hand that types so."""
    onset, rime, tone = syllable
    at = syllable.tone_at()
    end = max((i + 1 for i, letter in enumerate(rime) if letter in "aăâeêioôơuưy"), default=0)
    keys = [MARKS.get(letter, letter) for letter in rime]
    if rime.startswith("oo"):
        keys[0] = "oo"  # xoong: the third o takes the roof off
    head, tail = _whole(onset), "".join(keys[end:])
    nucleus = "".join(keys[:end])
    bare, marks = _bare(onset + rime), _marks(onset + rime)
    if rime.startswith("oo"):
        bare = _bare(onset) + "o" + rime
    ways = {
        "tone last": head + nucleus + tail + tone,
        "tone after the vowels": head + nucleus + tone + tail,
        "tone after its vowel": head + "".join(keys[: at + 1]) + tone + "".join(keys[at + 1 :]),
        "marks last": bare + marks + tone,
        "tone, then marks": bare + tone + marks,
        "d last": _bare(onset) + nucleus + tail + tone + ("d" if onset == "đ" else ""),
    }
    if "ươ" in rime:
        ways["one w"] = head + "uow" + "".join(keys[2:]) + tone
        ways["one w, last"] = head + "uo" + "".join(keys[2:]) + "w" + tone
        if onset:
            ways["w alone"] = head + "wow" + "".join(keys[2:]) + tone
    if rime[:1] == "ư" and onset:
        ways["w for ư"] = head + "w" + "".join(keys[1:]) + tone
    return ways


def _whole(onset: str) -> str:
    return "".join(MARKS.get(letter, letter) for letter in onset)


def _bare(letters: str) -> str:
    return "".join(BARE.get(letter, letter) for letter in letters)


def _marks(letters: str) -> str:
    """What the hand still owes after the bare letters: one w for all hooks, a vowel for a roof, d for the bar."""
    roofs = "".join(MARKS[letter][1] for letter in letters if letter in "âêô")
    return roofs + ("w" if set(letters) & set("ăơư") else "") + ("d" if "đ" in letters else "")
