"""Money for a dossier: asked for, said to be paid, confirmed. Nothing is paid before somebody who knows has said so.

The same at the kiosk and at the counter. Cash is paid when it lies in the drawer; a transfer when the Portal's payment
platform says so, or an officer who has seen it on the bank's statement.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import AmountWrong, BankAccountMissing, PaymentUnknown
from kiosk.domain.events import PaymentMoved
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer
from kiosk.domain.payment import BankAccount, Payment, PaymentMethod, PaymentState
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.domain.slips import FeeSlip, FeeSlipLine, TransferTo
from kiosk.domain.vietqr import MOST_PURPOSE, Transfer, payload
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.papers import receipt_of

FEE_SLIPS = "fee-slip"
PORTAL, OFFICER = "portal", "officer"
OPEN = frozenset({PaymentState.ASKED, PaymentState.UNCONFIRMED})
ASKED_FOR = {PaymentState.ASKED: timedelta(days=7), PaymentState.UNCONFIRMED: timedelta(days=31)}
MOST_OPEN = 100_000
HOW = {
    PaymentMethod.CASH: "Tiền mặt",
    PaymentMethod.VIETQR: "Chuyển khoản VietQR",
    PaymentMethod.PORTAL: "Thanh toán trên Cổng",
}


def ask(
    dossier_id: str,
    amount_vnd: int,
    method: PaymentMethod,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    actor: str = "kiosk",
) -> Payment:
    """Ask for money. The open payment of this method and amount comes back if there is one.

    One that was asked for otherwise and is not said to be paid is cancelled: a dossier has one bill at a time.
    Raises AmountWrong, IllegalTransition (a draft), DossierUnknown, StoreError.
    """
    if amount_vnd <= 0:
        raise AmountWrong("nothing to pay")
    now = clock.now()
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        code = receipt_of(dossier).dossier_code
        before = uow.payments_of(dossier_id)
        known = next((p for p in before if p.state in OPEN and (p.method, p.amount_vnd) == (method, amount_vnd)), None)
        if known is not None:
            return known
        for other in (p for p in before if p.state is PaymentState.ASKED):
            _move(other, PaymentState.CANCELLED, now, actor, uow)
        payment = Payment(
            id=uuid7(now),
            dossier_id=dossier_id,
            amount_vnd=amount_vnd,
            method=method,
            reference=reference_of(code, len(before) + 1),
            created_at=now,
            changed_at=now,
        )
        uow.add_payment(payment)
        _tell(payment, "payment.asked", now, actor, uow)
        uow.commit()
    return payment


def reference_of(dossier_code: str, attempt: int) -> str:
    """ "H9901261124 0001" without its blank, and which attempt: banks drop signs and cut what is long.

    Of a long code the end is kept: the day and the number are what tells dossiers of a centre apart.
    """
    bare = "".join(c for c in dossier_code.upper() if c.isascii() and c.isalnum())
    tail = f"P{attempt}"
    return bare[len(tail) - MOST_PURPOSE :] + tail


def claim_paid(payment_id: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> Payment:
    """The citizen says that the money is on its way: it waits to be confirmed. Said twice, it stays as it is.

    Raises PaymentUnknown, IllegalTransition, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        payment = uow.payment(payment_id)
        if payment.state in (PaymentState.UNCONFIRMED, PaymentState.PAID):
            return payment
        _move(payment, PaymentState.UNCONFIRMED, now, "kiosk", uow)
        uow.commit()
    return payment


def cancel(payment_id: str, unit_of_work: OpenUnitOfWork, clock: Clock, actor: str = "kiosk") -> Payment:
    """Not this way after all. Raises PaymentUnknown, IllegalTransition, StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        payment = uow.payment(payment_id)
        if payment.state is not PaymentState.CANCELLED:
            _move(payment, PaymentState.CANCELLED, now, actor, uow)
            uow.commit()
    return payment


def hear(word: PaymentWord, unit_of_work: OpenUnitOfWork, clock: Clock) -> Payment:
    """The platform's word on one payment. Only "paid" changes anything; the same word again changes nothing.

    Money that comes after the payment was cancelled is money all the same.
    Raises AmountWrong (another amount came; it is in the audit and an officer must look), PaymentUnknown, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        payment = uow.payment_by_reference(word.reference)
        if payment is None:
            raise PaymentUnknown
        if word.standing is not PaymentStanding.PAID or payment.state not in (*OPEN, PaymentState.CANCELLED):
            return payment
        wrong = word.amount_vnd != payment.amount_vnd
        if wrong:
            facts = {"asked": str(payment.amount_vnd), "came": str(word.amount_vnd)}
            if uow.count_audits("payment.amount-differs", payment.id, payment.created_at) == 0:
                uow.audit(AuditEntry(now, "payment.amount-differs", payment.id, PORTAL, facts))
        else:
            settle_paid(payment, PORTAL, None, now, uow)
        uow.commit()
    if wrong:
        raise AmountWrong("the platform names another amount")
    return payment


def confirm_by_officer(payment_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> Payment:
    """An officer has seen the money on the bank's statement. Raises PaymentUnknown, IllegalTransition, StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        payment = uow.payment(payment_id)
        if payment.state is not PaymentState.PAID:
            settle_paid(payment, OFFICER, officer, now, uow)
            uow.commit()
    return payment


def settle_paid(payment: Payment, confirmed_by: str, officer: Officer | None, now: datetime, uow: UnitOfWork) -> None:
    """The money is there: the fee slip gets its number, in the caller's transaction. Raises IllegalTransition."""
    payment.move_to(PaymentState.PAID)
    payment.confirmed_by, payment.changed_at = confirmed_by, now
    if officer is not None:
        payment.officer_id, payment.officer_name = officer.id, officer.full_name
    if not payment.slip_number:
        payment.slip_book = uow.book_of(now)
        payment.slip_number = uow.next_number(FEE_SLIPS, payment.slip_book)
    uow.save_payment(payment)
    _tell(payment, "payment.paid", now, officer.account if officer else confirmed_by, uow)


def payments_of(dossier_id: str, unit_of_work: OpenUnitOfWork) -> list[Payment]:
    """Oldest first. Raises StoreError."""
    with unit_of_work() as uow:
        return uow.payments_of(dossier_id)


def outstanding_vnd(owed_vnd: int | None, payments: Iterable[Payment]) -> int:
    """What is still to be paid; 0 also while nobody knows the fee."""
    paid = sum(p.amount_vnd for p in payments if p.state is PaymentState.PAID)
    return max(0, (owed_vnd or 0) - paid)


def awaited(unit_of_work: OpenUnitOfWork, clock: Clock) -> list[Payment]:
    """Transfers of which the platform is asked, the newest first. Raises StoreError.

    A code that nobody said to have paid is given up after a week, a claim after a month.
    """
    now = clock.now()
    with unit_of_work() as uow:
        found = [p for p in uow.payments_in(OPEN, MOST_OPEN) if p.method is PaymentMethod.VIETQR]
    return [p for p in reversed(found) if now - p.created_at < ASKED_FOR[p.state]]


def notice_of(payment: Payment, unit_of_work: OpenUnitOfWork) -> PaymentNotice:
    """What the platform is told of a payment. Raises DossierUnknown, IllegalTransition, StoreError."""
    with unit_of_work() as uow:
        dossier = uow.dossier(payment.dossier_id)
    receipt = receipt_of(dossier)
    return PaymentNotice(
        reference=payment.reference,
        amount_vnd=payment.amount_vnd,
        asked_at=payment.created_at,
        dossier_code=receipt.dossier_code,
        procedure_code=dossier.procedure_code,
        procedure_name=dossier.procedure_name,
        payer_name=dossier.applicant.full_name,
        payer_id=dossier.applicant.citizen_id.digits if dossier.applicant.citizen_id else "",
        payer_address=receipt.contact.address,
    )


def open_bill(dossier_code: str, unit_of_work: OpenUnitOfWork) -> PaymentNotice | None:
    """What is to be paid by transfer for this code; None: nothing. Raises DossierUnknown, StoreError."""
    with unit_of_work() as uow:
        asked = uow.payments_of(uow.dossier_by_code(dossier_code).id)
    bill = next((p for p in asked if p.state in OPEN and p.method is not PaymentMethod.CASH), None)
    return notice_of(bill, unit_of_work) if bill else None


def transfer_of(payment: Payment, bank: BankAccount) -> Transfer:
    """What a bank's app is asked to do. Raises BankAccountMissing."""
    if not bank.known:
        raise BankAccountMissing
    return Transfer(bank.bank_bin, bank.account, payment.amount_vnd, payment.reference)


def fee_slip(
    payment: Payment,
    dossier: Dossier,
    centre: OneStopCentre,
    bank: BankAccount,
    reprint: int = 0,
    tendered_vnd: int = 0,
) -> FeeSlip:
    """Phiếu thu phí, lệ phí, as the payment stands. Raises IllegalTransition for a draft."""
    receipt = receipt_of(dossier)
    open_transfer = payment.method is PaymentMethod.VIETQR and payment.state in OPEN and bank.known
    to = transfer_of(payment, bank) if open_transfer else None
    return FeeSlip(
        centre=centre,
        number=f"{payment.slip_number:04d}/{payment.slip_book}" if payment.slip_number else "",
        dossier_code=receipt.dossier_code,
        procedure_name=dossier.procedure_name,
        payer_name=dossier.applicant.full_name,
        lines=(FeeSlipLine("Phí, lệ phí giải quyết hồ sơ", payment.amount_vnd),),
        state=payment.state,
        how_paid=HOW[payment.method],
        made_at=payment.changed_at or payment.created_at,
        officer_name=payment.officer_name,
        transfer=TransferTo(bank.bank or bank.bank_bin, to.account, bank.holder, to.purpose, payload(to))
        if to
        else None,
        tendered_vnd=tendered_vnd,
        reprint=reprint,
    )


def _move(payment: Payment, state: PaymentState, now: datetime, actor: str, uow: UnitOfWork) -> None:
    payment.move_to(state)
    payment.changed_at = now
    uow.save_payment(payment)
    _tell(payment, f"payment.{state.value}", now, actor, uow)


def _tell(payment: Payment, action: str, now: datetime, actor: str, uow: UnitOfWork) -> None:
    facts = {"reference": payment.reference, "amount": str(payment.amount_vnd), "method": payment.method.value}
    uow.audit(AuditEntry(now, action, payment.id, actor, facts))
    uow.announce(PaymentMoved(payment.id, payment.dossier_id, payment.state.value))
