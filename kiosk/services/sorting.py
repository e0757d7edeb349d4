"""A stack of pages becomes papers: separator sheets say where one begins, blank pages fall out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from kiosk.domain.scanning import PageFlaw
from kiosk.ports import ImprovedPage


@dataclass(slots=True)
class Sorted:
    """papers: document id -> its pages, in the order in which they came. aside: numbers of pages left out."""

    papers: dict[str, list[ImprovedPage]] = field(default_factory=dict)
    blank: list[int] = field(default_factory=list)
    separators: list[int] = field(default_factory=list)

    @property
    def numbers(self) -> set[int]:
        kept = {page.page.number for pages in self.papers.values() for page in pages}
        return kept | set(self.blank) | set(self.separators)


def sort_pages(
    stack: Iterable[ImprovedPage], first: str = "", known: Collection[str] = (), *, keep_blank: bool = False
) -> Sorted:
    """first: the document that is at hand before any separator. known: what separators may name; empty: anything.

    A separator for a paper that is not asked for is a page like any other: nothing that lies in the feeder is lost.
    """
    found, at = Sorted(), first
    for page in stack:
        named = page.verdict.separates
        if named is not None and (not known or named in known):
            found.separators.append(page.page.number)
            at = named
        elif PageFlaw.BLANK in page.verdict.flaws and not keep_blank:
            found.blank.append(page.page.number)
        else:
            found.papers.setdefault(at, []).append(page)
    return found
