"""What a citizen may learn, by which proof, how often a PIN may be tried, and what is told in plain words."""

from datetime import timedelta

import pytest

from kiosk.domain.applicant import Applicant, CitizenId, VerifiedIdentity
from kiosk.domain.casework import Action, ProcessingStep
from kiosk.domain.dossier import Delivery, Dossier
from kiosk.domain.dossier import DossierState as S
from kiosk.domain.errors import DossierUnknown, LookUpLocked, LookUpRefused
from kiosk.domain.identifiers import uuid7
from kiosk.services import look_up
from kiosk.services.timeline import TOLD, advice_of, moments_of
from kiosk.store.opening import Store
from tests.services.visit import CENTRE, IDENTITY, NAME, NOW, NUMBER, StoppedClock, filled_draft, submit

SOMEBODY_ELSE = VerifiedIdentity(
    Applicant(CitizenId("099185000022"), "TRẦN THỊ KHÁC", IDENTITY.applicant.birth_date), IDENTITY.evidence
)
PIN = "000042"


@pytest.fixture
def dossier(store: Store) -> Dossier:
    return submit(filled_draft(store.unit_of_work).id, store.unit_of_work)


def code_of(dossier: Dossier) -> str:
    assert dossier.receipt is not None
    return dossier.receipt.dossier_code


def step(dossier: Dossier, action: Action, now: S, reason: str = "", hours: int = 1) -> ProcessingStep:
    at = NOW + timedelta(hours=hours)
    made = ProcessingStep(uuid7(at), dossier.id, action, at, dossier.state, now, "o-1", "LÊ VĂN BÌNH", reason)
    dossier.state = now
    return made


def test_the_code_alone_shows_the_stage(store: Store, dossier: Dossier) -> None:
    stage = look_up.by_code(code_of(dossier).lower(), store.unit_of_work)
    assert (stage.dossier_code, stage.title) == (code_of(dossier), "Mới đăng ký")
    with pytest.raises(DossierUnknown):
        look_up.by_code("H99.01-261124-9999", store.unit_of_work)


def test_five_wrong_pins_close_the_code_for_an_hour_even_to_the_right_one(store: Store, dossier: Dossier) -> None:
    clock = StoppedClock(NOW)
    for _ in range(look_up.WRONG_PINS):
        with pytest.raises(LookUpRefused):
            look_up.by_code_and_pin(code_of(dossier), "111111", store.unit_of_work, clock)
        clock.at += timedelta(minutes=1)
    with pytest.raises(LookUpLocked):
        look_up.by_code_and_pin(code_of(dossier), PIN, store.unit_of_work, clock)
    clock.at = NOW + timedelta(hours=1, minutes=2)
    assert look_up.by_code_and_pin(code_of(dossier), PIN, store.unit_of_work, clock).dossier_id == dossier.id


def test_a_card_lists_its_holders_own_and_opens_no_other(store: Store, dossier: Dossier) -> None:
    second = submit(filled_draft(store.unit_of_work, StoppedClock(NOW + timedelta(days=1))).id, store.unit_of_work)
    filled_draft(store.unit_of_work)  # a draft is not a dossier yet
    lines = look_up.own_lines(IDENTITY, store.unit_of_work)
    assert [line.id for line in lines] == [second.id, dossier.id]
    found = look_up.by_card(dossier.id, IDENTITY, store.unit_of_work, StoppedClock())
    assert found.stage.dossier_code == code_of(dossier)
    assert look_up.own_lines(SOMEBODY_ELSE, store.unit_of_work) == []
    with pytest.raises(LookUpRefused):
        look_up.by_card(dossier.id, SOMEBODY_ELSE, store.unit_of_work, StoppedClock())


def test_what_is_printed_names_nobody(store: Store, dossier: Dossier) -> None:
    found = look_up.by_card(dossier.id, IDENTITY, store.unit_of_work, StoppedClock())
    slip = look_up.progress_slip(found, CENTRE, NOW)
    assert slip.lines[-1].text == "Hẹn trả kết quả."
    for held in (NAME, NUMBER, PIN):
        assert held not in repr(slip)


def test_a_supplement_tells_what_is_missing_and_that_the_day_waits(dossier: Dossier) -> None:
    steps = [
        step(dossier, Action.ACCEPT, S.RECEIVED),
        step(dossier, Action.REQUEST_SUPPLEMENT, S.NEEDS_SUPPLEMENT, "Bản sao giấy khai sinh.", 2),
    ]
    told = moments_of(dossier, steps, Delivery.DELIVERED)
    assert told[2].text == "Cán bộ đề nghị bổ sung giấy tờ. Bản sao giấy khai sinh."
    assert not told[-1].done
    assert told[-1].at is None
    advice = "Mời Quý khách mang giấy tờ bổ sung đến quầy. Cần bổ sung: Bản sao giấy khai sinh."
    assert advice_of(dossier, steps) == advice


def test_an_apology_names_the_new_day_and_a_result_names_the_place(dossier: Dossier) -> None:
    late = step(dossier, Action.APOLOGISE, S.PROCESSING, "Chờ ý kiến cơ quan phối hợp.")
    dossier.due_at = NOW + timedelta(days=9)
    assert "03/12/2026" in advice_of(dossier, [late])
    ready = step(dossier, Action.RESULT_READY, S.DONE, hours=3)
    assert CENTRE.name in advice_of(dossier, [late, ready])
    assert CENTRE.name in moments_of(dossier, [late, ready], Delivery.DELIVERED)[-1].text


@pytest.mark.parametrize("state", [S.REFUSED, S.WITHDRAWN, S.STOPPED, S.RETURNED])
def test_nothing_lies_ahead_of_a_closed_dossier(dossier: Dossier, state: S) -> None:
    dossier.state, dossier.registered_at = state, NOW
    assert all(moment.done for moment in moments_of(dossier, [], Delivery.DELIVERED))
    assert advice_of(dossier, []) == ""


def test_an_officers_name_is_never_told(dossier: Dossier) -> None:
    steps = [step(dossier, action, dossier.state, "lý do", n) for n, action in enumerate(TOLD)]
    assert "BÌNH" not in repr(moments_of(dossier, steps, Delivery.WAITING))
