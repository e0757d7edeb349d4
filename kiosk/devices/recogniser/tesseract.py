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
from kiosk.ports import RecognisedPage, ScannedPage

PAGE_SECONDS = 120.0
SETTINGS = ("-c", "textonly_pdf=1", "pdf", "txt")


class Tesseract:
    """Implements ports.TextRecogniser. language: of the trained data. seconds: longest that one page may take."""

    def __init__(self, language: str = "vie", program: str = "tesseract", seconds: float = PAGE_SECONDS) -> None:
        self._language, self._program, self._seconds = language, program, seconds

    def recognise(self, page: ScannedPage) -> RecognisedPage:
        with working_folder("kiosk-text") as folder:
            out = folder / "page"
            words = [self._program, "stdin", str(out), "-l", self._language, "--dpi", str(page.dpi), *SETTINGS]
            picture = pgm_without_red(page)
            try:
                done = subprocess.run(
                    words, input=picture, capture_output=True, timeout=self._seconds, env=_environment(), check=False
                )
                if done.returncode != 0:
                    raise DigitisingFailed(f"tesseract: status {done.returncode}")
                text = unicodedata.normalize("NFC", out.with_suffix(".txt").read_text("utf-8")).strip()
                return RecognisedPage(text, out.with_suffix(".pdf").read_bytes())
            except subprocess.TimeoutExpired as exc:
                raise DigitisingFailed("tesseract: too slow") from exc
            except (OSError, UnicodeDecodeError) as exc:
                raise DigitisingFailed(f"tesseract: {type(exc).__name__}") from exc


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
