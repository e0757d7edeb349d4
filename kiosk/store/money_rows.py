"""Payments and shifts. Rows of one moment come in the order in which they were written."""

from datetime import datetime

from sqlalchemy import insert, or_, select, text, update

from kiosk.domain.errors import PaymentUnknown, ShiftUnknown
from kiosk.domain.payment import Payment, PaymentState, Shift
from kiosk.store.records import from_row, from_rows, to_values
from kiosk.store.rows import Rows
from kiosk.store.schema import payments, shifts


class MoneyRows(Rows):
    """The part of the unit of work that keeps money."""

    def add_payment(self, payment: Payment) -> None:
        self.connection.execute(insert(payments).values(to_values(payment)))

    def save_payment(self, payment: Payment) -> None:
        found = self.connection.execute(update(payments).where(payments.c.id == payment.id).values(to_values(payment)))
        if found.rowcount != 1:
            raise PaymentUnknown

    def payment(self, payment_id: str) -> Payment:
        row = self.connection.execute(select(payments).where(payments.c.id == payment_id)).mappings().first()
        if row is None:
            raise PaymentUnknown
        return from_row(Payment, row)

    def payment_by_reference(self, reference: str) -> Payment | None:
        row = self.connection.execute(select(payments).where(payments.c.reference == reference)).mappings().first()
        return None if row is None else from_row(Payment, row)

    def payments_of(self, dossier_id: str) -> list[Payment]:
        query = select(payments).where(payments.c.dossier_id == dossier_id).order_by(text("payment.rowid"))
        return from_rows(Payment, self.connection.execute(query).mappings())

    def payments_in(self, states: frozenset[PaymentState], limit: int) -> list[Payment]:
        query = select(payments).where(payments.c.state.in_([state.value for state in states]))
        return from_rows(
            Payment, self.connection.execute(query.order_by(text("payment.rowid")).limit(limit)).mappings()
        )

    def payments_of_shift(self, shift_id: str) -> list[Payment]:
        which = or_(payments.c.shift_id == shift_id, payments.c.refund_shift_id == shift_id)
        query = select(payments).where(which).order_by(text("payment.rowid"))
        return from_rows(Payment, self.connection.execute(query).mappings())

    def payments_between(self, since: datetime, until: datetime) -> list[Payment]:
        span = payments.c.changed_at >= since, payments.c.changed_at < until
        query = select(payments).where(*span).order_by(payments.c.changed_at, text("payment.rowid"))
        return from_rows(Payment, self.connection.execute(query).mappings())

    def add_shift(self, shift: Shift) -> None:
        self.connection.execute(insert(shifts).values(to_values(shift)))

    def save_shift(self, shift: Shift) -> None:
        found = self.connection.execute(update(shifts).where(shifts.c.id == shift.id).values(to_values(shift)))
        if found.rowcount != 1:
            raise ShiftUnknown

    def open_shift(self, officer_id: str) -> Shift | None:
        which = shifts.c.officer_id == officer_id, shifts.c.closed_at.is_(None)
        query = select(shifts).where(*which).order_by(shifts.c.opened_at.desc()).limit(1)
        row = self.connection.execute(query).mappings().first()
        return None if row is None else from_row(Shift, row)

    def shifts_between(self, since: datetime, until: datetime) -> list[Shift]:
        span = shifts.c.opened_at >= since, shifts.c.opened_at < until
        return from_rows(
            Shift, self.connection.execute(select(shifts).where(*span).order_by(shifts.c.opened_at)).mappings()
        )
