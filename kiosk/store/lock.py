"""Who has the store open. The first alone, to bring it up to date and set right what a crash left; then all share."""

import time
from pathlib import Path

from kiosk.domain.errors import StoreUnavailable
from kiosk.session.held_file import HeldFile
from kiosk.store.disk import fault_of

WAIT_SECONDS = 30.0  # for the first one to be done
STEP_SECONDS = 0.02


class StoreLock:
    """Held by the operating system for as long as the process lives.

    alone: nobody else has the store open, nor can open it before `share`.
    """

    def __init__(self, path: Path) -> None:
        """Raises StoreUnavailable ("locked" when the first one does not come to its end)."""
        try:
            self._file = HeldFile(path)
        except OSError as exc:
            raise fault_of(exc) from exc
        self.alone = self._file.try_alone()
        if not self.alone:
            try:
                self._wait_to_share()
            except StoreUnavailable:
                self.release()
                raise

    def share(self) -> None:
        """Let the others in. Raises StoreUnavailable."""
        if self.alone:
            self.alone = False
            self._wait_to_share()

    def _wait_to_share(self) -> None:
        ends_at = time.monotonic() + WAIT_SECONDS
        while not self._file.try_share():
            if time.monotonic() > ends_at:
                raise StoreUnavailable("locked")
            time.sleep(STEP_SECONDS)

    def last(self) -> bool:
        """At closing: nobody else has it open. What we held is given up when somebody has."""
        return self._file.try_alone()

    def release(self) -> None:
        self._file.release()
