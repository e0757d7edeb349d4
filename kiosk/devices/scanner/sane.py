"""Scanners known to SANE, through its scanimage program.

A child process: a driver that crashes or hangs takes nothing with it. In batch mode the exit code of scanimage is the
SANE status that ended the batch (sane.h), except that an empty feeder after at least one page is success.
"""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from kiosk.devices.scanner import sane_words
from kiosk.devices.scanner.batch import finished_pages, take
from kiosk.devices.scanner.pages import checked_page
from kiosk.devices.working_folder import working_folder
from kiosk.domain.errors import (
    FeederEmpty,
    PageBroken,
    ScannerAbsent,
    ScannerBusy,
    ScannerCoverOpen,
    ScannerError,
    ScannerJammed,
    ScannerSilent,
    ScannerStopped,
    ScanUnsupported,
)
from kiosk.domain.scanning import ANY_ORDER, FoundScanner, PaperSource, ScannerAbilities, ScanOrder
from kiosk.ports import OnPage

A4_MM = (210, 297)
ASKING_SECONDS = 30.0  # a driver that wakes its scanner to answer takes ten

# SANE_Status of sane.h.
FAULTS: dict[int, type[ScannerError]] = {
    2: ScannerStopped,  # CANCELLED, and not by us: we kill
    3: ScannerBusy,  # DEVICE_BUSY
    4: ScanUnsupported,  # INVAL
    6: ScannerJammed,  # JAMMED
    7: FeederEmpty,  # NO_DOCS
    8: ScannerCoverOpen,  # COVER_OPEN
    9: ScannerAbsent,  # IO_ERROR: the link to the device failed
    11: ScannerAbsent,  # ACCESS_DENIED: not there for this user
}
# 1 is UNSUPPORTED, and scanimage's word for everything that is not a SANE status: its sentences tell.
SENTENCES: tuple[tuple[bytes, type[ScannerError]], ...] = (
    (b"too few scanlines", PageBroken),
    (b"Device busy", ScannerBusy),
    (b"no SANE devices", ScannerAbsent),
    (b"open of device", ScannerAbsent),
    (b"Operation not supported", ScanUnsupported),
)


class SaneScanner:
    """Implements ports.Scanner.

    device: a SANE device name; empty: the first one. dpi: of the pages.
    sane_config_dir: a private configuration; None: the system's.
    options: further scanimage words, e.g. ("--test-picture=Grid",). most_pages: 0 for as many as the feeder holds.
    source: where from, when an order leaves it open.
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
        source: PaperSource = PaperSource.AUTO,
        silent_seconds: float = 60.0,
        program: str = "scanimage",
    ) -> None:
        self._device = device
        self._dpi = dpi
        self._config = sane_config_dir
        self._options = tuple(options)
        self._most_pages = most_pages
        self._source = source
        self._silent_seconds = silent_seconds
        self._program = program
        self._words: sane_words.Words | None = None  # of this device; they do not change

    def find(self) -> Sequence[FoundScanner]:
        return sane_words.found(self._answer([f"--formatted-device-list={sane_words.LISTING}"]))

    def capabilities(self) -> ScannerAbilities:
        return self._known().abilities

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        wanted = self._source if order.source is PaperSource.AUTO else order.source
        words = self._known()
        places = words.abilities.attempts(wanted)
        if not places or (order.duplex and not words.abilities.duplex):
            raise ScanUnsupported(f"{wanted}, duplex {order.duplex}")
        for place in places[:-1]:
            try:
                return self._pass(on_page, order, words, place)
            except FeederEmpty:
                continue  # nothing lay there: the glass is next
        return self._pass(on_page, order, words, places[-1])

    # One pass ------------------------------------------------------------------------------------------------

    def _pass(self, on_page: OnPage, order: ScanOrder, words: sane_words.Words, place: PaperSource) -> int:
        most = order.most or self._most_pages or (1 if place is PaperSource.GLASS else 0)
        dpi = words.abilities.nearest_dpi(self._dpi)
        asked = [*words.choosing(place, order.duplex and place is PaperSource.FEEDER), *self._options]
        count = 0
        with working_folder("kiosk-scan") as folder, tempfile.TemporaryFile() as messages:
            child = self._start(self._batch(folder, asked, dpi, most), messages)
            try:
                for path in finished_pages(child, self._silent_seconds):
                    number = order.first + count
                    page = checked_page(number, take(path, number), dpi)
                    count += 1
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

    def _start(self, words: Sequence[str], messages: IO[bytes]) -> "subprocess.Popen[bytes]":
        try:
            # Messages go to a file: a talkative driver would fill a pipe that nobody reads, and stand still.
            return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=messages, env=self._environment())
        except OSError as exc:
            raise ScannerAbsent("no scanimage program") from exc

    def _environment(self) -> dict[str, str]:
        environment = {**os.environ, "LC_ALL": "C"}
        if self._config:
            environment["SANE_CONFIG_DIR"] = str(self._config)
        return environment

    def _batch(self, folder: Path, asked: Sequence[str], dpi: int, most: int) -> list[str]:
        width, height = A4_MM
        return [
            *self._program_on_device(),
            "--format=jpeg",
            "--mode=Color",
            f"--resolution={dpi}",
            *("-x", str(width), "-y", str(height)),
            *asked,
            f"--batch={folder / 'page-%d.jpg'}",
            "--batch-print",
            *([f"--batch-count={most}"] if most else []),
        ]

    def _program_on_device(self) -> list[str]:
        return [self._program, *([f"--device-name={self._device}"] if self._device else [])]

    # Asking --------------------------------------------------------------------------------------------------

    def _known(self) -> sane_words.Words:
        if self._words is None:
            answer = self._answer([*self._program_on_device()[1:], *self._options, "--all-options"])
            self._words = sane_words.words_of(answer)
        return self._words

    def _answer(self, asked: Sequence[str]) -> str:
        """What the program prints when it is asked something. Raises: ScannerSilent, and what its status means."""
        with tempfile.TemporaryFile() as messages:
            child = self._start([self._program, *asked], messages)
            try:
                out, _ = child.communicate(timeout=min(ASKING_SECONDS, self._silent_seconds))
            except subprocess.TimeoutExpired as exc:
                child.kill()
                child.communicate()
                raise ScannerSilent("no answer") from exc
            messages.seek(0)
            _raise_for(child.returncode, messages.read(), 1)
        return out.decode("utf-8", "replace")


def _raise_for(status: int, messages: bytes, count: int) -> None:
    """Translate how scanimage ended."""
    if status == 0 and count:
        return
    if status == 0:
        raise FeederEmpty("no page")
    if status in FAULTS:
        raise FAULTS[status](f"status {status}")
    if status < 0:
        raise ScannerSilent(f"the driver crashed: signal {-status}")
    for sentence, fault in SENTENCES:
        if status == 1 and sentence in messages:
            raise fault(f"status 1: {sentence.decode()}")
    raise ScannerError(f"status {status}")
