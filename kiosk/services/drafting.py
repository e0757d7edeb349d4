"""The citizen fills in a dossier: nothing here is promised to anyone yet."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.errors import DetailsInvalid, DossierUnknown, PapersMissing
from kiosk.domain.form import Form, complaints, keys_of, tidy
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local_date
from kiosk.domain.ownership import PRINCIPAL_PAPER, principal_of
from kiosk.domain.procedure import Edition, Procedure, RequiredDocument
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork

FORGOTTEN_AFTER = timedelta(days=1)


def start(
    identity: VerifiedIdentity,
    procedure: Procedure,
    edition: Edition,
    case: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> Dossier:
    """Begin a dossier. It keeps the edition it began with; the photo is not kept. Raises StoreError."""
    now = clock.now()
    dossier = Dossier(
        id=uuid7(now),
        procedure_code=procedure.code,
        procedure_name=procedure.summary.name,
        procedure_field=procedure.summary.field,
        edition_id=edition.id,
        created_at=now,
        applicant=identity.applicant,
        evidence=identity.evidence,
        case=case,
    )
    with unit_of_work() as uow:
        uow.add(dossier)
        uow.commit()
    return dossier


def keep_details(
    dossier_id: str,
    form: Form,
    values: Mapping[str, str],
    unit_of_work: OpenUnitOfWork,
    today: date | None = None,
) -> Dossier:
    """Keep what was typed, tidied, and whose dossier that makes it. All of it or nothing.

    values: form key -> text; what the form does not ask after these answers is left out.
    today: the local day, against which dates are held; None: they are not.
    Raises: DetailsInvalid (naming keys, never values), DossierUnknown, IllegalTransition, StoreError.
    """
    details = tidied(form, values, today)
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_draft()
        say(dossier, form, details)
        uow.save(dossier)
        uow.commit()
    return dossier


def tidied(form: Form, values: Mapping[str, str], today: date | None) -> dict[str, str]:
    """What the form asks for after these answers, form key -> text. Raises DetailsInvalid."""
    wrong = complaints(form, values, today)
    if wrong:
        raise DetailsInvalid(", ".join(wrong))
    asked = (key for field in form.fields if field.applies(values) for key in keys_of(field))
    texts = {key: tidy(values.get(key, "")) for key in asked}
    return {key: text for key, text in texts.items() if text}


def say(dossier: Dossier, form: Form, details: Mapping[str, str]) -> None:
    """The dossier says this from now on, and in whose name it is filed follows from it."""
    dossier.details = dict(details)
    dossier.principal = principal_of(form, dossier.details)
    if not (dossier.principal and dossier.principal.paper):
        dossier.no_longer_asked(PRINCIPAL_PAPER)


def choose_case(dossier_id: str, case: str, unit_of_work: OpenUnitOfWork) -> Dossier:
    """Say which circumstance (trường hợp) applies; papers scanned so far are kept.

    Raises: DossierUnknown, IllegalTransition, StoreError.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_draft()
        dossier.case = case
        uow.save(dossier)
        uow.commit()
    return dossier


def mark_paper(dossier_id: str, document: RequiredDocument, mark: PaperMark, unit_of_work: OpenUnitOfWork) -> Dossier:
    """Say where a paper is when it is not scanned here.

    Raises: PapersMissing for the mark SCANNED (only a scan gives it), DossierUnknown, IllegalTransition, StoreError.
    """
    if mark is PaperMark.SCANNED:
        raise PapersMissing(f"{document.id} has no file")
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_draft()
        dossier.mark(document.id, mark)
        uow.save(dossier)
        uow.commit()
    return dossier


def discard(dossier_id: str, unit_of_work: OpenUnitOfWork) -> None:
    """Let a draft go, as the citizen asked. Raises DossierUnknown, IllegalTransition, StoreError."""
    with unit_of_work() as uow:
        uow.dossier(dossier_id).require_draft()
        uow.delete_draft(dossier_id)
        uow.commit()


# Kept for later ----------------------------------------------------------------------------------------------------


def keep_for_later(
    dossier_id: str, values: Mapping[str, str], days: int, unit_of_work: OpenUnitOfWork, clock: Clock
) -> Dossier:
    """The owner asked for it: the draft stays for so many days, with what was typed and not yet checked.

    Raises: DossierUnknown, IllegalTransition, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        draft = uow.dossier(dossier_id)
        draft.require_draft()
        draft.details |= {key: tidy(text) for key, text in values.items() if tidy(text)}
        draft.kept_until = now + timedelta(days=days)
        uow.save(draft)
        uow.audit(AuditEntry(now, "draft.kept", draft.id, "kiosk", {"until": f"{local_date(draft.kept_until)}"}))
        uow.commit()
    return draft


def kept_of(identity: VerifiedIdentity, unit_of_work: OpenUnitOfWork, clock: Clock) -> list[Dossier]:
    """What the holder of this card asked to be kept, newest first. Raises StoreError."""
    citizen_id, now = identity.applicant.citizen_id, clock.now()
    if citizen_id is None:
        return []
    with unit_of_work() as uow:
        return [d for d in uow.drafts_of(citizen_id.digits) if d.kept_until is not None and d.kept_until > now]


def resume(dossier_id: str, identity: VerifiedIdentity, unit_of_work: OpenUnitOfWork) -> Dossier:
    """Go on with a kept draft, under the reading of today. It stays kept until it is submitted or let go.

    Raises: DossierUnknown, also when it is another person's; IllegalTransition, StoreError.
    """
    with unit_of_work() as uow:
        draft = uow.dossier(dossier_id)
        draft.require_draft()
        if draft.applicant.citizen_id is None or draft.applicant.citizen_id != identity.applicant.citizen_id:
            raise DossierUnknown("another person's draft")
        draft.applicant, draft.evidence = identity.applicant, identity.evidence
        uow.save(draft)
        uow.commit()
    return draft


def sweep(unit_of_work: OpenUnitOfWork, clock: Clock) -> int:
    """Let go of drafts whose time is over, and of those that a crash left; returns how many. Raises StoreError.

    A hand-over that no counter took within a day is closed first: nobody waits with it any more.
    """
    now = clock.now()
    with unit_of_work() as uow:
        held = {work.dossier_id for work in uow.open_hand_overs() if not _forgotten(work, now, uow)}
        old = uow.drafts_before(now - FORGOTTEN_AFTER)
        over = [d for d in old if d.id not in held and (d.kept_until is None or d.kept_until <= now)]
        for draft in over:
            uow.delete_draft(draft.id)
            uow.audit(AuditEntry(now, "draft.let-go", draft.id, "kiosk"))
        uow.commit()
    return len(over)


def _forgotten(work: HandOver, now: datetime, uow: UnitOfWork) -> bool:
    if work.state is not HandOverState.OPEN or work.created_at > now - FORGOTTEN_AFTER:
        return False
    work.move_to(HandOverState.WITHDRAWN)
    work.values, work.closed_at, work.changed_at = {}, now, now
    uow.save_hand_over(work)
    uow.audit(AuditEntry(now, "hand-over.forgotten", work.id, "kiosk"))
    return True
