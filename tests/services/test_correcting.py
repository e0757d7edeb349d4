from dataclasses import replace

import pytest

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import DetailsInvalid, IllegalTransition, KioskError, RoleMissing
from kiosk.domain.officer import Officer
from kiosk.domain.outbox import Call, OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.domain.submission import Submission
from kiosk.services import correcting
from kiosk.services.settling import settle
from kiosk.store.opening import Store
from tests.services.counter import CASHIER, CLERK, HEAD, MONDAY, filed, hire, rulebook, stored
from tests.services.visit import DETAILS, FORM, NAME, PLACES, StoppedClock, filled_draft

MENDED = DETAILS | {"phone": "0900 000 002", "home.detail": "Số 9 đường Mẫu"}


@pytest.fixture(autouse=True)
def staff(store: Store) -> None:
    hire(store.unit_of_work)


def correct(store: Store, dossier_id: str, values: dict[str, str], by: Officer = CLERK) -> list[str]:
    return correcting.correct(
        dossier_id,
        values,
        by.id,
        FORM,
        rulebook(),
        store.unit_of_work,
        StoppedClock(MONDAY),
        lambda code: PLACES.get(code, code),
    )


def documents(store: Store, dossier_id: str) -> list[OutboxItem]:
    with store.unit_of_work() as uow:
        return [item for item in uow.items_of(dossier_id) if item.kind is OutboxKind.REGISTER_DOSSIER]


def due(store: Store) -> list[OutboxItem]:
    with store.unit_of_work() as uow:
        return uow.claim(uow.own_outbox(), MONDAY, 100, 1, lambda _: Call.CREATE)


def refused(store: Store) -> Dossier:
    dossier = filed(store)
    (item,) = documents(store, dossier.id)
    settle(item, Outcome(delivered=False, fault_code="PORT-304"), store.unit_of_work, StoppedClock(MONDAY))
    return dossier


def test_what_the_portal_refused_is_mended_and_goes_again_before_what_waited_behind_it(store: Store) -> None:
    dossier = refused(store)
    assert due(store) == []  # its step waits
    assert correct(store, dossier.id, MENDED) == ["home.detail", "phone"]
    kept, (old, new) = stored(store, dossier.id), documents(store, dossier.id)
    assert kept.details["home.detail"] == "Số 9 đường Mẫu"
    assert kept.receipt is not None and dossier.receipt is not None
    assert (kept.receipt.contact.phone, kept.receipt.contact.address) == ("0900000002", "Số 2 đường Cũ")
    assert replace(kept.receipt, contact=dossier.receipt.contact) == dossier.receipt  # code, day and PIN stay
    states = {old.state: old, new.state: new}
    told = Submission.from_json(states[OutboxState.PENDING].payload)
    assert (told.phone, told.note) == ("0900000002", "Nơi ở: Số 9 đường Mẫu, Phường Hoa Mẫu, Tỉnh Mẫu")
    assert (told.dossier_code, told.received_at, told.files) == _unchanged(states[OutboxState.CORRECTED])
    assert [item.payload for item in due(store)] == [states[OutboxState.PENDING].payload]


def _unchanged(item: OutboxItem) -> tuple[object, ...]:
    told = Submission.from_json(item.payload)
    return told.dossier_code, told.received_at, told.files


def test_the_audit_says_who_and_which_answers_never_what_they_say(store: Store) -> None:
    dossier = filed(store)
    correct(store, dossier.id, MENDED)
    with store.unit_of_work() as uow:
        *_, last = uow.audit_records()
    assert (last.action, last.actor, last.subject_id) == ("dossier.corrected", CLERK.account, dossier.id)
    assert "home.detail, phone" in last.facts
    assert not any(word in last.facts for word in ("0900", "đường", NAME))


@pytest.mark.parametrize("by", [CLERK, HEAD])
def test_the_same_answers_change_nothing(store: Store, by: Officer) -> None:
    dossier = filed(store)
    before, audit = documents(store, dossier.id), store.verify_audit()
    assert correct(store, dossier.id, DETAILS, by) == []
    assert (documents(store, dossier.id), store.verify_audit()) == (before, audit)


@pytest.mark.parametrize(
    ("values", "by", "fault"),
    [
        (MENDED | {"phone": "12"}, CLERK, DetailsInvalid),
        (MENDED | {"note": "gửi"}, CLERK, DetailsInvalid),  # asks for an address that was not given
        ({}, CLERK, DetailsInvalid),
        (MENDED, CASHIER, RoleMissing),
    ],
)
def test_what_cannot_be_kept_leaves_everything_as_it_was(
    store: Store, values: dict[str, str], by: Officer, fault: type[KioskError]
) -> None:
    dossier = refused(store)
    before = stored(store, dossier.id), documents(store, dossier.id), store.verify_audit()
    with pytest.raises(fault) as caught:
        correct(store, dossier.id, values, by)
    assert "0900" not in caught.value.detail
    assert (stored(store, dossier.id), documents(store, dossier.id), store.verify_audit()) == before


def test_a_draft_is_its_citizens(store: Store) -> None:
    draft = filled_draft(store.unit_of_work, StoppedClock(MONDAY))
    with pytest.raises(IllegalTransition):
        correct(store, draft.id, MENDED)
