import unicodedata

import pytest

from kiosk.domain.dossier import DossierState, PaperMark
from kiosk.domain.errors import DetailsInvalid, DossierUnknown, IllegalTransition, PapersMissing
from kiosk.services import drafting
from kiosk.store.opening import Store
from tests.services.visit import BIRTH, DETAILS, EDITION, FORM, IDENTITY, PROCEDURE, StoppedClock, filled_draft, submit


def test_a_draft_comes_back_whole(store: Store) -> None:
    started = drafting.start(IDENTITY, PROCEDURE, EDITION, "", store.unit_of_work, StoppedClock())
    with store.unit_of_work() as uow:
        assert uow.dossier(started.id) == started
        assert [d.id for d in uow.drafts_of(IDENTITY.applicant.citizen_id.digits)] == [started.id]
    assert started.state is DossierState.DRAFT


def test_details_are_tidied(store: Store) -> None:
    dossier = filled_draft(store.unit_of_work)
    typed = DETAILS | {
        "home.detail": "  Số  2 " + unicodedata.normalize("NFD", "đường Mẫu"),
        "stranger": "x",
        "post_address": "y",
    }
    kept = drafting.keep_details(dossier.id, FORM, typed, store.unit_of_work).details
    assert kept["home.detail"] == "Số 2 đường Mẫu"
    assert set(kept) == set(DETAILS)  # nothing empty, nothing the form does not ask


def test_wrong_details_change_nothing_and_are_not_quoted(store: Store) -> None:
    dossier = filled_draft(store.unit_of_work)
    with pytest.raises(DetailsInvalid) as caught:
        drafting.keep_details(dossier.id, FORM, DETAILS | {"phone": "12345"}, store.unit_of_work)
    assert caught.value.detail == "phone"
    with store.unit_of_work() as uow:
        assert uow.dossier(dossier.id).details == dossier.details


def test_only_a_scan_marks_a_paper_as_scanned(store: Store) -> None:
    dossier = filled_draft(store.unit_of_work)
    with pytest.raises(PapersMissing):
        drafting.mark_paper(dossier.id, BIRTH, PaperMark.SCANNED, store.unit_of_work)


def test_discarding_removes_a_draft_and_never_a_submitted_dossier(store: Store) -> None:
    gone, kept = filled_draft(store.unit_of_work), filled_draft(store.unit_of_work)
    submit(kept.id, store.unit_of_work)
    drafting.discard(gone.id, store.unit_of_work)
    with pytest.raises(IllegalTransition):
        drafting.discard(kept.id, store.unit_of_work)
    with store.unit_of_work() as uow:
        assert [d.id for d in uow.dossiers(10)] == [kept.id]
        with pytest.raises(DossierUnknown):
            uow.dossier(gone.id)


def test_a_submitted_dossier_is_not_edited(store: Store) -> None:
    dossier = filled_draft(store.unit_of_work)
    submit(dossier.id, store.unit_of_work)
    with pytest.raises(IllegalTransition):
        drafting.keep_details(dossier.id, FORM, DETAILS, store.unit_of_work)
    with pytest.raises(IllegalTransition):
        drafting.choose_case(dossier.id, "khác", store.unit_of_work)
    with pytest.raises(IllegalTransition):
        drafting.mark_paper(dossier.id, BIRTH, PaperMark.TO_COUNTER, store.unit_of_work)
