"""The hall's queue: who is called when, that no ticket is at two counters, and what is told and audited."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.domain.errors import IllegalTransition, NobodyWaiting, TicketTaken, TicketUnknown
from kiosk.domain.events import TicketCalled, TicketIssued, TicketMoved
from kiosk.domain.hall import QueueRules
from kiosk.domain.officer import Officer, Role
from kiosk.domain.ticket import NEXT, Priority, QueueTicket, TicketState
from kiosk.services import hall_standing, queueing
from kiosk.store.opening import Store
from kiosk.store.rules import load_queue_rules
from tests.services.visit import Heard, StoppedClock

RULES: QueueRules = load_queue_rules(Path(__file__).resolve().parents[2] / "resources" / "rules", 20)
A, B = RULES.line("civil-status"), RULES.line("residence")
LINES = (A.key, B.key)
MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
OFFICER = Officer("o1", "lan", "Nguyễn Thị Mẫu", frozenset({Role.RECEPTION}), "", MORNING)


class Hall:
    def __init__(self, store: Store) -> None:
        self.open, self.clock = store.unit_of_work, StoppedClock(MORNING)

    def issue(self, line: str = A.key, priority: Priority = Priority.NORMAL, wish: str = "") -> QueueTicket:
        return queueing.issue(RULES.line(line), priority, "K1", self.open, self.clock, wish)

    def call(self, counter: str = "8", lines: tuple[str, ...] = LINES) -> QueueTicket:
        return queueing.call_next(counter, lines, OFFICER, RULES, self.open, self.clock)

    def later(self, minutes: float) -> None:
        self.clock.at += timedelta(minutes=minutes)

    def now(self, ticket: QueueTicket) -> QueueTicket:
        with self.open() as uow:
            return uow.ticket(ticket.id)


@pytest.fixture
def hall(store: Store) -> Hall:
    return Hall(store)


def test_numbers_run_by_line_and_local_day(hall: Hall) -> None:
    assert [hall.issue().number for _ in range(2)] + [hall.issue(B.key).number] == ["A001", "A002", "B001"]
    hall.clock.at = datetime(2026, 11, 24, 16, 59, tzinfo=UTC)  # 23:59 in Vietnam
    assert hall.issue().number == "A003"
    hall.later(1)
    tomorrow = hall.issue()
    assert (tomorrow.number, f"{tomorrow.day}") == ("A001", "2026-11-25")


def test_one_wish_is_one_ticket(hall: Hall, heard: Heard) -> None:
    first, second = hall.issue(wish="w1"), hall.issue(wish="w1")
    assert first.id == second.id == "w1"
    assert [e.number for e in heard.events if isinstance(e, TicketIssued)] == ["A001"]
    assert hall.issue(wish="w2").number == "A002"


def test_a_priority_class_goes_ahead_but_nobody_waits_for_ever(hall: Hall) -> None:
    early, soon = hall.issue(), None
    hall.later(15)
    soon = hall.issue()
    hall.later(10)
    old = hall.issue(priority=Priority.ELDERLY)
    assert [hall.call().number for _ in range(3)] == [early.number, old.number, soon.number]


def test_calling_ends_what_the_counter_had(hall: Hall, heard: Heard) -> None:
    first, second, third = (hall.issue() for _ in range(3))
    hall.call()
    hall.call()
    assert hall.now(first).state is TicketState.MISSED
    queueing.start_serving(second.id, "8", OFFICER, hall.open, hall.clock)
    hall.later(7)
    hall.call()
    assert (hall.now(second).state, hall.now(second).closed_at) == (TicketState.DONE, hall.clock.at)
    assert queueing.at_counter("8", hall.open, hall.clock) == hall.now(third)
    with pytest.raises(NobodyWaiting):
        hall.call()
    assert hall.now(third).state is TicketState.CALLED  # nothing was ended for nothing
    assert [e.number for e in heard.events if isinstance(e, TicketCalled)] == ["A001", "A002", "A003"]
    assert [t.number for t in queueing.missed_today(LINES, hall.open, hall.clock)] == ["A001"]


def test_two_counters_never_get_the_same_ticket(store: Store) -> None:
    hall = Hall(store)
    issued = {hall.issue().number for _ in range(24)}
    got: list[str] = []

    def desk(counter: str) -> None:
        while True:
            try:
                got.append(hall.call(counter).number)
            except NobodyWaiting:
                return

    desks = [threading.Thread(target=desk, args=(str(n),)) for n in range(6)]
    for desk_thread in desks:
        desk_thread.start()
    for desk_thread in desks:
        desk_thread.join()
    assert len(got) == 24
    assert set(got) == issued


def test_recall_take_skip_and_the_counter_that_has_it(hall: Hall) -> None:
    ticket = hall.issue()
    hall.call("8")
    assert queueing.recall(ticket.id, "8", OFFICER, hall.open, hall.clock).calls == 2
    with pytest.raises(TicketTaken):
        queueing.recall(ticket.id, "9", OFFICER, hall.open, hall.clock)
    with pytest.raises(TicketTaken):
        queueing.take("a001", "9", OFFICER, hall.open, hall.clock)
    queueing.skip(ticket.id, "8", OFFICER, hall.open, hall.clock)
    came_back = queueing.take(" a 001 ", "9", OFFICER, hall.open, hall.clock)
    assert (came_back.counter, came_back.state, came_back.calls) == ("9", TicketState.CALLED, 3)
    with pytest.raises(TicketTaken):
        queueing.finish(ticket.id, "8", OFFICER, hall.open, hall.clock)
    with pytest.raises(TicketUnknown):
        queueing.take("Z009", "9", OFFICER, hall.open, hall.clock)


def test_transfer_keeps_the_number_and_if_asked_the_place(hall: Hall, heard: Heard) -> None:
    moved = hall.issue()
    hall.later(5)
    other = hall.issue(B.key)
    hall.call("8", (A.key,))
    queueing.transfer(moved.id, B, "8", OFFICER, hall.open, hall.clock)
    assert hall.call("9", (B.key,)).number == moved.number == "A001"
    hall.later(1)
    queueing.transfer(moved.id, B, "9", OFFICER, hall.open, hall.clock, keep_place=False)
    assert hall.call("9", (B.key,)).number == other.number
    assert TicketMoved(moved.id, "A001", "waiting") in heard.events


@pytest.mark.parametrize("state", list(TicketState))
@pytest.mark.parametrize(
    ("step", "target"),
    [("skip", TicketState.MISSED), ("finish", TicketState.DONE), ("cancel", TicketState.CANCELLED)],
)
def test_only_steps_of_the_table(hall: Hall, state: TicketState, step: str, target: TicketState) -> None:
    ticket = hall.issue()
    with hall.open() as uow:
        ticket.state, ticket.counter = state, "8"
        uow.save_ticket(ticket)
        uow.commit()
    more = () if step == "cancel" else ("8",)
    try:
        getattr(queueing, step)(ticket.id, *more, OFFICER, hall.open, hall.clock)
    except IllegalTransition:
        assert target not in NEXT[state]
        assert hall.now(ticket).state is state
    else:
        assert target in NEXT[state]
        assert hall.now(ticket).state is target


def test_the_wait_follows_todays_service_times_and_open_counters(hall: Hall) -> None:
    for _ in range(12):
        hall.issue()
    alone = hall_standing.estimate(A, RULES, hall.open, hall.clock)
    assert (alone.people_ahead, alone.least_minutes, alone.most_minutes) == (12, 70, 146)
    for _ in range(5):  # two counters; each person takes 4 minutes
        called = [hall.call("8"), hall.call("9")]
        for ticket in called:
            queueing.start_serving(ticket.id, ticket.counter, OFFICER, hall.open, hall.clock)
        hall.later(4)
        for ticket in called:
            queueing.finish(ticket.id, ticket.counter, OFFICER, hall.open, hall.clock)
    brisk = hall_standing.estimate(A, RULES, hall.open, hall.clock)
    assert (brisk.people_ahead, brisk.least_minutes, brisk.most_minutes) == (2, 3, 5)
    assert hall_standing.estimate(A, RULES, hall.open, hall.clock, Priority.WITH_CHILD).people_ahead == 2
    hall.later(31)  # nobody has called since
    standing = hall_standing.standing(RULES, hall.open, hall.clock)
    assert standing.lines[0].counters == ()
    assert standing.lines[0].waiting == 2
    assert len(standing.called) == 10


def test_the_audit_says_who_did_what_and_no_name(hall: Hall, store: Store) -> None:
    ticket = hall.issue()
    hall.call()
    queueing.start_serving(ticket.id, "8", OFFICER, hall.open, hall.clock)
    queueing.finish(ticket.id, "8", OFFICER, hall.open, hall.clock)
    with store.unit_of_work() as uow:
        query = "SELECT action, actor, facts FROM audit ORDER BY sequence"
        rows = uow.connection.exec_driver_sql(query).all()  # type: ignore[attr-defined] # of the SQL one
    assert [(action, actor) for action, actor, _ in rows] == [
        ("ticket.issued", "K1"),
        ("ticket.called", "lan"),
        ("ticket.serving", "lan"),
        ("ticket.done", "lan"),
    ]
    assert all("A001" in facts and "Mẫu" not in facts for _, _, facts in rows)
