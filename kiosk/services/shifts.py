"""The cash drawer of a shift: opened with its float, counted at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.errors import AmountWrong, DifferenceUnexplained, NoOpenShift, ShiftAlreadyOpen
from kiosk.domain.form import tidy
from kiosk.domain.identifiers import uuid7
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState, Shift
from kiosk.domain.writing import require_writable
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork
from kiosk.services.fees import MOST_VND, cashier

# Notes in circulation, dearest first.
DENOMINATIONS = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)


@dataclass(frozen=True, slots=True)
class Drawer:
    """What a shift has taken so far."""

    shift: Shift
    taken: int  # cash payments
    taken_vnd: int
    refunded: int
    refunded_vnd: int

    @property
    def expected_vnd(self) -> int:
        """What must lie in the drawer: float and cash taken, less cash given back."""
        return self.shift.float_vnd + self.taken_vnd - self.refunded_vnd


def open_shift(officer_id: str, counter: str, float_vnd: int, unit_of_work: OpenUnitOfWork, clock: Clock) -> Shift:
    """float_vnd: what lies in the drawer at the beginning.

    Raises: ShiftAlreadyOpen, AmountWrong, RoleMissing, OfficerUnknown, StoreError.
    """
    if not 0 <= float_vnd <= MOST_VND:
        raise AmountWrong("no float that anyone lays in a drawer")
    now = clock.now()
    with unit_of_work() as uow:
        officer = cashier(officer_id, uow)
        if uow.open_shift(officer_id) is not None:
            raise ShiftAlreadyOpen
        shift = Shift(uuid7(now), officer.id, officer.full_name, counter, now, float_vnd)
        uow.add_shift(shift)
        facts = {"counter": counter, "float": str(float_vnd)}
        uow.audit(AuditEntry(now, "shift.opened", shift.id, officer.account, facts))
        uow.commit()
    return shift


def drawer(officer_id: str, unit_of_work: OpenUnitOfWork) -> Drawer | None:
    """The open one of an officer; None: there is none. Raises StoreError."""
    with unit_of_work() as uow:
        shift = uow.open_shift(officer_id)
        return None if shift is None else drawer_of(shift, uow.payments_of_shift(shift.id))


def close_shift(
    officer_id: str,
    counts: Mapping[int, int],
    note: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> Shift:
    """Count the drawer and end the shift.

    counts: denomination -> how many notes. note: needed when the count differs from what is expected.
    Raises: NoOpenShift, AmountWrong (no such note, or a negative count), TextUnwritable, DifferenceUnexplained,
        RoleMissing, OfficerUnknown, StoreError; the shift stays open then.
    """
    counted = counted_vnd(counts)
    require_writable(note)
    now = clock.now()
    with unit_of_work() as uow:
        officer = cashier(officer_id, uow)
        shift = uow.open_shift(officer_id)
        if shift is None:
            raise NoOpenShift
        expected = drawer_of(shift, uow.payments_of_shift(shift.id)).expected_vnd
        if counted != expected and not tidy(note):
            raise DifferenceUnexplained(str(counted - expected))
        shift.closed_at, shift.counted_vnd, shift.expected_vnd = now, counted, expected
        shift.counts = {str(value): notes for value, notes in counts.items() if notes}
        shift.note = tidy(note)
        uow.save_shift(shift)
        facts = {"expected": str(expected), "counted": str(counted)}
        uow.audit(AuditEntry(now, "shift.closed", shift.id, officer.account, facts))
        uow.commit()
    return shift


def counted_vnd(counts: Mapping[int, int]) -> int:
    """Raises AmountWrong."""
    if any(value not in DENOMINATIONS or notes < 0 for value, notes in counts.items()):
        raise AmountWrong("no such note")
    return sum(value * notes for value, notes in counts.items())


def drawer_of(shift: Shift, payments: Sequence[Payment]) -> Drawer:
    """A payment that was taken and given back in one shift went in and out of its drawer."""
    cash = [p for p in payments if p.method is PaymentMethod.CASH]
    taken = [p for p in cash if p.shift_id == shift.id and p.state in (PaymentState.PAID, PaymentState.REFUNDED)]
    given_back = [p for p in cash if p.refund_shift_id == shift.id and p.state is PaymentState.REFUNDED]
    return Drawer(
        shift,
        len(taken),
        sum(p.amount_vnd for p in taken),
        len(given_back),
        sum(p.amount_vnd for p in given_back),
    )
