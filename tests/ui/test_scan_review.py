"""The review of a scanned stack, from the feeder to the press, by keys alone."""

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk_bench import DeskOnBench
from filing_bench import CENTRE, sheet
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.domain.errors import ScannerJammed
from kiosk.domain.scanning import PageFlaw, PageVerdict, separator_code
from kiosk.ports import ASIDE


def begun(at: DeskOnBench) -> Any:
    """A person is there with a procedure: the papers are waited for."""
    return at.receive().papers


def stack(papers: Any) -> list[list[int]]:
    """Numbers as scanned, paper by paper."""
    ids = [document.id for document in papers._documents]
    return [[page.number for page in papers._table.of(each)] for each in (*ids, ASIDE)]


def kept(at: DeskOnBench, papers: Any) -> list[int]:
    """Pages of the dossier's files, paper by paper."""
    with at.bench.tools.unit_of_work() as uow:
        files = {each.document_id: each.pages for each in uow.dossier(papers._dossier.id).attachments}
    return [files.get(document.id, 0) for document in papers._documents]


def test_a_stack_is_sorted_marked_and_put_right_by_keys(at: DeskOnBench) -> None:
    papers = begun(at)
    second = papers._documents[1].id
    at.bench.improver.found = {
        2: PageVerdict((PageFlaw.FAINT,)),
        4: PageVerdict(codes=(separator_code(second),)),
        6: PageVerdict((PageFlaw.BLANK,)),
        7: PageVerdict((PageFlaw.CUT_OFF,)),
    }
    at.bench.scanner.lay(*(sheet(n) for n in range(1, 8)))
    at.press("F2")
    at.settle()
    assert stack(papers)[:2] + stack(papers)[-1:] == [[1, 2, 3], [5, 7], [6]]
    assert kept(at, papers)[:2] == [3, 2]
    assert papers.wanting == 2
    assert "2 trang" in at.model.checks[-1]["text"]

    at.press("F7")
    review = papers.review
    assert review.shown
    assert (review.page["number"], review.page["wanting"]) == (2, True)  # the first that wants a look
    at.press("S")
    at.settle()
    assert review.page["number"] == 5  # on to the next
    at.press("2")  # it lies there already
    at.settle()
    at.press("1")
    at.settle()
    assert stack(papers)[:2] == [[1, 2, 3, 7], [5]]
    at.press("A")
    at.settle()
    assert papers.wanting == 0
    with at.bench.tools.unit_of_work() as uow:
        noted = [json.loads(record.facts) for record in uow.audit_records() if record.action == "page.accepted"]
    assert [(each["page"], each["flaws"], each["reason"]) for each in noted] == [
        ("2", "faint", "Vẫn đọc rõ"),
        ("7", "cut-off", "Bản gốc như vậy, đã đối chiếu"),
    ]
    at.press("Ctrl+Left")
    at.settle()
    assert stack(papers)[0] == [1, 2, 7, 3]
    at.press("Left")
    at.press("T")  # from page 2 on, all belongs to the second paper
    at.settle()
    assert stack(papers)[:2] == [[1], [5, 2, 7, 3]]
    assert kept(at, papers)[:2] == [1, 4]
    at.press("Del")
    at.settle()
    assert stack(papers)[1] == [5, 7, 3]
    width = papers._table.pages[0].width
    review.choose(papers._table.of(papers._documents[0].id)[0].id)
    at.press("R")
    at.settle()
    assert papers._table.of(papers._documents[0].id)[0].height == width
    at.bench.scanner.lay(sheet(9))
    at.press("F5")
    at.settle()
    assert papers._table.of(papers._documents[0].id)[0].width == width
    at.press("Esc")
    assert not review.shown
    assert kept(at, papers)[:2] == [1, 3]


def test_behind_a_jam_the_clerk_is_told_which_page_is_due(at: DeskOnBench) -> None:
    papers = begun(at)
    for step in (sheet(1), sheet(2), ScannerJammed("here")):
        at.bench.scanner.steps.put(step)
    at.press("F2")
    at.settle()
    assert at.model.fault["code"] == ScannerJammed.code
    assert papers.note == "Đã giữ 2 trang. Đặt lại giấy từ trang 3 rồi bấm Quét."
    assert kept(at, papers)[0] == 2
    at.bench.scanner.lay(sheet(3))
    at.press("F2")
    at.settle()
    assert stack(papers)[0] == [1, 2, 3]
    assert kept(at, papers)[0] == 3
    assert papers.note == ""
    for _ in range(4):
        papers.count(0, "copies", 1)
        at.settle()
    assert "1 giấy tờ quét ít trang hơn số bản đã đếm" in [lamp["text"] for lamp in at.model.checks]


def test_the_last_page_that_goes_takes_the_paper_s_file_with_it(at: DeskOnBench) -> None:
    papers = begun(at)
    at.bench.scanner.lay(sheet(1))
    at.press("F2")
    at.settle()
    papers.takeBack()
    at.settle()
    assert (stack(papers)[0], kept(at, papers)[0]) == ([], 0)
    assert papers.rows[0]["kind"] == "fault"


def test_what_was_scanned_before_a_crash_is_there_when_the_dossier_is_opened(at: DeskOnBench) -> None:
    papers = begun(at)
    draft = papers._dossier
    tray = at.bench.tools.tray
    for number in (1, 2):
        tray.add(draft.id, papers._documents[0].id, sheet(number))  # and then the window was gone
    papers._table.forget()
    papers.show(draft, papers._documents)
    at.settle()
    assert stack(papers)[0] == [1, 2]
    assert kept(at, papers)[0] == 2
    assert len(papers.thumbs) == 2


def shown(at: DeskOnBench, kind: str) -> list[QQuickItem]:
    items: list[QQuickItem] = [at.window.contentItem()]
    for item in items:  # grows on the way down
        items += item.childItems()
    return [item for item in items if item.metaObject().className().startswith(kind) and item.isVisible()]


def test_a_mouse_carries_a_page_to_another_paper(at: DeskOnBench) -> None:
    papers = begun(at)
    at.bench.scanner.lay(sheet(1), sheet(2))
    at.press("F2")
    at.settle()
    at.press("F7")
    at.settle()
    [second] = [panel for panel in shown(at, "DeskPanel") if panel.property("heading").startswith("2. ")]
    start = shown(at, "ReviewThumb")[0].mapToScene(QPointF(60, 60)).toPoint()
    end = second.mapToScene(QPointF(60, 30)).toPoint()
    QTest.mousePress(at.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(at.window, start + (end - start) * step / 10)
        at.finger.rest(0.03)
    QTest.mouseRelease(at.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    at.settle()
    assert stack(papers)[:2] == [[2], [1]]
    assert kept(at, papers)[:2] == [1, 1]


def test_a_file_above_the_centre_s_limit_is_marked_once_it_is_as_small_as_it_gets(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    desk = DeskOnBench(tmp_path, dossiers=0, centre=replace(CENTRE, file_bytes=100))
    desk.log_in()
    behind: Any = desk.bench.tools.background
    behind.hold = threading.Event()
    papers = begun(desk)
    desk.bench.scanner.lay(sheet(1))
    desk.press("F2")
    assert papers.rows[0]["state"] == "Đã quét 1 trang"
    behind.hold.set()
    desk.wait(lambda: papers.rows[0]["kind"] == "warn", "the letters")
    desk.settle()
    assert papers.rows[0]["state"] == "Đã quét 1 trang, tệp quá lớn"
    assert "Bỏ" in [button.property("text") for button in shown(desk, "DeskButton")], "it can still be taken out"
    assert "1 giấy tờ có tệp lớn hơn mức Cổng nhận" in [lamp["text"] for lamp in desk.model.checks]
    desk.close()
