"""What is personal goes for good, also for who has the key; and what was not acknowledged never goes."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.cli import main
from kiosk.domain.applicant import Applicant, CitizenId
from kiosk.domain.casework import Action, FormCode, IssuedForm, ProcessingStep
from kiosk.domain.catalogue import fold
from kiosk.domain.dossier import Dossier, DossierState, Principal
from kiosk.domain.errors import AttachmentCorrupt, DossierErased, LookUpRefused
from kiosk.domain.handover import HandOver
from kiosk.domain.outbox import Outcome
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState
from kiosk.domain.retention import ENDED, ERASED_NAME, WITH_THE_PORTAL, RetentionRule
from kiosk.domain.sharing import CENTRE as CENTRE_HOME
from kiosk.services import attaching, look_up, register, retention
from kiosk.services.printing import print_slip
from kiosk.services.settling import settle
from kiosk.store.keys import derive
from kiosk.store.opening import Store
from tests.services.visit import (
    BIRTH,
    CENTRE,
    NOW,
    PAGE,
    Heard,
    PlainPaper,
    ScriptedPrinter,
    StoppedClock,
    filled_draft,
    fresh_store,
    submit,
)
from tests.store.sealed_pages import plain_pages

S = DossierState
RULE = RetentionRule(days=7, open_too=False)
WHO = Applicant(
    CitizenId("099085009988"), "VŨ HOÀI ĐẪM", NOW.date().replace(1985), residence="Ngõ Hoa Dạ Hương 77",
    ethnicity="Người Mẫu", nationality="Xứ Mẫu",
)  # fmt: skip
OWNER = Principal("child", "VŨ BƯỞI THỬ", "099185007766", NOW.date().replace(2020), "Ngách Hoa Sữa 66", "Giấy thử 55")
TYPED = {"phone": "0900000088", "home.detail": "Hẻm Hoa Giấy 44", "note": "lời dặn riêng 33"}
WORDS = ("lý do riêng 22", "trên giấy riêng 11", "ghi chú riêng 10", "việc dở dang 09")
PERSONAL = (
    WHO.full_name, WHO.number, WHO.residence, WHO.ethnicity, WHO.nationality, OWNER.name, OWNER.number, OWNER.address,
    OWNER.basis, *TYPED.values(), *WORDS, fold(WHO.full_name), fold(OWNER.name), "hoai", "buoi",
)  # fmt: skip


def kept(store: Store, clock: StoppedClock, state: DossierState = S.RETURNED) -> Dossier:
    """A dossier with something personal in every table, acknowledged by the Portal and ended."""
    draft = filled_draft(store.unit_of_work, clock)
    with store.unit_of_work() as uow:
        dossier = uow.dossier(draft.id)
        dossier.applicant, dossier.principal = WHO, OWNER
        dossier.details |= TYPED
        uow.save(dossier)
        uow.add_hand_over(
            HandOver("h" + draft.id[-30:], clock.now(), "K1", "K1-01", "details", dossier_id=draft.id,
                     values={"x": WORDS[3]})
        )  # fmt: skip
        uow.commit()
    attaching.attach(draft.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    done = submit(draft.id, store.unit_of_work, clock)
    deliver(store, done.id, clock)
    with store.unit_of_work() as uow:
        done = uow.dossier(done.id)
        done.state, done.finished_at = state, clock.now()
        done.returned_at = clock.now() if state is S.RETURNED else None
        uow.save(done)
        uow.add_step(
            ProcessingStep(
                id="s" + done.id[-30:], dossier_id=done.id, action=Action.RETURN_RESULT, at=clock.now(), was=S.DONE,
                now=S.RETURNED, officer_id="", officer_name="Trần Thị Sen", reason=WORDS[0], due_was=None,
                due_now=None, form_id="", rules_version="1",
            )
        )  # fmt: skip
        uow.add_issued_form(
            IssuedForm("f" + done.id[-30:], done.id, FormCode.REFUSAL, "2026", done.receipt.register_number,  # type: ignore[union-attr]
                       clock.now(), "", "", {"who": WORDS[1]})
        )  # fmt: skip
        paid = Payment("p" + done.id[-30:], done.id, 8000, PaymentMethod.CASH, done.id[-12:], clock.now())
        uow.add_payment(replace(paid, state=PaymentState.PAID, note=WORDS[2]))
        uow.commit()
    return done


def deliver(store: Store, dossier_id: str, clock: StoppedClock) -> None:
    with store.unit_of_work() as uow:
        items = uow.items_of(dossier_id)
    for item in items:
        settle(item, Outcome(delivered=True), store.unit_of_work, clock)


def swept(store: Store, clock: StoppedClock, rule: RetentionRule = RULE) -> tuple[str, ...]:
    return retention.sweep(rule, store.attachments, store.unit_of_work, clock).codes


def found_in(tmp_path: Path) -> list[str]:
    key = derive((tmp_path / "key").read_bytes()).database
    there = plain_pages(tmp_path / "store" / "dossiers.db", key)
    assert b"SQLite format" not in there and b"CREATE TABLE dossier" in there  # it was read
    return [word for word in PERSONAL if word.encode() in there or json.dumps(word)[1:-1].encode() in there]


def test_nothing_of_the_person_is_left_in_the_files_even_for_who_has_the_key(store: Store, tmp_path: Path) -> None:
    clock = StoppedClock()
    one = kept(store, clock)
    digest = one.attachments[0].digest
    assert store.write_back()
    assert set(found_in(tmp_path)) == set(PERSONAL)  # the control: before, all of it is readable with the key
    clock.at += timedelta(days=8)
    assert swept(store, clock) == (one.receipt.dossier_code,)  # type: ignore[union-attr]
    assert store.write_back()
    assert found_in(tmp_path) == []
    with pytest.raises(AttachmentCorrupt):
        store.attachments.get(digest)
    assert not list((tmp_path / "store" / "attachments").rglob(f"{digest}*"))


@pytest.mark.parametrize("protection", ["secure_delete", "of the index", "the log is written back"])
def test_without_its_protections_the_names_would_stay(store: Store, tmp_path: Path, protection: str) -> None:
    clock = StoppedClock()
    for _ in range(3):
        kept(store, clock)
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        if protection == "secure_delete":
            link.connection.dbapi_connection.execute("PRAGMA secure_delete = OFF")
        elif protection == "of the index":
            link.execute(text("INSERT INTO dossier_words(dossier_words, rank) VALUES ('secure-delete', 0)"))
        uow.commit()
    store.write_back()
    clock.at += timedelta(days=8)
    assert len(swept(store, clock)) == 3
    if protection != "the log is written back":
        store.write_back()
    assert found_in(tmp_path) != []


def test_what_is_left_serves_the_register_and_the_look_up(store: Store) -> None:
    clock = StoppedClock()
    one = kept(store, clock)
    assert one.receipt is not None
    clock.at += timedelta(days=8)
    swept(store, clock)
    with store.unit_of_work() as uow:
        left = uow.dossier(one.id)
        assert left.erased_at == clock.now() and left.owner_name == ERASED_NAME
        assert (left.state, left.due_at, left.returned_at) == (one.state, one.due_at, one.returned_at)
        code = one.receipt.dossier_code
        assert [line.id for line in uow.found(code, 5)] == [one.id]
        assert uow.found("hoai", 5) == uow.found("da xoa", 5) == []
        assert uow.found(code, 5)[0].masked_number == ""
        assert [(step.officer_name, step.reason) for step in uow.steps_of(one.id)] == [("Trần Thị Sen", "")]
    [(_, row)] = register.page("2026", 5, 0, store.unit_of_work)
    assert (row.dossier_code, row.owner_name, row.address, row.phone) == (code, ERASED_NAME, "", "")
    assert row.note == "Đã xóa dữ liệu cá nhân 02/12/2026"
    assert look_up.by_code_and_pin(code, one.receipt.pin, store.unit_of_work, clock).dossier_id == one.id
    with pytest.raises(LookUpRefused):
        look_up.by_code_and_pin(code, "000000", store.unit_of_work, clock)
    with pytest.raises(DossierErased):
        print_slip(one.id, CENTRE, ScriptedPrinter(), PlainPaper(), store.unit_of_work, clock, reprint=True)
    with pytest.raises(DossierErased):
        attaching.attach(one.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work, at_counter=True)
    assert store.verify_audit() > 0
    assert swept(store, clock) == ()  # once is enough


def _unacknowledged(store: Store, one: Dossier, _: StoppedClock) -> None:
    with store.unit_of_work() as uow:
        uow.save(replace(uow.dossier(one.id), registered_at=None))
        uow.commit()


def _sql(statement: str) -> Callable[[Store, Dossier, StoppedClock], None]:
    def change(store: Store, one: Dossier, clock: StoppedClock) -> None:
        with store.unit_of_work() as uow:
            late = clock.now() + timedelta(days=2)
            values = {"id": one.id, "late": late.isoformat(timespec="microseconds")}
            uow.connection.execute(text(statement), values)  # type: ignore[attr-defined]
            uow.commit()

    return change


STAYS = {
    "never acknowledged": _unacknowledged,
    "a step is still to be sent": _sql(
        "UPDATE outbox SET state = 'pending' WHERE subject_id = :id AND kind = 'report-step' AND :late > ''"
    ),
    "a row is stuck": _sql("UPDATE outbox SET state = 'stuck' WHERE subject_id = :id AND :late > ''"),
    "a row of a state that is not known": _sql("UPDATE outbox SET state = 'x' WHERE subject_id = :id AND :late > ''"),
    "moved to nobody yet": _sql("UPDATE outbox SET state = 'moved' WHERE subject_id = :id AND :late > ''"),
    "sent lately": _sql("UPDATE outbox SET created_at = :late WHERE subject_id = :id"),
    "a payment waits": _sql("UPDATE payment SET state = 'unconfirmed' WHERE dossier_id = :id AND :late > ''"),
    "a step was taken lately": _sql("UPDATE processing_step SET at = :late WHERE dossier_id = :id"),
    "the Portal waits for a supplement": _sql(
        "INSERT OR REPLACE INTO portal_news(dossier_id, asked_at, next_at, state, what) "
        "VALUES (:id, :late, :late, 5, '{}')"
    ),
    "returned lately": _sql("UPDATE dossier SET returned_at = :late WHERE id = :id"),
    "still worked on": _sql("UPDATE dossier SET state = 'processing' WHERE id = :id AND :late > ''"),
    "result not fetched": _sql("UPDATE dossier SET state = 'done' WHERE id = :id AND :late > ''"),
}


@pytest.mark.parametrize("why", STAYS)
def test_what_is_unsent_or_not_ended_is_never_erased(store: Store, why: str) -> None:
    clock = StoppedClock()
    one, control = kept(store, clock), kept(store, clock)
    STAYS[why](store, one, clock)
    clock.at += timedelta(days=8)
    assert swept(store, clock) == (control.receipt.dossier_code,)  # type: ignore[union-attr]
    with store.unit_of_work() as uow:
        assert uow.dossier(one.id).applicant == WHO
    assert store.attachments.get(one.attachments[0].digest)  # both name the same bytes: one still does


@pytest.mark.parametrize(("home", "goes"), [("Q1", True), (CENTRE_HOME, False), ("", False)])
def test_a_moved_row_counts_as_sent_once_another_station_has_shown_that_it_has_it(
    store: Store, home: str, goes: bool
) -> None:
    clock = StoppedClock()
    one = kept(store, clock)
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        link.execute(text("UPDATE outbox SET state = 'moved' WHERE subject_id = :id"), {"id": one.id})
        link.execute(text("UPDATE dossier SET home = :home WHERE id = :id"), {"home": home, "id": one.id})
        uow.commit()
    clock.at += timedelta(days=8)
    assert bool(swept(store, clock)) == goes


@pytest.mark.parametrize("state", sorted(set(S) - {S.DRAFT}))
def test_a_kiosk_lets_go_of_what_the_portal_works_on_and_a_counter_does_not(store: Store, state: DossierState) -> None:
    clock = StoppedClock()
    kept(store, clock, state)
    clock.at += timedelta(days=6)
    assert swept(store, clock, RetentionRule(7, open_too=True)) == ()  # not yet
    clock.at += timedelta(days=2)
    assert len(retention.pending(RULE, store.unit_of_work, clock, 9).codes) == (state in ENDED)
    assert len(swept(store, clock, RetentionRule(7, open_too=True))) == (state in ENDED | WITH_THE_PORTAL)


def test_rounds_go_by_the_hour_and_write_the_log_back(store: Store) -> None:
    clock = StoppedClock()
    kept(store, clock)
    clock.at += timedelta(days=8)
    back: list[bool] = []
    answers = [False, True]

    def write_back() -> bool:
        back.append(answers.pop(0))
        return back[-1]

    rounds = retention.RetentionRounds(RULE, store.attachments, store.unit_of_work, clock, write_back)
    assert rounds() == 1 and back == [False]  # somebody was reading
    assert rounds() == 0 and back == [False, True]
    kept(store, StoppedClock(NOW))
    assert rounds() == 0  # not within the hour
    clock.at += timedelta(hours=2)
    answers.append(True)
    assert rounds() == 1


def test_the_command_tells_first_and_then_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = fresh_store(tmp_path, Heard())
    one = kept(store, StoppedClock(NOW - timedelta(days=40)))  # long ago by the system's clock
    store.close()
    (tmp_path / "key").rename(tmp_path / "store.key")
    words = ["store", "sweep", "--data", str(tmp_path), "--json"]
    assert main([*words, "--dry-run"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["dry_run"], told["days"]) == (True, 7)
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["codes"] == told["codes"]
    assert one.receipt is not None and told["codes"] == [one.receipt.dossier_code]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["codes"] == []
