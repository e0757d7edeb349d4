"""What lies before a counter: the sections of its work list, and finding a dossier as one types."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.dossier import DossierState
from kiosk.domain.local_time import VIETNAM, local
from kiosk.domain.receipt_seal import code_in, is_sealed
from kiosk.ports import Clock, DossierLine, LineFilter, OpenUnitOfWork

S = DossierState
AT_WORK = frozenset({S.NEW, S.RECEIVED, S.PROCESSING, S.NEEDS_SUPPLEMENT, S.AWAITING_PAYMENT})
TERM_RUNS = frozenset({S.NEW, S.RECEIVED, S.PROCESSING})  # nothing is waited for from the citizen
ID_DIGITS = 12


class Section(StrEnum):
    """One heap of work. Tickets and hand-overs are not dossiers and have lists of their own."""

    NEW = "new"  # đã nộp, chờ tiếp nhận
    TODAY = "today"  # đến hạn hôm nay
    OVERDUE = "overdue"  # quá hạn
    SUPPLEMENT = "supplement"  # chờ bổ sung
    RESULTS = "results"  # chờ trả kết quả
    STUCK = "stuck"  # nghẽn đồng bộ
    OPEN = "open"  # tất cả hồ sơ đang giải quyết
    ALL = "all"  # cả những hồ sơ đã kết thúc


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of a list; `more`: there is another behind its last line."""

    lines: tuple[DossierLine, ...]
    more: bool


def counts(unit_of_work: OpenUnitOfWork, clock: Clock) -> Mapping[Section, int]:
    """How much lies in each section that asks for somebody's hand. Raises StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        return {section: uow.count_lines(filter_of(section, now)) for section in Section if section is not Section.ALL}


def page(
    section: Section, limit: int, unit_of_work: OpenUnitOfWork, clock: Clock, after: DossierLine | None = None
) -> Page:
    """One page of a section, the most pressing first. Raises StoreError."""
    which = filter_of(section, clock.now())
    with unit_of_work() as uow:
        return _page(uow.lines(which, limit + 1, after), limit)


def search(words: str, limit: int, unit_of_work: OpenUnitOfWork, after: DossierLine | None = None) -> Page:
    """Dossiers by code, names without diacritics, or the whole number of a person. Raises StoreError.

    Twelve digits are somebody's number, matched whole: a number is never searched by a part of it.
    """
    if is_sealed(words):
        words = code_in(words)
    digits = "".join(words.split())
    with unit_of_work() as uow:
        if len(digits) == ID_DIGITS and digits.isascii() and digits.isdigit():
            return _page(uow.lines(LineFilter(citizen_id=digits), limit + 1, after), limit)
        return _page(uow.found(words, limit + 1, after), limit)


def filter_of(section: Section, now: datetime) -> LineFilter:
    tomorrow = _midnight_after(now)
    today = tomorrow - timedelta(days=1)
    return {
        Section.NEW: LineFilter(frozenset({S.NEW})),
        Section.TODAY: LineFilter(TERM_RUNS, due_before=tomorrow, due_from=max(today, now)),
        Section.OVERDUE: LineFilter(TERM_RUNS, due_before=now),
        Section.SUPPLEMENT: LineFilter(frozenset({S.NEEDS_SUPPLEMENT, S.AWAITING_PAYMENT})),
        Section.RESULTS: LineFilter(frozenset({S.DONE})),
        Section.STUCK: LineFilter(stuck=True),
        Section.OPEN: LineFilter(AT_WORK | {S.DONE}),
        Section.ALL: LineFilter(),
    }[section]


def overdue(line: DossierLine, now: datetime) -> bool:
    return line.state in TERM_RUNS and line.due_at is not None and line.due_at < now


def _page(found: list[DossierLine], limit: int) -> Page:
    return Page(tuple(found[:limit]), len(found) > limit)


def _midnight_after(now: datetime) -> datetime:
    there = local(now)
    return datetime(there.year, there.month, there.day, tzinfo=VIETNAM) + timedelta(days=1)
