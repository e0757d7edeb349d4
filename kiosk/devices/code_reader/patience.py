"""How long a device that was unplugged is waited for."""

import time

from kiosk.domain.errors import CodeReaderAbsent
from kiosk.ports import OnWaiting


class Patience:
    """seconds: without the device until that is told as a fault; retry_seconds: between two looks for it."""

    def __init__(self, seconds: float, retry_seconds: float) -> None:
        self._seconds, self._retry_seconds = seconds, retry_seconds
        self._missed_at: float | None = None

    def found(self) -> None:
        self._missed_at = None

    def miss(self, why: CodeReaderAbsent, on_waiting: OnWaiting) -> None:
        """The device is not there: wait a moment. Raises `why` once that has lasted too long."""
        now = time.monotonic()
        self._missed_at = now if self._missed_at is None else self._missed_at
        if now - self._missed_at >= self._seconds:
            raise why
        on_waiting(False)
        time.sleep(self._retry_seconds)
