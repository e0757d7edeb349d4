"""The lists of a large store: what a page is made of, and that none is skipped while others come in."""

import random
import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from benchmarks.many_dossiers import NOW, seed
from kiosk.domain.catalogue import fold
from kiosk.domain.dossier import DossierState
from kiosk.domain.errors import DossierUnknown
from kiosk.domain.retention import RetentionRule
from kiosk.ports import DossierLine, LineFilter
from kiosk.services import work_list
from kiosk.services.work_list import Section
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


def test_vietnamese_names_are_found_however_one_types_them(store: Store) -> None:
    ids = [submit(filled_draft(store.unit_of_work).id, store.unit_of_work).id for _ in NAMES]
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        for each, name in zip(ids, NAMES, strict=True):
            link.execute(text("UPDATE dossier SET folded = :folded WHERE id = :id"), {"folded": fold(name), "id": each})
        for words, expected in TYPED.items():
            assert {line.id for line in uow.found(words, 50)} == {ids[n] for n in expected}, words


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


def test_no_list_walks_over_the_dossiers(store: Store) -> None:
    """The plan of every statement of a page, a search and the tabs; a walk over one of the large tables fails."""
    seed(store.unit_of_work, 60, NOW, 0.3)
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
        with pytest.raises(DossierUnknown):
            uow.dossier_by_code("TAM-K1-261124-0001")
        raw.set_trace_callback(None)
        plans = [step[3] for query in asked if query.lstrip().startswith("SELECT") for step in _plan(raw, query)]
    assert len(plans) > 50
    walks = [step for step in plans if step.startswith("SCAN") and _large(step)]
    assert walks == []
    control = "SELECT count(*) FROM dossier WHERE officer_name = 'x'"  # this is what a walk looks like
    with store.unit_of_work() as uow:
        raw = uow.connection.connection.dbapi_connection  # type: ignore[attr-defined]
        assert any(_large(step[3]) for step in _plan(raw, control))


def _plan(raw: object, query: str) -> list[tuple[int, int, int, str]]:
    return raw.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()  # type: ignore[attr-defined,no-any-return]


def _large(step: str) -> bool:
    few = "ix_dossier_temporary_code"  # holds only what ever had a temporary number
    return step.split()[1] in {"dossier", "outbox", "search_entry", "attachment"} and few not in step


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
