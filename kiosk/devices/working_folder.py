"""A folder for files that hold a page or its words for a moment: in memory where the machine has such a place.

What a killed process left there goes when the next one begins, and with the power.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_MEMORY = Path("/dev/shm")  # noqa: S108 (the folder made in it is ours alone)
LEAST_FREE = 256 << 20  # bytes; a page in colour at 600 dpi takes a tenth of it


@contextmanager
def working_folder(kind: str) -> Iterator[Path]:
    """For this account only; gone at the end. kind: begins its name ("kiosk-scan")."""
    place = _place()
    _sweep(place, kind)
    with tempfile.TemporaryDirectory(prefix=f"{kind}-{os.getpid()}-", dir=place) as name:
        yield Path(name)


def _place() -> Path:
    try:
        free = shutil.disk_usage(IN_MEMORY).free
    except OSError:
        free = 0
    return IN_MEMORY if free >= LEAST_FREE and os.access(IN_MEMORY, os.W_OK) else Path(tempfile.gettempdir())


def _sweep(place: Path, kind: str) -> None:
    """Of processes that are gone; what is another account's stays."""
    for folder in place.glob(f"{kind}-*-*"):
        owner = folder.name.removeprefix(f"{kind}-").partition("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
