"""One program at a time: two would number two dossiers alike."""

import os
import sys
from pathlib import Path

from kiosk.domain.errors import StoreUnavailable
from kiosk.store.disk import fault_of


class StoreLock:
    """Held by the operating system for as long as the process lives: a crash leaves nothing to clean up."""

    def __init__(self, path: Path) -> None:
        """Raises StoreUnavailable ("locked" when another program holds the store)."""
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as exc:
            raise fault_of(exc) from exc
        try:
            _lock(self._handle)
        except OSError as exc:
            os.close(self._handle)
            raise StoreUnavailable("locked") from exc

    def release(self) -> None:
        os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
