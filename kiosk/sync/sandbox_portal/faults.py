"""Named faults, played a number of times on the calls they are aimed at."""

import threading
from enum import StrEnum


class Fault(StrEnum):
    """`refuse-connection` is missing: it is played by not running the sandbox."""

    ERROR_500 = "error-500"  # before any work
    ERROR_500_AFTER_COMMIT = "error-500-after-commit"
    HANG = "hang"  # after the work: no answer comes
    CUT_JSON = "cut-json"  # after the work: half an answer under status 200, then the end
    HTML_200 = "html-200"  # a log-in page of the network answers instead
    BUSY_503 = "busy-503"  # with Retry-After
    SLOW_LORIS = "slow-loris"  # after the work: one byte at a time
    RESET = "reset"  # after the work: the connection is torn down
    SESSION_EXPIRED = "session-expired"
    BUSINESS_REFUSAL = "business-refusal"
    PAYMENT_LATE = "payment-late"  # QUERY says "not yet" of what is paid, as often as the fault is armed
    PAYMENT_WRONG_AMOUNT = "payment-wrong-amount"
    PAYMENT_WRONG_CHECKSUM = "payment-wrong-checksum"


EVERYTHING = "*"
WRITES = frozenset({"DongBoHoSoMC", "CapNhatTienDoHoSoMC"})


class FaultPlan:
    """At most one fault at a time. `target`: a service's name, "login", "tep", "INIT", "QUERY", "*"; empty: the two
    that write.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._fault: Fault | None = None
        self._left, self._target = 0, ""

    def set(self, fault: Fault | None, count: int, target: str = "") -> None:
        with self._lock:
            self._fault, self._left, self._target = fault, count, target

    def take(self, call: str) -> Fault | None:
        """The fault to play on this call, counted down."""
        with self._lock:
            aimed = call in WRITES if not self._target else self._target in (call, EVERYTHING)
            if self._fault is None or self._left <= 0 or not aimed:
                return None
            self._left -= 1
            return self._fault

    def left(self) -> tuple[str, int]:
        with self._lock:
            return (self._fault or "", self._left) if self._left > 0 else ("", 0)
