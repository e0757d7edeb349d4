"""What was read on a paper is offered with a piece of the page, and taken by keys; nothing is filled in by itself."""

import threading
from typing import Any

import cv2
from desk_bench import DeskOnBench
from test_scan_review import begun

from kiosk.domain.errors import PrinterAbsent
from kiosk.domain.paper_description import as_typed
from kiosk.domain.printing import PrintKind, PrintState
from tests.devices.scanner.spoiled_pages import scanned
from tests.documents.civil_papers import AGENCY, NUMBER, birth

PAPER = birth(1, seal=(75, 190))
WANTED = {"number": PAPER.wanted[NUMBER], "issued_on": "04/02/2019", "issued_by": PAPER.wanted[AGENCY]}


def laid(at: DeskOnBench, papers: Any, pages: int = 1) -> None:
    """Behind the desk, whose letters nobody has read."""
    picture = cv2.resize(PAPER.drawn(), None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    at.bench.scanner.lay(*(scanned(picture, n, 120) for n in range(1, pages + 1)))
    at.press("F2")
    at.settle()


def read(at: DeskOnBench, papers: Any) -> None:
    at.wait(lambda: papers.reading == [0, 0], "the letters")
    at.settle()


def facts(at: DeskOnBench, papers: Any) -> dict[str, str]:
    """As the store has them."""
    with at.bench.tools.unit_of_work() as uow:
        stored = as_typed(uow.dossier(papers._dossier.id).facts_of(papers._documents[0].id))
    return {key: stored[key] for key in WANTED}


NOTHING = dict.fromkeys(WANTED, "")


def test_offers_are_taken_with_one_key_each(at: DeskOnBench) -> None:
    papers = begun(at)
    background: Any = at.bench.tools.background
    background.words = PAPER.words()
    laid(at, papers)
    read(at, papers)
    at.press("F7")
    offers = papers.review.offers
    rows = offers.rows
    assert [(row["value"], row["taken"]) for row in rows] == [(value, False) for value in WANTED.values()]
    assert all(row["picture"].startswith("image://") and row["where"] == "Trang 1 của giấy tờ" for row in rows)
    assert facts(at, papers) == NOTHING, "nothing before a key"
    at.press("X")
    assert facts(at, papers) == {**NOTHING, "issued_on": "04/02/2019"}
    assert [row["taken"] for row in offers.rows] == [False, True, False]
    at.press("X")
    at.press("V")
    assert facts(at, papers) == WANTED
    assert offers.waiting == 0
    with at.bench.tools.unit_of_work() as uow:
        told = "".join(record.facts for record in uow.audit_records())
    assert "issued_on" in told
    assert not any(value in told for value in WANTED.values()), "which, and not what"


def test_offers_are_there_again_when_the_dossier_is_opened_again(at: DeskOnBench) -> None:
    papers = begun(at)
    background: Any = at.bench.tools.background
    background.words = PAPER.words()
    laid(at, papers)
    read(at, papers)
    draft, documents = papers._dossier, papers._documents
    background.words = ()  # who reads anew reads nothing
    papers._table.forget()
    papers.show(draft, documents)
    read(at, papers)
    at.press("F7")
    assert [row["value"] for row in papers.review.offers.rows] == [*WANTED.values()]


def test_letters_that_a_crash_kept_from_being_read_are_read_later(at: DeskOnBench) -> None:
    papers = begun(at)
    background: Any = at.bench.tools.background
    background.words, background.hold = PAPER.words(), threading.Event()
    laid(at, papers)
    draft, documents = papers._dossier, papers._documents
    papers._table.forget()  # and the window is gone
    background.hold.set()
    background.hold = None
    at.finger.rest(0.3)
    papers.show(draft, documents)
    read(at, papers)
    at.press("F7")
    assert len(papers.review.offers.rows) == 3


def test_another_page_makes_the_offers_anew(at: DeskOnBench) -> None:
    papers = begun(at)
    background: Any = at.bench.tools.background
    background.words = PAPER.words()
    laid(at, papers)
    read(at, papers)
    background.words = birth(2).words()
    laid(at, papers)
    read(at, papers)
    at.press("F7")
    assert next(row["value"] for row in papers.review.offers.rows) == birth(2).wanted[NUMBER]
    assert len(papers.thumbs) == 2


def test_what_somebody_typed_otherwise_is_shown_and_stays_unless_that_offer_is_taken(at: DeskOnBench) -> None:
    papers = begun(at)
    background: Any = at.bench.tools.background
    background.words = PAPER.words()
    laid(at, papers)
    read(at, papers)
    papers._table.describe(papers._documents[0].id, {"number": "7/2019"})
    at.settle()
    at.press("F7")
    offers = papers.review.offers
    assert (offers.rows[0]["sure"], offers.rows[0]["taken"]) == ("Đang ghi khác: 7/2019", False)
    at.press("V")
    assert facts(at, papers) == {**WANTED, "number": "7/2019"}
    at.press("Z")
    assert facts(at, papers) == WANTED


def test_progress_counts_pages_of_each_paper_and_of_all(at: DeskOnBench) -> None:
    papers = begun(at)
    background: Any = at.bench.tools.background
    background.hold = threading.Event()
    laid(at, papers, pages=3)
    at.wait(lambda: papers.reading == [1, 3], "the first page")
    assert papers.rows[0]["reading"] == [1, 3]
    assert papers.rows[1]["reading"] == [0, 0]
    assert papers.note == ""
    papers.choose(1)
    at.bench.scanner.lay(scanned(cv2.resize(birth(0).drawn(), None, fx=0.3, fy=0.3), 1, 90))
    papers.scan()
    at.settle()
    assert papers.reading[1] == 4
    background.hold.set()
    read(at, papers)
    assert papers.rows[0]["reading"] == [0, 0]


def test_separator_sheets_go_through_the_ledger(at: DeskOnBench) -> None:
    papers = begun(at)
    printer: Any = at.bench.tools.form_printer
    printer.next.append(PrinterAbsent("here"))
    at.press("F8")
    at.settle()
    assert at.model.fault["code"] == PrinterAbsent.code
    at.press("F8")
    at.press("F8")
    at.settle()
    code = papers._dossier.procedure_code
    with at.bench.tools.unit_of_work() as uow:
        jobs = [job for job in uow.print_jobs(code) if job.kind is PrintKind.SEPARATORS]
    assert [(job.state, job.copy) for job in jobs] == [(PrintState.PRINTED, 0)] * 2, "the refused one went first"
    assert [title for _, title in printer.forms] == ["Tờ phân cách, liên 1/1"] * 2
    assert printer.forms[0][0].startswith(b"%PDF")
