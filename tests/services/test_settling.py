from datetime import timedelta

import pytest

from kiosk.domain.dossier import Delivery, DossierState
from kiosk.domain.errors import LookUpRefused
from kiosk.domain.events import DeliveryFailed, DossierRegistered
from kiosk.domain.outbox import OutboxItem, OutboxKind, Outcome
from kiosk.services import look_up
from kiosk.services.delivery_state import delivery_of
from kiosk.services.settling import settle
from kiosk.store.opening import Store
from tests.services.visit import NOW, Heard, StoppedClock, due_items, filled_draft, submit

LATER = StoppedClock(NOW + timedelta(minutes=5))


def submitted(store: Store) -> str:
    return submit(filled_draft(store.unit_of_work).id, store.unit_of_work).id


def due(store: Store) -> list[OutboxItem]:
    with store.unit_of_work() as uow:
        return due_items(uow, NOW, 10)


def test_delivery_registers_the_dossier_and_frees_the_step(store: Store, heard: Heard) -> None:
    dossier_id = submitted(store)
    (registration,) = due(store)  # the step waits behind it
    for _ in range(2):  # settled again after a crash: once is all it does
        settle(registration, Outcome(delivered=True), store.unit_of_work, LATER)
    with store.unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
    assert (dossier.state, dossier.registered_at) == (DossierState.RECEIVED, LATER.at)
    assert heard.events.count(DossierRegistered(dossier_id)) == 1
    assert delivery_of(dossier_id, store.unit_of_work) is Delivery.DELIVERED
    assert [item.kind for item in due(store)] == [OutboxKind.REPORT_STEP]
    assert store.verify_audit() == 2


def test_a_retry_waits_and_a_refusal_is_stuck(store: Store, heard: Heard) -> None:
    slow, refused = submitted(store), submitted(store)
    later = Outcome(delivered=False, fault_code="PORT-301", next_attempt_at=NOW + timedelta(hours=1))
    first, second = due(store)
    settle(first, later, store.unit_of_work, LATER)
    settle(second, Outcome(delivered=False, fault_code="PORT-304"), store.unit_of_work, LATER)
    assert due(store) == []  # nor the steps behind them
    with store.unit_of_work() as uow:
        assert uow.items_of(slow)[0].attempts == 1
        uow.make_due(NOW)
        uow.commit()
    assert [item.id for item in due(store)] == [first.id]
    assert delivery_of(slow, store.unit_of_work) is Delivery.WAITING
    assert delivery_of(refused, store.unit_of_work) is Delivery.STUCK
    assert heard.events[-1] == DeliveryFailed(refused, "PORT-304")


def test_look_up_tells_all_only_to_the_holder_of_the_pin(store: Store) -> None:
    submitted(store)
    code = "H99.01-261124-0001"
    assert look_up.by_code(code.lower(), store.unit_of_work) == look_up.Stage(code, "Mới đăng ký")
    progress = look_up.by_code_and_pin(f" {code}", "000042", store.unit_of_work, LATER)
    assert progress.procedure_name == "Đăng ký mẫu"
    assert [moment.done for moment in progress.timeline] == [True, False, False]
    audited = store.verify_audit()
    with pytest.raises(LookUpRefused):
        look_up.by_code_and_pin(code, "000043", store.unit_of_work, LATER)
    assert store.verify_audit() == audited + 1  # a refusal is kept, too
    with pytest.raises(LookUpRefused):
        look_up.by_code_and_pin("H99.01-261124-9999", "000042", store.unit_of_work, LATER)
