"""Text beneath a scanned page, by the program tesseract with its Vietnamese.

It makes a PDF page that holds the recognised words, invisible, where they stand; the picture is laid beneath it later.
One thread a process, two processes: measured, that is faster than two threads in one.
"""

import os
import subprocess
import unicodedata

from kiosk.devices.scanner.improving import pgm_without_red
from kiosk.devices.working_folder import working_folder
from kiosk.domain.errors import DigitisingFailed
from kiosk.domain.read_words import ReadWord
from kiosk.ports import RecognisedPage, ScannedPage

PAGE_SECONDS = 120.0
PAGE_LEVEL, WORD_LEVEL = "1", "5"
SETTINGS = ("-c", "textonly_pdf=1", "pdf", "txt", "tsv")


class Tesseract:
    """Implements ports.TextRecogniser. language: of the trained data. seconds: longest that one page may take."""

    def __init__(self, language: str = "vie", program: str = "tesseract", seconds: float = PAGE_SECONDS) -> None:
        self._language, self._program, self._seconds = language, program, seconds

    def recognise(self, page: ScannedPage) -> RecognisedPage:
        with working_folder("kiosk-text") as folder:
            out = folder / "page"
            asked = [self._program, "stdin", str(out), "-l", self._language, "--dpi", str(page.dpi), *SETTINGS]
            picture = pgm_without_red(page)
            try:
                done = subprocess.run(
                    asked, input=picture, capture_output=True, timeout=self._seconds, env=_environment(), check=False
                )
                if done.returncode != 0:
                    raise DigitisingFailed(f"tesseract: status {done.returncode}")
                text = unicodedata.normalize("NFC", out.with_suffix(".txt").read_text("utf-8")).strip()
                words = words_of(out.with_suffix(".tsv").read_text("utf-8"))
                return RecognisedPage(text, out.with_suffix(".pdf").read_bytes(), words)
            except subprocess.TimeoutExpired as exc:
                raise DigitisingFailed("tesseract: too slow") from exc
            except (OSError, UnicodeDecodeError) as exc:
                raise DigitisingFailed(f"tesseract: {type(exc).__name__}") from exc


def words_of(table: str) -> tuple[ReadWord, ...]:
    """From the recogniser's table: level, page, block, paragraph, line, word, left, top, width, height, sureness, text.

    A row that does not fit is passed over: the page's letters stand in its file whatever becomes of their places.
    """
    page, lines, found = (0, 0), dict[tuple[str, ...], int](), []
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) < 12 or not cells[0].isdigit() or not all(cell.isdigit() for cell in cells[6:10]):
            continue
        left, top, width, height = map(int, cells[6:10])
        if cells[0] == PAGE_LEVEL:
            page = width, height
        text = unicodedata.normalize("NFC", cells[11]).strip()
        if cells[0] != WORD_LEVEL or not text or not all(page):
            continue
        box = left / page[0], top / page[1], width / page[0], height / page[1]
        line = lines.setdefault(tuple(cells[1:5]), len(lines))
        found.append(ReadWord(text, max(0.0, float(cells[10])) / 100, box, line))
    return tuple(found)


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
