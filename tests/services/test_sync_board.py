from dataclasses import dataclass, replace

import pytest
from sqlalchemy import insert

from benchmarks.many_dossiers import NOW, seed
from kiosk.domain.errors import KioskError, PortalRefused, StepUnconfirmed, StoreError
from kiosk.domain.identifiers import uuid7
from kiosk.domain.link import Link
from kiosk.domain.officer import Officer, Role
from kiosk.domain.outbox import Actor, Call, OutboxItem, OutboxKind, OutboxState, Outcome, Progress
from kiosk.domain.voice import PetitionKind
from kiosk.ports import UnitOfWork
from kiosk.services import petitions, sync_board
from kiosk.services.sync_board import WHO, Matter, Remedy
from kiosk.store.opening import Store
from kiosk.store.schema import outbox
from tests.services.visit import Dice, StoppedClock, actors

SEN = Officer("o-sen", "sen", "Trần Thị Sen", frozenset({Role.RECEPTION}), "", NOW)


@dataclass
class Line:
    link: Link = Link.ONLINE
    online: bool = True
    woken: int = 0

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(NOW)


@pytest.fixture
def dossier_id(store: Store) -> str:
    return seed(store.unit_of_work, 1, NOW, stuck=0)[0]


def enqueue(uow: UnitOfWork, subject: str, kind: OutboxKind, state: OutboxState, fault: str = "") -> str:
    item = OutboxItem(uuid7(NOW), kind, subject, "{}", 2, NOW, NOW, state, fault)
    uow.enqueue(item)
    return item.id


def put(store: Store, subject: str, kind: OutboxKind, state: OutboxState, fault: str = "") -> str:
    with store.unit_of_work() as uow:
        item_id = enqueue(uow, subject, kind, state, fault)
        uow.commit()
    return item_id


def test_a_stuck_dossier_is_the_clerks(store: Store, dossier_id: str) -> None:
    put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, OutboxState.STUCK, PortalRefused.code)
    step = put(store, dossier_id, OutboxKind.REPORT_STEP, OutboxState.PENDING)
    first, second = sync_board.board(store.unit_of_work, Link.ONLINE).rows
    assert (first.matter, first.actor, first.remedy) == (Matter.DOSSIER, Actor.CLERK, Remedy.CORRECT)
    assert first.dossier_code
    assert first.next_try_at is None
    assert (second.item_id, second.actor, second.remedy) == (step, Actor.BEFORE, Remedy.NONE)


def test_what_waits_waits_for_the_network_or_the_portal(store: Store, dossier_id: str) -> None:
    put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, OutboxState.PENDING)
    assert sync_board.board(store.unit_of_work, Link.NO_NETWORK).rows[0].actor is Actor.NETWORK
    assert sync_board.board(store.unit_of_work, Link.ONLINE).rows[0].actor is Actor.PORTAL


@pytest.mark.parametrize("code", [*WHO, KioskError.code, "NEXT-999"])
@pytest.mark.parametrize("state", [OutboxState.PENDING, OutboxState.STUCK])
def test_every_fault_has_somebody_who_acts(store: Store, dossier_id: str, code: str, state: OutboxState) -> None:
    put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, state, code)
    row = sync_board.board(store.unit_of_work, Link.ONLINE).rows[0]
    assert row.actor is WHO.get(code, Actor.TECHNICIAN)
    assert row.remedy is not Remedy.NONE


def test_a_row_of_another_version_is_shown_too(store: Store, dossier_id: str) -> None:
    with store.unit_of_work() as uow:
        row = {"id": "x", "kind": "send-flowers", "subject_id": "nobody", "payload": "?", "attempts": 0}
        times = {"created_at": NOW, "next_attempt_at": NOW}
        statement = insert(outbox).values(**row, **times, state="wilted", fault_code="")
        uow.connection.execute(statement)  # type: ignore[attr-defined] # as another version would write it
        uow.commit()
    shown = sync_board.board(store.unit_of_work, Link.ONLINE).rows
    assert [(row.matter, row.told_kind, row.actor, row.stuck) for row in shown] == [
        (Matter.UNKNOWN, "send-flowers", Actor.TECHNICIAN, True)
    ]


def test_what_the_other_desks_have_not_heard_is_one_row(store: Store, clock: StoppedClock, dossier_id: str) -> None:
    with store.unit_of_work() as uow:
        uow.save(uow.dossier(dossier_id))
        untold = len(uow.notices(9))
        uow.commit()
    rows = sync_board.board(store.unit_of_work, Link.ONLINE, with_hub=True).rows
    assert [(row.matter, row.told_kind, row.actor) for row in rows] == [(Matter.HUB, str(untold), Actor.NETWORK)]
    assert sync_board.board(store.unit_of_work, Link.ONLINE).rows == ()


def test_delivered_ones_are_gone(store: Store, dossier_id: str) -> None:
    put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, OutboxState.DELIVERED)
    assert sync_board.board(store.unit_of_work, Link.ONLINE).rows == ()


def test_trying_again_makes_it_due(store: Store, clock: StoppedClock, dossier_id: str) -> None:
    item = put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, OutboxState.STUCK, PortalRefused.code)
    line = Line()
    sync_board.try_now(item, SEN, line, store.unit_of_work, clock)
    with store.unit_of_work() as uow:
        due = uow.claim(uow.own_outbox(), NOW, 5, 1, lambda _: Call.CREATE)
    assert [one.id for one in due] == [item]
    assert line.woken == 1
    assert actors(store) == [("delivery.again", SEN.account)]


def test_a_step_is_confirmed_or_sent_again_never_both(store: Store, clock: StoppedClock, dossier_id: str) -> None:
    item = put(store, dossier_id, OutboxKind.REPORT_STEP, OutboxState.STUCK, StepUnconfirmed.code)
    row = sync_board.board(store.unit_of_work, Link.ONLINE).rows[0]
    assert (row.actor, row.remedy) == (Actor.CLERK, Remedy.LOOK_UP)
    sync_board.confirm_step(item, dossier_id, SEN, store.unit_of_work, clock)
    assert ("step.confirmed", SEN.account) in actors(store)
    assert sync_board.board(store.unit_of_work, Link.ONLINE).rows == ()
    with pytest.raises(StoreError):
        sync_board.send_step_again(item, dossier_id, SEN, Line(), store.unit_of_work, clock)


def test_a_step_that_is_not_there_is_sent_without_another_look_up(
    store: Store, clock: StoppedClock, dossier_id: str
) -> None:
    item = put(store, dossier_id, OutboxKind.REPORT_STEP, OutboxState.PENDING)
    lost = Outcome(False, StepUnconfirmed.code, progress=Progress(unsure=True, tries=1))
    with store.unit_of_work() as uow:
        uow.settle(item, lost)
        uow.commit()
    sync_board.send_step_again(item, dossier_id, SEN, Line(), store.unit_of_work, clock)
    with store.unit_of_work() as uow:
        assert uow.items_of(dossier_id)[0].progress == Progress(tries=1)


def test_what_is_kept_back_by_hand_waits_for_a_hand(store: Store, clock: StoppedClock, dossier_id: str) -> None:
    item = put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, OutboxState.PENDING)
    with store.unit_of_work() as uow:
        uow.park(item, NOW)
        uow.commit()
    [row] = sync_board.board(store.unit_of_work, Link.ONLINE).rows
    assert (row.stuck, row.actor, row.remedy) == (True, Actor.CLERK, Remedy.TRY_NOW)
    sync_board.try_now(item, SEN, Line(), store.unit_of_work, clock)
    assert not sync_board.board(store.unit_of_work, Link.ONLINE).rows[0].stuck


@pytest.mark.parametrize(
    ("link", "actor"),
    [
        (Link.NO_NETWORK, Actor.NETWORK),
        (Link.CAPTIVE, Actor.NETWORK),
        (Link.PORTAL_ILL, Actor.PORTAL),
        (Link.LOGGED_OUT, Actor.TECHNICIAN),
        (Link.UNTRUSTED, Actor.TECHNICIAN),
    ],
)
def test_a_row_that_was_never_tried_waits_for_what_the_line_waits_for(
    store: Store, dossier_id: str, link: Link, actor: Actor
) -> None:
    put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, OutboxState.PENDING)
    assert sync_board.board(store.unit_of_work, link).rows[0].actor is actor


def test_only_a_step_whose_answer_was_lost_is_confirmed(store: Store, clock: StoppedClock, dossier_id: str) -> None:
    item = put(store, dossier_id, OutboxKind.REGISTER_DOSSIER, OutboxState.STUCK, PortalRefused.code)
    with pytest.raises(StoreError):
        sync_board.confirm_step(item, dossier_id, SEN, store.unit_of_work, clock)
    assert len(sync_board.board(store.unit_of_work, Link.ONLINE).rows) == 1


def test_a_petition_is_on_the_board_until_it_is_answered(store: Store, clock: StoppedClock) -> None:
    filed = petitions.file(PetitionKind.FEEDBACK, "Thiếu ghế.", "", "K1", store.unit_of_work, clock, Dice(7))
    rows = sync_board.board(store.unit_of_work, Link.ONLINE).rows
    assert [(row.matter, row.dossier_code, row.actor, row.remedy) for row in rows] == [
        (Matter.PETITION, filed.code, Actor.CLERK, Remedy.OPEN_PETITIONS)
    ]
    chief = replace(SEN, roles=frozenset({Role.SUPERVISOR}))
    with store.unit_of_work() as uow:
        uow.add_officer(chief)
        uow.commit()
    petitions.answer(filed.code, "Đã kê thêm.", chief, store.unit_of_work, clock)
    assert sync_board.board(store.unit_of_work, Link.ONLINE).rows == ()
