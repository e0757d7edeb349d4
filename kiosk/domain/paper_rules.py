"""What the centre has settled about papers: how it vouches for a copy, and which may be used again for how long."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kiosk.domain.catalogue import fold
from kiosk.domain.certified_copy import CopyWording
from kiosk.domain.paper_facts import PaperFacts


@dataclass(frozen=True, slots=True)
class PaperKind:
    """Loại giấy tờ: what several procedures ask for under names of their own."""

    key: str
    title: str
    names: tuple[str, ...]  # parts of published names
    months: int  # after it was digitised; 0: without an end
    basis: str = ""  # empty: an assumption of the centre

    def last_day(self, digitised: date, facts: PaperFacts) -> date | None:
        """Until when it may be used again; None: without an end. What the paper says of itself goes first."""
        limit = months_after(facts.issued_on or digitised, self.months) if self.months else None
        said = facts.valid_until
        return min(said, limit) if said and limit else said or limit


@dataclass(frozen=True, slots=True)
class PaperRules:
    """Quy tắc về giấy tờ số hoá."""

    wording: CopyWording
    kinds: tuple[PaperKind, ...]
    never: tuple[str, ...]  # beginnings of names that are made for one dossier

    def kinds_of(self, name: str) -> frozenset[str]:
        """Keys of the kinds that this name may mean; a name with several is one that leaves the citizen a choice."""
        folded = fold(name).lstrip(" -+*.")
        if folded.startswith(tuple(fold(each) for each in self.never)):
            return frozenset()
        return frozenset(kind.key for kind in self.kinds if any(fold(part) in folded for part in kind.names))

    def kind_asked(self, asked: str, there: str) -> PaperKind | None:
        """The kind of a paper that is there under one name, when it answers what is asked for under another.

        A paper whose own name leaves several kinds open answers only the very same words.
        """
        wanted, found = self.kinds_of(asked), self.kinds_of(there)
        shared = found & wanted if len(found) == 1 or fold(asked).strip() == fold(there).strip() else frozenset()
        strictest = [kind for kind in self.kinds if kind.key in shared]
        return min(strictest, key=lambda kind: kind.months or 10**6, default=None)


def months_after(day: date, months: int) -> date:
    """The same day of that month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
