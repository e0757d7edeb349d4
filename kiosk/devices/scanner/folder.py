"""A scanner whose feeder is a folder of pictures."""

from pathlib import Path

from kiosk.devices.scanner.pages import checked_page
from kiosk.domain.errors import FeederEmpty, ScannerAbsent, ScannerError
from kiosk.ports import OnPage

SUFFIXES = {".jpg", ".jpeg", ".png"}


class FolderScanner:
    """Implements ports.Scanner: every picture of the folder is one page, in the order of the names.

    The pictures stay: each scan feeds the same pages again.
    """

    def __init__(self, folder: Path, dpi: int) -> None:
        self._folder = folder
        self._dpi = dpi

    def scan(self, on_page: OnPage) -> int:
        try:
            paths = sorted(p for p in self._folder.iterdir() if p.suffix.lower() in SUFFIXES)
        except OSError as exc:
            raise ScannerAbsent(type(exc).__name__) from exc
        if not paths:
            raise FeederEmpty("no picture in the folder")
        for number, path in enumerate(paths, 1):
            try:
                image = path.read_bytes()
            except OSError as exc:
                raise ScannerError(type(exc).__name__) from exc
            on_page(checked_page(number, image, self._dpi))
        return len(paths)
