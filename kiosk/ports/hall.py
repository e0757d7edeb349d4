"""The hall's tickets, and the work that kiosks hand over."""

from datetime import date, datetime
from typing import Protocol

from kiosk.domain.handover import HandOver
from kiosk.domain.ticket import QueueTicket


class Hall(Protocol):
    """Part of the unit of work."""

    def add_ticket(self, ticket: QueueTicket) -> None: ...
    def save_ticket(self, ticket: QueueTicket) -> None: ...
    def ticket(self, ticket_id: str) -> QueueTicket:
        """Raises TicketUnknown."""

    def ticket_by_number(self, day: date, number: str) -> QueueTicket | None: ...
    def tickets_of(self, day: date) -> list[QueueTicket]:
        """In the order they were issued."""

    def add_hand_over(self, work: HandOver) -> None: ...
    def save_hand_over(self, work: HandOver) -> None: ...
    def hand_over(self, hand_over_id: str) -> HandOver:
        """Raises HandOverUnknown."""

    def open_hand_overs(self) -> list[HandOver]:
        """Open and claimed ones, oldest first."""

    def changed_tickets(self, since: datetime | None, limit: int) -> list[QueueTicket]:
        """Changed at or after `since`, in that order."""

    def changed_hand_overs(self, since: datetime | None, limit: int) -> list[HandOver]: ...
