"""Scanners known to SANE, through its scanimage program.

A child process: a driver that crashes or hangs takes nothing with it. In batch mode the exit code of scanimage is the
SANE status that ended the batch (sane.h), except that an empty feeder after at least one page is success.
"""

import os
import selectors
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from kiosk.devices.scanner.pages import checked_page
from kiosk.domain.errors import (
    FeederEmpty,
    PageBroken,
    ScannerAbsent,
    ScannerBusy,
    ScannerCoverOpen,
    ScannerError,
    ScannerJammed,
    ScannerSilent,
)
from kiosk.ports import OnPage

A4_MM = (210, 297)

# SANE_Status of sane.h.
FAULTS: dict[int, type[ScannerError]] = {
    3: ScannerBusy,  # DEVICE_BUSY
    6: ScannerJammed,  # JAMMED
    7: FeederEmpty,  # NO_DOCS
    8: ScannerCoverOpen,  # COVER_OPEN
    9: ScannerAbsent,  # IO_ERROR: the link to the device failed
    11: ScannerAbsent,  # ACCESS_DENIED: not there for this user
}


class SaneScanner:
    """Implements ports.Scanner.

    device: a SANE device name; empty: the first one. dpi: of the pages.
    sane_config_dir: a private configuration; None: the system's.
    options: further scanimage words, e.g. ("--source=ADF",). most_pages: 0 for as many as the feeder holds.
    silent_seconds: a page that takes longer means a hung driver; the child is killed.
    """

    def __init__(
        self,
        device: str,
        dpi: int,
        sane_config_dir: Path | None = None,
        *,
        options: Sequence[str] = (),
        most_pages: int = 0,
        silent_seconds: float = 60.0,
        program: str = "scanimage",
    ) -> None:
        self._device = device
        self._dpi = dpi
        self._config = sane_config_dir
        self._options = tuple(options)
        self._most_pages = most_pages
        self._silent_seconds = silent_seconds
        self._program = program

    def scan(self, on_page: OnPage) -> int:
        count = 0
        with tempfile.TemporaryDirectory(prefix="kiosk-scan-") as name, tempfile.TemporaryFile() as messages:
            child = self._start(Path(name), messages)
            try:
                for path in self._finished_pages(child):
                    count += 1
                    page = checked_page(count, _take(path, count), self._dpi)
                    on_page(page)  # may raise PersonLeft
                status = child.wait(self._silent_seconds)
            except subprocess.TimeoutExpired as exc:
                raise ScannerSilent("did not end") from exc
            finally:
                child.kill()  # nothing happens when it has ended
                child.communicate()
            messages.seek(0)
            _raise_for(status, messages.read(), count)
        return count

    def _start(self, folder: Path, messages: IO[bytes]) -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "LC_ALL": "C"}
        if self._config:
            environment["SANE_CONFIG_DIR"] = str(self._config)
        try:
            # Messages go to a file: a talkative driver would fill a pipe that nobody reads, and stand still.
            return subprocess.Popen(self._words(folder), stdout=subprocess.PIPE, stderr=messages, env=environment)
        except OSError as exc:
            raise ScannerAbsent("no scanimage program") from exc

    def _words(self, folder: Path) -> list[str]:
        width, height = A4_MM
        return [
            self._program,
            *([f"--device-name={self._device}"] if self._device else []),
            "--format=jpeg",
            "--mode=Color",
            f"--resolution={self._dpi}",
            *("-x", str(width), "-y", str(height)),
            *self._options,
            f"--batch={folder / 'page-%d.jpg'}",
            "--batch-print",
            *([f"--batch-count={self._most_pages}"] if self._most_pages else []),
        ]

    def _finished_pages(self, child: "subprocess.Popen[bytes]") -> Iterator[Path]:
        """scanimage prints the name of each file once it is whole. Raises: ScannerSilent."""
        if child.stdout is None:
            return
        names = b""
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ)
            while True:
                if not selector.select(self._silent_seconds):
                    raise ScannerSilent("no page in time")
                data = os.read(child.stdout.fileno(), 4096)
                if not data:
                    return
                *whole, names = (names + data).split(b"\n")
                yield from (Path(os.fsdecode(name)) for name in whole)


def _take(path: Path, number: int) -> bytes:
    """Read a page and delete its file at once: pages hold personal data."""
    try:
        image = path.read_bytes()
        path.unlink()
    except OSError as exc:
        raise PageBroken(f"page {number}: {type(exc).__name__}") from exc
    return image


def _raise_for(status: int, messages: bytes, count: int) -> None:
    """Translate how scanimage ended. 1 is also its word for everything that is not a SANE status."""
    if status == 0 and count:
        return
    if status == 0:
        raise FeederEmpty("no page")
    if status in FAULTS:
        raise FAULTS[status](f"status {status}")
    if status == 1 and b"too few scanlines" in messages:
        raise PageBroken("too few lines")
    if status == 1 and (b"no SANE devices" in messages or b"open of device" in messages):
        raise ScannerBusy("open") if b"Device busy" in messages else ScannerAbsent("open")
    raise ScannerError(f"status {status}")
