"""The office printer, through whatever the system has: CUPS, or a folder where there is none."""

import re
import subprocess
from datetime import datetime
from pathlib import Path

from kiosk.domain.errors import PrinterAbsent, PrinterBroken

SPOOL_SECONDS = 20


class CupsFormPrinter:
    """Implements ports.FormPrinter with the `lp` program.

    queue: the name of a CUPS queue; empty: the system's default. lp: the program, when it is not on the path.
    """

    def __init__(self, queue: str = "", lp: str = "lp") -> None:
        self._queue = queue
        self._lp = lp

    def print(self, pdf: bytes, title: str) -> None:
        words = [self._lp, *(["-d", self._queue] if self._queue else []), "-t", title, "-o", "media=A5", "-"]
        try:
            done = subprocess.run(words, input=pdf, capture_output=True, timeout=SPOOL_SECONDS, check=False)
        except FileNotFoundError as exc:
            raise PrinterAbsent("no lp program") from exc
        except (OSError, subprocess.TimeoutExpired) as exc:
            raise PrinterBroken(type(exc).__name__) from exc
        if done.returncode:
            # CUPS tells the cause in words only: no default destination, an unknown queue, no scheduler.
            absent = re.search(rb"destination|does not exist|scheduler|connect", done.stderr, re.IGNORECASE)
            raise (PrinterAbsent if absent else PrinterBroken)(f"lp {done.returncode}")


class FolderFormPrinter:
    """Implements ports.FormPrinter where there is no office printer: forms are kept as files to be printed later.

    File names carry a time and no name: the title may be a person's dossier.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print(self, pdf: bytes, title: str) -> None:
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._folder / f".{stamp}.part"
            part.write_bytes(pdf)
            part.rename(self._folder / f"form-{stamp}.pdf")
        except OSError as exc:
            raise PrinterBroken(type(exc).__name__) from exc
