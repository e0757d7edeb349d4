"""Leaving with the work half done, and finding it again by the card."""

from filing_bench import PERMANENT_RESIDENCE, identity
from kiosk_models import Kiosk, dossiers

from kiosk.domain.applicant import Applicant, CitizenId

MARRIAGE = "1.000894"


def leave_with_a_draft(kiosk: Kiosk) -> str:
    kiosk.to_details()
    kiosk.details.choose("self")
    assert kiosk.keep.possible
    kiosk.keep.keep()
    kiosk.until(lambda: kiosk.visit.page == "home")
    kiosk.rest()
    (draft,) = dossiers(kiosk)
    return str(draft.id)


def come_again(kiosk: Kiosk, who: Applicant | None = None) -> None:
    kiosk.to_card(MARRIAGE)
    for digit in "000011":
        kiosk.card.press(digit)
    kiosk.card.read()
    kiosk.bench.reader.put_card(identity(who) if who else None)
    kiosk.until(lambda: kiosk.visit.page == "confirm")
    assert kiosk.resume.drafts == []
    kiosk.confirm.confirm()
    kiosk.until(lambda: kiosk.visit.page != "confirm")
    kiosk.rest()


def test_the_kept_draft_is_offered_and_gone_on_with(kiosk: Kiosk) -> None:
    draft = leave_with_a_draft(kiosk)
    come_again(kiosk)
    assert kiosk.visit.page == "resume"
    assert [line["id"] for line in kiosk.resume.drafts] == [draft]
    kiosk.resume.resume(draft)
    kiosk.until(lambda: kiosk.visit.page == "details")
    assert kiosk.visit.procedure_code == PERMANENT_RESIDENCE
    assert (kiosk.details.ask, kiosk.details.value) == ("choice", "self")
    kiosk.visit.end()
    kiosk.rest()
    assert [d.id for d in dossiers(kiosk)] == [draft]
    assert kiosk.resume.drafts == []


def test_somebody_else_is_offered_nothing(kiosk: Kiosk) -> None:
    leave_with_a_draft(kiosk)
    come_again(kiosk, Applicant(CitizenId("099185000022"), "TRẦN THỊ KHÁC", identity().applicant.birth_date))
    assert kiosk.visit.page == "details"


def test_one_may_begin_anew_or_delete(kiosk: Kiosk) -> None:
    draft = leave_with_a_draft(kiosk)
    come_again(kiosk)
    kiosk.resume.startAnew()
    kiosk.until(lambda: kiosk.visit.page == "details")
    assert kiosk.visit.procedure_code == MARRIAGE
    assert len(dossiers(kiosk)) == 2
    kiosk.visit.end()
    kiosk.rest()
    come_again(kiosk)
    kiosk.resume.delete(draft)
    kiosk.until(lambda: kiosk.visit.page == "details")
    assert draft not in [d.id for d in dossiers(kiosk)]


def test_whoever_does_not_ask_leaves_nothing(kiosk: Kiosk) -> None:
    kiosk.to_details()
    kiosk.visit.end()
    kiosk.rest()
    assert dossiers(kiosk) == []
    assert not kiosk.keep.possible
