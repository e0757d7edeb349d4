"""Money: nothing is paid before somebody who knows says so, and no word makes it paid twice."""

from datetime import timedelta

import pytest

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import AmountWrong, BankAccountMissing, IllegalTransition, PaymentUnknown
from kiosk.domain.events import PaymentMoved
from kiosk.domain.officer import Officer, Role
from kiosk.domain.payment import BankAccount, Payment, PaymentMethod, PaymentState
from kiosk.domain.payment_platform import PaymentStanding, PaymentWord
from kiosk.domain.vietqr import MOST_PURPOSE, parse, purpose_text
from kiosk.services import paying
from kiosk.store.opening import Store
from tests.services.visit import CENTRE, NOW, Heard, StoppedClock, filled_draft, submit

BANK = BankAccount("970499", "0990000000001", "KHO BAC MAU", "Ngân hàng Mẫu")
CASHIER = Officer("o2", "hoa", "Trần Thị Mẫu", frozenset({Role.CASHIER}), "", NOW)
QR, CASH = PaymentMethod.VIETQR, PaymentMethod.CASH


class Till:
    def __init__(self, store: Store) -> None:
        self.open, self.clock = store.unit_of_work, StoppedClock()
        self.dossier: Dossier = submit(filled_draft(self.open).id, self.open)

    def ask(self, method: PaymentMethod = QR, amount: int = 8000) -> Payment:
        return paying.ask(self.dossier.id, amount, method, self.open, self.clock)

    def claim(self, payment: Payment) -> Payment:
        return paying.claim_paid(payment.id, self.open, self.clock)

    def word(
        self, payment: Payment, amount: int = 8000, standing: PaymentStanding = PaymentStanding.PAID
    ) -> PaymentWord:
        return PaymentWord(payment.reference, standing, amount, "FT0001")

    def hear(self, word: PaymentWord) -> Payment:
        return paying.hear(word, self.open, self.clock)

    def now(self, payment: Payment) -> Payment:
        with self.open() as uow:
            return uow.payment(payment.id)

    def audited(self, action: str, payment: Payment) -> int:
        with self.open() as uow:
            return uow.count_audits(action, payment.id, NOW - timedelta(days=1))


@pytest.fixture
def till(store: Store) -> Till:
    return Till(store)


def test_a_claim_is_not_a_payment_until_the_platform_says_so(till: Till, heard: Heard) -> None:
    payment = till.ask()
    assert till.claim(payment).state is PaymentState.UNCONFIRMED
    for standing in (PaymentStanding.UNKNOWN, PaymentStanding.WAITING, PaymentStanding.FAILED):
        assert till.hear(till.word(payment, 0, standing)).state is PaymentState.UNCONFIRMED
    till.clock.at += timedelta(minutes=3)
    paid = till.hear(till.word(payment))
    assert (paid.state, paid.confirmed_by, paid.slip_book, paid.slip_number) == (PaymentState.PAID, "portal", "2026", 1)
    states = [e.state for e in heard.events if isinstance(e, PaymentMoved)]
    assert states == ["asked", "unconfirmed", "paid"]


def test_the_word_comes_before_the_citizen_says_so(till: Till) -> None:
    payment = till.ask()
    assert till.hear(till.word(payment)).state is PaymentState.PAID
    assert till.claim(payment).state is PaymentState.PAID


def test_the_same_word_again_changes_nothing(till: Till, heard: Heard) -> None:
    payment = till.ask()
    first = till.hear(till.word(payment))
    told = len(heard.events)
    till.clock.at += timedelta(hours=1)
    assert till.hear(till.word(payment)) == till.now(payment) == first
    assert len(heard.events) == told
    assert till.audited("payment.paid", payment) == 1


def test_money_after_the_cancellation_is_money_all_the_same(till: Till) -> None:
    payment = till.ask()
    paying.cancel(payment.id, till.open, till.clock)
    assert till.hear(till.word(payment)).state is PaymentState.PAID


def test_another_amount_is_refused_and_noted_once(till: Till) -> None:
    payment = till.ask()
    till.claim(payment)
    for _ in range(3):
        with pytest.raises(AmountWrong):
            till.hear(till.word(payment, 7999))
    assert till.now(payment).state is PaymentState.UNCONFIRMED
    assert till.audited("payment.amount-differs", payment) == 1


def test_an_unknown_reference_is_said_to_be_unknown(till: Till) -> None:
    with pytest.raises(PaymentUnknown):
        till.hear(PaymentWord("H990126112499P1", PaymentStanding.PAID, 8000))


def test_one_bill_at_a_time_and_a_double_tap_is_one(till: Till) -> None:
    first, again = till.ask(), till.ask()
    assert first.id == again.id
    cash = till.ask(CASH)
    assert till.now(first).state is PaymentState.CANCELLED
    assert cash.reference != first.reference
    for wrong in (0, -1):
        with pytest.raises(AmountWrong):
            till.ask(amount=wrong)


def test_what_is_said_to_be_paid_is_not_cancelled_for_another_way(till: Till) -> None:
    claimed = till.claim(till.ask())
    till.ask(CASH)
    assert till.now(claimed).state is PaymentState.UNCONFIRMED


def test_a_draft_owes_nothing(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    with pytest.raises(IllegalTransition):
        paying.ask(draft.id, 8000, QR, store.unit_of_work, StoppedClock())


def test_an_officer_who_saw_the_money_confirms_in_his_name(till: Till) -> None:
    payment = till.claim(till.ask())
    paid = paying.confirm_by_officer(payment.id, CASHIER, till.open, till.clock)
    assert (paid.confirmed_by, paid.officer_id, paid.slip_number) == ("officer", "o2", 1)
    assert paying.confirm_by_officer(payment.id, CASHIER, till.open, till.clock).slip_number == 1
    assert paying.outstanding_vnd(8000, paying.payments_of(till.dossier.id, till.open)) == 0
    assert paying.outstanding_vnd(9000, [paid]) == 1000
    assert paying.outstanding_vnd(None, []) == 0


@pytest.mark.parametrize(
    "code", ["H99.01-261124-0001", "H99.123.123.123-261124-0001", "G12.345.678.901.234-261124-12345"]
)
def test_references_survive_a_bank(code: str) -> None:
    references = {paying.reference_of(code, attempt) for attempt in range(1, 12)}
    assert len(references) == 11
    for reference in references:
        assert reference.isalnum()
        assert len(reference) <= MOST_PURPOSE
        assert purpose_text(reference) == reference


def test_the_slip_asks_for_money_until_it_is_there(till: Till) -> None:
    payment = till.ask()
    asking = paying.fee_slip(payment, till.dossier, CENTRE, BANK)
    assert asking.transfer is not None
    asked = parse(asking.transfer.vietqr)
    assert (asked.amount_vnd, asked.purpose, asked.account) == (8000, payment.reference, BANK.account)
    assert asking.number == ""
    paid = paying.fee_slip(till.hear(till.word(payment)), till.dossier, CENTRE, BANK)
    assert (paid.number, paid.transfer, paid.total_vnd) == ("0001/2026", None, 8000)
    with pytest.raises(BankAccountMissing):
        paying.transfer_of(payment, BankAccount("", "", ""))


def test_the_platform_is_told_who_pays_what(till: Till) -> None:
    payment = till.ask()
    notice = paying.notice_of(payment, till.open)
    assert (notice.reference, notice.amount_vnd, notice.asked_at) == (payment.reference, 8000, payment.created_at)
    assert [p.id for p in paying.awaited(till.open, till.clock)] == [payment.id]
    till.hear(till.word(payment))
    assert paying.awaited(till.open, till.clock) == []


def test_forgotten_codes_are_given_up_and_do_not_crowd_out_new_ones(till: Till) -> None:
    forgotten = till.ask()
    till.clock.at += timedelta(days=8)
    assert paying.awaited(till.open, till.clock) == []
    claimed = till.claim(till.ask(amount=9000))
    assert [p.id for p in paying.awaited(till.open, till.clock)] == [claimed.id]
    till.clock.at += timedelta(days=32)
    assert paying.awaited(till.open, till.clock) == []
    late = till.hear(till.word(forgotten))
    assert late.state is PaymentState.PAID  # when the word comes all the same
