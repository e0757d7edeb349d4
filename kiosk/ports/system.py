"""Time and chance, so that services can be tried at any hour with any dice."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC."""


class Secrets(Protocol):
    """Unguessable numbers. The standard library's module `secrets` is one."""

    def randbelow(self, exclusive_upper_bound: int) -> int: ...
