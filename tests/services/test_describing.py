"""Metadata of a paper: what fits, what the store keeps, what goes to the Portal, and what the audit does not say."""

from datetime import date

import pytest

from kiosk.domain.errors import IllegalTransition, PaperFactsInvalid, RoleMissing
from kiosk.domain.paper_description import as_typed, read_facts
from kiosk.domain.paper_facts import NO_FACTS, PaperFacts
from kiosk.services import attaching
from kiosk.services.describing import describe
from kiosk.store.opening import Store
from tests.services.counter import CASHIER, CLERK, MONDAY, hire, rulebook, stored
from tests.services.test_certifying import facts_of, told, with_paper
from tests.services.visit import PAGE, PROOF, PlainPaper, StoppedClock, filled_draft, submit

TODAY = date(2026, 11, 30)
TYPED = {
    "number": "  05/2019/TLKS ",
    "issued_on": "15/8/2019",
    "issued_by": "UBND  phường Hoa Mẫu",
    "signed_by": "Trần Văn Mẫu",
    "summary": "Trích lục khai sinh",
    "valid_until": "",
    "permanent": "yes",
    "paper_code": "gks.01",
    "result_code": "kq.g15.000031",
}
FACTS = PaperFacts(
    number="05/2019/TLKS",
    issued_on=date(2019, 8, 15),
    issued_by="UBND phường Hoa Mẫu",
    signed_by="Trần Văn Mẫu",
    summary="Trích lục khai sinh",
    permanent=True,
    paper_code="GKS.01",
    result_code="KQ.G15.000031",
)


@pytest.fixture(autouse=True)
def staff(store: Store) -> None:
    hire(store.unit_of_work)


def described(store: Store, dossier_id: str, values: dict[str, str], document: str = "01") -> None:
    describe(dossier_id, document, values, CLERK, rulebook(), store.unit_of_work, StoppedClock(MONDAY))


def test_what_is_typed_is_tidied_and_shown_again() -> None:
    facts = read_facts(TYPED, TODAY)
    assert facts == FACTS
    assert read_facts(as_typed(facts), TODAY) == facts
    assert read_facts({}, TODAY) == NO_FACTS


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"issued_on": "31/02/2020"}, "issued_on"),
        ({"issued_on": "01/12/2026"}, "issued_on"),  # tomorrow
        ({"issued_on": "hôm qua"}, "issued_on"),
        ({"valid_until": "01/01/2019", "issued_on": "15/08/2019"}, "valid_until"),
        ({"valid_until": "01/01/2030", "permanent": "yes"}, "valid_until"),
        ({"number": "9" * 61}, "number"),
        ({"issued_by": "x" * 201, "summary": "y" * 501}, "issued_by, summary"),
        ({"paper_code": "GKS 01"}, "paper_code"),
        ({"result_code": "<b>"}, "result_code"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_kept(store: Store, values: dict[str, str], named: str) -> None:
    dossier = with_paper(store)
    described(store, dossier.id, TYPED)
    with pytest.raises(PaperFactsInvalid) as wrong:
        described(store, dossier.id, TYPED | values if "permanent" in values else {**TYPED, "permanent": "", **values})
    assert wrong.value.detail == named
    assert stored(store, dossier.id).facts == {"01": FACTS}


def test_the_portal_gets_the_codes_its_fields_take_and_only_once(store: Store) -> None:
    dossier = with_paper(store)
    described(store, dossier.id, TYPED)
    described(store, dossier.id, TYPED)
    first, second = told(store, dossier)
    assert [file.component_code for file in first.files] == [""]
    assert [file.component_code for file in second.files] == ["GKS.01"]
    described(store, dossier.id, TYPED | {"summary": "Khác"})  # no field of the wire takes it
    assert len(told(store, dossier)) == 2
    assert [said["keys"] for said in facts_of(store, "paper.described")] == [
        "number, issued_on, issued_by, signed_by, summary, permanent, paper_code, result_code",
        "summary",
    ]
    assert "Mẫu" not in str(facts_of(store, "paper.described"))


def test_a_draft_s_words_go_with_it_when_it_is_submitted(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    attaching.attach(draft.id, PROOF, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    described(store, draft.id, TYPED, PROOF.id)
    [only] = told(store, submit(draft.id, store.unit_of_work))
    assert [file.component_code for file in only.files] == ["GKS.01"]


def test_a_scan_anew_keeps_the_words_and_a_paper_taken_away_loses_them(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    for _ in range(2):
        attaching.attach(draft.id, PROOF, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
        described(store, draft.id, TYPED, PROOF.id)
    dossier = stored(store, draft.id)
    assert dossier.facts == {PROOF.id: FACTS}
    dossier.no_longer_asked(PROOF.id)
    assert dossier.facts == {}


def test_who_may_not_and_where_there_is_no_file(store: Store) -> None:
    dossier = with_paper(store)
    with pytest.raises(RoleMissing):
        describe(dossier.id, "01", TYPED, CASHIER, rulebook(), store.unit_of_work, StoppedClock(MONDAY))
    with pytest.raises(IllegalTransition):
        described(store, dossier.id, TYPED, "02")
    assert stored(store, dossier.id).facts == {}


def test_erasure_takes_the_words(store: Store) -> None:
    dossier = with_paper(store)
    described(store, dossier.id, TYPED)
    with store.unit_of_work() as uow:
        uow.erase(dossier.id, MONDAY)
        uow.commit()
    assert stored(store, dossier.id).facts == {}
