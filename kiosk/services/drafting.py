"""The citizen fills in a dossier: nothing here is promised to anyone yet."""

from collections.abc import Mapping
from datetime import date

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.errors import DetailsInvalid, PapersMissing
from kiosk.domain.form import Form, complaints, keys_of, tidy
from kiosk.domain.identifiers import uuid7
from kiosk.domain.ownership import PRINCIPAL_PAPER, principal_of
from kiosk.domain.procedure import Edition, Procedure, RequiredDocument
from kiosk.ports import Clock, OpenUnitOfWork


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
    wrong = complaints(form, values, today)
    if wrong:
        raise DetailsInvalid(", ".join(wrong))
    tidied = {
        key: tidy(values.get(key, "")) for field in form.fields if field.applies(values) for key in keys_of(field)
    }
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_draft()
        dossier.details = {key: text for key, text in tidied.items() if text}
        dossier.principal = principal_of(form, dossier.details)
        if not (dossier.principal and dossier.principal.paper):
            dossier.no_longer_asked(PRINCIPAL_PAPER)
        uow.save(dossier)
        uow.commit()
    return dossier


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
