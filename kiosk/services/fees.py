"""Fees at the counter: what is owed, set by an officer, taken in cash, given back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.casework import Action
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import AlreadySettled, AmountWrong, NoOpenShift, ReasonMissing, RoleMissing
from kiosk.domain.fee import FREE, money_text
from kiosk.domain.form import tidy
from kiosk.domain.officer import Officer, Role
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState, Shift
from kiosk.domain.writing import require_writable
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.casework import StepWish, TakenStep, apply_step
from kiosk.services.papers import receipt_of
from kiosk.services.paying import OFFICER, OPEN, outstanding_vnd, reference_of, settle_paid
from kiosk.services.rulebook import Rulebook

MOST_VND = 1_000_000_000  # a fee above this is a slip of the finger


@dataclass(frozen=True, slots=True)
class FeeStanding:
    """Money state of one dossier."""

    owed_vnd: int | None  # None: an officer must set it
    paid_vnd: int
    payments: tuple[Payment, ...]  # oldest first

    @property
    def outstanding_vnd(self) -> int:
        return outstanding_vnd(self.owed_vnd, self.payments)


@dataclass(frozen=True, slots=True)
class CashTaken:
    payment: Payment
    change_vnd: int


def standing(dossier_id: str, unit_of_work: OpenUnitOfWork) -> FeeStanding:
    """Raises DossierUnknown, IllegalTransition for a draft, StoreError."""
    with unit_of_work() as uow:
        return _standing(uow.dossier(dossier_id), uow.payments_of(dossier_id))


def set_fee(
    dossier_id: str,
    amount_vnd: int,
    wish_id: str,
    reason: str,
    officer_id: str,
    book: Rulebook,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> TakenStep:
    """The officer says what this dossier costs, and why. 0: nothing.

    Raises: AmountWrong, also below what is paid already; and what `casework.take_step` raises.
    """
    if not 0 <= amount_vnd <= MOST_VND:
        raise AmountWrong("no amount that is asked for")
    with unit_of_work() as uow:
        dossier, officer = uow.dossier(dossier_id), uow.officer(officer_id)
        receipt = receipt_of(dossier)
        done = next((step for step in uow.steps_of(dossier_id) if step.id == wish_id), None)
        if done is not None:
            return TakenStep(dossier, done, None, late=False)
        if amount_vnd < _standing(dossier, uow.payments_of(dossier_id)).paid_vnd:
            raise AmountWrong("more is paid already")
        text = money_text(amount_vnd) if amount_vnd else FREE
        dossier.receipt = replace(receipt, fee_vnd=amount_vnd, fee_text=text)
        told = f"{text}: {tidy(reason)}" if tidy(reason) else ""
        taken = apply_step(dossier, StepWish(wish_id, Action.SET_FEE, told), officer, book, uow, clock.now())
        facts = {"was": str(receipt.fee_vnd), "now": str(amount_vnd)}
        uow.audit(AuditEntry(clock.now(), "fee.set", dossier_id, officer.account, facts))
        uow.commit()
    return taken


def take_cash(
    dossier_id: str,
    payment_id: str,
    tendered_vnd: int,
    officer_id: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> CashTaken:
    """Take what is outstanding into the drawer of the officer's open shift, and tell the change.

    payment_id: made once when the page opens, so that pressing twice takes the money once. A transfer that was asked
    for and not said to be paid is cancelled.
    Raises: NoOpenShift, AlreadySettled, AmountWrong (too little was given), RoleMissing, DossierUnknown,
        OfficerUnknown, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        officer = cashier(officer_id, uow)
        before = uow.payments_of(dossier_id)
        known = next((p for p in before if p.id == payment_id), None)
        if known is not None:
            return CashTaken(known, known.tendered_vnd - known.amount_vnd)
        shift = open_drawer(officer, uow)
        dossier = uow.dossier(dossier_id)
        amount = _standing(dossier, before).outstanding_vnd
        _check_cash(amount, tendered_vnd)
        _cancel_asked(before, officer, now, uow)
        payment = Payment(
            id=payment_id,
            dossier_id=dossier_id,
            amount_vnd=amount,
            method=PaymentMethod.CASH,
            reference=reference_of(receipt_of(dossier).dossier_code, len(before) + 1),
            created_at=now,
            changed_at=now,
            shift_id=shift.id,
            tendered_vnd=tendered_vnd,
        )
        uow.add_payment(payment)
        settle_paid(payment, OFFICER, officer, now, uow)
        uow.commit()
    return CashTaken(payment, tendered_vnd - amount)


def refund(payment_id: str, reason: str, officer_id: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> Payment:
    """Give money back: cash out of the drawer that is open now, a transfer by the bank afterwards.

    Raises: ReasonMissing, TextUnwritable, NoOpenShift, AlreadySettled, RoleMissing, PaymentUnknown, OfficerUnknown,
        StoreError.
    """
    if not tidy(reason):
        raise ReasonMissing("refund")
    require_writable(reason)
    now = clock.now()
    with unit_of_work() as uow:
        officer, payment = cashier(officer_id, uow), uow.payment(payment_id)
        if payment.state is not PaymentState.PAID:
            raise AlreadySettled(payment.state.value)
        if payment.method is PaymentMethod.CASH:
            payment.refund_shift_id = open_drawer(officer, uow).id
        payment.move_to(PaymentState.REFUNDED)
        payment.changed_at, payment.note = now, tidy(reason)
        uow.save_payment(payment)
        facts = {"reference": payment.reference, "amount": str(payment.amount_vnd), "method": payment.method.value}
        uow.audit(AuditEntry(now, "payment.refunded", payment.id, officer.account, facts))
        uow.commit()
    return payment


def cashier(officer_id: str, uow: UnitOfWork) -> Officer:
    """Raises RoleMissing, OfficerUnknown."""
    officer = uow.officer(officer_id)
    if not (officer.active and officer.may(Role.CASHIER)):
        raise RoleMissing(Role.CASHIER.value)
    return officer


def open_drawer(officer: Officer, uow: UnitOfWork) -> Shift:
    """Raises NoOpenShift."""
    shift = uow.open_shift(officer.id)
    if shift is None:
        raise NoOpenShift
    return shift


def _standing(dossier: Dossier, payments: Sequence[Payment]) -> FeeStanding:
    paid = sum(p.amount_vnd for p in payments if p.state is PaymentState.PAID)
    return FeeStanding(receipt_of(dossier).fee_vnd, paid, tuple(payments))


def _check_cash(amount: int, tendered: int) -> None:
    if amount == 0:
        raise AlreadySettled("nothing is outstanding")
    if not amount <= tendered <= MOST_VND:
        raise AmountWrong("too little, or more than anyone carries")


def _cancel_asked(payments: Sequence[Payment], officer: Officer, now: datetime, uow: UnitOfWork) -> None:
    for payment in payments:
        if payment.state in OPEN and payment.state is not PaymentState.UNCONFIRMED:
            payment.move_to(PaymentState.CANCELLED)
            payment.changed_at = now
            uow.save_payment(payment)
            uow.audit(AuditEntry(now, "payment.cancelled", payment.id, officer.account))
