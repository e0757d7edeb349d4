"""Payments and the cash drawers of shifts."""

from datetime import datetime
from typing import Protocol

from kiosk.domain.payment import Payment, PaymentState, Shift


class Money(Protocol):
    """Part of the unit of work."""

    def add_payment(self, payment: Payment) -> None: ...
    def save_payment(self, payment: Payment) -> None: ...
    def payment(self, payment_id: str) -> Payment:
        """Raises PaymentUnknown."""

    def payment_by_reference(self, reference: str) -> Payment | None: ...
    def payments_of(self, dossier_id: str) -> list[Payment]:
        """Oldest first."""

    def payments_in(self, states: frozenset[PaymentState], limit: int) -> list[Payment]:
        """Oldest first."""

    def payments_of_shift(self, shift_id: str) -> list[Payment]:
        """Cash that went into its drawer, and cash that was given back out of it."""

    def payments_between(self, since: datetime, until: datetime) -> list[Payment]:
        """Changed in the span, oldest first."""

    def add_shift(self, shift: Shift) -> None: ...
    def save_shift(self, shift: Shift) -> None: ...
    def open_shift(self, officer_id: str) -> Shift | None: ...
    def shifts_between(self, since: datetime, until: datetime) -> list[Shift]:
        """Opened in the span, oldest first."""
