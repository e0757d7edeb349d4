"""Work that goes from the kiosk to the counter: kept, claimed once, given back, closed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.domain.catalogue import Catalogue
from kiosk.domain.errors import DossierUnknown, HandOverTaken, HandOverUnknown, IllegalTransition
from kiosk.domain.events import HandOverChanged
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.officer import Officer, Role
from kiosk.services import handing_over
from kiosk.store.opening import Store
from tests.services.visit import EDITION, NAME, NOW, NUMBER, PROCEDURE, Heard, StoppedClock, filled_draft

CLOCK = StoppedClock()
LAN = Officer("o-1", "lan", "TRẦN THỊ LAN", frozenset({Role.RECEPTION}), "", NOW)
BINH = Officer("o-2", "binh", "LÊ VĂN BÌNH", frozenset({Role.RECEPTION}), "", NOW)
CATALOGUE = Catalogue(EDITION, [PROCEDURE.summary], {PROCEDURE.code: PROCEDURE})


def asked(store: Store, dossier_id: str = "", values: dict[str, str] | None = None) -> HandOver:
    code = PROCEDURE.code if dossier_id else ""
    return handing_over.hand_over("details", code, dossier_id, values or {}, "", "K1", store.unit_of_work, CLOCK)


def test_the_work_stands_on_the_list_with_a_code_and_no_whole_number(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    work = asked(store, draft.id, {"note": "mới gõ"})
    assert (work.code, work.state) == ("K1-01", HandOverState.OPEN)
    assert asked(store).code == "K1-02"
    first, second = handing_over.waiting(CATALOGUE, store.unit_of_work)
    assert (first.id, first.procedure_name, first.applicant_name) == (work.id, "Đăng ký mẫu", NAME)
    assert first.masked_id.endswith(NUMBER[-4:])
    assert NUMBER not in repr(first)
    assert (second.procedure_name, second.applicant_name) == ("", "")
    with store.unit_of_work() as uow:
        assert uow.hand_over(work.id).values == {"note": "mới gõ"}


def test_each_step_is_told_after_its_commit(store: Store, heard: Heard) -> None:
    work = asked(store)
    handing_over.claim(work.id, LAN, "1", store.unit_of_work, CLOCK)
    handing_over.release(work.id, LAN, store.unit_of_work, CLOCK)
    handing_over.withdraw(work.id, store.unit_of_work, CLOCK)
    states = [event.state for event in heard.events if isinstance(event, HandOverChanged)]
    assert states == ["open", "claimed", "open", "withdrawn"]
    with store.unit_of_work() as uow:
        for action in ("opened", "claimed", "released", "withdrawn"):
            assert uow.count_audits(f"hand-over.{action}", work.id, NOW) == 1


def test_of_two_counters_one_wins(store: Store) -> None:
    work = asked(store)

    def take(officer: Officer) -> str:
        try:
            return handing_over.claim(work.id, officer, officer.id, store.unit_of_work, CLOCK).officer_id
        except HandOverTaken:
            return ""

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(take, (LAN, BINH)))
    assert sorted(map(bool, outcomes)) == [False, True]
    with store.unit_of_work() as uow:
        assert uow.hand_over(work.id).officer_id in outcomes


def test_the_winner_may_ask_again_and_nobody_else_may_end_it(store: Store) -> None:
    work = asked(store)
    handing_over.claim(work.id, LAN, "1", store.unit_of_work, CLOCK)
    assert handing_over.claim(work.id, LAN, "1", store.unit_of_work, CLOCK).officer_id == LAN.id
    for step in (handing_over.release, handing_over.finish):
        with pytest.raises(HandOverTaken):
            step(work.id, BINH, store.unit_of_work, CLOCK)
    with pytest.raises(HandOverTaken):
        handing_over.withdraw(work.id, store.unit_of_work, CLOCK)


def test_closing_lets_a_draft_go_that_was_not_submitted(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    work = asked(store, draft.id, {"note": "mới gõ"})
    handing_over.claim(work.id, LAN, "1", store.unit_of_work, CLOCK)
    handing_over.finish(work.id, LAN, store.unit_of_work, CLOCK)
    assert handing_over.waiting(CATALOGUE, store.unit_of_work) == []
    with store.unit_of_work() as uow:
        assert uow.hand_over(work.id).values == {}
        with pytest.raises(DossierUnknown):
            uow.dossier(draft.id)


def test_a_closed_one_takes_no_step(store: Store) -> None:
    work = asked(store)
    handing_over.withdraw(work.id, store.unit_of_work, CLOCK)
    handing_over.withdraw(work.id, store.unit_of_work, CLOCK)  # a second tap changes nothing
    with pytest.raises(HandOverTaken):
        handing_over.claim(work.id, LAN, "1", store.unit_of_work, CLOCK)
    with pytest.raises(IllegalTransition):
        handing_over.finish(work.id, LAN, store.unit_of_work, CLOCK)
    with pytest.raises(HandOverUnknown):
        handing_over.claim("none", LAN, "1", store.unit_of_work, CLOCK)


def test_a_draft_that_is_gone_cannot_be_handed_over(store: Store) -> None:
    with pytest.raises(DossierUnknown):
        asked(store, "none")
