"""The citizen calls an officer: the work goes to the counters, comes back, or is taken."""

import pytest
from kiosk_models import Kiosk, dossiers

from kiosk.domain.errors import StoreUnavailable
from kiosk.domain.handover import HandOver
from kiosk.domain.officer import Officer, Role
from kiosk.services import handing_over

NOBODY: dict[str, str] = {}


def officer(kiosk: Kiosk) -> Officer:
    return Officer("o-1", "lan", "TRẦN THỊ LAN", frozenset({Role.RECEPTION}), "", kiosk.bench.tools.clock.now())


def called(kiosk: Kiosk) -> None:
    kiosk.visit.callOfficer()
    kiosk.until(lambda: kiosk.call.state == "told")


def waiting(kiosk: Kiosk) -> list[HandOver]:
    with kiosk.bench.store.unit_of_work() as uow:
        return uow.open_hand_overs()


def test_a_call_from_the_first_page_has_a_code_and_nothing_else(kiosk: Kiosk) -> None:
    called(kiosk)
    (work,) = waiting(kiosk)
    assert (work.code, work.place, work.dossier_id, work.values) == (kiosk.call.code, "home", "", NOBODY)
    assert not kiosk.call.workKept


def test_the_half_filled_draft_and_what_was_typed_survive_the_end_of_the_visit(kiosk: Kiosk) -> None:
    kiosk.to_details()
    kiosk.details.choose("01")
    called(kiosk)
    assert kiosk.call.workKept
    kiosk.visit.end()
    kiosk.rest()
    (work,) = waiting(kiosk)
    assert work.place == "details"
    assert "01" in work.values.values()
    assert [d.id for d in dossiers(kiosk)] == [work.dossier_id]
    assert (kiosk.call.code, kiosk.call.state) == ("", "telling")


def test_a_card_that_was_read_goes_along_before_a_draft_was_begun(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.identify()
    called(kiosk)
    (work,) = waiting(kiosk)
    (draft,) = dossiers(kiosk)
    assert work.dossier_id == draft.id
    kiosk.call.goOn()
    kiosk.until(lambda: not kiosk.visit.officerCalled)
    kiosk.confirm.confirm()
    kiosk.until(lambda: kiosk.visit.page == "case")
    assert [d.id for d in dossiers(kiosk)] == [draft.id]


def test_whoever_goes_on_alone_takes_the_work_back(kiosk: Kiosk) -> None:
    kiosk.to_details()
    called(kiosk)
    kiosk.call.goOn()
    kiosk.until(lambda: not kiosk.visit.officerCalled)
    assert waiting(kiosk) == []
    kiosk.visit.end()
    kiosk.rest()
    assert dossiers(kiosk) == []


def test_the_counter_that_takes_the_work_is_named(kiosk: Kiosk) -> None:
    kiosk.call._watch.setInterval(20)
    kiosk.to_details()
    called(kiosk)
    (work,) = waiting(kiosk)
    handing_over.claim(work.id, officer(kiosk), "2", kiosk.bench.store.unit_of_work, kiosk.bench.tools.clock)
    kiosk.until(lambda: kiosk.call.state == "taken")
    assert kiosk.call.counter == "2"
    kiosk.call.goOn()
    kiosk.rest()
    assert kiosk.visit.officerCalled
    handing_over.finish(work.id, officer(kiosk), kiosk.bench.store.unit_of_work, kiosk.bench.tools.clock)
    kiosk.until(lambda: kiosk.visit.page == "home" and not kiosk.visit.officerCalled)


def test_when_the_store_refuses_the_screen_does_not_claim_that_anybody_knows(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> HandOver:
        raise StoreUnavailable("gone")

    monkeypatch.setattr(handing_over, "hand_over", refuse)
    kiosk.visit.callOfficer()
    kiosk.until(lambda: kiosk.call.state == "failed")
    assert kiosk.call.code == ""
    kiosk.call.goOn()
    assert not kiosk.visit.officerCalled
