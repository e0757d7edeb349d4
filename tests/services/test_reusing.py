"""A paper of an earlier dossier used again: only this citizen's, only while it counts, only when he agrees."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from kiosk.domain.applicant import Applicant, CitizenId, DocumentKind, IdentityDocument, VerifiedIdentity
from kiosk.domain.certified_copy import CopyWording
from kiosk.domain.dossier import Dossier, PaperMark, Principal
from kiosk.domain.errors import ConsentMissing, DossierErased, PaperNotReusable, RoleMissing
from kiosk.domain.local_time import local_date
from kiosk.domain.paper_facts import PaperFacts
from kiosk.domain.paper_rules import PaperKind, PaperRules, months_after
from kiosk.services import attaching, drafting
from kiosk.services.reusing import ReusablePaper, offers, reuse, same_person
from kiosk.store.opening import Store
from kiosk.store.paper_rules import load_paper_rules
from tests.services.counter import CASHIER, CLERK, MONDAY, hire, stored
from tests.services.test_certifying import facts_of, told
from tests.services.visit import (
    BIRTH,
    DETAILS,
    EDITION,
    FORM,
    IDENTITY,
    PAGE,
    PROCEDURE,
    PROOF,
    PlainPaper,
    StoppedClock,
    submit,
)

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "rules"
PROOFS = PaperKind("proof", "Giấy tờ chứng minh", ("giấy tờ chứng minh",), 6)
RULES = PaperRules(CopyWording("Sao y", assumed=True), (PROOFS,), ("tờ khai",))
LATER = MONDAY + timedelta(days=30)
TODAY = local_date(LATER)
OTHER = "099085000029"


@pytest.fixture(autouse=True)
def staff(store: Store) -> None:
    hire(store.unit_of_work)


def draft_of(store: Store, who: Applicant = IDENTITY.applicant, at: object = LATER) -> Dossier:
    identity = VerifiedIdentity(who, IDENTITY.evidence, b"photo")
    clock = StoppedClock(at)  # type: ignore[arg-type]
    dossier = drafting.start(identity, PROCEDURE, EDITION, "", store.unit_of_work, clock)
    drafting.keep_details(dossier.id, FORM, DETAILS, store.unit_of_work)
    return dossier


def earlier(store: Store, who: Applicant = IDENTITY.applicant, image: bytes = b"\xff\xd8page") -> Dossier:
    """Filed on Monday, with both papers scanned."""
    draft = draft_of(store, who, MONDAY)
    page = replace(PAGE, image=image)
    for document in (BIRTH, PROOF):
        attaching.attach(draft.id, document, [page], PlainPaper(), store.attachments, store.unit_of_work, at=MONDAY)
    return submit(draft.id, store.unit_of_work, StoppedClock(MONDAY))


def offered(store: Store, dossier: Dossier, today: date = TODAY) -> list[ReusablePaper]:
    with store.unit_of_work() as uow:
        return offers(uow.dossier(dossier.id), PROCEDURE.documents, RULES, uow, today)


def used(store: Store, dossier: Dossier, offer: ReusablePaper, agreed: bool = True) -> Dossier:
    return reuse(
        dossier.id, PROOF, offer, agreed, CLERK, RULES, store.attachments, store.unit_of_work, StoppedClock(LATER)
    )


def test_the_same_citizen_s_paper_is_offered_and_what_is_made_for_one_dossier_is_not(store: Store) -> None:
    before = earlier(store)
    [offer] = offered(store, draft_of(store))
    assert (offer.document_id, offer.source_id, offer.pages, offer.signed) == (PROOF.id, before.id, 1, False)
    assert offer.last_day == months_after(local_date(MONDAY), 6)


def test_with_consent_the_dossier_gets_a_file_of_its_own_under_its_own_key(store: Store) -> None:
    before, now = earlier(store), draft_of(store)
    [offer] = offered(store, now)
    used(store, now, offer)
    [paper] = stored(store, now.id).attachments
    copies = {path.name.partition(".")[2] for path in store.attachments.copies(paper.digest)}
    assert len(copies) == 2  # one under each dossier's key
    assert stored(store, now.id).marks[PROOF.id] is PaperMark.SCANNED
    assert paper.reuse is not None
    assert (paper.reuse.noted_by, paper.reuse.agreed_at) == (CLERK.account, LATER)
    assert paper.made_at == MONDAY
    code = before.receipt.dossier_code if before.receipt else ""
    [said] = facts_of(store, "paper.reused")
    assert said == {
        "document": PROOF.id,
        "from": code,
        "from-document": PROOF.id,
        "digest": paper.digest,
        "consent": "said to the officer",
    }
    assert offered(store, now) == []  # answered


def test_it_outlives_the_erasure_of_where_it_came_from(store: Store) -> None:
    before, now = earlier(store), draft_of(store)
    [offer] = offered(store, now)
    used(store, now, offer)
    with store.unit_of_work() as uow:
        let_go = uow.erase(before.id, LATER)
        uow.commit()
    store.attachments.drop(let_go)
    [paper] = stored(store, now.id).attachments
    assert store.attachments.get(paper.digest).startswith(b"%PDF")


def test_the_portal_is_told_that_it_was_used_again(store: Store) -> None:
    earlier(store)
    now = draft_of(store)
    used(store, now, offered(store, now)[0])
    drafting.mark_paper(now.id, BIRTH, PaperMark.TO_COUNTER, store.unit_of_work)
    [submission] = told(store, submit(now.id, store.unit_of_work, StoppedClock(LATER)))
    assert [file.reused for file in submission.files] == [1]


# The hard control: never across citizens ---------------------------------------------------------------------------


def applicant(number: str, name: str = "NGUYỄN VĂN MẪU", kind: DocumentKind | None = None) -> Applicant:
    document = IdentityDocument(kind, number) if kind else None
    return replace(
        IDENTITY.applicant, citizen_id=None if kind else CitizenId(number), full_name=name, document=document
    )


PEOPLE = {
    "mau": applicant("099085000011"),
    "namesake": applicant(OTHER),  # same name, same birthday
    "passport": applicant("N0000001", kind=DocumentKind.PASSPORT),
    "passport again": applicant("N0000001", kind=DocumentKind.OTHER),
}


@pytest.mark.parametrize(("there", "here"), list(product(PEOPLE, PEOPLE)))
def test_no_paper_crosses_from_one_citizen_to_another(store: Store, there: str, here: str) -> None:
    before = earlier(store, PEOPLE[there])
    now = draft_of(store, PEOPLE[here])
    allowed = there == here and PEOPLE[here].citizen_id is not None
    assert bool(offered(store, now)) == allowed
    forged = ReusablePaper(PROOF.id, before.id, "", PROOF.id, PROOF.name, local_date(MONDAY), None, 1, False)
    if allowed:
        assert used(store, now, forged).attachments
        return
    with pytest.raises(PaperNotReusable):
        used(store, now, forged)  # also when the screen is wrong
    assert stored(store, now.id).attachments == []
    assert facts_of(store, "paper.reused") == []


def principal(number: str, name: str = "TRẦN THỊ MẪU") -> Principal:
    return Principal("authorised", name, number, date(1960, 1, 1), "", "", "")


@pytest.mark.parametrize(
    ("there", "here", "same"),
    [
        (None, None, True),
        (None, principal(OTHER), False),  # one's own paper does not answer for whom one files
        (principal(OTHER), None, False),  # nor the other's for oneself
        (principal(OTHER), principal(OTHER), True),
        (principal(OTHER), principal("099085000045"), False),
        (principal(""), principal(""), False),  # nobody knows who that is
        (principal(OTHER), principal(OTHER, "TRẦN THỊ KHÁC"), False),
    ],
)
def test_nor_from_one_owner_to_another(
    store: Store, there: Principal | None, here: Principal | None, same: bool
) -> None:
    before, now = earlier(store), draft_of(store)
    with store.unit_of_work() as uow:
        for dossier, owner in ((before, there), (now, here)):
            uow.save(replace(uow.dossier(dossier.id), principal=owner))
        uow.commit()
    assert bool(offered(store, now)) == same
    assert same_person(stored(store, now.id), stored(store, before.id)) == same


# While it counts -----------------------------------------------------------------------------------------------------


def test_an_erased_dossier_offers_nothing_and_an_old_offer_is_refused(store: Store) -> None:
    before, now = earlier(store), draft_of(store)
    [offer] = offered(store, now)
    with store.unit_of_work() as uow:
        uow.erase(before.id, LATER)
        uow.commit()
    assert offered(store, now) == []
    with pytest.raises(PaperNotReusable):
        used(store, now, offer)
    assert stored(store, now.id).attachments == []


def test_a_draft_is_no_source(store: Store) -> None:
    half = draft_of(store, at=MONDAY)
    attaching.attach(half.id, PROOF, [PAGE], PlainPaper(), store.attachments, store.unit_of_work, at=MONDAY)
    assert offered(store, draft_of(store)) == []


def test_it_ends_with_its_term_and_with_what_the_paper_says(store: Store) -> None:
    before, now = earlier(store), draft_of(store)
    last = months_after(local_date(MONDAY), 6)
    assert offered(store, now, last)
    assert not offered(store, now, last + timedelta(days=1))
    with store.unit_of_work() as uow:
        kept = uow.dossier(before.id)
        kept.facts[PROOF.id] = PaperFacts(valid_until=local_date(LATER))
        uow.save(kept)
        uow.commit()
    assert offered(store, now, local_date(LATER))
    assert not offered(store, now, local_date(LATER) + timedelta(days=1))


def test_its_term_counts_from_when_the_paper_was_issued(store: Store) -> None:
    assert PROOFS.last_day(date(2026, 11, 30), PaperFacts(issued_on=date(2026, 8, 31))) == date(2027, 2, 28)
    assert replace(PROOFS, months=0).last_day(date(2026, 11, 30), PaperFacts()) is None
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 31), 1) == date(2027, 1, 31)


def test_the_newest_is_offered(store: Store) -> None:
    earlier(store)
    draft = draft_of(store, at=MONDAY)
    drafting.mark_paper(draft.id, BIRTH, PaperMark.TO_COUNTER, store.unit_of_work)
    page, later = replace(PAGE, image=b"\xff\xd8newer"), MONDAY + timedelta(days=3)
    attaching.attach(draft.id, PROOF, [page], PlainPaper(), store.attachments, store.unit_of_work, at=later)
    newer = submit(draft.id, store.unit_of_work, StoppedClock(later))
    [offer] = offered(store, draft_of(store))
    assert offer.source_id == newer.id


def test_a_file_that_is_broken_or_gone_is_refused_and_the_slot_stays_empty(store: Store) -> None:
    before, now = earlier(store), draft_of(store)
    [offer] = offered(store, now)
    digest = next(a.digest for a in stored(store, before.id).attachments if a.document_id == PROOF.id)
    for path in store.attachments.copies(digest):
        path.unlink()
    with pytest.raises(PaperNotReusable):
        used(store, now, offer)
    assert stored(store, now.id).attachments == []


def test_without_consent_or_right_nothing_is_used(store: Store) -> None:
    earlier(store)
    now = draft_of(store)
    [offer] = offered(store, now)
    with pytest.raises(ConsentMissing):
        used(store, now, offer, agreed=False)
    with pytest.raises(RoleMissing):
        reuse(now.id, PROOF, offer, True, CASHIER, RULES, store.attachments, store.unit_of_work, StoppedClock(LATER))
    assert stored(store, now.id).attachments == []
    assert facts_of(store, "paper.reused") == []


def test_a_dossier_that_takes_no_papers_any_more_gets_none(store: Store) -> None:
    earlier(store)
    now = draft_of(store)
    [offer] = offered(store, now)
    with store.unit_of_work() as uow:
        uow.erase(now.id, LATER)
        uow.commit()
    with pytest.raises(DossierErased):
        used(store, now, offer)


def test_the_words_about_the_paper_come_along(store: Store) -> None:
    before, now = earlier(store), draft_of(store)
    facts = PaperFacts(number="05/2019", issued_by="UBND phường Hoa Mẫu")
    with store.unit_of_work() as uow:
        kept = uow.dossier(before.id)
        kept.facts[PROOF.id] = facts
        uow.save(kept)
        uow.commit()
    used(store, now, offered(store, now)[0])
    assert stored(store, now.id).facts == {PROOF.id: facts}


# What answers what ---------------------------------------------------------------------------------------------------

ASKED = "Bản sao giấy khai sinh hoặc trích lục khai sinh của người chưa đủ 14 tuổi"
CHOICE = "Giấy chứng nhận kết hôn, giấy khai sinh hoặc giấy tờ khác chứng minh quan hệ nhân thân"


@pytest.mark.parametrize(
    ("asked", "there", "key"),
    [
        (ASKED, "Giấy khai sinh của con", "birth-certificate"),
        (CHOICE, "Giấy khai sinh của con", "birth-certificate"),
        (CHOICE, CHOICE, "marriage-certificate"),  # the very same words: the strictest term of those it may be
        (ASKED, CHOICE, ""),  # which of them it was nobody knows
        ("Tờ khai đăng ký giấy khai sinh", "Giấy khai sinh", ""),
        ("- Tờ khai đăng ký lại; giấy khai sinh", "Giấy khai sinh", ""),
        ("Giấy xác nhận tình trạng hôn nhân", "Giấy chứng nhận kết hôn", ""),
        ("Hộ chiếu", "Hộ chiếu", ""),  # not on the list: asked for again
    ],
)
def test_kinds_of_the_shipped_rules(asked: str, there: str, key: str) -> None:
    kind = load_paper_rules(SHIPPED).kind_asked(asked, there)
    assert (kind.key if kind else "") == key
