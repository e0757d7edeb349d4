from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import (
    AlreadySettled,
    AmountWrong,
    DifferenceUnexplained,
    NoOpenShift,
    ReasonMissing,
    RoleMissing,
    ShiftAlreadyOpen,
    StepForbidden,
)
from kiosk.domain.identifiers import uuid7
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.payment import PaymentMethod, PaymentState
from kiosk.domain.submission import Step, Submission
from kiosk.services import fees, paying, shifts
from kiosk.store.opening import Store
from tests.services.counter import CASHIER, CLERK, HEAD, MONDAY, brought_to, filed, hire, rulebook, stored
from tests.services.visit import StoppedClock

CLOCK = StoppedClock(MONDAY + timedelta(hours=1))
FLOAT = 200_000


@pytest.fixture(autouse=True)
def _hired(store: Store) -> None:
    hire(store.unit_of_work)


def _open(store: Store) -> None:
    shifts.open_shift(CASHIER.id, "1", FLOAT, store.unit_of_work, CLOCK)


def _cash(store: Store, dossier: Dossier, tendered: int, payment_id: str = "") -> fees.CashTaken:
    return fees.take_cash(dossier.id, payment_id or uuid7(CLOCK.at), tendered, CASHIER.id, store.unit_of_work, CLOCK)


def _set(store: Store, dossier: Dossier, amount: int, reason: str = "Nghị quyết mẫu", wish_id: str = "") -> None:
    fees.set_fee(
        dossier.id, amount, wish_id or uuid7(CLOCK.at), reason, CASHIER.id, rulebook(), store.unit_of_work, CLOCK
    )


def test_cash_goes_into_an_open_drawer_once(store: Store) -> None:
    dossier = filed(store)
    with pytest.raises(NoOpenShift):
        _cash(store, dossier, 10_000)
    _open(store)
    with pytest.raises(AmountWrong):
        _cash(store, dossier, 7_999)
    press = uuid7(CLOCK.at)
    first, second = _cash(store, dossier, 10_000, press), _cash(store, dossier, 10_000, press)
    assert first == second
    assert (first.payment.amount_vnd, first.change_vnd, first.payment.slip_number) == (8_000, 2_000, 1)
    assert first.payment.state is PaymentState.PAID
    with pytest.raises(AlreadySettled):
        _cash(store, dossier, 10_000)
    assert fees.standing(dossier.id, store.unit_of_work).outstanding_vnd == 0
    drawer = shifts.drawer(CASHIER.id, store.unit_of_work)
    assert drawer
    assert (drawer.taken, drawer.expected_vnd) == (1, FLOAT + 8_000)


def test_who_may_touch_money(store: Store) -> None:
    dossier = filed(store)
    with pytest.raises(RoleMissing):
        shifts.open_shift(CLERK.id, "1", 0, store.unit_of_work, CLOCK)
    with pytest.raises(RoleMissing):
        fees.take_cash(dossier.id, uuid7(MONDAY), 8_000, CLERK.id, store.unit_of_work, CLOCK)
    shifts.open_shift(HEAD.id, "2", 0, store.unit_of_work, CLOCK)  # a supervisor may do what every counter does


def test_slips_are_numbered_without_gaps_also_when_presses_fail(store: Store) -> None:
    _open(store)
    numbers = []
    for tendered in (8_000, 1, 8_000, 5, 10_000):
        dossier = filed(store)
        try:
            numbers.append(_cash(store, dossier, tendered).payment.slip_number)
        except AmountWrong:
            continue
    assert numbers == [1, 2, 3]


def test_an_officer_sets_the_fee_and_says_why(store: Store) -> None:
    dossier = filed(store)
    with pytest.raises(ReasonMissing):
        _set(store, dossier, 50_000, "  ")
    with pytest.raises(AmountWrong):
        _set(store, dossier, -1)
    press = uuid7(CLOCK.at)
    for _ in range(2):
        _set(store, dossier, 50_000, wish_id=press)
    with store.unit_of_work() as uow:
        (step,) = uow.steps_of(dossier.id)
        items = uow.items_of(dossier.id)
    assert step.reason == "50.000 đồng: Nghị quyết mẫu"
    last = Submission.from_json(items[-1].payload)
    assert items[-1].kind is OutboxKind.REGISTER_DOSSIER
    assert [f.amount_vnd for f in last.fees] == [50_000]
    steps = [Step.from_json(i.payload) for i in items if i.kind is OutboxKind.REPORT_STEP]
    assert len(steps) == 1  # a fee is no step of the dossier's state
    assert fees.standing(dossier.id, store.unit_of_work).outstanding_vnd == 50_000
    _open(store)
    _cash(store, dossier, 50_000)
    with pytest.raises(AmountWrong):
        _set(store, dossier, 20_000)  # more is paid already
    _set(store, dossier, 60_000)
    assert fees.standing(dossier.id, store.unit_of_work).outstanding_vnd == 10_000


def test_no_fee_is_set_when_all_is_over(store: Store) -> None:
    dossier = brought_to(store, DossierState.REFUSED)
    with pytest.raises(StepForbidden):
        _set(store, dossier, 5_000)
    assert stored(store, dossier.id).receipt == dossier.receipt


def test_a_transfer_that_was_asked_for_gives_way_to_cash(store: Store) -> None:
    dossier = filed(store)
    asked = paying.ask(dossier.id, 8_000, PaymentMethod.VIETQR, store.unit_of_work, CLOCK)
    _open(store)
    _cash(store, dossier, 8_000)
    with store.unit_of_work() as uow:
        assert uow.payment(asked.id).state is PaymentState.CANCELLED


def test_what_is_given_back_leaves_the_drawer_that_is_open(store: Store) -> None:
    _open(store)
    payment = _cash(store, filed(store), 8_000).payment
    closed = shifts.close_shift(CASHIER.id, {200_000: 1, 5_000: 1, 2_000: 1, 1_000: 1}, "", store.unit_of_work, CLOCK)
    assert (closed.expected_vnd, closed.counted_vnd) == (208_000, 208_000)
    with pytest.raises(NoOpenShift):
        fees.refund(payment.id, "Thu nhầm", CASHIER.id, store.unit_of_work, CLOCK)
    _open(store)
    with pytest.raises(ReasonMissing):
        fees.refund(payment.id, " ", CASHIER.id, store.unit_of_work, CLOCK)
    back = fees.refund(payment.id, "Thu nhầm", CASHIER.id, store.unit_of_work, CLOCK)
    assert (back.state, back.slip_number, back.note) == (PaymentState.REFUNDED, 1, "Thu nhầm")
    with pytest.raises(AlreadySettled):
        fees.refund(payment.id, "Thu nhầm", CASHIER.id, store.unit_of_work, CLOCK)
    drawer = shifts.drawer(CASHIER.id, store.unit_of_work)
    assert drawer
    assert (drawer.taken, drawer.refunded_vnd, drawer.expected_vnd) == (0, 8_000, FLOAT - 8_000)


def test_the_end_of_a_shift(store: Store) -> None:
    _open(store)
    with pytest.raises(ShiftAlreadyOpen):
        _open(store)
    _cash(store, filed(store), 10_000)
    short = {100_000: 2, 5_000: 1}
    for counts, fault in [
        (short, DifferenceUnexplained),
        ({300_000: 1}, AmountWrong),
        ({1_000: -1}, AmountWrong),
    ]:
        with pytest.raises(fault):
            shifts.close_shift(CASHIER.id, counts, " ", store.unit_of_work, CLOCK)
    shift = shifts.close_shift(CASHIER.id, short, "Trả thừa 3.000 đồng", store.unit_of_work, CLOCK)
    assert (shift.expected_vnd, shift.counted_vnd, shift.counts) == (208_000, 205_000, {"100000": 2, "5000": 1})
    assert shifts.drawer(CASHIER.id, store.unit_of_work) is None
    with pytest.raises(NoOpenShift):
        shifts.close_shift(CASHIER.id, short, "", store.unit_of_work, CLOCK)
    assert store.verify_audit()


def test_a_payment_says_nothing_of_its_people_in_a_repr() -> None:
    payment = paying.Payment("1", "2", 5, PaymentMethod.CASH, "R", MONDAY)
    assert "Thu" not in repr(replace(payment, officer_name=CASHIER.full_name, note="Thu nhầm"))
