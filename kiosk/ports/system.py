"""Time and chance, so that services can be tried at any hour with any dice."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC."""


class Secrets(Protocol):
    """Unguessable numbers. The standard library's module `secrets` is one."""

    def randbelow(self, exclusive_upper_bound: int) -> int: ...


class SecretHasher(Protocol):
    """Keeps officers' secrets so that the store does not tell them. Slow on purpose: never inside a transaction."""

    def hash(self, secret: str) -> str: ...
    def matches(self, secret_hash: str, secret: str) -> bool: ...
    def outdated(self, secret_hash: str) -> bool:
        """Whether it was made with weaker settings than today's."""
