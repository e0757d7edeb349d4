"""The lists of a large store: what a page is made of, and that none is skipped while others come in."""

import random
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from benchmarks.many_dossiers import NOW, seed
from kiosk.domain.catalogue import MARKS, fold
from kiosk.domain.dossier import DossierState
from kiosk.domain.errors import DossierUnknown
from kiosk.domain.retention import RetentionRule
from kiosk.ports import DossierLine, LineFilter, UnitOfWork
from kiosk.services import work_list
from kiosk.services.work_list import Section
from kiosk.store import list_rows
from kiosk.store.check import CheckFinding, Soundness, check_store
from kiosk.store.list_rows import SUBMITTED, WORD, match_of
from kiosk.store.opening import Store
from tests.services.visit import StoppedClock, filled_draft, submit

S = DossierState


def test_no_dossier_is_skipped_or_doubled_while_others_come_in(store: Store) -> None:
    chance, clock = random.Random(7), StoppedClock(NOW)
    first = set(seed(store.unit_of_work, 150, NOW, ended_share=0.2))
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        link.execute(text("UPDATE dossier SET due_at = NULL WHERE id IN (SELECT id FROM dossier ORDER BY id LIMIT 20)"))
        link.execute(text("UPDATE dossier SET due_at = (SELECT max(due_at) FROM dossier) WHERE rowid % 5 = 0"))
        uow.commit()
    number = 1000
    for read in (
        lambda after: work_list.page(Section.ALL, 9, store.unit_of_work, clock, after),
        lambda after: work_list.search("h99", 9, store.unit_of_work, after),
    ):
        met: list[str] = []
        after: DossierLine | None = None
        while True:
            page = read(after)
            met += [line.id for line in page.lines]
            if not page.more:
                break
            after = page.lines[-1]
            number += 1000
            seed(store.unit_of_work, 3, NOW + timedelta(days=chance.randrange(-3, 4)), 0.2, 0, number, number)
        assert len(met) == len(set(met))
        assert first <= set(met)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["new", "received", "processing", "done", "returned"]), max_size=6), st.data())
def test_kept_counts_are_those_of_the_dossiers(moved: list[str], data: st.DataObject) -> None:
    store = _one_store()
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        ids = link.execute(text("SELECT id FROM dossier")).scalars().all()
        for state in moved:
            values = {"id": data.draw(st.sampled_from(ids)), "state": state, "due": data.draw(st.sampled_from(DUES))}
            link.execute(text("UPDATE dossier SET state = :state, due_at = :due WHERE id = :id"), values)
        gone = data.draw(st.sampled_from([*ids, ""]))
        link.execute(text("DELETE FROM dossier WHERE id = :id"), {"id": gone})
        truth = "SELECT state, coalesce(substr(due_at, 1, 10), ''), count(*) FROM dossier GROUP BY 1, 2 ORDER BY 1, 2"
        kept = "SELECT state, due_day, count FROM dossier_count ORDER BY 1, 2"
        assert link.execute(text(kept)).all() == link.execute(text(truth)).all()
        for end in (NOW, NOW + timedelta(hours=11), NOW + timedelta(days=2)):
            which = LineFilter(frozenset({S.NEW, S.PROCESSING}), due_before=end, due_from=NOW - timedelta(days=1))
            assert uow.count_lines(which) == len(uow.lines(which, 1000))
        assert uow.count_lines(LineFilter()) == len(uow.lines(LineFilter(), 1000))
        # Not committed: the next example begins as this one did.


DUES = [
    None,
    *((NOW + timedelta(days=d, hours=h)).isoformat(timespec="microseconds") for d in (-1, 0, 1) for h in (0, 9)),
]
_kept: list[Store] = []


@pytest.fixture(autouse=True)
def _with_store(store: Store) -> None:
    _kept[:] = [store]


def _one_store() -> Store:
    store = _kept[0]
    with store.unit_of_work() as uow:
        empty = uow.count_lines(LineFilter()) == 0
    if empty:
        seed(store.unit_of_work, 30, NOW, 0.3)
    return store


NAMES = [
    "Nguyễn Văn Đào",
    "NGUYỄN VĂN ĐÀO",
    unicodedata.normalize("NFD", "Nguyễn Văn Đào"),
    "Đỗ Thị Thuỷ",
    "Đỗ Thị Thủy",
]
TYPED = {
    "Nguyen": {0, 1, 2}, "Nguyễn": {0, 1, 2}, "NGUYỄN": {0, 1, 2}, "nguyên": {0, 1, 2},
    unicodedata.normalize("NFD", "Nguyễn"): {0, 1, 2},
    "dao": {0, 1, 2}, "Đào": {0, 1, 2}, "đao": {0, 1, 2}, "ĐÀO VĂN": {0, 1, 2},
    "do": {3, 4}, "Đỗ": {3, 4}, "đo": {3, 4}, "thuy": {3, 4}, "Thuỷ": {3, 4}, "Thủy": {3, 4}, "thi thuy do": {3, 4},
    "ao": set(), "nguyenn": set(),
}  # fmt: skip


def missed(store: Store, folded: Callable[[str], str] = fold) -> set[str]:
    """What one may type and does not find just those whom it names. folded: how names are folded for the index."""
    ids = [submit(filled_draft(store.unit_of_work).id, store.unit_of_work).id for _ in NAMES]
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        for each, name in zip(ids, NAMES, strict=True):
            values = {"folded": folded(name), "id": each}
            link.execute(text("UPDATE dossier SET folded = :folded WHERE id = :id"), values)
        found = {words: {line.id for line in uow.found(words, 50)} for words in TYPED}
    return {words for words, expected in TYPED.items() if found[words] != {ids[n] for n in expected}}


def test_vietnamese_names_are_found_however_one_types_them(store: Store) -> None:
    assert missed(store) == set()


def without_the_stroke(name: str) -> str:
    """đ is taken for a d with a mark, which NFD would split off."""
    return MARKS.sub("", unicodedata.normalize("NFD", name.casefold()))


def with_its_marks(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold()).replace("đ", "d")


def test_control_a_d_that_keeps_its_stroke_is_not_found_by_who_types_none(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_rows, "fold", without_the_stroke)
    assert missed(store, without_the_stroke) >= {"dao", "do", "thi thuy do"}


def test_control_names_folded_only_for_the_index_are_not_found_by_who_types_their_marks(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_rows, "fold", str.casefold)
    assert missed(store) >= {"Đào", "Đỗ"}


@pytest.mark.parametrize("taken_off", [0, 1, 2])
def test_control_an_index_that_takes_one_mark_off_a_letter_misses_those_with_two(
    store: Store, monkeypatch: pytest.MonkeyPatch, taken_off: int
) -> None:
    """Names are folded before they come into the index; it folds once more, and only that is tried here."""
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        made = link.execute(text("SELECT sql FROM sqlite_master WHERE name = 'dossier_words'")).scalar_one()
        link.execute(text("DROP TABLE dossier_words"))
        link.exec_driver_sql(made.replace("remove_diacritics 2", f"remove_diacritics {taken_off}"))
        uow.commit()
    monkeypatch.setattr(list_rows, "fold", with_its_marks)
    assert ("Nguyen" in missed(store, with_its_marks)) == (taken_off < 2)


LETTERS = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ0123456789ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ -._",
    min_size=1,
)


@given(LETTERS)
def test_every_word_and_every_beginning_of_it_is_what_the_index_holds(name: str) -> None:
    for form in ("NFC", "NFD"):
        for shown in (name, name.upper(), name.lower()):
            assert fold(unicodedata.normalize(form, shown)) == fold(name)
    words = WORD.findall(fold(name))
    for word in words:
        assert match_of(word[: max(1, len(word) // 2)]).strip('"*') == word[: max(1, len(word) // 2)]
    assert match_of(name) == " ".join(f'"{word}"*' for word in words)


@settings(max_examples=20, deadline=None)
@given(LETTERS)
def test_a_name_of_any_letters_is_found_by_itself(name: str) -> None:
    store = _one_store()
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        one = link.execute(text("SELECT id FROM dossier ORDER BY id LIMIT 1")).scalar()
        link.execute(text("UPDATE dossier SET folded = :folded WHERE id = :id"), {"folded": fold(name), "id": one})
        if WORD.findall(fold(name)):
            assert one in {line.id for line in uow.found(name, 100)}
            assert one in {line.id for line in uow.found(unicodedata.normalize("NFD", name).upper(), 100)}


def test_a_draft_is_nowhere_until_it_is_submitted(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    with store.unit_of_work() as uow:
        assert uow.found("mau", 5) == [] and uow.lines(LineFilter(), 5) == []
        assert uow.count_lines(LineFilter()) == 0 and uow.count_lines(LineFilter(frozenset({S.DRAFT}))) == 1
    submit(draft.id, store.unit_of_work)
    with store.unit_of_work() as uow:
        assert [line.id for line in uow.found("mau", 5)] == [draft.id]
        assert uow.count_lines(LineFilter()) == 1


def walks(store: Store) -> list[str]:
    """The steps of the plans of every statement of a page, a search and the tabs that walk over a large table."""
    clock, asked = StoppedClock(NOW), []
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        raw = link.connection.dbapi_connection
        raw.set_trace_callback(asked.append)
        for section in Section:
            which = work_list.filter_of(section, clock.now())
            lines = uow.lines(which, 7)
            uow.lines(which, 7, lines[-1] if lines else None)
            uow.count_lines(which)
        uow.found("h99 26", 7, uow.found("h99 26", 7)[-1])
        uow.lines(LineFilter(citizen_id="099000000001"), 5)
        uow.register_lines("2026", 20, 5)
        uow.register_years()
        uow.erasable(RetentionRule(7, open_too=True), clock.now(), 5)
        uow.temporary_dossiers(5)
        uow.letters_due(5)
        with pytest.raises(DossierUnknown):
            uow.dossier_by_code("TAM-K1-261124-0001")
        raw.set_trace_callback(None)
        plans = [step[3] for query in asked if query.lstrip().startswith("SELECT") for step in _plan(raw, query)]
    assert len(plans) > 50
    return [step for step in plans if step.startswith("SCAN") and _large(step)]


def test_no_list_walks_over_the_dossiers(store: Store) -> None:
    seed(store.unit_of_work, 60, NOW, 0.3)
    assert walks(store) == []


@pytest.mark.parametrize(
    ("index", "walked"),
    [
        ("uq_dossier_dossier_code", "dossier"),
        ("uq_search_entry_dossier_id", "search_entry"),
        ("ix_outbox_subject_id_sequence", "outbox"),
    ],
)
def test_control_without_an_index_a_list_walks(store: Store, index: str, walked: str) -> None:
    seed(store.unit_of_work, 60, NOW, 0.3)
    with store.unit_of_work() as uow:
        uow.connection.execute(text(f"DROP INDEX {index}"))  # type: ignore[attr-defined]
        uow.commit()
    assert walked in {step.split()[1] for step in walks(store)}


FEW, MANY, PAGE_LINES, MORE = 100, 1_000, 10, 1.5
Asking = Callable[[UnitOfWork, DossierLine | None, int], list[DossierLine]]


def by_key(uow: UnitOfWork, after: DossierLine | None, passed: int) -> list[DossierLine]:
    return uow.lines(LineFilter(), PAGE_LINES, after)


def by_search(uow: UnitOfWork, after: DossierLine | None, passed: int) -> list[DossierLine]:
    return uow.found("h99", PAGE_LINES, after)


def by_offset(uow: UnitOfWork, after: DossierLine | None, passed: int) -> list[DossierLine]:
    """How pages are usually made: whatever lies before one is read and thrown away."""
    query = "SELECT id FROM dossier INDEXED BY ix_dossier_list WHERE state = 'processing' ORDER BY due_at, id"
    ids = uow.connection.exec_driver_sql(f"{query} LIMIT {PAGE_LINES} OFFSET {passed}").scalars().all()  # type: ignore[attr-defined]
    return uow._lines(ids)  # type: ignore[attr-defined,no-any-return]


def costs(store: Store, ask: Asking, pages: int) -> list[int]:
    """Instructions of the database's machine that the first page takes, and the last of so many."""
    with store.unit_of_work() as uow:
        raw = uow.connection.connection.dbapi_connection  # type: ignore[attr-defined]
        after, taken = None, []
        for page in range(pages):
            counted: list[None] = []  # append gives None: go on
            if page in (0, pages - 1):
                raw.set_progress_handler(partial(counted.append, None), 1)
            lines = ask(uow, after, page * PAGE_LINES)
            raw.set_progress_handler(None, 1)
            assert len(lines) == PAGE_LINES
            after = lines[-1]
            taken.append(len(counted))
    return [taken[0], taken[-1]]


@pytest.mark.parametrize("ask", [by_key, by_search])
def test_a_page_costs_the_same_wherever_it_is_and_however_many_there_are(store: Store, ask: Asking) -> None:
    seed(store.unit_of_work, FEW, NOW)
    first, last = costs(store, ask, FEW // 2 // PAGE_LINES)
    seed(store.unit_of_work, MANY - FEW, NOW, first=FEW + 1)
    later, deep = costs(store, ask, MANY // 2 // PAGE_LINES)
    assert max(last, later, deep) < MORE * first, (first, last, later, deep)


def test_control_a_page_behind_an_offset_costs_what_lies_before_it(store: Store) -> None:
    seed(store.unit_of_work, MANY, NOW)
    first, deep = costs(store, by_offset, MANY // 4 // PAGE_LINES)
    assert deep > MORE * first, (first, deep)


def test_control_without_the_index_of_the_list_a_page_costs_all_there_are(store: Store) -> None:
    with store.unit_of_work() as uow:
        uow.connection.execute(text("DROP INDEX ix_dossier_list"))  # type: ignore[attr-defined]
        uow.commit()
    seed(store.unit_of_work, FEW, NOW)
    first, _ = costs(store, by_key, 1)
    seed(store.unit_of_work, MANY - FEW, NOW, first=FEW + 1)
    later, _ = costs(store, by_key, 1)
    assert later > MORE * first, (first, later)


def _plan(raw: object, query: str) -> list[tuple[int, int, int, str]]:
    return raw.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()  # type: ignore[attr-defined,no-any-return]


def _large(step: str) -> bool:
    few = ("ix_dossier_temporary_code", "ix_attachment_letters_due")  # hold only what ever had, or has, the mark
    return step.split()[1] in {"dossier", "outbox", "search_entry", "attachment"} and not any(i in step for i in few)


def test_an_examination_sees_lists_that_are_not_true(store: Store) -> None:
    seed(store.unit_of_work, 20, NOW, 0.3)

    def lists() -> CheckFinding:
        return next(finding for finding in check_store(store.opened) if finding.part == "lists")

    assert (lists().soundness, lists().count) == (Soundness.GOOD, 20)
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        link.execute(
            text("UPDATE dossier_count SET count = count + 1 WHERE rowid = (SELECT min(rowid) FROM dossier_count)")
        )
        link.execute(text("DELETE FROM search_entry WHERE number = 3"))
        uow.commit()
    assert lists().soundness is Soundness.BAD
    assert lists().details == ("counts 2", "not to be found 1")


def test_every_submitted_state_is_a_heap() -> None:
    assert set(DossierState) - {S.DRAFT} == SUBMITTED
