"""A paper that was digitised before, offered at reception: by keys, with the citizen's word; and typed metadata."""

from dataclasses import replace
from typing import Any

from desk_bench import DeskOnBench
from filing_bench import MAU, identity, sheet

from kiosk.domain.applicant import CitizenId
from kiosk.domain.dossier import PaperMark

DWELLING = 2  # of the papers that are asked for


def begun(at: DeskOnBench, who: Any = None) -> Any:
    at.press("Ctrl+1")
    return at.receive(who).papers


def accepted(at: DeskOnBench) -> str:
    """The first visit: the proof of the dwelling is scanned, the rest handed in."""
    papers = begun(at)
    for place in range(len(papers.rows)):
        papers.choose(place)
        at.settle()
        if place == DWELLING:
            at.bench.scanner.lay(sheet(1), sheet(2))
            at.press("F2")
        else:
            at.press("F3")
        at.settle()
    at.press("Ctrl+Return")
    dossier_id = str(papers._dossier.id)
    at.press("Ctrl+N")
    return dossier_id


def papers_of(at: DeskOnBench, dossier_id: str) -> Any:
    with at.bench.tools.unit_of_work() as uow:
        return uow.dossier(dossier_id)


def test_the_second_time_it_is_used_again_by_keys_when_the_citizen_agrees(at: DeskOnBench) -> None:
    accepted(at)
    papers = begun(at)
    assert [bool(row["offer"]) for row in papers.rows] == [place == DWELLING for place in range(len(papers.rows))]
    papers.choose(DWELLING)
    at.settle()
    at.press("Alt+L")
    assert papers.asked[1]["value"].endswith("-0001")
    assert papers.preview
    at.press("Ctrl+Return")  # nobody has ticked yet
    assert papers.asked
    at.bench.scanner.lay(sheet(9))
    at.press("F2")  # the page behind is still
    assert papers.scanned == 0
    at.press("Space")
    at.press("Ctrl+Return")
    assert papers.asked == []
    dossier = papers_of(at, papers._dossier.id)
    [paper] = dossier.attachments
    assert dossier.marks[paper.document_id] is PaperMark.SCANNED
    assert (paper.reuse.noted_by, paper.pages) == ("tung", 2)
    assert papers.rows[DWELLING]["state"] == "Dùng lại, 2 trang"
    assert papers.rows[DWELLING]["offer"] == ""


def test_esc_uses_nothing(at: DeskOnBench) -> None:
    accepted(at)
    papers = begun(at)
    papers.choose(DWELLING)
    at.settle()
    at.press("Alt+L")
    at.press("Space")
    at.press("Esc")
    assert papers.asked == []
    assert papers_of(at, papers._dossier.id).attachments == []


def test_another_citizen_is_offered_nothing(at: DeskOnBench) -> None:
    accepted(at)
    other = identity(replace(MAU, citizen_id=CitizenId("099085000029")))
    papers = begun(at, other)
    assert [row["offer"] for row in papers.rows] == [""] * len(papers.rows)
    papers.choose(DWELLING)
    papers.askReuse()
    assert papers.asked == []


def test_an_erased_dossier_is_not_offered_and_an_open_question_is_refused(at: DeskOnBench) -> None:
    before = accepted(at)
    papers = begun(at)
    papers.choose(DWELLING)
    at.settle()
    at.press("Alt+L")
    with at.bench.tools.unit_of_work() as uow:
        uow.erase(before, at.bench.tools.clock.now())
        uow.commit()
    papers.reuse(True)
    at.settle()
    assert at.model.fault["code"] == "DOSS-210"
    assert papers_of(at, papers._dossier.id).attachments == []


def test_metadata_are_typed_in_the_review_and_letters_are_no_shortcuts_there(at: DeskOnBench) -> None:
    papers = begun(at)
    at.bench.scanner.lay(sheet(1), sheet(2))
    at.press("F2")
    at.settle()
    at.press("F7")
    at.settle()
    review = papers.review
    at.press("I")
    assert review.described
    at.type("R2D2")  # rotate, to the second paper, accept: nothing of that
    at.press("Ctrl+Return")
    assert review.described == ""
    dossier = papers_of(at, papers._dossier.id)
    document = papers._documents[0].id
    assert dossier.facts[document].number == "R2D2"
    assert [a.pages for a in dossier.attachments] == [2]
    at.press("I")
    at.press("Esc")  # first the question
    assert (review.described, review.shown) == ("", True)
    at.press("Esc")
    assert not review.shown
