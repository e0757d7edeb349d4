"""Waiting for what must come to pass. The limit ends a hang on the busiest machine; it never judges speed."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_SECONDS = 90.0
LOOK_SECONDS = 0.02

Found = TypeVar("Found")


def until(so: Callable[[], Found], what: str = "it did not come to pass") -> Found:
    """The first true value of `so`. Raises AssertionError with `what` after PATIENCE_SECONDS."""
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not (found := so()):
        assert time.monotonic() < ends_at, what
        time.sleep(LOOK_SECONDS)
    return found
