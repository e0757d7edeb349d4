"""Vietnamese from plain letters: the Telex way of typing, and the marks of the keyboard's own keys.

Pure: a word and a key give a word. A tone sits where the old school writes it (hòa, thủy), the way most
identity papers do, or where the new one does (hoà, thuỷ) when asked for `modern`. What does not look like a
Vietnamese syllable is left as typed, so that a foreign name or a plate number survives.
"""

import re
import unicodedata

VOWELS = "aăâeêioôơuưy"
SYLLABLE = re.compile(
    r"(?P<initial>ngh|ng|nh|gh|gi(?=[aăâeêoôơuư])|qu(?=[aăâeêioôơuưy])|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx])?"
    rf"(?P<nucleus>[{VOWELS}]{{1,3}})"
    r"(?P<final>ch|ng|nh|[cmnptk])?"
)
TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}  # sắc huyền hỏi ngã nặng
TONE_MARKS = frozenset(TONES.values())
ROOF = {"a": ("aă", "â"), "e": ("e", "ê"), "o": ("oơ", "ô")}  # what takes the circumflex, and becomes what
UNROOF = {"â": "a", "ê": "e", "ô": "o"}
HOOK = {"u": "ư", "o": "ơ", "ô": "ơ", "a": "ă", "â": "ă"}
UNHOOK = {"ư": "u", "ơ": "o", "ă": "a"}
GLIDES = "iuy"
MODERN = ("oa", "oe", "uy")  # the open rimes that the two schools write differently


def compose(word: str, key: str, modern: bool = False) -> str:
    """The word after one more key. `word`: letters before the cursor, NFC; `key`: one letter."""
    letters, tone = split(word)
    low = key.lower()
    changed: str | None = None
    if low in TONES or low == "z":
        changed = _toned_by_key(word, low, key)
    elif low in ROOF:
        changed = _roofed(letters, tone, key)
    elif low == "w":
        changed = _hooked(letters, tone, key)
    elif low == "d":
        changed = _barred(letters, tone, key)
    return _in_style(changed if changed is not None else _appended(word, letters, tone, key), modern)


def accent(word: str, tone_key: str, modern: bool = False) -> str:
    """The word with the tone of one of the five tone keys (s f r x j); the same tone twice takes it off."""
    letters, tone = split(word)
    if not SYLLABLE.fullmatch(letters.lower()):
        return word
    mark = TONES[tone_key]
    return join(letters, "" if mark == tone else mark, modern)


def erase(word: str, modern: bool = False) -> str:
    """The word without its last letter; the tone goes with its own letter, or moves where it now belongs."""
    return _in_style(word[:-1], modern)


def split(word: str) -> tuple[str, str]:
    """Letters without tone, and the tone as a combining mark ("" for none): "Người" -> ("Ngươi", U+0300)."""
    apart = unicodedata.normalize("NFD", word)
    tone = next((c for c in apart if c in TONE_MARKS), "")
    return unicodedata.normalize("NFC", apart.replace(tone, "", 1) if tone else apart), tone


def join(letters: str, tone: str, modern: bool = False) -> str:
    """The opposite of split; the letters must be a syllable when there is a tone."""
    match = SYLLABLE.fullmatch(letters.lower())
    if not tone or not match:
        return letters
    at = match.start("nucleus") + _tone_place(match["nucleus"], match["final"] or "", modern)
    return letters[:at] + unicodedata.normalize("NFC", letters[at] + tone) + letters[at + 1 :]


def _in_style(word: str, modern: bool) -> str:
    """The tone where the school puts it; a word that is no syllable stays as it is."""
    letters, tone = split(word)
    return join(letters, tone, modern) if tone and SYLLABLE.fullmatch(letters.lower()) else word


def _tone_place(nucleus: str, final: str, modern: bool) -> int:
    """Which vowel of the nucleus carries the tone."""
    for strong in "êơ", "ăâôư":
        places = [i for i, vowel in enumerate(nucleus) if vowel in strong]
        if places:
            return places[-1]
    if len(nucleus) == 3 or (len(nucleus) == 2 and (final or (modern and nucleus in MODERN))):
        return 1
    return 0


def _toned_by_key(word: str, low: str, key: str) -> str | None:
    letters, tone = split(word)
    if not SYLLABLE.fullmatch(letters.lower()):
        return None
    if low == "z":
        return letters if tone else None
    mark = TONES[low]
    return letters + key if mark == tone else join(letters, mark)


def _roofed(letters: str, tone: str, key: str) -> str | None:
    """aa ee oo, also typed after the end of the syllable; a third time takes the roof off."""
    match = SYLLABLE.fullmatch(letters.lower())
    if not match:
        return None
    takes, roof = ROOF[key.lower()]
    start, nucleus = match.start("nucleus"), match["nucleus"]
    for i in reversed(range(len(nucleus))):
        after = nucleus[i + 1 :]
        if nucleus[i] == roof and i == len(nucleus) - 1 and not match["final"]:
            return _placed(letters, start + i, UNROOF[roof], tone) + key
        if nucleus[i] in takes and all(glide in GLIDES for glide in after):
            return _placed(letters, start + i, roof, tone)
    return None


def _hooked(letters: str, tone: str, key: str) -> str | None:
    """w: ư, ơ, ă, and ươ for "uo" that goes on; a second w takes the hook off. After consonants alone it is ư."""
    match = SYLLABLE.fullmatch(letters.lower())
    if not match or letters.lower() == "gi":
        bare = re.fullmatch(r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx])", letters.lower())
        return letters + ("Ư" if key.isupper() else "ư") if bare else None
    start, nucleus, goes_on = match.start("nucleus"), match["nucleus"], bool(match["final"])
    pair = re.search("u[oôơ]|ưo", nucleus)
    if pair:
        at = start + pair.start()
        if goes_on or pair.end() < len(nucleus) or pair[0] == "ưo":
            letters = _replaced(letters, at, "ư")
        if pair[0] == "uơ" and letters[at].lower() == "u":
            return _placed(letters, at + 1, "o", tone) + key
        return _placed(letters, at + 1, "ơ", tone)
    hooked = [i for i, vowel in enumerate(nucleus) if vowel in UNHOOK]
    if hooked:
        for i in hooked:
            letters = _replaced(letters, start + i, UNHOOK[nucleus[i]])
        return join(letters, tone) + key
    place = _hook_place(nucleus)
    return None if place is None else _placed(letters, start + place, HOOK[nucleus[place]], tone)


def _hook_place(nucleus: str) -> int | None:
    """mua -> mưa, hoa -> hoă, luu -> lưu, moi -> mơi."""
    for pattern, offset in (("ua", 0), ("o[aâ]", 1), ("[oô]", 0), ("u", 0), ("[aâ]", 0)):
        found = re.search(pattern, nucleus)
        if found:
            return found.start() + offset
    return None


def _barred(letters: str, tone: str, key: str) -> str | None:
    """dd, also typed after the end of the syllable; a third d takes the bar off."""
    low = letters.lower()
    if low == "đ":
        return _replaced(letters, 0, "d") + key
    if low == "d" or (low.startswith("d") and SYLLABLE.fullmatch(low)):
        return join(_replaced(letters, 0, "đ"), tone)
    return None


def _appended(word: str, letters: str, tone: str, key: str) -> str:
    """One letter more. The tone may have to move (hòa -> hoàn), and "uơ" that goes on is "ươ"."""
    if re.search("(?<!q)uơ$", letters.lower()):
        longer = _replaced(letters, len(letters) - 2, "ư") + key
        if SYLLABLE.match(longer.lower()):
            letters = longer[: -len(key)]
    if not SYLLABLE.fullmatch((letters + key).lower()):
        # Two finals come letter by letter (n, then g or h): only what is whole moves the tone.
        return word + key if not tone or letters == split(word)[0] else join(letters, tone) + key
    return join(letters + key, tone)


def _placed(letters: str, at: int, vowel: str, tone: str) -> str:
    return join(_replaced(letters, at, vowel), tone)


def _replaced(letters: str, at: int, letter: str) -> str:
    """Another letter at the same place, in the same case."""
    return letters[:at] + (letter.upper() if letters[at].isupper() else letter) + letters[at + 1 :]
