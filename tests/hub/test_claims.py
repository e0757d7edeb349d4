import contextlib
import threading
from dataclasses import replace

import pytest

from kiosk.domain.errors import HubUnreachable, NobodyWaiting, TicketTaken
from kiosk.domain.events import Event, HallChanged, HubChanged
from kiosk.domain.hall import QueueRules
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.officer import Officer, Role
from kiosk.domain.sharing import Exchanged
from kiosk.domain.ticket import ServiceLine
from kiosk.services import handing_over, queueing
from kiosk.services.claiming import HubClaims, share_of
from kiosk.session.hub_link import HubLink
from tests.hub.centre import Open, Station, ticket
from tests.hub.own_postgres import Server
from tests.services.visit import NOW, filled_draft

# The driver lets go of the socket of a server that was taken away only when it is collected.
# pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

LINE = ServiceLine("civil", "A", "Hộ tịch", "users", (), ("1", "2"), 10)
OFFICER = Officer("o1", "lan", "Trần Thị Mẫu", frozenset({Role.RECEPTION}), "", NOW)


@pytest.fixture
def rules() -> QueueRules:
    from kiosk.config import RESOURCES
    from kiosk.store.rules import load_queue_rules

    return replace(load_queue_rules(RESOURCES / "rules", 20), lines=(LINE,))


def claims_of(station: Station) -> HubClaims:
    return HubClaims(station.exchange, lambda _: LINE.counters)


def call(station: Station, counter: str, rules: QueueRules) -> str:
    ask = claims_of(station).ticket
    called = queueing.call_next(counter, ["civil"], OFFICER, rules, station.store.unit_of_work, station.clock, ask)
    return called.number


def test_counters_that_have_not_heard_of_each_other_yet_call_different_people(
    open_one: Open, rules: QueueRules
) -> None:
    first, second = open_one("Q1"), open_one("Q2")
    first.keep(*(ticket(f"A{n:03d}") for n in range(1, 5)))
    first.round()
    second.round()
    numbers = [call(first, "1", rules), call(second, "2", rules), call(second, "2", rules), call(first, "1", rules)]
    assert sorted(numbers) == ["A001", "A002", "A003", "A004"]
    with pytest.raises(NobodyWaiting):
        call(second, "2", rules)
    with pytest.raises(TicketTaken):
        taken = numbers[-1], "2", OFFICER, second.store.unit_of_work, second.clock, claims_of(second).ticket
        queueing.take(*taken)


def test_without_the_hub_each_counter_calls_its_share_and_nobody_is_called_twice(
    open_one: Open, server: Server, rules: QueueRules
) -> None:
    first, second = open_one("Q1"), open_one("Q2")
    all_numbers = [f"A{n:03d}" for n in range(1, 11)]
    first.keep(*map(ticket, all_numbers))
    first.round()
    second.round()
    server.stop()
    called: list[str] = []
    try:
        for station, counter in ((first, "1"), (second, "2")):
            with contextlib.suppress(NobodyWaiting):
                while True:
                    called.append(call(station, counter, rules))
    finally:
        server.start()
    assert sorted(called) == all_numbers  # nobody is left out, nobody comes twice
    first.round()
    second.round()
    first.round()
    for number in all_numbers:
        here, there = first.ticket(f"id-{number}"), second.ticket(f"id-{number}")
        assert here == there
        assert here.counter == share_of(number, LINE.counters)


def test_work_that_was_handed_over_is_claimed_once_and_comes_along(open_one: Open, server: Server) -> None:
    kiosk = open_one("K1", keep_all=False)
    first, second = open_one("Q1"), open_one("Q2")
    draft = filled_draft(kiosk.store.unit_of_work, kiosk.clock)
    work = handing_over.hand_over("papers", "", draft.id, {}, "", "K1", kiosk.store.unit_of_work, kiosk.clock)
    for station in (kiosk, first, second):
        station.round()
    mine = handing_over.claim(work.id, OFFICER, "1", first.store.unit_of_work, first.clock, claims_of(first))
    assert mine.state is HandOverState.CLAIMED
    assert first.dossier(draft.id).home == ""
    with pytest.raises(handing_over.HandOverTaken):
        handing_over.claim(work.id, OFFICER, "2", second.store.unit_of_work, second.clock, claims_of(second))
    other = HandOver("x", NOW, "K1", "K1-09", "card", changed_at=NOW)
    with second.store.unit_of_work() as uow:
        uow.add_hand_over(other)
        uow.commit()
    server.stop()
    try:
        with pytest.raises(handing_over.HandOverTaken):  # nobody can say who has it
            handing_over.claim("x", OFFICER, "2", second.store.unit_of_work, second.clock, claims_of(second))
    finally:
        server.start()


def test_the_link_tells_when_the_hub_comes_and_goes() -> None:
    answers: list[Exchanged | HubUnreachable] = [Exchanged(), HubUnreachable(), HubUnreachable(), Exchanged(hall=True)]
    heard: list[Event] = []
    forgotten = threading.Event()

    def round_() -> Exchanged:
        answer = answers.pop(0)
        if isinstance(answer, HubUnreachable):
            raise answer
        return answer

    link = HubLink(round_, 0.01, heard.extend, forgotten.set)
    assert [link.once() for _ in range(4)] == [True, False, False, True]
    assert heard == [HubChanged(True), HubChanged(False), HubChanged(True), HallChanged()]
    assert not forgotten.is_set()
    answers.append(Exchanged(dossiers=True))
    link.once()
    assert forgotten.is_set()
    assert heard[-1] == HallChanged()
