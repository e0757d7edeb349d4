"""The citizen asks for an officer: the half-filled work goes from the kiosk to the counter, and may come back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.catalogue import Catalogue
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import DossierUnknown, HandOverTaken, HubUnreachable, ProcedureUnknown
from kiosk.domain.events import HandOverChanged
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local
from kiosk.domain.officer import Officer
from kiosk.ports import AuditEntry, Claims, Clock, OpenUnitOfWork, UnitOfWork

CODE_SERIES = "hand-over"


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """One line of the counter's list: enough to know whom to look for, and no whole number."""

    id: str
    code: str
    station: str
    place: str  # page of the visit
    created_at: datetime
    state: HandOverState
    counter: str  # who has it; empty: nobody
    procedure_code: str
    procedure_name: str  # empty: none was chosen
    applicant_name: str  # as on the card; empty: no card was read
    masked_id: str
    ticket_number: str
    scanned: int  # papers that were scanned


def hand_over(
    place: str,
    procedure_code: str,
    dossier_id: str,
    values: Mapping[str, str],
    ticket_id: str,
    station: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> HandOver:
    """Put the work on the counter's list. The draft stays, also when the visit ends.

    place: the page where the citizen stopped. values: answers that the draft does not hold yet. Empty text where
    there is no procedure, draft or ticket.
    Raises: DossierUnknown when the draft is gone, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        if dossier_id:
            uow.dossier(dossier_id)
        number = uow.next_number(f"{CODE_SERIES}:{station}", f"{local(now):%y%m%d}")
        work = HandOver(
            id=uuid7(now),
            created_at=now,
            station=station,
            code=f"{station}-{number:02d}",
            place=place,
            procedure_code=procedure_code,
            dossier_id=dossier_id,
            ticket_id=ticket_id,
            values=dict(values),
            changed_at=now,
        )
        uow.add_hand_over(work)
        _note(work, "hand-over.opened", "kiosk", now, uow)
        uow.commit()
    return work


def withdraw(hand_over_id: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> HandOver:
    """The citizen goes on alone. The draft is the visit's again.

    Raises: HandOverTaken when a counter has it already (the officer must release it), HandOverUnknown, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        work = uow.hand_over(hand_over_id)
        if work.state is HandOverState.CLAIMED:
            raise HandOverTaken("by a counter")
        if work.state is not HandOverState.WITHDRAWN:
            work.move_to(HandOverState.WITHDRAWN)
            work.closed_at = now
            _keep(work, "hand-over.withdrawn", "kiosk", now, uow)
            uow.commit()
    return work


def claim(
    hand_over_id: str,
    officer: Officer,
    counter: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    claims: Claims | None = None,
) -> HandOver:
    """Take the work to this counter. Of two counters one wins; the same officer may ask twice.

    claims: asked first, when other machines of the centre could take it; brings the draft here.
    Raises: HandOverTaken, HandOverUnknown, HubError when the draft cannot be brought now, StoreError.
    """
    now = clock.now()
    if claims is not None:
        _claim_from_others(hand_over_id, officer, counter, now, unit_of_work, claims)
    with unit_of_work() as uow:
        work = uow.hand_over(hand_over_id)
        mine = work.officer_id == officer.id and work.counter == counter
        if work.state is HandOverState.CLAIMED and mine:
            return work
        if work.state is not HandOverState.OPEN:
            raise HandOverTaken(work.state)
        work.move_to(HandOverState.CLAIMED)
        work.officer_id, work.counter, work.claimed_at = officer.id, counter, now
        _keep(work, "hand-over.claimed", officer.account, now, uow)
        uow.commit()
    return work


def _claim_from_others(
    hand_over_id: str, officer: Officer, counter: str, now: datetime, unit_of_work: OpenUnitOfWork, claims: Claims
) -> None:
    with unit_of_work() as uow:
        work = uow.hand_over(hand_over_id)
    if work.state is not HandOverState.OPEN:
        return
    state = HandOverState.CLAIMED
    mine = replace(work, state=state, officer_id=officer.id, counter=counter, claimed_at=now, changed_at=now)
    if not claims.hand_over(mine):
        raise HandOverTaken(work.state)
    if work.dossier_id and not claims.bring(work.dossier_id):
        raise HubUnreachable("the draft")


def release(hand_over_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> HandOver:
    """Put it back on the list for any counter. Raises HandOverTaken when another has it, IllegalTransition."""
    now = clock.now()
    with unit_of_work() as uow:
        work = _claimed_by(hand_over_id, officer, uow)
        work.move_to(HandOverState.OPEN)
        work.officer_id = work.counter = ""
        work.claimed_at = None
        _keep(work, "hand-over.released", officer.account, now, uow)
        uow.commit()
    return work


def finish(hand_over_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> HandOver:
    """Close it. A draft that was not submitted by now is let go: nobody waits for it any more.

    Raises: HandOverTaken when another counter has it, IllegalTransition, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        work = _claimed_by(hand_over_id, officer, uow)
        work.move_to(HandOverState.DONE)
        work.closed_at, work.values = now, {}
        draft = _draft_of(work, uow)
        if draft is not None and draft.state is DossierState.DRAFT and draft.kept_until is None:
            uow.delete_draft(draft.id)
            uow.audit(AuditEntry(now, "draft.let-go", draft.id, officer.account))
        _keep(work, "hand-over.done", officer.account, now, uow)
        uow.commit()
    return work


def waiting(catalogue: Catalogue, unit_of_work: OpenUnitOfWork) -> list[HandOverLine]:
    """Open and claimed work, oldest first. Raises StoreError."""
    with unit_of_work() as uow:
        return [_line(work, _draft_of(work, uow), catalogue, uow) for work in uow.open_hand_overs()]


def _claimed_by(hand_over_id: str, officer: Officer, uow: UnitOfWork) -> HandOver:
    work = uow.hand_over(hand_over_id)
    if work.state is HandOverState.CLAIMED and work.officer_id != officer.id:
        raise HandOverTaken("by another officer")
    return work


def _keep(work: HandOver, action: str, actor: str, now: datetime, uow: UnitOfWork) -> None:
    work.changed_at = now
    uow.save_hand_over(work)
    _note(work, action, actor, now, uow)


def _note(work: HandOver, action: str, actor: str, now: datetime, uow: UnitOfWork) -> None:
    facts = {"code": work.code, "place": work.place, "counter": work.counter, "draft": work.dossier_id}
    uow.audit(AuditEntry(now, action, work.id, actor, {name: fact for name, fact in facts.items() if fact}))
    uow.announce(HandOverChanged(work.id, work.state.value))


def _draft_of(work: HandOver, uow: UnitOfWork) -> Dossier | None:
    """None: none was begun, or it was let go."""
    try:
        return uow.dossier(work.dossier_id) if work.dossier_id else None
    except DossierUnknown:
        return None


def _line(work: HandOver, draft: Dossier | None, catalogue: Catalogue, uow: UnitOfWork) -> HandOverLine:
    return HandOverLine(
        id=work.id,
        code=work.code,
        station=work.station,
        place=work.place,
        created_at=work.created_at,
        state=work.state,
        counter=work.counter,
        procedure_code=work.procedure_code,
        procedure_name=_procedure_name(work.procedure_code, catalogue),
        applicant_name=draft.applicant.full_name if draft else "",
        masked_id=draft.applicant.masked_number if draft else "",
        ticket_number=uow.ticket(work.ticket_id).number if work.ticket_id else "",
        scanned=len(draft.attachments) if draft else 0,
    )


def _procedure_name(code: str, catalogue: Catalogue) -> str:
    try:
        return catalogue.summary(code).name if code else ""
    except ProcedureUnknown:
        return ""
