"""Petitions and ratings."""

from datetime import datetime
from typing import Protocol

from kiosk.domain.voice import Petition, PetitionState, Rating


class Voice(Protocol):
    """Part of the unit of work."""

    def add_petition(self, petition: Petition) -> None: ...
    def save_petition(self, petition: Petition) -> None: ...
    def petition(self, petition_id: str) -> Petition | None: ...
    def petition_by_code(self, code: str) -> Petition | None: ...
    def petitions_in(self, states: frozenset[PetitionState], limit: int) -> list[Petition]:
        """Oldest first."""

    def add_rating(self, rating: Rating) -> bool:
        """False, and nothing changed, when this subject was rated already."""

    def ratings_between(self, since: datetime, until: datetime) -> list[Rating]:
        """Oldest first."""
