"""What every part of the unit of work stands on."""

from abc import ABC, abstractmethod

from sqlalchemy import Connection


class Rows(ABC):
    """A part of the unit of work. Parts name only the tables they keep, and share one transaction."""

    @property
    @abstractmethod
    def connection(self) -> Connection:
        """Of the open transaction. Raises StoreError outside of one."""
