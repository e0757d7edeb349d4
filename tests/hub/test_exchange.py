import contextlib
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.dossier import DossierState
from kiosk.domain.errors import DossierElsewhere, HubRefused, HubUnreachable, NumbersExhausted
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.outbox import Outcome
from kiosk.domain.sharing import RESERVES, Exchanged, Parcel
from kiosk.domain.ticket import TicketState
from kiosk.services.attaching import attach
from kiosk.services.exchange import take
from kiosk.store.hub.postgres_hub import PostgresHub
from tests.hub.centre import CENTRE, Open, ticket
from tests.hub.own_postgres import Server
from tests.services.visit import BIRTH, NAME, NOW, PAGE, PlainPaper, StoppedClock, filled_draft

# The driver lets go of the socket of a server that was taken away only when it is collected.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")


def test_two_stations_never_give_the_same_number_hub_here_or_away(open_one: Open, server: Server) -> None:
    kiosk, desk = open_one("K1"), open_one("Q1")
    kiosk.round()
    desk.round()
    given = [kiosk.number("dossier-code", "261124") for _ in range(20)]
    server.stop()
    try:
        # A day of work without the hub: the lease, then the reserve.
        given += [station.number("dossier-code", "261124") for station in (kiosk, desk) for _ in range(120)]
        with pytest.raises(HubUnreachable):
            kiosk.round()
    finally:
        server.start()
    assert len(set(given)) == len(given)
    kiosk.round()
    desk.round()
    given += [station.number("dossier-code", "261124") for station in (kiosk, desk) for _ in range(20)]
    assert len(set(given)) == len(given)
    assert max(given) < RESERVES["dossier-code"].first + 2 * RESERVES["dossier-code"].each


def test_a_number_is_refused_rather_than_given_twice(open_one: Open) -> None:
    """A machine that never met the hub does not know its own reserve."""
    with pytest.raises(NumbersExhausted):
        open_one("K9").number("dossier-code", "261124")


def test_the_register_is_each_stations_own_and_without_gaps(open_one: Open) -> None:
    assert [open_one("K1").number("register", "2026/K1") for _ in range(1)] == [1]


def test_a_ticket_is_seen_everywhere_and_the_later_word_counts(open_one: Open) -> None:
    kiosk, first, second = open_one("K1"), open_one("Q1"), open_one("Q2")
    kiosk.keep(ticket("A001"), ticket("A002"))
    for station in (kiosk, first, second):
        station.round()
    assert first.ticket("id-A002") == ticket("A002")
    called = replace(
        first.ticket("id-A001"),
        state=TicketState.CALLED,
        counter="1",
        calls=1,
        called_at=NOW,
        changed_at=NOW + timedelta(minutes=1),
    )
    first.change(called)
    for station in (first, second, kiosk):
        station.round()
    assert second.ticket("id-A001") == kiosk.ticket("id-A001") == called
    assert all(station.round() == Exchanged() for station in (first, second, kiosk))  # and then there is silence


def test_apart_one_closes_and_the_other_calls_again(open_one: Open, server: Server) -> None:
    first, second = open_one("Q1"), open_one("Q2")
    first.keep(ticket("A001"))
    first.round()
    second.round()
    server.stop()
    try:
        first.change(replace(ticket("A001"), state=TicketState.DONE, closed_at=NOW, changed_at=NOW))
        later = NOW + timedelta(minutes=9)
        second.change(replace(ticket("A001"), state=TicketState.CALLED, calls=3, changed_at=later))
    finally:
        server.start()
    for station in (second, first, second, first):
        station.round()
    assert first.ticket("id-A001") == second.ticket("id-A001")
    assert first.ticket("id-A001").state is TicketState.DONE


def test_of_many_counters_exactly_one_claims_a_ticket(open_one: Open, address: str) -> None:
    kiosk = open_one("K1")
    for round_number in range(5):
        one = ticket(f"A{round_number:03d}")
        kiosk.keep(one)
        kiosk.round()
        won: list[str] = []
        start = threading.Barrier(6)

        def claim(counter: str, one=one, won=won, start=start) -> None:  # type: ignore[no-untyped-def]
            hub = PostgresHub(address, "", counter, StoppedClock())
            start.wait()
            called = replace(one, state=TicketState.CALLED, counter=counter, calls=1, changed_at=NOW)
            if hub.claim_ticket(called):
                won.append(counter)
            hub.close()

        threads = [threading.Thread(target=claim, args=(f"Q{n}",)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1
        kiosk.round()
        assert kiosk.ticket(one.id).counter == won[0]


def test_half_filled_work_goes_to_the_counter_that_claims_it(open_one: Open) -> None:
    kiosk, desk, other = open_one("K1", keep_all=False), open_one("Q1"), open_one("Q2")
    draft = filled_draft(kiosk.store.unit_of_work, kiosk.clock)
    attach(draft.id, BIRTH, [PAGE], PlainPaper(), kiosk.store.attachments, kiosk.store.unit_of_work)
    work = HandOver("work-1", NOW, "K1", "K1-01", place="papers", dossier_id=draft.id, changed_at=NOW)
    with kiosk.store.unit_of_work() as uow:
        uow.add_hand_over(work)
        uow.commit()
    for station in (kiosk, desk, other):
        station.round()
    assert kiosk.dossier(draft.id).home == CENTRE
    with desk.store.unit_of_work() as uow:
        assert uow.open_hand_overs() == [work]
    claimed = replace(work, state=HandOverState.CLAIMED, counter="1", claimed_at=NOW, changed_at=NOW)
    assert desk.hub.claim_hand_over(claimed)
    assert not other.hub.claim_hand_over(replace(claimed, counter="2"))
    assert take(draft.id, desk.exchange)
    taken = desk.dossier(draft.id)
    assert taken.home == ""
    assert taken.applicant.full_name == NAME
    assert b"page" in desk.store.attachments.get(taken.attachments[0].digest)
    with kiosk.store.unit_of_work() as uow, pytest.raises(DossierElsewhere):
        uow.save(uow.dossier(draft.id))  # nothing is written here any more
    assert not take(draft.id, other.exchange)
    kiosk.round()
    assert kiosk.dossier(draft.id).home == "Q1"


def test_a_dossier_that_changes_its_home_is_sent_by_one_station(open_one: Open) -> None:
    kiosk, desk = open_one("K1", keep_all=False), open_one("Q1")
    kiosk.round()
    dossier = kiosk.submit()
    kiosk.round()
    desk.round()
    assert desk.dossier(dossier.id).home == "K1"  # everybody sees it, its home works on it
    assert desk.states(dossier.id) == []
    assert not take(dossier.id, desk.exchange)
    desk.hub.ask_for(dossier.id)
    kiosk.round()
    assert kiosk.states(dossier.id) == ["moved", "moved"]
    desk.round()
    assert desk.states(dossier.id) == ["pending", "pending"]
    ours = desk.dossier(dossier.id)
    assert (ours.home, ours.receipt) == ("", dossier.receipt)
    ours.move_to(DossierState.RECEIVED)
    with desk.store.unit_of_work() as uow:
        uow.save(ours)
        uow.commit()
    desk.round()
    kiosk.round()
    assert kiosk.dossier(dossier.id).state is DossierState.RECEIVED  # and can tell the citizen so


def test_told_again_after_a_crash_changes_nothing(open_one: Open) -> None:
    kiosk, desk = open_one("K1", keep_all=False), open_one("Q1")
    kiosk.round()
    dossier = kiosk.submit()
    kiosk.round()
    desk.hub.ask_for(dossier.id)
    kiosk.round()
    desk.round()
    with kiosk.store.unit_of_work() as uow:
        snapshot, parcel = uow.snapshot(dossier.id, "K1"), uow.parcel_of(dossier.id)
    assert snapshot is not None
    kiosk.hub.tell([], [], [replace(snapshot, home="Q1")], [parcel])  # the acknowledgement was lost
    desk.round()
    assert take(dossier.id, desk.exchange)
    assert desk.states(dossier.id) == ["pending", "pending"]
    assert kiosk.states(dossier.id) == ["moved", "moved"]
    with desk.store.unit_of_work() as uow:
        uow.take_parcel(Parcel(dossier.id, parcel.outbox))
        assert len(uow.items_of(dossier.id)) == 2


def test_a_crash_between_taking_and_keeping_is_made_good(open_one: Open) -> None:
    kiosk, desk = open_one("K1", keep_all=False), open_one("Q1")
    kiosk.round()
    dossier = kiosk.submit()
    kiosk.round()
    desk.round()
    desk.hub.ask_for(dossier.id)
    kiosk.round()
    assert desk.hub.take(dossier.id)  # and then the power goes
    desk.round()
    assert desk.states(dossier.id) == ["pending", "pending"]


def test_what_the_portal_has_may_be_gone_on_with_when_the_kiosk_is_off(open_one: Open) -> None:
    kiosk, desk = open_one("K1", keep_all=False), open_one("Q1")
    kiosk.round()
    dossier = kiosk.submit()
    with kiosk.store.unit_of_work() as uow:
        for item in uow.items_of(dossier.id):
            uow.settle(item.id, Outcome(delivered=True))
        registered = uow.dossier(dossier.id)
        registered.registered_at = NOW
        uow.save(registered)
        uow.commit()
    kiosk.round()
    assert kiosk.dossier(dossier.id).home == CENTRE
    desk.round()
    assert take(dossier.id, desk.exchange)
    assert desk.dossier(dossier.id).registered_at == NOW
    assert desk.states(dossier.id) == ["delivered", "delivered"]


def test_a_draft_is_nobody_elses_business(open_one: Open) -> None:
    kiosk, desk = open_one("K1"), open_one("Q1")
    draft = filled_draft(kiosk.store.unit_of_work, kiosk.clock)
    kiosk.round()
    desk.round()
    with desk.store.unit_of_work() as uow:
        assert not uow.knows(draft.id)


def test_a_kiosk_keeps_no_copy_of_what_others_take_in(open_one: Open) -> None:
    desk, kiosk = open_one("Q1"), open_one("K1", keep_all=False)
    desk.round()
    dossier = desk.submit()
    desk.round()
    kiosk.round()
    with kiosk.store.unit_of_work() as uow:
        assert not uow.knows(dossier.id)


def test_a_hub_that_is_none_is_told_apart_from_one_that_is_away(tmp_path: Path, server: Server) -> None:
    clock = StoppedClock()
    with pytest.raises(HubUnreachable):
        PostgresHub("postgresql://kiosk@127.0.0.1:9/hub", "", "K1", clock).meet()
    for address in ("mysql://x", "nothing", server.address + "no_such_database"):
        with pytest.raises(HubRefused):
            PostgresHub(address, "", "K1", clock).meet()
    with (
        contextlib.closing(PostgresHub(server.make_database("bare"), "", "K1", clock)) as bare,
        pytest.raises(HubRefused),  # a database without our tables
    ):
        bare.meet()
