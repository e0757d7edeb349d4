"""An officer takes a step: the table decides, and everything the step leaves behind is one commit."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.casework import Action, DueChange, IssuedForm, ProcessingStep, StepRule
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.due_dates import due_after
from kiosk.domain.errors import ReasonMissing, RoleMissing, StepForbidden
from kiosk.domain.form import tidy
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Officer
from kiosk.domain.writing import require_writable
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.issuing import NO_FACTS, FormFacts, issue, written
from kiosk.services.rulebook import Rulebook
from kiosk.services.telling import tell_portal

FINISHED = frozenset({DossierState.DONE, DossierState.REFUSED, DossierState.WITHDRAWN, DossierState.STOPPED})


@dataclass(frozen=True, slots=True)
class StepWish:
    """What an officer asks for. `id` is made once, when the dialog opens: pressing twice is one step."""

    id: str
    action: Action
    reason: str = ""
    new_day: date | None = None  # for a step that sets ngày hẹn trả
    facts: FormFacts = NO_FACTS


@dataclass(frozen=True, slots=True)
class TakenStep:
    dossier: Dossier
    step: ProcessingStep
    form: IssuedForm | None
    late: bool  # after the last day that the law gives for it


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """One step that may be taken now."""

    rule: StepRule
    last_day: date | None  # by when the law wants it; None: no deadline, or nothing to count from
    late: bool


def take_step(
    dossier_id: str, wish: StepWish, officer_id: str, book: Rulebook, unit_of_work: OpenUnitOfWork, clock: Clock
) -> TakenStep:
    """Take one step of the table: state, day of return, form, history, Portal and audit, or nothing of it.

    A second press (same `wish.id`) returns what the first one did.
    Raises: StepForbidden, RoleMissing, ReasonMissing, TextUnwritable, DueDateMissing, DueDateUnfit, CalendarUnknown,
        ProcedureUnknown, OfficerUnknown, DossierUnknown, StoreError; nothing is changed then.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        history = uow.steps_of(dossier_id)
        done = next((step for step in history if step.id == wish.id), None)
        if done is not None:
            return _taken_before(dossier, done, book, uow)
        taken = apply_step(dossier, wish, uow.officer(officer_id), book, uow, clock.now())
        uow.commit()
    return taken


def apply_step(
    dossier: Dossier, wish: StepWish, officer: Officer, book: Rulebook, uow: UnitOfWork, now: datetime
) -> TakenStep:
    """Within a transaction of the caller, who commits. Raises as `take_step`; the dossier is unchanged then."""
    dossier.require_person()
    history = uow.steps_of(dossier.id)
    rule = _rule_for(dossier, wish, officer, history, book)
    basis = book.term_basis if rule.due is DueChange.RESTART else book.basis_without_term
    due = due_after(rule.due, dossier.due_at, history, now, basis(dossier.procedure_code), wish.new_day)
    late = _late(rule, dossier, now, book)
    was, due_was = dossier.state, dossier.due_at
    if rule.target is not None:
        dossier.move_to(rule.target)
    _date(dossier, rule, due, now)
    _sign(dossier, rule, officer)
    form = issue(rule, dossier, officer, wish.reason, wish.facts, due_was, now, uow) if rule.form else None
    step = ProcessingStep(
        id=wish.id,
        dossier_id=dossier.id,
        action=rule.action,
        at=now,
        was=was,
        now=dossier.state,
        officer_id=officer.id,
        officer_name=officer.full_name,
        reason=tidy(wish.reason),
        due_was=due_was,
        due_now=due,
        form_id=form.id if form else "",
        rules_version=book.steps.version,
    )
    uow.add_step(step)
    uow.save(dossier)
    tell_portal(dossier, rule, [*history, step], book, uow)
    uow.audit(AuditEntry(now, "step.taken", dossier.id, officer.account, _audit_facts(step, form, late)))
    return TakenStep(dossier, step, form, late)


def steps_allowed(
    dossier_id: str, officer: Officer, book: Rulebook, unit_of_work: OpenUnitOfWork, clock: Clock
) -> list[OfferedStep]:
    """What this officer may do with the dossier now, in the order of the table. Raises DossierUnknown, StoreError."""
    with unit_of_work() as uow:
        dossier, history = uow.dossier(dossier_id), uow.steps_of(dossier_id)
    return offered(dossier, history, officer, book, clock.now())


def offered(
    dossier: Dossier, history: list[ProcessingStep], officer: Officer, book: Rulebook, now: datetime
) -> list[OfferedStep]:
    """As `steps_allowed`, for who has read the dossier and its history already."""
    if dossier.erased_at is not None:
        return []
    rules = (r for r in book.steps.allowed(dossier.state, _counts(history)) if _may(officer, r))
    return [OfferedStep(r, last_day(r, dossier, book), _late(r, dossier, now, book)) for r in rules]


def last_day(rule: StepRule, dossier: Dossier, book: Rulebook) -> date | None:
    """By when the law wants this step. Raises CalendarUnknown."""
    if rule.deadline is None:
        return None
    received = local_date(dossier.receipt.received_at) if dossier.receipt else None
    due = local_date(dossier.due_at) if dossier.due_at else None
    return rule.deadline.last_day(received, due, book.calendar)


def _rule_for(
    dossier: Dossier, wish: StepWish, officer: Officer, history: list[ProcessingStep], book: Rulebook
) -> StepRule:
    rule = book.steps.of(wish.action)
    if not _may(officer, rule):
        raise RoleMissing(rule.role.value)
    if rule not in book.steps.allowed(dossier.state, _counts(history)):
        raise StepForbidden(f"{wish.action.value} from {dossier.state.value}")
    if rule.reason_needed and not tidy(wish.reason):
        raise ReasonMissing(wish.action.value)
    require_writable(wish.reason, *written(wish.facts))
    return rule


def _may(officer: Officer, rule: StepRule) -> bool:
    return officer.active and officer.may(rule.role)


def _counts(history: list[ProcessingStep]) -> Counter[Action]:
    return Counter(step.action for step in history)


def _late(rule: StepRule, dossier: Dossier, now: datetime, book: Rulebook) -> bool:
    day = last_day(rule, dossier, book)
    return day is not None and local_date(now) > day


def _date(dossier: Dossier, rule: StepRule, due: datetime | None, now: datetime) -> None:
    if rule.due is not DueChange.END:  # the register keeps the promise that was made
        dossier.due_at = due
    if rule.target in FINISHED:
        dossier.finished_at = now
    elif rule.target is DossierState.RETURNED:
        dossier.returned_at = now
    elif rule.target is not None:
        dossier.finished_at = None


def _sign(dossier: Dossier, rule: StepRule, officer: Officer) -> None:
    """Whoever first takes the papers in his hands is the one who received the dossier."""
    if rule.action in (Action.ACCEPT, Action.CHECK_PAPERS) and not dossier.officer_id:
        dossier.officer_id, dossier.officer_name = officer.id, officer.full_name


def _taken_before(dossier: Dossier, step: ProcessingStep, book: Rulebook, uow: UnitOfWork) -> TakenStep:
    form = next((f for f in uow.issued_forms(dossier.id) if f.id == step.form_id), None)
    return TakenStep(dossier, step, form, _late(book.steps.of(step.action), dossier, step.at, book))


def _audit_facts(step: ProcessingStep, form: IssuedForm | None, late: bool) -> dict[str, str]:
    facts = {"step": step.id, "action": step.action.value, "was": step.was.value, "now": step.now.value}
    if form is not None:
        facts |= {"form": form.form.value, "number": f"{form.number}/{form.book}"}
    return facts | ({"late": "yes"} if late else {})
