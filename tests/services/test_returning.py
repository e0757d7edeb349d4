from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, Verdict, VerifiedIdentity
from kiosk.domain.casework import Capacity, FormCode
from kiosk.domain.dossier import Dossier, DossierState, Principal
from kiosk.domain.errors import (
    CardSignatureInvalid,
    IllegalTransition,
    PersonUnproven,
    ResultsMissing,
    RoleMissing,
    StepForbidden,
)
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.sheets import HandOverSheet, ResultLine
from kiosk.domain.submission import Submission
from kiosk.services.casework import TakenStep
from kiosk.services.issuing import printed_form
from kiosk.services.returning import AUTHORISED, HOLDER, OWNER, Proof, ProofKind, attach_result, prove, return_result
from kiosk.store.opening import Store
from tests.services.counter import CLERK, MONDAY, RETURNER, brought_to, hire, rulebook, stored
from tests.services.visit import CENTRE, IDENTITY, NAME, NUMBER, PAGE, PlainPaper, StoppedClock

OTHER = VerifiedIdentity(
    Applicant(CitizenId("099090000022"), "LÊ THỊ KHÁC", date(1990, 1, 1)),
    CardEvidence("PACE-CAN", Verdict.YES, Verdict.YES, Verdict.YES, MONDAY),
)
FORGED = replace(IDENTITY, evidence=replace(IDENTITY.evidence, signature=Verdict.NO))
PAPER = ResultLine("Giấy xác nhận mẫu", "12/XN", 1)
CARD = Proof(ProofKind.CARD, IDENTITY)


@pytest.fixture(autouse=True)
def _hired(store: Store) -> None:
    hire(store.unit_of_work)


def _return(
    store: Store,
    dossier: Dossier,
    proof: Proof = CARD,
    results: tuple[ResultLine, ...] = (PAPER,),
    by: Officer = RETURNER,
    press: str = "",
) -> TakenStep:
    return return_result(
        dossier.id,
        press or uuid7(MONDAY),
        proof,
        results,
        "",
        by.id,
        rulebook(),
        store.unit_of_work,
        StoppedClock(MONDAY),
    )


def test_the_owner_takes_the_result_and_signs_for_it(store: Store) -> None:
    dossier = brought_to(store, DossierState.DONE)
    attach_result(dossier.id, "Giấy xác nhận mẫu", [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    press = uuid7(MONDAY)
    taken, again = _return(store, dossier, press=press), _return(store, dossier, press=press)
    assert (taken.step, taken.form) == (again.step, again.form)
    now = stored(store, dossier.id)
    assert (now.state, now.returned_at, now.due_at) == (DossierState.RETURNED, MONDAY, dossier.due_at)
    assert taken.form
    assert (taken.form.form, taken.form.number) == (FormCode.HAND_OVER, 1)
    sheet = printed_form(taken.form, now, CENTRE)
    assert isinstance(sheet, HandOverSheet)
    assert (sheet.receiver_name, sheet.receiver_id, sheet.receiver_role) == (NAME, "********0011", OWNER)
    assert sheet.results == (PAPER,)
    with store.unit_of_work() as uow:
        items = uow.items_of(dossier.id)
    told = Submission.from_json([i for i in items if i.kind is OutboxKind.REGISTER_DOSSIER][-1].payload)
    (result,) = told.results
    assert (result.name, result.code) == ("Giấy xác nhận mẫu", "KQ.X99.000001")
    assert (told.returned_at, told.files) == (MONDAY, ())
    assert store.attachments.get(result.digest).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("key_from", "trusted", "how"),
    [
        ("", Verdict.YES, "đọc thẻ căn cước"),
        ("qr", Verdict.YES, "đọc thẻ căn cước bằng mã QR"),
        ("mrz", Verdict.UNKNOWN, "đọc thẻ căn cước bằng số ở mặt sau, chưa rõ nơi cấp chứng thư"),
    ],
)
def test_the_step_keeps_how_the_receiver_was_proved(store: Store, key_from: str, trusted: Verdict, how: str) -> None:
    evidence = replace(IDENTITY.evidence, key_from=key_from, trusted=trusted)
    dossier = brought_to(store, DossierState.DONE)
    _return(store, dossier, Proof(ProofKind.CARD, replace(IDENTITY, evidence=evidence)))
    with store.unit_of_work() as uow:
        assert uow.steps_of(dossier.id)[-1].reason == f"{OWNER} nhận, {how}"


@pytest.mark.parametrize(
    "proof",
    [
        Proof(ProofKind.CARD),
        Proof(ProofKind.CARD, OTHER),
        Proof(ProofKind.PIN, pin="000043"),
        Proof(ProofKind.PIN),
        Proof(ProofKind.SEEN, name=NAME, reason=" "),
    ],
)
def test_nobody_else_takes_it(store: Store, proof: Proof) -> None:
    dossier = brought_to(store, DossierState.DONE)
    audits = store.verify_audit()
    with pytest.raises(PersonUnproven):
        _return(store, dossier, proof)
    assert stored(store, dossier.id).state is DossierState.DONE
    assert store.verify_audit() == audits + 1  # the refusal is remembered


def test_who_has_a_right_to_it(store: Store) -> None:
    dossier = brought_to(store, DossierState.DONE)
    by_pin = prove(dossier, Proof(ProofKind.PIN, pin=" 000042 "))
    assert (by_pin.role, by_pin.name) == (HOLDER, NAME)
    authorised = prove(dossier, Proof(ProofKind.CARD, OTHER, reason="Giấy uỷ quyền ngày 01/12/2026"))
    assert (authorised.role, authorised.name) == (AUTHORISED, "LÊ THỊ KHÁC")
    dossier.principal = Principal(Capacity.AUTHORISED.value, "LÊ THỊ KHÁC", "099090000022")
    assert prove(dossier, Proof(ProofKind.CARD, OTHER)).role == OWNER
    seen = prove(dossier, Proof(ProofKind.SEEN, number="C1234567", reason="Hộ chiếu"))
    assert seen.masked_number == "****4567"
    with pytest.raises(CardSignatureInvalid):
        prove(dossier, Proof(ProofKind.CARD, FORGED))


def test_nothing_is_returned_without_a_paper_a_result_or_a_role(store: Store) -> None:
    done = brought_to(store, DossierState.DONE)
    with pytest.raises(ResultsMissing):
        _return(store, done, results=(ResultLine("  ", "", 1),))
    with pytest.raises(RoleMissing):
        _return(store, done, by=CLERK)
    early = brought_to(store, DossierState.PROCESSING)
    with pytest.raises(StepForbidden):
        _return(store, early)
    with pytest.raises(IllegalTransition):
        attach_result(early.id, "Giấy", [PAGE], PlainPaper(), store.attachments, store.unit_of_work)


def test_the_masked_number_is_all_that_stands_on_the_sheet(store: Store) -> None:
    taken = _return(store, brought_to(store, DossierState.DONE))
    assert taken.form
    assert NUMBER not in str(taken.form.values)
