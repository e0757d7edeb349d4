"""A restored machine asks before it sends: over every place where the other machine may have stopped."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.dossier import NATIONAL_CODE, DossierState
from kiosk.domain.errors import PortalAnswerUnreadable, PortalError, PortalUnreachable, ServiceNotOffered
from kiosk.domain.outbox import Call, OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.domain.submission import Step, Submission
from kiosk.ports import PortalRecord
from kiosk.services import after_restore
from kiosk.services.after_restore import Fate, fate_of
from kiosk.store import restoring
from kiosk.store.backup import make_backup
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.restoring import restore
from tests.services.visit import NOW, Heard, StoppedClock, filled_draft, fresh_store, submit

LATER = NOW + timedelta(days=1)


class PlayedPortal:
    """Keeps dossiers by code and every step it was told, as the real one does: a step told twice is there twice."""

    def __init__(self) -> None:
        self.states: dict[str, int] = {}
        self.steps: list[str] = []
        self.registrations = 0
        self.away: PortalError | None = None
        self.asked = 0

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        self.asked += 1
        if self.away:
            raise self.away
        state = self.states.get(dossier_code)
        return PortalRecord(dossier_code, state, "", None, None) if state else None

    def take(self, item: OutboxItem) -> None:
        if item.kind is OutboxKind.REPORT_STEP:
            step = Step.from_json(item.payload)
            self.steps.append(step.dossier_code)
            self.states[step.dossier_code] = step.national_state
        else:
            submission = Submission.from_json(item.payload)
            self.registrations += 1
            self.states[submission.dossier_code] = submission.national_state or 1


def send_all(store: Store, portal: PlayedPortal, limit: int = 99) -> None:
    with store.unit_of_work() as uow:
        owner = uow.own_outbox()
        uow.commit()
    for _ in range(limit):
        with store.unit_of_work() as uow:
            due = uow.claim(owner, LATER + timedelta(days=1), 1, 0, lambda _: Call.NONE)
            if not due:
                return
            portal.take(due[0])
            uow.settle(due[0].id, Outcome(delivered=True), owner)
            uow.commit()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[tuple[Store, Store, str]]:
    """The machine that made a backup and lives on for a while, the new one, and the code of their dossier."""
    with two_machines(tmp_path) as made:
        yield made


@contextmanager
def two_machines(tmp_path: Path) -> Iterator[tuple[Store, Store, str]]:
    with closing(fresh_store(tmp_path, Heard())) as old:
        dossier = submit(filled_draft(old.unit_of_work).id, old.unit_of_work)
        make_backup(old.opened, tmp_path / "backup", NOW)
        keeper = KeyFile(tmp_path / "new" / "key")
        restore(tmp_path / "backup", tmp_path / "new" / "store", (tmp_path / "key").read_bytes(), keeper, LATER)
        with closing(open_store(tmp_path / "new" / "store", keeper, Heard())) as new:
            yield old, new, dossier.id


def both_send(old: Store, new: Store, portal: PlayedPortal, sent_before_its_end: int) -> None:
    """The old one sends so many rows and is gone; the new one sends, asks, and sends again."""
    send_all(old, portal, sent_before_its_end)
    send_all(new, portal)
    after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER))
    send_all(new, portal)


@pytest.mark.parametrize("sent_before_its_end", [0, 1, 2])
def test_nothing_is_sent_twice_wherever_the_old_machine_stopped(
    machines: tuple[Store, Store, str], sent_before_its_end: int
) -> None:
    old, new, dossier_id = machines
    portal = PlayedPortal()
    both_send(old, new, portal, sent_before_its_end)
    assert (portal.registrations, len(portal.steps)) == (1, 1)
    with new.unit_of_work() as uow:
        states = [item.state for item in uow.items_of(dossier_id)]
    # When the step may have been told, an officer looks at it.
    assert states == [OutboxState.DELIVERED, OutboxState.STUCK if sent_before_its_end == 2 else OutboxState.DELIVERED]
    assert new.verify_audit() == 4  # submitted, restored, asked twice
    assert after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER)) == 0


def test_what_is_held_back_waits_for_the_portals_word(machines: tuple[Store, Store, str]) -> None:
    _, new, _ = machines
    portal = PlayedPortal()
    send_all(new, portal)
    assert (portal.registrations, portal.steps) == (0, [])
    assert after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER)) == 2


def test_control_without_holding_back_and_asking_all_is_sent_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_hold_back", lambda link: 0)
    portal = PlayedPortal()
    with two_machines(tmp_path) as (old, new, _):
        both_send(old, new, portal, 2)
    assert (portal.registrations, len(portal.steps)) == (2, 2)


def test_a_portal_that_is_away_is_asked_later(machines: tuple[Store, Store, str]) -> None:
    _, new, dossier_id = machines
    portal = PlayedPortal()
    portal.away = PortalUnreachable()
    assert after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER)) == 0
    with new.unit_of_work() as uow:
        assert {item.state for item in uow.items_of(dossier_id)} == {OutboxState.UNSURE}


def test_where_the_portal_cannot_be_asked_an_officer_looks(machines: tuple[Store, Store, str]) -> None:
    _, new, dossier_id = machines
    portal = PlayedPortal()
    portal.away = ServiceNotOffered()
    assert after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER)) == 2
    with new.unit_of_work() as uow:
        assert {(item.state, item.fault_code) for item in uow.items_of(dossier_id)} == {(OutboxState.STUCK, "PORT-308")}


def test_one_dossier_that_gets_no_answer_keeps_no_other_waiting(tmp_path: Path) -> None:
    old = fresh_store(tmp_path, Heard())
    ids = [submit(filled_draft(old.unit_of_work).id, old.unit_of_work).id for _ in range(6)]
    make_backup(old.opened, tmp_path / "backup", NOW)
    old.close()
    keeper = KeyFile(tmp_path / "new" / "key")
    restore(tmp_path / "backup", tmp_path / "new" / "store", (tmp_path / "key").read_bytes(), keeper, LATER)
    new = open_store(tmp_path / "new" / "store", keeper, Heard())
    portal = PlayedPortal()
    answer = portal.look_up

    def poisoned(dossier_code: str) -> PortalRecord | None:
        if dossier_code.endswith("-0002"):
            raise PortalAnswerUnreadable
        return answer(dossier_code)

    portal.look_up = poisoned  # type: ignore[method-assign]
    assert after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER)) == 10
    portal.away = PortalUnreachable()
    portal.look_up = answer  # type: ignore[method-assign]
    assert after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER)) == 0
    with new.unit_of_work() as uow:
        states = [{item.state for item in uow.items_of(dossier_id)} for dossier_id in ids]
    assert states.count({OutboxState.UNSURE}) == 1
    assert states.count({OutboxState.PENDING}) == 5
    new.close()


def item(kind: OutboxKind, state: DossierState) -> OutboxItem:
    first = kind is OutboxKind.REGISTER_DOSSIER and state is DossierState.NEW
    number = 0 if first else NATIONAL_CODE[state]
    return OutboxItem("id", kind, "d", f'{{"national_state": {number}}}', 0, NOW, NOW)


S = DossierState


@pytest.mark.parametrize("kind", [OutboxKind.REGISTER_DOSSIER, OutboxKind.REPORT_STEP])
@pytest.mark.parametrize(
    ("brings", "has", "fate"),
    [
        (S.NEW, None, Fate.UNSENT),
        (S.RECEIVED, S.NEW, Fate.UNSENT),
        (S.RECEIVED, S.RECEIVED, Fate.SENT),
        (S.NEW, S.RETURNED, Fate.SENT),
        (S.RETURNED, S.DONE, Fate.UNSENT),
        (S.STOPPED, S.PROCESSING, Fate.UNSENT),
        (S.NEEDS_SUPPLEMENT, S.NEW, Fate.UNSENT),
        (S.NEEDS_SUPPLEMENT, S.DONE, Fate.SENT),
        (S.NEEDS_SUPPLEMENT, S.PROCESSING, Fate.UNKNOWN),  # before it, or after?
        (S.PROCESSING, S.NEEDS_SUPPLEMENT, Fate.UNKNOWN),
        (S.NEEDS_SUPPLEMENT, S.AWAITING_PAYMENT, Fate.UNKNOWN),
        (S.REFUSED, S.RETURNED, Fate.UNKNOWN),  # no way leads from one to the other
    ],
)
def test_what_the_portal_has_tells_whether_a_row_was_sent(
    kind: OutboxKind, brings: DossierState, has: DossierState | None, fate: Fate
) -> None:
    record = PortalRecord("c", NATIONAL_CODE[has], "", None, None) if has else None
    if kind is OutboxKind.REPORT_STEP and brings is has:
        fate = Fate.UNKNOWN  # the dossier itself may have brought it
    assert fate_of(item(kind, brings), record) is fate


def test_a_state_that_we_do_not_know_is_for_an_officer() -> None:
    record = PortalRecord("c", 99, "", None, None)
    assert fate_of(item(OutboxKind.REPORT_STEP, S.RECEIVED), record) is Fate.UNKNOWN
    assert replace(record, national_state=2) != record
