"""Scanned pages become the file that is kept: letters recognised on two pages at a time, then one PDF/A."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.ports import RecognisedPage, ScannedPage, TextRecogniser

AT_ONCE = 2  # processes of the recogniser: a kiosk has two cores
NO_LETTERS = RecognisedPage("", b"")
Assemble = Callable[[Sequence[tuple[ScannedPage, RecognisedPage]], PaperAbout], bytes]


def digitise(
    pages: Sequence[ScannedPage],
    about: PaperAbout,
    recogniser: TextRecogniser | None,
    assemble: Assemble,
    on_page: Callable[[int], None],
) -> DigitisedFile:
    """recogniser: None for pages without letters beneath them.

    on_page: how many pages are read so far; may raise PersonLeft: what was begun is let go.
    Raises: DigitisingFailed, PageBroken.
    """
    if recogniser is None:
        return _file(pages, [NO_LETTERS] * len(pages), about, assemble)
    read: list[RecognisedPage] = []
    pool = ThreadPoolExecutor(AT_ONCE, "recogniser")
    try:
        for recognised in pool.map(recogniser.recognise, pages):
            read.append(recognised)
            on_page(len(read))
    finally:
        pool.shutdown(cancel_futures=True)
    return _file(pages, read, about, assemble)


def _file(
    pages: Sequence[ScannedPage], read: Sequence[RecognisedPage], about: PaperAbout, assemble: Assemble
) -> DigitisedFile:
    content = assemble(list(zip(pages, read, strict=True)), about)
    texts, words = tuple(each.text for each in read), tuple(each.words for each in read)
    return DigitisedFile(content, texts, hashlib.sha256(content).hexdigest(), words)
