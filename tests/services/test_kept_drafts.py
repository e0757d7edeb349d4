"""A draft that its owner asked to keep: found by the card, for so many days; what nobody comes back to is let go."""

from datetime import timedelta

import pytest

from kiosk.domain.applicant import Applicant, CitizenId, VerifiedIdentity
from kiosk.domain.errors import DossierUnknown, IllegalTransition
from kiosk.domain.handover import HandOverState
from kiosk.services import drafting, handing_over
from kiosk.services.recovery import recover
from kiosk.store.opening import Store
from tests.services.visit import IDENTITY, NOW, StoppedClock, filled_draft, submit

OTHER = VerifiedIdentity(
    Applicant(CitizenId("099185000022"), "TRẦN THỊ KHÁC", IDENTITY.applicant.birth_date), IDENTITY.evidence
)
DAY = timedelta(days=1)


def kept(store: Store, days: int = 7) -> str:
    draft = filled_draft(store.unit_of_work)
    drafting.keep_for_later(draft.id, {"note": "  đang gõ ", "x": " "}, days, store.unit_of_work, StoppedClock())
    return draft.id


def found(store: Store, identity: VerifiedIdentity = IDENTITY, after: timedelta = timedelta()) -> list[str]:
    return [d.id for d in drafting.kept_of(identity, store.unit_of_work, StoppedClock(NOW + after))]


def test_only_its_owner_finds_it_and_only_for_its_days(store: Store) -> None:
    filled_draft(store.unit_of_work)  # of the same person, but nobody asked to keep it
    draft = kept(store)
    assert found(store) == [draft]
    assert found(store, OTHER) == []
    assert found(store, after=7 * DAY) == []
    with pytest.raises(DossierUnknown):
        drafting.resume(draft, OTHER, store.unit_of_work)
    assert drafting.resume(draft, IDENTITY, store.unit_of_work).details["note"] == "đang gõ"


def test_a_submitted_dossier_is_no_draft_to_keep(store: Store) -> None:
    dossier = submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    with pytest.raises(IllegalTransition):
        drafting.keep_for_later(dossier.id, {}, 7, store.unit_of_work, StoppedClock())
    assert found(store) == []


def test_the_sweep_takes_what_is_over_and_leaves_what_is_not(store: Store) -> None:
    left_by_a_crash, asked_for = filled_draft(store.unit_of_work).id, kept(store)
    submitted = submit(filled_draft(store.unit_of_work).id, store.unit_of_work).id
    assert drafting.sweep(store.unit_of_work, StoppedClock(NOW + DAY / 2)) == 0
    recover(store.attachments, store.unit_of_work, StoppedClock(NOW + 2 * DAY))
    with store.unit_of_work() as uow:
        assert {d.id for d in uow.dossiers(10)} == {asked_for, submitted}
        assert uow.count_audits("draft.let-go", left_by_a_crash, NOW) == 1
    assert drafting.sweep(store.unit_of_work, StoppedClock(NOW + 8 * DAY)) == 1


def test_work_handed_over_is_held_for_a_day(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    work = handing_over.hand_over(
        "details", "", draft.id, {"a": "b"}, "", "K1", store.unit_of_work, StoppedClock(NOW + DAY)
    )
    assert drafting.sweep(store.unit_of_work, StoppedClock(NOW + 3 * DAY / 2)) == 0
    assert drafting.sweep(store.unit_of_work, StoppedClock(NOW + 3 * DAY)) == 1
    with store.unit_of_work() as uow:
        closed = uow.hand_over(work.id)
    assert (closed.state, closed.values) == (HandOverState.WITHDRAWN, {})
