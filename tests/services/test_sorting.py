from kiosk.domain.scanning import PageFlaw, PageVerdict, separator_code
from kiosk.ports import ImprovedPage, ScannedPage
from kiosk.services.sorting import sort_pages

BLANK = PageVerdict((PageFlaw.BLANK,))


def stack(*verdicts: PageVerdict) -> list[ImprovedPage]:
    return [ImprovedPage(ScannedPage(n, b"", 1, 1, 300), verdict) for n, verdict in enumerate(verdicts, 1)]


def separator(document_id: str) -> PageVerdict:
    return PageVerdict(codes=(separator_code(document_id),))


PAGE = PageVerdict()
# Both sides of a stack: the back of each separator is blank.
STACK = stack(PAGE, separator("02"), BLANK, PAGE, PAGE, separator("01"), BLANK, PAGE, separator("99"), PAGE)


def numbers(papers: dict[str, list[ImprovedPage]]) -> dict[str, list[int]]:
    return {key: [page.page.number for page in pages] for key, pages in papers.items()}


def test_one_pass_fills_every_slot() -> None:
    found = sort_pages(STACK, "at-hand", ("01", "02"))
    assert numbers(found.papers) == {"at-hand": [1], "02": [4, 5], "01": [8, 9, 10]}  # 99 is no paper of ours
    assert (found.separators, found.blank) == ([2, 6], [3, 7])
    assert found.numbers == set(range(1, 11))


def test_blank_pages_stay_when_somebody_says_so() -> None:
    assert numbers(sort_pages(STACK, keep_blank=True).papers)["02"] == [3, 4, 5]
    assert numbers(sort_pages(STACK).papers)["99"] == [10]
