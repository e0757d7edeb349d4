"""Every page of the desk opened, read and left with the keyboard alone."""

from pathlib import Path

import pytest
from desk_bench import DeskOnBench

from kiosk.domain.handover import HandOverState
from kiosk.domain.voice import PetitionKind
from kiosk.services import petitions
from kiosk.ui.counter.pages import PAGES

FOR_ALL = {"work", "sync", "register", "report"}
FOR_SUPERVISORS = {"petitions", "officers"}


def keys_of(at: DeskOnBench) -> set[str]:
    return {section["key"] for section in at.desk.sections}


def test_every_section_has_a_shortcut_of_its_own(at: DeskOnBench) -> None:
    shortcuts = [page.keys for page in PAGES.values() if page.section]
    assert all(shortcuts)
    assert len(set(shortcuts)) == len(shortcuts)
    at.log_in("tung")
    for key, page in PAGES.items():
        if page.section:
            at.press(page.keys)
            assert at.desk.page == key


@pytest.mark.parametrize("account", ["sen", "cuc"])
def test_a_page_of_another_role_is_not_there(at: DeskOnBench, account: str) -> None:
    at.log_in(account)
    assert keys_of(at) >= FOR_ALL
    assert not keys_of(at) & FOR_SUPERVISORS
    for key in FOR_SUPERVISORS:
        at.press(PAGES[key].keys)
        at.desk.go(key)
        assert at.desk.page == "work"
    at.press("Ctrl+K")
    at.type("can bo")
    assert not any(row["title"] == "Cán bộ và quyền" for row in at.desk_window.finder.rows)


def test_the_list_is_walked_and_searched(at: DeskOnBench) -> None:
    at.log_in()
    at.press("Right")
    assert at.model.heap == "new"
    at.model.choose("open")
    at.settle()
    count = at.model.rows.rowCount()
    at.press("/")
    at.type("nguyen")
    assert at.model.query == "nguyen"
    assert 0 < at.model.rows.rowCount() < count
    at.press("Esc")
    assert at.model.query == ""
    assert at.model.rows.rowCount() == count


def test_the_palette_opens_pages_and_finds_dossiers(at: DeskOnBench) -> None:
    at.log_in()
    at.press("Ctrl+K")
    finder = at.desk_window.finder
    at.type("so theo")
    assert finder.rows[0]["title"] == "Sổ theo dõi"
    at.press("Return")
    assert (at.desk.page, finder.shown) == ("register", False)
    at.press("Ctrl+K")
    at.type("H99.01-2611")
    assert finder.rows[0]["title"].startswith("H99.01-2611")
    at.press("Down")
    assert finder.index == 1
    at.press("Esc")
    assert not finder.shown


def test_the_call_bar_by_its_keys(at: DeskOnBench) -> None:
    at.log_in("sen")
    at.people_in_hall(4)
    bar = at.desk_window.call_bar
    at.press("F6")
    first = bar.number
    assert (bar.state, first[1:]) == ("called", "003")  # the elderly one goes ahead
    at.press("F7")
    assert "gọi lần 2" in bar.note
    at.press("F8")
    assert (bar.number, bar.missed[0]["number"]) == ("", first)
    at.press("F6")
    at.press("F6")
    assert bar.state == "serving"
    at.press("F9")
    assert (bar.number, bar.waiting) == ("", 2)
    at.press("Shift+F6")
    at.type(first)
    at.press("Return")
    assert (bar.number, bar.dialog) == (first, "")
    at.press("F10")
    line = bar.lines[0]
    at.press(line["letter"])
    assert (bar.number, bar.dialog) == ("", "")


def test_nobody_waiting_is_said_and_changes_nothing(at: DeskOnBench) -> None:
    at.log_in("sen")
    at.press("F6")
    assert at.desk.toast["kind"] == "fault"
    assert "DESK-621" in at.desk.toast["text"]


def test_the_register_is_read_to_its_end(at: DeskOnBench) -> None:
    at.log_in()
    at.press("Ctrl+6")
    assert at.model.year == "2026"
    assert at.model.rows.rowCount() == 60
    at.model.span("31/12/2026", "1/1/2026")
    assert at.model.complaint
    assert not at.model.ready
    at.model.choose("2026")
    at.settle()
    at.press("Ctrl+P")
    assert len(at.bench.form_printer.forms) == 1
    pdf, title = at.bench.form_printer.forms[0]
    assert pdf.startswith(b"%PDF")
    assert title == "Sổ theo dõi hồ sơ 2026"


def test_files_are_taken_out_and_never_over_an_older_one(at: DeskOnBench, documents: Path) -> None:
    at.log_in()
    at.press("Ctrl+6")
    at.press("Ctrl+E")
    at.press("Ctrl+E")
    at.press("Ctrl+7")
    at.press("Ctrl+E")
    names = sorted(path.name for path in documents.iterdir())
    assert names == ["bao-cao-20261123-20261123.xlsx", "so-theo-doi-2026-1.xlsx", "so-theo-doi-2026.xlsx"]


def test_the_report_is_printed_with_the_head_of_the_audit(at: DeskOnBench) -> None:
    at.log_in()
    at.press("Ctrl+7")
    assert at.model.chosen == "today"
    at.press("Right")
    assert at.model.chosen == "week"
    assert int(at.model.figures[0]["value"]) > 0
    at.press("Ctrl+P")
    assert len(at.bench.form_printer.forms) == 1


def test_a_stuck_one_is_tried_again(at: DeskOnBench) -> None:
    at.log_in()
    at.press("Ctrl+5")
    assert at.model.groups[0]["count"] == 3
    assert at.model.here["remedy"] == "correct"
    assert next(s for s in at.desk.sections if s["key"] == "sync")["badge"] == 3
    at.press("F5")
    assert at.desk.toast["kind"] == "ok"


def test_a_supervisor_adds_an_officer_who_must_change_the_secret(at: DeskOnBench) -> None:
    at.log_in()
    at.press("Ctrl+9")
    at.press("Ctrl+N")
    at.type("hoa")
    at.press("Tab")
    at.type("Vu Thi Hoa")
    at.press("Ctrl+S")
    secret = at.model.secret
    assert len(secret) == 10
    with at.bench.tools.unit_of_work() as uow:
        made = uow.officer_by_account("hoa")
    assert made is not None
    assert (made.full_name, made.must_change) == ("Vu Thi Hoa", True)
    at.press("Ctrl+1")
    assert at.desk_window.desk._models["officers"].secret == secret  # until the officer leaves or another is chosen
    at.desk.logOut()
    assert at.desk_window.desk._models["officers"].secret == ""


def test_leaving_what_would_be_lost_asks(at: DeskOnBench) -> None:
    t = at.bench.tools
    petitions.file(PetitionKind.FEEDBACK, "Thiếu ghế.", "", "K1", t.unit_of_work, t.clock, t.secrets)
    at.log_in()
    at.press("Ctrl+8")
    at.model.write("Đã kê thêm ghế.")
    at.press("Ctrl+1")
    assert (at.desk.page, bool(at.desk.asked)) == ("petitions", True)
    at.press("Esc")
    assert (at.desk.page, at.desk.asked) == ("petitions", "")
    at.press("Ctrl+S")
    assert petitions.waiting(t.unit_of_work) == []
    at.press("Ctrl+1")
    assert at.desk.page == "work"


def test_work_from_a_kiosk_stands_first(at: DeskOnBench) -> None:
    at.handed_over()
    at.log_in("sen")
    assert at.model.heap == "handed"
    assert at.model.rows.rowCount() == 3
    with at.bench.tools.unit_of_work() as uow:
        assert {work.state for work in uow.open_hand_overs()} == {HandOverState.OPEN}


def test_names_are_typed_in_telex_and_codes_are_not(at: DeskOnBench) -> None:
    at.log_in()
    at.press("Ctrl+9")
    at.press("Ctrl+N")
    at.type("dduwcs")  # an account stays as it is typed
    at.press("Tab")
    at.type("Leef Thij Dduwcs")
    assert (at.model.account, at.model.name) == ("dduwcs", "Lề Thị Đức")
    at.press("F12")
    at.type(" aa")
    assert at.model.name == "Lề Thị Đức aa"
