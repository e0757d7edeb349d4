"""The catalogue of procedures (danh mục thủ tục hành chính) and how a citizen finds one."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.domain.errors import ProcedureUnknown
from kiosk.domain.procedure import Edition, Procedure, ProcedureSummary, record_of

MARKS = re.compile("[\u0300-\u036f]+")  # the accents and tones that NFD splits off
WORDS = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case without accents or tones, for matching only: "Đăng ký" -> "dang ky".

    đ is a letter and no decomposition takes its stroke off, hence the replacement.
    """
    return MARKS.sub("", unicodedata.normalize("NFD", text.casefold())).replace("đ", "d")


def words_of(text: str) -> list[str]:
    """Folded words, signs dropped: "Cấp lại, đổi" -> ["cap", "lai", "doi"]."""
    return WORDS.findall(fold(text))


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Sự kiện trong đời: a door to the procedures that people look for together."""

    key: str  # "birth"
    title: str  # "Có con nhỏ"
    icon: str  # a Lucide name: "baby"
    codes: tuple[str, ...]  # procedure codes, the usual one first


@dataclass(frozen=True, slots=True)
class _Entry:
    """A summary with what the search compares. Every word is preceded by a blank, so " x" finds a beginning."""

    summary: ProcedureSummary
    name: str  # " dang ky thuong tru"
    rest: str  # field and code, likewise


class Catalogue:
    """Danh mục TTHC of one edition. Immutable; safe to share between threads."""

    def __init__(
        self, edition: Edition, summaries: Iterable[ProcedureSummary], procedures: Mapping[str, Procedure]
    ) -> None:
        self.edition = edition
        # The order within every answer: full records first, short names before long ones.
        self._summaries = sorted(summaries, key=lambda s: (not s.detailed, _length(s.name), s.code))
        self._by_code = {s.code: s for s in self._summaries}
        self._procedures = dict(procedures)
        self._entries: list[_Entry] = []

    def __len__(self) -> int:
        return len(self._summaries)

    @property
    def summaries(self) -> tuple[ProcedureSummary, ...]:
        """Every procedure, full records first, short names before long ones."""
        return tuple(self._summaries)

    def summary(self, code: str) -> ProcedureSummary:
        """Raises ProcedureUnknown."""
        try:
            return self._by_code[code]
        except KeyError:
            raise ProcedureUnknown(code) from None

    def procedure(self, code: str) -> Procedure:
        """The full record. Raises ProcedureUnknown, also for a code of which only the summary is shipped."""
        try:
            return self._procedures[code]
        except KeyError:
            raise ProcedureUnknown(code) from None

    def record(self, code: str) -> Procedure:
        """The full record, or what its summary tells. Raises ProcedureUnknown for a code that no list has."""
        return self._procedures.get(code) or record_of(self.summary(code))

    def everyday(self) -> list[ProcedureSummary]:
        """Those with a full record, which can be filed here."""
        return [s for s in self._summaries if s.detailed]

    def fields(self) -> list[str]:
        """Every field (lĩnh vực) once, in Vietnamese-insensitive alphabetical order."""
        return sorted({s.field for s in self._summaries if s.field}, key=fold)

    def by_field(self, field: str) -> list[ProcedureSummary]:
        return [s for s in self._summaries if s.field == field]

    def search(self, query: str, limit: int = 50) -> list[ProcedureSummary]:
        """Procedures in which every word of the query begins a word of the name, the field or the code.

        Best first: the code itself; the words side by side in the name, then apart in the name, then in the
        field; within each, full records before bare ones, a name that begins so before others, typed accents
        before bare letters, short before long. An empty query finds nothing.
        """
        words = words_of(query)
        if not words:
            return []
        needles = [" " + word for word in words]
        phrase = "".join(needles)
        written = unicodedata.normalize("NFC", query).casefold().strip()
        accents = "" if written.isascii() else written
        tiers: list[list[ProcedureSummary]] = [[] for _ in range(25)]
        code = query.strip()
        for entry in self._search_entries():
            if all(needle in entry.name or needle in entry.rest for needle in needles):
                tier = 0 if entry.summary.code == code else 1 + _tier(entry, needles, phrase, accents)
                tiers[tier].append(entry.summary)
        return [summary for tier in tiers for summary in tier][:limit]

    def warm(self) -> None:
        """Prepare the search, so that the first key typed is as quick as the others."""
        self._search_entries()

    def _search_entries(self) -> list[_Entry]:
        if not self._entries:
            self._entries = [
                _Entry(s, _spaced(s.name), _spaced(f"{s.field} {s.code}") + " " + s.code.replace(".", ""))
                for s in self._summaries
            ]
        return self._entries


def _spaced(text: str) -> str:
    return "".join(" " + word for word in words_of(text))


def _length(name: str) -> int:
    """Some names begin with "Thủ tục" and some do not: it tells nothing."""
    return len(name.removeprefix("Thủ tục "))


def _tier(entry: _Entry, needles: list[str], phrase: str, accents: str) -> int:
    """0 (best) to 23. See Catalogue.search."""
    if phrase in entry.name:
        place = 0
    elif all(needle in entry.name for needle in needles):
        place = 1
    else:
        place = 2
    bare = not entry.summary.detailed
    inside = not (entry.name.startswith(phrase) or entry.name.startswith(" thu tuc" + phrase))
    plain = bool(accents) and accents not in entry.summary.name.casefold()
    return place * 8 + bare * 4 + inside * 2 + plain
