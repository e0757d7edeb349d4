"""Room on the disk: new scans are refused early, so that a dossier which is finished always fits.

Two lines of defence. Below `keep_free` no scan is taken, for scans are what fills a disk. And a file of `reserve`
bytes lies ready: when a transaction would begin with almost nothing free (another program filled the disk), it is let
go first, and dossiers, what is sent and the audit go on. It is made anew by itself once there is room.
"""

import logging
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.errors import DiskFull, ReserveReached
from kiosk.store.disk import PART, rename_durably

RESERVE = "reserve"  # in the store's folder
LEAST_FOR_A_TRANSACTION = 4 << 20  # bytes: the log may grow by a checkpoint's worth before it is written back
FINISHING_BYTES = 150_000  # measured: what a submission without scans writes, log and database together, rounded up
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    reserve: int = 0  # bytes kept in the file
    keep_free: int = 0  # bytes; below, no scans


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


class Space:
    """The room of one store. Asking costs a system call."""

    def __init__(self, folder: Path, limits: Limits = Limits(), free: Callable[[Path], int] = free_bytes) -> None:
        self._folder, self._limits, self._free = folder, limits, free
        self._file = folder / RESERVE

    def admit_scan(self) -> None:
        """Before a scan begins. Raises ReserveReached."""
        if self._free(self._folder) < self._limits.keep_free:
            left = self.dossiers_left()
            raise ReserveReached(f"about {left} dossiers left", left)

    def admit_file(self, size: int) -> None:
        """A scan that began in time is kept, unless it took the room of a transaction. Raises DiskFull."""
        if self._limits.reserve and self._free(self._folder) - size < LEAST_FOR_A_TRANSACTION:
            raise DiskFull("what is left is kept for finishing")

    def dossiers_left(self) -> int:
        """About how many dossiers can still be finished, without further scans."""
        return max(0, self._free(self._folder) + self._held() - LEAST_FOR_A_TRANSACTION) // FINISHING_BYTES

    def before_transaction(self) -> None:
        if self._limits.reserve and self._free(self._folder) < LEAST_FOR_A_TRANSACTION:
            self.let_go()

    def let_go(self) -> None:
        """Give the reserve to whoever writes next. Never raises."""
        try:
            self._file.unlink()
            log.warning("the disk is full: the reserve is used")
        except OSError:
            return  # used already, or the disk refuses even that

    def fill(self) -> None:
        """Make the reserve where there is none and room for it. Never raises."""
        wanted = self._limits.reserve
        if not wanted or self._held() >= wanted:
            return
        if self._free(self._folder) < self._limits.keep_free + LEAST_FOR_A_TRANSACTION + 2 * wanted:
            return
        part = self._file.with_name(f"{RESERVE}.{secrets.token_hex(4)}{PART}")
        try:
            _allocate(part, wanted)
            rename_durably(part, self._file)
        except OSError:
            part.unlink(missing_ok=True)

    def _held(self) -> int:
        try:
            return self._file.stat().st_size
        except OSError:
            return 0


def _allocate(path: Path, size: int) -> None:
    """A file whose blocks are its own: a sparse one would hold nothing. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, size)
        else:
            for _ in range(0, size, 1 << 20):
                os.write(handle, bytes(1 << 20))
        os.fsync(handle)
    finally:
        os.close(handle)
