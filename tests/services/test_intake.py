from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.domain.applicant import SEEN_BY_OFFICER, CitizenId, DocumentKind
from kiosk.domain.casework import Action, FormCode
from kiosk.domain.dossier import Dossier, DossierState, FiledAt, PaperCount, PaperMark
from kiosk.domain.errors import DocumentInvalid, IllegalTransition, PapersMissing, RoleMissing
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.submission import Step, Submission
from kiosk.domain.working_time import WorkCalendar
from kiosk.services import drafting, intake
from kiosk.services.attaching import attach, keep_file
from kiosk.services.casework import TakenStep
from kiosk.services.intake import CheckKey, Lamp, TypedPerson
from kiosk.store.opening import Store
from tests.services.counter import CASHIER, CLERK, MONDAY, brought_to, filed, hire, rulebook, step, stored
from tests.services.visit import (
    BIRTH,
    DETAILS,
    EDITION,
    FORM,
    NUMBER,
    PAGE,
    PLACES,
    PROCEDURE,
    PROOF,
    Dice,
    PlainPaper,
    StoppedClock,
    filled_draft,
)

CLOCK = StoppedClock(MONDAY)
FOREIGNER = TypedPerson(
    DocumentKind.PASSPORT, " c 123 4567", "  John  sample ", date(1980, 5, 6), nationality="Hoa Kỳ", issued_by="Hoa Kỳ"
)


@pytest.fixture(autouse=True)
def _hired(store: Store) -> None:
    hire(store.unit_of_work)


def _accept(store: Store, dossier: Dossier, press: str = "press", by: str = CLERK.id) -> TakenStep:
    return intake.accept(
        dossier.id,
        press,
        by,
        PROCEDURE,
        FORM,
        rulebook(),
        store.unit_of_work,
        CLOCK,
        Dice(7),
        lambda code: PLACES.get(code, code),
    )


def _lamps(store: Store, dossier: Dossier) -> dict[CheckKey, Lamp]:
    found = intake.checks(dossier, PROCEDURE, FORM, rulebook(), store.unit_of_work, CLOCK)
    assert [c.key for c in found] == [key for key in CheckKey if key not in (CheckKey.PAGES, CheckKey.SIZE)]
    return {c.key: c.lamp for c in found}


def test_a_paper_of_another_circumstance_is_not_asked_and_stands_on_no_form(store: Store) -> None:
    clock = StoppedClock(MONDAY)
    draft = filled_draft(store.unit_of_work, clock)
    with pytest.raises(RoleMissing):
        intake.leave_out(draft.id, PROOF.id, CASHIER, store.unit_of_work)
    intake.hand_in(draft.id, BIRTH.id, CLERK, store.unit_of_work)
    intake.leave_out(draft.id, PROOF.id, CLERK, store.unit_of_work)
    receipt = _accept(store, draft).dossier.receipt
    assert receipt is not None
    assert [line.name for line in receipt.papers] == [BIRTH.name]


def test_a_file_that_the_portal_may_refuse_is_told_before_the_press(store: Store) -> None:
    draft = filled_draft(store.unit_of_work, CLOCK)
    paper = b"%PDF" + bytes(96)
    for most, letters_due, told in ((99, False, [Lamp.WARNING]), (100, False, []), (99, True, [])):
        keep_file(draft.id, BIRTH, paper, 1, store.attachments, store.unit_of_work, letters_due=letters_due)
        book = rulebook()
        book = replace(book, centre=replace(book.centre, file_bytes=most))
        found = intake.checks(stored(store, draft.id), PROCEDURE, FORM, book, store.unit_of_work, CLOCK)
        assert [check.lamp for check in found if check.key is CheckKey.SIZE] == told


def test_a_foreigner_is_received_with_a_passport(store: Store) -> None:
    identity = intake.identity_seen(FOREIGNER, CLERK, CLOCK)
    who = identity.applicant
    assert (who.citizen_id, who.full_name, who.number) == (None, "JOHN SAMPLE", "C1234567")
    assert (identity.evidence.access, identity.evidence.officer_id) == (SEEN_BY_OFFICER, CLERK.id)
    dossier = drafting.start(identity, PROCEDURE, EDITION, "", store.unit_of_work, CLOCK)
    drafting.keep_details(dossier.id, FORM, DETAILS, store.unit_of_work)
    attach(dossier.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work, at_counter=True)
    intake.hand_in(dossier.id, PROOF.id, CLERK, store.unit_of_work)
    intake.count_paper(dossier.id, PROOF.id, PaperCount(copies=3), CLERK, store.unit_of_work)
    assert set(_lamps(store, stored(store, dossier.id)).values()) == {Lamp.GOOD}
    taken = _accept(store, dossier)
    received = stored(store, dossier.id)
    assert received.applicant == who
    assert (received.state, received.filed_at, received.officer_id) == (
        DossierState.RECEIVED,
        FiledAt.COUNTER,
        CLERK.id,
    )
    assert received.receipt
    assert [(p.where, p.copies, p.pages) for p in received.receipt.papers] == [
        ("đã quét", 0, 1),
        ("đã nộp bản giấy", 3, 0),
    ]
    assert taken.form
    assert taken.form.form is FormCode.RECEIPT
    with store.unit_of_work() as uow:
        first, second = uow.items_of(dossier.id)
    sent, told = Submission.from_json(first.payload), Step.from_json(second.payload)
    assert (sent.citizen_id, sent.document_number) == ("", "C1234567")
    assert (first.kind, second.kind) == (OutboxKind.REGISTER_DOSSIER, OutboxKind.REPORT_STEP)
    assert (told.officer, told.national_state) == (CLERK.full_name, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "0990850000"},  # a citizen card has twelve digits
        {"full_name": "A1"},
        {"full_name": " "},
        {"birth_date": None},
        {"birth_date": date(2027, 1, 1)},
        {"kind": DocumentKind.PASSPORT, "number": "AB"},
        {"kind": DocumentKind.PASSPORT, "number": "ABCDEFG"},
    ],
)
def test_what_was_typed_has_a_shape(wrong: dict[str, object]) -> None:
    right = TypedPerson(DocumentKind.CITIZEN_CARD, "0990 8500 0011", "Nguyễn Văn Mẫu", date(1985, 3, 1))
    assert intake.identity_seen(right, CLERK, CLOCK).applicant.citizen_id == CitizenId(NUMBER)
    with pytest.raises(DocumentInvalid):
        intake.identity_seen(replace(right, **wrong), CLERK, CLOCK)  # type: ignore[arg-type]


def test_pressing_accept_twice_gives_one_code(store: Store) -> None:
    draft = filled_draft(store.unit_of_work, CLOCK)
    intake.hand_in(draft.id, BIRTH.id, CLERK, store.unit_of_work)
    first, second = _accept(store, draft), _accept(store, draft)
    assert (first.step, first.form) == (second.step, second.form)
    with store.unit_of_work() as uow:
        assert len(uow.items_of(draft.id)) == 2
        assert uow.next_number("register", "2026") == 2


def test_i_bring_it_to_the_counter_is_no_answer_at_the_counter(store: Store) -> None:
    draft = filled_draft(store.unit_of_work, CLOCK)
    assert _lamps(store, draft)[CheckKey.PAPERS] is Lamp.WRONG
    with pytest.raises(PapersMissing):
        _accept(store, draft)
    assert stored(store, draft.id).state is DossierState.DRAFT


@pytest.mark.parametrize("registered", [False, True])
def test_the_papers_of_a_kiosks_dossier_are_checked_and_accepted(store: Store, registered: bool) -> None:
    dossier = filed(store)
    if registered:
        with store.unit_of_work() as uow:
            known = uow.dossier(dossier.id)
            known.move_to(DossierState.RECEIVED)
            uow.save(known)
            uow.commit()
    with pytest.raises(PapersMissing):
        _accept(store, dossier)
    intake.hand_in(dossier.id, BIRTH.id, CLERK, store.unit_of_work)
    first, second = _accept(store, dossier), _accept(store, dossier)
    assert first.step == second.step
    assert first.step.action is (Action.CHECK_PAPERS if registered else Action.ACCEPT)
    now = stored(store, dossier.id)
    assert (now.state, now.officer_id, now.filed_at) == (DossierState.RECEIVED, CLERK.id, FiledAt.KIOSK)
    assert now.receipt
    assert dossier.receipt
    assert now.receipt.papers[0].where == "đã nộp bản giấy"
    assert now.receipt.dossier_code == dossier.receipt.dossier_code


def test_only_reception_accepts_and_nothing_is_left_of_a_refusal(store: Store) -> None:
    draft = filled_draft(store.unit_of_work, CLOCK)
    with pytest.raises(RoleMissing):
        intake.hand_in(draft.id, BIRTH.id, CASHIER, store.unit_of_work)
    intake.hand_in(draft.id, BIRTH.id, CLERK, store.unit_of_work)
    with pytest.raises(RoleMissing):
        _accept(store, draft, by=CASHIER.id)
    assert stored(store, draft.id).receipt is None
    with store.unit_of_work() as uow:
        assert uow.next_number("register", "2026") == 1


def test_the_same_person_with_the_same_matter_is_seen(store: Store) -> None:
    first, second = filed(store), filed(store)
    assert first.receipt
    found = intake.checks(second, PROCEDURE, FORM, rulebook(), store.unit_of_work, CLOCK)[-1]
    assert (found.lamp, found.facts) == (Lamp.WARNING, (first.receipt.dossier_code,))
    step(store, first, Action.WITHDRAW)
    assert _lamps(store, second)[CheckKey.DUPLICATES] is Lamp.GOOD


def test_a_year_without_a_calendar_is_seen_before_the_press(store: Store) -> None:
    draft = drafting.start(
        intake.identity_seen(FOREIGNER, CLERK, CLOCK), PROCEDURE, EDITION, "", store.unit_of_work, CLOCK
    )
    blank = replace(rulebook(), calendar=WorkCalendar(frozenset(), frozenset(), frozenset()))
    lamps = {c.key: c.lamp for c in intake.checks(draft, PROCEDURE, FORM, blank, store.unit_of_work, CLOCK)}
    assert lamps[CheckKey.CALENDAR] is lamps[CheckKey.FORM] is lamps[CheckKey.PAPERS] is Lamp.WRONG


def test_papers_come_late_only_while_they_may(store: Store) -> None:
    asked = brought_to(store, DossierState.NEEDS_SUPPLEMENT)
    attach(asked.id, PROOF, [PAGE], PlainPaper(), store.attachments, store.unit_of_work, at_counter=True)
    with pytest.raises(IllegalTransition):
        attach(asked.id, PROOF, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)  # the kiosk may not
    came = step(store, asked, Action.TAKE_SUPPLEMENT, at=MONDAY + timedelta(days=1)).dossier
    with store.unit_of_work() as uow:
        last = [i for i in uow.items_of(asked.id) if i.kind is OutboxKind.REGISTER_DOSSIER][-1]
    assert [f.document_id for f in Submission.from_json(last.payload).files] == [PROOF.id]
    assert came.marks[PROOF.id] is PaperMark.SCANNED
    done = brought_to(store, DossierState.DONE)
    with pytest.raises(IllegalTransition):
        intake.hand_in(done.id, PROOF.id, CLERK, store.unit_of_work)
