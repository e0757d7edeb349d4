"""Number, date and issuing agency of a common paper, offered to the clerk from what was read on it.

An offer is never a value: nothing is filled in that nobody accepted. Whatever is doubtful gives no offer at all:
letters the recogniser was not sure of, a day that does not exist or is yet to come, two numbers behind one label, two
papers in one file, a number of another year than the date, a QR that says otherwise.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum

from kiosk.domain.read_words import Box, ReadPage, ReadWord, around, folded, spoken

OLDEST = date(1945, 9, 2)  # papers of this State
TITLE_LIKENESS = 0.9  # of folded titles: one wrong letter in ten
CAPITALS = 0.8  # share of a title's letters: the same words within a sentence are no title
GAP = 0.03  # of the page's width: what stands behind it begins anew
SAME_HEIGHT = 0.5  # share of the lower word that the other covers
MOTTO = ("CONG", "HOA", "XA", "HOI")  # stands beside the agency's name in the head of a paper
CONFIRMED = 0.99
WHOLE_PAGE: Box = (0.0, 0.0, 1.0, 1.0)
MOST_AGENCY = 160  # letters


class PaperField(StrEnum):
    """By the names of the fields of the paper's metadata."""

    NUMBER = "number"  # số, ký hiệu
    DATE = "issued_on"  # ngày ban hành
    AGENCY = "issued_by"  # cơ quan ban hành


@dataclass(frozen=True, slots=True)
class FieldOffer:
    """What may be the value of a field. A date is written as yyyy-mm-dd."""

    what: PaperField
    value: str = field(repr=False)
    page: int  # of the paper, from 1
    box: Box  # where it stands there
    sure: float  # 0 to 1: of the least sure word; 0.99 when a code on the page says the same
    from_code: bool = False  # a QR says it; where that lies on the page is not known


@dataclass(frozen=True, slots=True)
class FieldRule:
    """labels: folded words before the value; empty for a date or an agency in the paper's head."""

    what: PaperField
    labels: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperKind:
    name: str
    titles: tuple[str, ...]  # folded
    fields: tuple[FieldRule, ...]


@dataclass(frozen=True, slots=True)
class CodeRule:
    """pattern: of a whole code, with groups among number, date, agency. date_form: as strptime takes it."""

    pattern: "re.Pattern[str]"
    date_form: str = "%d%m%Y"


@dataclass(frozen=True, slots=True)
class OfferRules:
    kinds: tuple[PaperKind, ...] = ()
    codes: tuple[CodeRule, ...] = ()
    number: "re.Pattern[str]" = re.compile(r"\d{1,6}")
    agencies: tuple[tuple[str, ...], ...] = ()  # folded words that the name of an agency begins with
    least: Mapping[PaperField, float] = field(default_factory=dict)  # less sure is not offered


@dataclass(frozen=True, slots=True)
class _Found:
    value: str
    words: tuple[ReadWord, ...]


def offers_of(pages: Sequence[ReadPage], rules: OfferRules, today: date) -> list[FieldOffer]:
    """At most one of each field. pages: of one paper, in their order. today: no paper is younger."""
    read = _from_words(pages, rules, today)
    told = _from_codes(pages, rules, today)
    offers = [offer for each in PaperField if (offer := _agreed(read.get(each), told.get(each)))]
    return _of_one_year(offers)


def _from_words(pages: Sequence[ReadPage], rules: OfferRules, today: date) -> dict[PaperField, FieldOffer | None]:
    """None: there is something, and it is not sure what."""
    kinds = [kind_of(page, rules) for page in pages]
    titled = [kind for kind in kinds if kind is not None]
    if len({kind.name for kind in titled}) != 1:
        return {}
    found: dict[PaperField, list[FieldOffer]] = {}
    for number, page in enumerate(pages, 1):
        for rule in titled[0].fields:
            if rule.labels or kinds[number - 1] is not None:  # a head stands where the title stands
                found.setdefault(rule.what, []).extend(_on_page(page, number, rule, rules, today))
    return {each: _only(offers, rules.least.get(each, 1.0)) for each, offers in found.items() if offers}


def kind_of(page: ReadPage, rules: OfferRules) -> PaperKind | None:
    """By its title, which stands alone, in capitals, in the upper half; None: no title is known, or several are."""
    lines = [line for line in page.lines if line[0].box[1] < 0.5]
    found = []
    for at, line in enumerate(lines):
        for words in (line, (*line, *lines[at + 1])) if at + 1 < len(lines) else (line,):
            letters = [letter for letter in spoken(words) if letter.isalpha()]
            if letters and sum(letter.isupper() for letter in letters) >= CAPITALS * len(letters):
                title = " ".join(word.key for word in words if word.key)
                found += [kind for kind in rules.kinds if any(_alike(title, known) for known in kind.titles)]
    return found[0] if found and len({kind.name for kind in found}) == 1 else None


def _alike(title: str, known: str) -> bool:
    if abs(len(title) - len(known)) > len(known) // 10:
        return False
    return SequenceMatcher(None, title, known, autojunk=False).ratio() >= TITLE_LIKENESS


# On one page ---------------------------------------------------------------------------------------------------


def _on_page(page: ReadPage, number: int, rule: FieldRule, rules: OfferRules, today: date) -> Iterator[FieldOffer]:
    for behind in _behind_labels(page, rule) if rule.labels else _in_head(page, rule, rules):
        for found in _values(behind, rule.what, rules, today):
            sure = min(word.sure for word in found.words)
            yield FieldOffer(rule.what, found.value, number, around(found.words), sure)


def _behind_labels(page: ReadPage, rule: FieldRule) -> Iterator[tuple[ReadWord, ...]]:
    """What stands behind each of the labels, to the end of the line; of an agency, the lines it goes on in, too."""
    lines = page.lines
    for at, line in enumerate(lines):
        keys = [word.key for word in line]
        for label in rule.labels:
            for start in range(len(keys) - len(label) + 1):
                end = start + len(label)
                alone = start == 0 or line[start].box[0] - line[start - 1].right > GAP
                if tuple(keys[start:end]) != label or not alone:
                    continue  # "căn cước số", "quyển số" and "đường số" are other labels
                behind = line[end:] or _right_of(page, line[end - 1])
                if rule.what is PaperField.AGENCY and behind:
                    behind = (*behind, *_going_on(behind, lines[at + 1 : at + 2]))
                yield behind


def _right_of(page: ReadPage, label: ReadWord) -> tuple[ReadWord, ...]:
    """Wide gaps make two lines of one."""
    top, height = label.box[1], label.box[3]
    level = [
        word
        for word in page.words
        if word.box[0] >= label.right
        and min(top + height, word.box[1] + word.box[3]) - max(top, word.box[1])
        > SAME_HEIGHT * min(height, word.box[3])
    ]
    return tuple(sorted(level, key=lambda word: word.box[0]))


def _going_on(first: Sequence[ReadWord], below: Sequence[Sequence[ReadWord]]) -> tuple[ReadWord, ...]:
    """The next line belongs to it when the first one is full, and nothing in the next is a label."""
    if not below or first[-1].right < 0.8 or any(word.text.endswith(":") for word in below[0]):
        return ()
    near = below[0][0].box[1] - first[0].box[1] < 2.5 * first[0].box[3]
    return tuple(below[0]) if near and below[0][0].text[:1].islower() else ()


def _in_head(page: ReadPage, rule: FieldRule, rules: OfferRules) -> Iterator[tuple[ReadWord, ...]]:
    """The agency above the title; or the line of place and date."""
    for line in page.lines:
        keys = tuple(word.key for word in line)
        if rule.what is PaperField.DATE and "NGAY" in keys and {"THANG", "NAM"} <= set(keys):
            start = keys.index("NGAY")
            if start and line[start - 1].text.endswith(","):
                yield line[start:]
        if rule.what is PaperField.AGENCY and line[0].box[1] < 0.2:
            motto = next((at for at in range(len(keys)) if keys[at : at + len(MOTTO)] == MOTTO), len(keys))
            if motto and any(keys[: len(head)] == head for head in rules.agencies):
                yield line[:motto]


# Values --------------------------------------------------------------------------------------------------------


def _values(words: tuple[ReadWord, ...], kind: PaperField, rules: OfferRules, today: date) -> Iterator[_Found]:
    if not words:
        return
    if kind is PaperField.NUMBER:
        yield from _numbers(words, rules)
    elif kind is PaperField.DATE:
        yield from _dates(words, today)
    else:
        yield from _agencies(words, rules)


def _numbers(words: tuple[ReadWord, ...], rules: OfferRules) -> Iterator[_Found]:
    """One behind a label; where more figures follow, each is one, and none is sure."""
    with_figures = [word for word in words if any(letter.isdigit() for letter in word.text)]
    if not with_figures or not words[0].text[:1].isdigit():
        return
    joined, taken = "", 0
    for word in words:  # "15 / 2026" is one number, "15 16" are two
        if joined and not (joined.endswith(("/", "-")) or word.text.startswith(("/", "-"))):
            break
        joined, taken = joined + word.text, taken + 1
    rest = [word for word in words[taken:] if word in with_figures]
    value = joined.strip(".,;:")
    if rules.number.fullmatch(value):
        yield _Found(value, words[:taken])
        yield from (_Found(word.text, (word,)) for word in rest)


DAY_WORDS = re.compile(r"ng[aà]y\s+(\d{1,2})\s+th[aá]ng\s+(\d{1,2})\s+n[aă]m\s+(\d{4})(?!\d)", re.IGNORECASE)
DAY_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/-])")
DAY_BARE = re.compile(r"^(\d{1,2})\s+th[aá]ng\s+(\d{1,2})\s+n[aă]m\s+(\d{4})(?!\d)", re.IGNORECASE)


def _dates(words: tuple[ReadWord, ...], today: date) -> Iterator[_Found]:
    text = spoken(words)
    found: list[tuple[int, int, int]] = []
    found += [(int(d), int(m), int(y)) for d, m, y in DAY_WORDS.findall(text) or DAY_BARE.findall(text)]
    found += [(int(d), int(m), int(y)) for d, _, m, y in DAY_FIGURES.findall(text)]
    with_figures = tuple(word for word in words if any(letter.isdigit() for letter in word.text))
    for day, month, year in found:
        value = day_of(year, month, day, today)
        yield _Found(value.isoformat() if value else "", with_figures)  # a day that is none makes the others doubtful


def day_of(year: int, month: int, day: int, today: date) -> date | None:
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return value if OLDEST <= value <= today else None


def _agencies(words: tuple[ReadWord, ...], rules: OfferRules) -> Iterator[_Found]:
    keys = tuple(word.key for word in words)
    text = spoken(words).strip(" .,;:")
    if len(text) <= MOST_AGENCY and any(keys[: len(head)] == head and len(keys) > len(head) for head in rules.agencies):
        yield _Found(text, words)


def _only(offers: Sequence[FieldOffer], least: float) -> FieldOffer | None:
    """All must say the same; the surest of them counts."""
    best = max(offers, key=lambda offer: offer.sure)
    alike = all(offer.value and folded(offer.value) == folded(best.value) for offer in offers)
    return best if alike and best.sure >= least else None


# Codes ---------------------------------------------------------------------------------------------------------


def _from_codes(pages: Sequence[ReadPage], rules: OfferRules, today: date) -> dict[PaperField, FieldOffer | None]:
    found: dict[PaperField, list[FieldOffer]] = {}
    for number, page in enumerate(pages, 1):
        for code in page.codes:
            for each, value in _told_by(code, rules, today):
                offer = FieldOffer(each, value, number, WHOLE_PAGE, CONFIRMED, from_code=True)
                found.setdefault(each, []).append(offer)
    return {each: _only(offers, CONFIRMED) for each, offers in found.items()}


def _told_by(code: str, rules: OfferRules, today: date) -> Iterator[tuple[PaperField, str]]:
    for rule in rules.codes:
        match = rule.pattern.fullmatch(code)
        if match is None:
            continue
        said = {key: text.strip() for key, text in match.groupdict().items() if text}
        if "number" in said:
            yield PaperField.NUMBER, said["number"] if rules.number.fullmatch(said["number"]) else ""
        if "date" in said:
            try:
                day = datetime.strptime(said["date"], rule.date_form).date()  # noqa: DTZ007 (a day has no zone)
                valid = day_of(day.year, day.month, day.day, today)
            except ValueError:
                valid = None
            yield PaperField.DATE, valid.isoformat() if valid else ""
        if "agency" in said:
            yield PaperField.AGENCY, said["agency"] if len(said["agency"]) <= MOST_AGENCY else ""
        return


def _agreed(read: FieldOffer | None, told: FieldOffer | None) -> FieldOffer | None:
    """A code and letters that say the same are surer; that say different things, nobody knows."""
    if read is None or told is None:
        return read or told
    if folded(read.value) != folded(told.value):
        return None
    return replace(read, value=told.value, sure=CONFIRMED)


def _of_one_year(offers: list[FieldOffer]) -> list[FieldOffer]:
    """A number that names a year is of the date's year; else one of them was read wrongly."""
    values = {offer.what: offer.value for offer in offers}
    year = re.search(r"(?<!\d)(19|20)\d{2}(?!\d)", values.get(PaperField.NUMBER, ""))
    day = values.get(PaperField.DATE, "")
    if year is None or not day or day.startswith(year[0]):
        return offers
    return [offer for offer in offers if offer.what is PaperField.AGENCY]
