import copy
import itertools
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.casework import Action, FormCode, ProcessingStep
from kiosk.domain.dossier import NATIONAL_CODE, NEXT, Dossier, DossierState
from kiosk.domain.errors import (
    DeskError,
    DueDateMissing,
    DueDateUnfit,
    KioskError,
    OfficerUnknown,
    ReasonMissing,
    RoleMissing,
    StepForbidden,
    TextUnwritable,
)
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Officer, Role
from kiosk.domain.outbox import OutboxItem, OutboxKind
from kiosk.domain.sheets import ResultLine
from kiosk.domain.submission import Step, Submission
from kiosk.services.casework import StepWish, apply_step, steps_allowed, take_step
from kiosk.services.issuing import FormFacts
from kiosk.store.opening import Store
from tests.services.counter import (
    CALENDAR,
    CASHIER,
    CLERK,
    FITTER,
    HEAD,
    HOLIDAY,
    MONDAY,
    RETURNER,
    STAFF,
    brought_to,
    filed,
    hire,
    officer,
    rulebook,
    step,
    step_rules,
    stored,
    wish,
)
from tests.services.visit import NAME, StoppedClock

A, S = Action, DossierState
LAWFUL: dict[DossierState, set[Action]] = {
    S.DRAFT: set(),
    S.NEW: {A.SET_FEE, A.ACCEPT, A.REFUSE, A.REQUEST_SUPPLEMENT, A.WITHDRAW},
    S.RECEIVED: {A.SET_FEE, A.CHECK_PAPERS, A.REQUEST_SUPPLEMENT, A.FORWARD, A.ASK_PAYMENT, A.STOP, A.WITHDRAW},
    S.PROCESSING: {A.SET_FEE, A.REQUEST_SUPPLEMENT, A.ASK_PAYMENT, A.APOLOGISE, A.STOP, A.WITHDRAW, A.RESULT_READY},
    S.NEEDS_SUPPLEMENT: {A.SET_FEE, A.TAKE_SUPPLEMENT, A.STOP, A.WITHDRAW},
    S.AWAITING_PAYMENT: {A.SET_FEE, A.PAYMENT_DONE, A.STOP, A.WITHDRAW, A.RESULT_READY},
    S.DONE: {A.SET_FEE, A.REOPEN, A.RETURN_RESULT},
    S.REFUSED: set(),
    S.WITHDRAWN: set(),
    S.STOPPED: set(),
    S.RETURNED: set(),
}
ROLES: dict[Role, set[Action]] = {
    Role.RECEPTION: {
        A.ACCEPT,
        A.CHECK_PAPERS,
        A.REFUSE,
        A.REQUEST_SUPPLEMENT,
        A.TAKE_SUPPLEMENT,
        A.FORWARD,
        A.APOLOGISE,
        A.WITHDRAW,
    },
    Role.CASHIER: {A.SET_FEE, A.ASK_PAYMENT, A.PAYMENT_DONE},
    Role.RESULT_RETURN: {A.RESULT_READY, A.RETURN_RESULT},
    Role.SUPERVISOR: set(Action),
    Role.TECHNICIAN: set(),
}
NEXT_WEEK = date(2026, 12, 9)


@pytest.fixture(autouse=True)
def _hired(store: Store) -> None:
    hire(store.unit_of_work)


def test_every_triple_of_state_action_and_role(store: Store) -> None:
    """550 and more: what the law's table allows goes, everything else is refused and changes nothing."""
    book, waiting = rulebook(), filed(store)
    with store.unit_of_work() as uow:
        paused = replace(_pause(waiting.id), due_was=waiting.due_at)
        uow.add_step(paused)
        uow.commit()
    went = 0
    for state, action, role in itertools.product(DossierState, Action, Role):
        by = officer(role, account="ai")
        with store.unit_of_work() as uow:  # never committed
            dossier = uow.dossier(waiting.id)
            dossier.state = state
            before, rows = copy.deepcopy(dossier), _rows(uow, dossier)
            lawful = action in LAWFUL[state] and action in ROLES[role]
            want = StepForbidden if action in ROLES[role] else RoleMissing
            try:
                taken = apply_step(dossier, wish(action, "Lý do", NEXT_WEEK), by, book, uow, MONDAY)
            except DeskError as fault:
                assert not lawful, (state, action, role)
                assert type(fault) is want, (state, action, role)
                assert (dossier, _rows(uow, dossier)) == (before, rows)
            else:
                assert lawful, (state, action, role)
                assert taken.step.was is state
                assert dossier.state is (book.steps.of(action).target or state)
                went += 1
    assert went == sum(len(LAWFUL[s] & ROLES[r]) for s in DossierState for r in Role)


def test_what_is_shown_is_what_goes(store: Store) -> None:
    book = rulebook()
    for state, person in itertools.product((s for s in S if s is not S.DRAFT), STAFF):
        dossier = brought_to(store, state)
        shown = {o.rule.action for o in steps_allowed(dossier.id, person, book, store.unit_of_work, StoppedClock())}
        with store.unit_of_work() as uow:
            taken = Counter(past.action for past in uow.steps_of(dossier.id))
        once = {a for a in Action if 0 < book.steps.of(a).at_most <= taken[a]}
        assert shown == (LAWFUL[state] & ROLES[next(iter(person.roles))]) - once


def test_the_table_stands_on_the_states() -> None:
    for rule in step_rules():
        assert rule.target is None or all(rule.target in NEXT[source] for source in rule.sources)
        assert rule.basis
    codes = {rule.form for rule in step_rules() if rule.form}
    assert codes == {f for f in FormCode if f is not FormCode.REGISTER}
    assert {rule.action for rule in step_rules() if rule.deadline} == {A.REQUEST_SUPPLEMENT, A.APOLOGISE}


def test_one_commit_holds_state_form_history_and_sending(store: Store) -> None:
    dossier = filed(store)
    taken = step(store, dossier, A.REFUSE, CLERK, reason="  Không thuộc   thẩm quyền. ")
    assert taken.form
    assert (taken.form.form, taken.form.book, taken.form.number) == (FormCode.REFUSAL, "2026", 1)
    assert taken.form.values["reason"] == "Không thuộc thẩm quyền."
    now = stored(store, dossier.id)
    assert (now.state, now.finished_at, now.due_at) == (S.REFUSED, MONDAY, dossier.due_at)
    with store.unit_of_work() as uow:
        (entry,) = uow.steps_of(dossier.id)
        (form,) = uow.issued_forms(dossier.id)
        items = uow.items_of(dossier.id)
    assert (entry, form) == (taken.step, taken.form)
    assert (entry.officer_name, entry.form_id, entry.due_now) == (CLERK.full_name, form.id, None)
    again, told = Submission.from_json(items[-2].payload), Step.from_json(items[-1].payload)
    assert (again.national_state, again.refused_at, again.finished_at) == (3, MONDAY, None)
    assert (told.national_state, told.officer, told.department) == (3, CLERK.full_name, "Trung tâm Mẫu")
    assert told.content == "Từ chối tiếp nhận hồ sơ: Không thuộc thẩm quyền."
    assert store.verify_audit() == 2


def test_pressing_twice_is_one_step(store: Store) -> None:
    dossier, press = filed(store), wish(A.REQUEST_SUPPLEMENT, "Thiếu giấy tờ")
    first, second = (
        take_step(dossier.id, press, CLERK.id, rulebook(), store.unit_of_work, StoppedClock(MONDAY)) for _ in range(2)
    )
    assert (first.step, first.form, first.late) == (second.step, second.form, second.late)
    with store.unit_of_work() as uow:
        assert len(uow.steps_of(dossier.id)) == len(uow.issued_forms(dossier.id)) == 1
        assert uow.next_number("form-02", "2026") == 2


def test_guide_once_and_fully(store: Store) -> None:
    dossier = brought_to(store, S.NEEDS_SUPPLEMENT)
    step(store, dossier, A.TAKE_SUPPLEMENT, CLERK)
    with pytest.raises(StepForbidden):
        step(store, dossier, A.REQUEST_SUPPLEMENT, CLERK)
    assert stored(store, dossier.id).state is S.RECEIVED


def test_who_has_left_takes_no_step(store: Store) -> None:
    dossier = filed(store)
    with store.unit_of_work() as uow:
        uow.save_officer(replace(CLERK, active=False))
        uow.commit()
    with pytest.raises(RoleMissing):
        step(store, dossier, A.ACCEPT, CLERK)
    with pytest.raises(OfficerUnknown):
        step(store, dossier, A.ACCEPT, officer(Role.RECEPTION, account="la"))


@pytest.mark.parametrize("action", [a for a in Action if step_rules().of(a).reason_needed])
def test_a_reason_is_more_than_spaces(store: Store, action: Action) -> None:
    state = min(step_rules().of(action).sources)
    with pytest.raises(ReasonMissing):
        step(store, brought_to(store, state), action, reason=" \n ", new_day=NEXT_WEEK)


@pytest.mark.parametrize("facts", [{}, {"signer_name": "Lê \u202eMẫu"}, {"results": (ResultLine("Bản 🏠", "", 1),)}])
def test_signs_that_no_paper_shows_are_refused_before_anything_is_written(store: Store, facts: dict[str, Any]) -> None:
    dossier = filed(store)
    reason = "Không thuộc thẩm quyền" if facts else "Không thuộc thẩm quyền 🏠"
    odd = StepWish("wish-1", A.REFUSE, reason, facts=FormFacts(**facts))
    with pytest.raises(TextUnwritable):
        take_step(dossier.id, odd, CLERK.id, rulebook(), store.unit_of_work, StoppedClock(MONDAY))
    assert stored(store, dossier.id) == dossier
    with store.unit_of_work() as uow:
        assert (uow.issued_forms(dossier.id), uow.steps_of(dossier.id)) == ([], [])


# The day of return ---------------------------------------------------------------------------------------------


def test_the_term_stands_still_and_begins_anew(store: Store) -> None:
    dossier = brought_to(store, S.PROCESSING)
    assert _day(dossier) == date(2026, 12, 4)  # 30 November is day nought, 2 December is a day off
    asked = step(store, dossier, A.REQUEST_SUPPLEMENT, CLERK).dossier
    assert asked.due_at is None
    came = step(store, dossier, A.TAKE_SUPPLEMENT, CLERK, at=MONDAY + timedelta(days=7)).dossier
    assert _day(came) == date(2026, 12, 10)  # three working days after Monday the 7th
    with store.unit_of_work() as uow:
        items = uow.items_of(dossier.id)
    last = Submission.from_json([i for i in items if i.kind is OutboxKind.REGISTER_DOSSIER][-1].payload)
    (asked_once,) = last.supplements
    assert last.due_at == came.due_at
    assert (asked_once.due_was, asked_once.due_now) == (dossier.due_at, came.due_at)
    assert asked_once.taken_at == MONDAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("paid", "due"),
    [
        (timedelta(hours=3), date(2026, 12, 4)),  # the same day: nothing is lost
        (timedelta(days=1), date(2026, 12, 7)),  # Friday becomes Monday
        (timedelta(days=3), date(2026, 12, 8)),  # Tuesday and Thursday; Wednesday is a day off
    ],
)
def test_waiting_for_money_moves_the_day(store: Store, paid: timedelta, due: date) -> None:
    dossier = brought_to(store, S.AWAITING_PAYMENT)
    assert dossier.due_at is None
    assert _day(step(store, dossier, A.PAYMENT_DONE, CASHIER, at=MONDAY + paid).dossier) == due


def test_an_apology_names_a_later_working_day(store: Store) -> None:
    dossier = brought_to(store, S.PROCESSING)
    for day, fault in [
        (None, DueDateMissing),
        (local_date(MONDAY), DueDateMissing),
        (HOLIDAY, DueDateUnfit),
        (date(2026, 12, 4), DueDateUnfit),  # what was promised already
        (date(2026, 12, 12), DueDateUnfit),  # a Saturday
    ]:
        with pytest.raises(fault):
            step(store, dossier, A.APOLOGISE, CLERK, new_day=day)
    taken = step(store, dossier, A.APOLOGISE, CLERK, new_day=NEXT_WEEK)
    assert (taken.dossier.state, taken.late) == (S.PROCESSING, False)
    assert taken.dossier.due_at == datetime(2026, 12, 9, 10, tzinfo=UTC)
    assert taken.dossier.receipt
    assert taken.dossier.receipt.due_at == dossier.due_at  # what form 01 says is what was promised first
    with pytest.raises(StepForbidden):  # once only
        step(store, dossier, A.APOLOGISE, CLERK, new_day=date(2026, 12, 16))


def test_an_apology_on_the_last_day_is_told_as_late(store: Store) -> None:
    dossier = brought_to(store, S.PROCESSING)
    last = datetime(2026, 12, 3, 9, tzinfo=UTC)  # the day before
    for at, late in ((last, False), (last + timedelta(days=1), True)):
        offered = {
            o.rule.action: o for o in steps_allowed(dossier.id, CLERK, rulebook(), store.unit_of_work, StoppedClock(at))
        }
        assert (offered[A.APOLOGISE].last_day, offered[A.APOLOGISE].late) == (date(2026, 12, 3), late)
        assert offered[A.REQUEST_SUPPLEMENT].last_day == date(2026, 12, 4)
    assert step(store, dossier, A.APOLOGISE, CLERK, at=last + timedelta(days=1), new_day=NEXT_WEEK).late


def test_a_mistake_in_the_result_opens_the_dossier_again(store: Store) -> None:
    dossier = brought_to(store, S.DONE)
    assert dossier.finished_at
    again = step(store, dossier, A.REOPEN, HEAD).dossier
    assert (again.state, again.finished_at, again.due_at) == (S.PROCESSING, None, dossier.due_at)


def test_the_first_officer_who_looks_is_the_one_who_received(store: Store) -> None:
    dossier = filed(store)
    step(store, dossier, A.ACCEPT, CLERK)
    assert stored(store, dossier.id).officer_name == CLERK.full_name
    registered = filed(store)
    with store.unit_of_work() as uow:
        known = uow.dossier(registered.id)
        known.move_to(S.RECEIVED)  # as the Portal's word does
        uow.save(known)
        uow.commit()
    step(store, registered, A.CHECK_PAPERS, CLERK)
    assert stored(store, registered.id).officer_id == CLERK.id
    with pytest.raises(StepForbidden):
        step(store, registered, A.CHECK_PAPERS, CLERK)


def test_nothing_of_a_person_stands_in_the_audit_or_a_repr(store: Store) -> None:
    dossier = filed(store)
    taken = step(store, dossier, A.REFUSE, CLERK, reason=f"Của {NAME}")
    assert NAME not in repr((taken, taken.step, taken.form))
    with store.unit_of_work() as uow:
        told = "".join(str(row) for row in uow.connection.exec_driver_sql("SELECT * FROM audit"))
    assert NAME not in told
    assert CLERK.full_name not in told


# Random walks --------------------------------------------------------------------------------------------------

PRESSES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(list(Action)),
        st.sampled_from(STAFF),
        st.booleans(),
        st.integers(0, 40),
    ),
    min_size=8,
    max_size=40,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(presses=PRESSES)
def test_any_walk_leaves_numbers_without_gaps_and_one_story(
    store: Store, presses: list[tuple[int, Action, Officer, bool, int]]
) -> None:
    dossiers = [filed(store) for _ in range(3)]
    now = MONDAY
    for which, action, by, reason, hours in presses:
        now += timedelta(hours=hours)
        new_day = CALENDAR.on_or_after(local_date(now) + timedelta(days=30))
        try:
            step(store, dossiers[which], action, by, now, "Lý do" if reason else "", new_day)
        except KioskError as fault:
            assert isinstance(fault, DeskError), fault
    with store.unit_of_work() as uow:
        for dossier in dossiers:
            current, history = uow.dossier(dossier.id), uow.steps_of(dossier.id)
            _one_story(current, history, uow.items_of(dossier.id))
        everything = [f for d in uow.dossiers(10_000) for f in uow.issued_forms(d.id)]
    for code, year in {(f.form, f.book) for f in everything}:
        numbers = sorted(f.number for f in everything if (f.form, f.book) == (code, year))
        assert numbers == list(range(1, len(numbers) + 1))
    assert store.verify_audit()


def _one_story(dossier: Dossier, history: list[ProcessingStep], items: list[OutboxItem]) -> None:
    state = S.NEW
    for entry in history:
        assert entry.was is state
        state = entry.now
    assert dossier.state is state
    steps = [Step.from_json(i.payload) for i in items if i.kind is OutboxKind.REPORT_STEP]
    assert [s.national_state for s in steps[1:]] == [
        NATIONAL_CODE[entry.now] for entry in history if step_rules().of(entry.action).told
    ]
    assert [s.at for s in steps] == sorted(s.at for s in steps)
    known = Submission.from_json([i for i in items if i.kind is OutboxKind.REGISTER_DOSSIER][-1].payload)
    assert (known.due_at, known.returned_at) == (dossier.due_at, dossier.returned_at)
    assert (known.finished_at or known.refused_at) == dossier.finished_at
    taken = Counter(entry.action for entry in history)
    assert all(taken[r.action] <= r.at_most for r in step_rules() if r.at_most)


def _day(dossier: Dossier) -> date:
    assert dossier.due_at
    return local_date(dossier.due_at)


def _pause(dossier_id: str) -> ProcessingStep:
    """A term that stood still, so that every kind of date can be counted."""
    return ProcessingStep(
        "0", dossier_id, A.ASK_PAYMENT, MONDAY, S.RECEIVED, S.RECEIVED, "", "", due_was=MONDAY, due_now=None
    )


def _rows(uow: object, dossier: Dossier) -> tuple[object, ...]:
    return (
        uow.steps_of(dossier.id),  # type: ignore[attr-defined]
        uow.issued_forms(dossier.id),  # type: ignore[attr-defined]
        uow.items_of(dossier.id),  # type: ignore[attr-defined]
    )


def test_the_technician_sees_no_step(store: Store) -> None:
    assert steps_allowed(filed(store).id, FITTER, rulebook(), store.unit_of_work, StoppedClock()) == []
    assert RETURNER.may(Role.RESULT_RETURN)
