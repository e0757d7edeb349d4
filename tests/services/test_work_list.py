from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.many_dossiers import NOW, seed
from kiosk.domain.catalogue import fold
from kiosk.domain.dossier import DossierState
from kiosk.domain.local_time import local_date
from kiosk.ports import DossierLine
from kiosk.services import work_list
from kiosk.services.work_list import AT_WORK, Page, Section
from kiosk.store.opening import Store
from tests.services.visit import StoppedClock

COUNT = 240


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(NOW)


@pytest.fixture
def ids(store: Store) -> list[str]:
    return seed(store.unit_of_work, COUNT, NOW, ended_share=0.3)


def every(store: Store, clock: StoppedClock, section: Section) -> list[str]:
    """All ids of a section, page by page."""
    return walked(lambda after: work_list.page(section, 7, store.unit_of_work, clock, after))


def all_found(store: Store, words: str) -> list[str]:
    return walked(lambda after: work_list.search(words, 7, store.unit_of_work, after))


def walked(read: Callable[[DossierLine | None], Page]) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        page = read(after)
        found += [line.id for line in page.lines]
        if not page.more:
            return found
        after = page.lines[-1]


@pytest.mark.parametrize("section", [s for s in Section if s is not Section.ALL])
def test_pages_hold_what_the_counter_says_once_each(
    store: Store, clock: StoppedClock, ids: list[str], section: Section
) -> None:
    found = every(store, clock, section)
    assert len(found) == len(set(found)) == work_list.counts(store.unit_of_work, clock)[section] > 0
    assert set(found) <= set(ids)


def test_sections_agree_with_the_dossiers_themselves(store: Store, clock: StoppedClock, ids: list[str]) -> None:
    with store.unit_of_work() as uow:
        all_of_them = [uow.dossier(each) for each in ids]
    today = local_date(NOW)
    running = [d for d in all_of_them if d.state in work_list.TERM_RUNS and d.due_at]
    late = {d.id for d in running if d.due_at and d.due_at < NOW}
    due_today = {d.id for d in running if d.due_at and d.due_at >= NOW and local_date(d.due_at) == today}
    at_work = {d.id for d in all_of_them if d.state in AT_WORK | {DossierState.DONE}}
    assert set(every(store, clock, Section.OVERDUE)) == late
    assert set(every(store, clock, Section.TODAY)) == due_today
    assert set(every(store, clock, Section.OPEN)) == at_work
    assert len(every(store, clock, Section.ALL)) == COUNT


def test_the_most_pressing_comes_first(store: Store, clock: StoppedClock, ids: list[str]) -> None:
    lines = work_list.page(Section.OPEN, COUNT, store.unit_of_work, clock).lines
    dues = [line.due_at or datetime.max.replace(tzinfo=UTC) for line in lines]
    assert dues == sorted(dues)


def test_a_name_is_found_without_its_marks_and_a_code_by_its_end(store: Store, ids: list[str]) -> None:
    with store.unit_of_work() as uow:
        one = uow.dossier(ids[40])
    assert one.receipt is not None
    code = one.receipt.dossier_code
    for words in (one.owner_name, fold(one.owner_name), one.owner_name[:-1], code, code[-5:], code[-5:].lstrip("0")):
        assert one.id in all_found(store, words), words
    assert all_found(store, code) == [one.id]
    for nothing in ("zzz khong co", "  ", '%_*"', "NOT OR AND NEAR("):  # signs and words of the database mean nothing
        assert all_found(store, nothing) == []


def test_what_came_last_is_found_first(store: Store, ids: list[str]) -> None:
    found = all_found(store, "nguyen")
    assert found == sorted(found, key=ids.index, reverse=True)
    assert len(found) == len(set(found)) > 7


def test_a_number_is_found_whole_only(store: Store, ids: list[str]) -> None:
    with store.unit_of_work() as uow:
        one = uow.dossier(ids[3])
    number = one.applicant.number
    assert all_found(store, f"{number[:6]} {number[6:]}") == [one.id]
    assert one.id not in all_found(store, number[:11])
    line = work_list.search(number, 5, store.unit_of_work).lines[0]
    assert line.masked_number == "********" + number[-4:]
    assert number not in repr(line)


def test_midnight_is_that_of_vietnam(store: Store, clock: StoppedClock, ids: list[str]) -> None:
    late_evening = datetime(2026, 11, 23, 16, 59, tzinfo=UTC)  # 23:59 there
    which = work_list.filter_of(Section.TODAY, late_evening)
    assert which.due_before == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    which = work_list.filter_of(Section.TODAY, late_evening + timedelta(minutes=2))
    assert which.due_before == datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
