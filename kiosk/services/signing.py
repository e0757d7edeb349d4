"""An issued form is signed with the centre's seal (ký số): the document that was signed is kept, saved and printed."""

from kiosk.domain.casework import IssuedForm
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import Attachment, Dossier
from kiosk.domain.errors import DossierElsewhere, DossierUnknown
from kiosk.domain.officer import Officer
from kiosk.ports import AttachmentStore, AuditEntry, CentreSeal, Clock, OpenUnitOfWork, PaperRenderer, UnitOfWork
from kiosk.services.certifying import require_signer
from kiosk.services.form_printing import pages_of
from kiosk.services.issuing import printed_form
from kiosk.services.papers import SIGNED_PREFIX


def signed_copy(dossier: Dossier, form_id: str) -> Attachment | None:
    """The signed document of a form; None: it was not signed."""
    return next((a for a in dossier.attachments if a.document_id == f"{SIGNED_PREFIX}{form_id}"), None)


def form_of(dossier_id: str, form_id: str, uow: UnitOfWork) -> tuple[Dossier, IssuedForm]:
    """Within a transaction of the caller. Raises DossierUnknown, also for a form of another dossier; DossierErased."""
    dossier = uow.dossier(dossier_id)
    dossier.require_person()
    form = next((each for each in uow.issued_forms(dossier_id) if each.id == form_id), None)
    if form is None:
        raise DossierUnknown("no such form")
    return dossier, form


def unsigned(dossier: Dossier, form: IssuedForm, centre: OneStopCentre, paper: PaperRenderer) -> bytes:
    """The document that would be signed: every copy (liên) in one. The same form gives the same bytes."""
    return paper.form(printed_form(form, dossier, centre))


def sign_issued(
    dossier_id: str,
    form_id: str,
    pin: str,
    reason: str,
    officer: Officer,
    centre: OneStopCentre,
    seal: CentreSeal,
    paper: PaperRenderer,
    attachments: AttachmentStore,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> Attachment:
    """Sign a form once; whoever asks again gets what was signed. Blocks.

    pin: typed just now, handed on to the seal and kept nowhere. reason: stands in the signature. The document is
    encrypted beside the dossier's papers and named by it; who signed, when, and its digest are in the audit.
    Raises: RoleMissing, DossierUnknown, DossierErased, DossierElsewhere, what `CentreSeal.sign` raises, DiskFull,
        StoreError; the form stays unsigned then, and as it was.
    """
    require_signer(officer)
    with unit_of_work() as uow:
        dossier, form = form_of(dossier_id, form_id, uow)
        if not uow.is_home_of(dossier_id):
            raise DossierElsewhere
    if (kept := signed_copy(dossier, form_id)) is not None:
        return kept
    signed = seal.sign(unsigned(dossier, form, centre, paper), pin, reason, centre.place)
    pages = pages_of(signed, paper)
    name = f"Mẫu {form.form.value} số {form.number}/{form.book}, đã ký số"
    digest = attachments.put(signed, dossier_id)
    made = Attachment(f"{SIGNED_PREFIX}{form_id}", name, digest, len(signed), pages, "application/pdf")
    with unit_of_work() as uow:
        dossier, _ = form_of(dossier_id, form_id, uow)
        if (kept := signed_copy(dossier, form_id)) is not None:
            return kept  # another press was quicker; this one's file is swept
        attachments.require(digest)
        dossier.attachments.append(made)
        uow.save(dossier)
        facts = {"form": form.form.value, "number": f"{form.number}/{form.book}", "digest": digest}
        uow.audit(AuditEntry(clock.now(), "form.signed", form_id, officer.account, facts))
        uow.commit()
    return made


def note_taken_out(form_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """That a signed document was saved outside of the store, and by whom, is remembered. Raises StoreError."""
    with unit_of_work() as uow:
        uow.audit(AuditEntry(clock.now(), "form.saved", form_id, officer.account))
        uow.commit()
