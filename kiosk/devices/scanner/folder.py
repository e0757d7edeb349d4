"""A scanner whose feeder is a folder: of pictures that stay, or one into which a network scanner lays its files."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kiosk.devices.scanner.pages import checked_page
from kiosk.devices.scanner.paper_file import pages_of
from kiosk.domain.errors import FeederEmpty, ScannerAbsent, ScannerError
from kiosk.domain.scanning import ANY_ORDER, FoundScanner, PaperSource, ScannerAbilities, ScanOrder
from kiosk.ports import OnPage

SUFFIXES = {".jpg", ".jpeg", ".png", ".pdf"}
FEEDER_ONLY = ScannerAbilities(frozenset({PaperSource.FEEDER}))
LOOK_SECONDS = 0.2


class FolderScanner:
    """Implements ports.Scanner: every picture, and every page of a PDF, is one page, in the order of the names.

    The files stay: each scan feeds the same pages again.
    """

    def __init__(self, folder: Path, dpi: int) -> None:
        self._folder = folder
        self._dpi = dpi

    def find(self) -> Sequence[FoundScanner]:
        return (FoundScanner(f"folder:{self._folder}", "Thư mục"),) if self._folder.is_dir() else ()

    def capabilities(self) -> ScannerAbilities:
        return FEEDER_ONLY

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        paths = files_in(self._folder)
        if not paths:
            raise FeederEmpty("no picture in the folder")
        count = 0
        for path in paths:
            for image in images_of(path, self._dpi):
                if order.most and count == order.most:
                    return count
                on_page(checked_page(order.first + count, image, self._dpi))
                count += 1
        return count


class WatchedFolder:
    """Implements ports.Scanner for a machine that scans into a shared folder ("quét vào thư mục").

    Waits for the first file; a file counts once its size rests; a file is removed when its last page was taken, so
    that what could not be kept lies there still. quiet_seconds: the stack is at its end when nothing came for so long.
    """

    def __init__(
        self,
        folder: Path | None,
        dpi: int,
        *,
        wait_seconds: float = 60.0,
        quiet_seconds: float = 3.0,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._dpi = folder, dpi
        self._wait_seconds, self._quiet_seconds = wait_seconds, quiet_seconds
        self._sleep, self._now = sleep, now

    def find(self) -> Sequence[FoundScanner]:
        there = self._folder is not None and self._folder.is_dir()
        return (FoundScanner(f"watch:{self._folder}", "Thư mục quét vào"),) if there else ()

    def capabilities(self) -> ScannerAbilities:
        return FEEDER_ONLY

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        count = 0
        for path in self._files():
            for image in images_of(path, self._dpi):
                on_page(checked_page(order.first + count, image, self._dpi))
                count += 1
            try:
                path.unlink()
            except OSError as exc:
                raise ScannerError(f"cannot take the file: {type(exc).__name__}") from exc
            if order.most and count >= order.most:
                break
        if not count:
            raise FeederEmpty("no file came")
        return count

    def _files(self) -> Iterator[Path]:
        """Each file once it is whole, for as long as they keep coming."""
        sizes: dict[Path, int] = {}
        until = self._now() + self._wait_seconds
        while self._now() < until:
            before, sizes = sizes, {path: _size(path) for path in files_in(self._folder)}
            whole = [path for path, size in sizes.items() if size > 0 and before.get(path) == size]
            for path in whole:
                yield path
                until = self._now() + self._quiet_seconds
            self._sleep(LOOK_SECONDS)


def files_in(folder: Path | None) -> list[Path]:
    """Raises ScannerAbsent."""
    if folder is None:
        raise ScannerAbsent("the settings name no folder")
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    except OSError as exc:
        raise ScannerAbsent(type(exc).__name__) from exc


def images_of(path: Path, dpi: int) -> Iterator[bytes]:
    """A picture is one image, a PDF one for each page."""
    if path.suffix.lower() == ".pdf":
        yield from pages_of(path, dpi)
        return
    try:
        yield path.read_bytes()
    except OSError as exc:
        raise ScannerError(type(exc).__name__) from exc


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
