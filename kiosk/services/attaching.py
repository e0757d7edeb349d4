"""A scan becomes a file of the dossier: the file first, safe on disk, then the row that names it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.dossier import Attachment, Dossier, DossierState
from kiosk.domain.errors import IllegalTransition
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import AttachmentStore, OpenUnitOfWork, PaperRenderer, ScannedPage, UnitOfWork
from kiosk.services.telling import told_digests

# After submission only an officer adds papers: what the kiosk's citizen brings, and what was asked for.
PAPERS_MAY_COME = frozenset({DossierState.NEW, DossierState.RECEIVED, DossierState.NEEDS_SUPPLEMENT})


def attach(
    dossier_id: str,
    document: RequiredDocument,
    pages: Sequence[ScannedPage],
    paper: PaperRenderer,
    attachments: AttachmentStore,
    unit_of_work: OpenUnitOfWork,
    *,
    at_counter: bool = False,
    at: datetime | None = None,
) -> Attachment:
    """Bind the pages into one PDF and answer `document` with it; a second scan replaces the first.

    at_counter: an officer scans; that may also be after submission, as long as papers may still come.
    When the disk refuses, the draft keeps what it had: a file without a row is swept at the next start.
    Raises: PageBroken, DiskFull, StoreUnavailable, DossierUnknown, IllegalTransition.
    """
    content = paper.bind(pages)
    return keep_file(dossier_id, document, content, len(pages), attachments, unit_of_work, at_counter=at_counter, at=at)


def keep_file(
    dossier_id: str,
    document: RequiredDocument,
    content: bytes,
    pages: int,
    attachments: AttachmentStore,
    unit_of_work: OpenUnitOfWork,
    *,
    at_counter: bool = False,
    only_in: DossierState | None = None,
    at: datetime | None = None,
    by: str = "",
    letters_due: bool = False,
) -> Attachment:
    """Answer `document` with a PDF that is made already. As `attach`.

    only_in: it was begun in this state; what was accepted meanwhile keeps the file that was accepted.
    at, by: when it was digitised, and the account of who did. What the agency has signed or the Portal was told of is
    kept as an earlier version. letters_due: see Attachment.
    """
    attachment = Attachment(
        document_id=document.id,
        document_name=document.name,
        digest=attachments.put(content, dossier_id),
        size=len(content),
        pages=pages,
        media_type="application/pdf",
        made_at=at,
        made_by=by,
        letters_due=letters_due,
    )
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_person()
        if not (at_counter and dossier.state in PAPERS_MAY_COME):
            dossier.require_draft()
        if only_in not in (None, dossier.state):
            raise IllegalTransition("the dossier went on meanwhile")
        attachments.require(attachment.digest)
        attachment = replace(attachment, version=make_way(dossier, attachment, uow))
        dossier.attach(attachment)
        uow.save(dossier)
        uow.commit()
    return attachment


def make_way(dossier: Dossier, attachment: Attachment, uow: UnitOfWork) -> int:
    """The number of a scan that is about to take its paper's place; what was vouched for or told of is kept."""
    before = dossier.attachment(attachment.document_id)
    if before is not None and before.digest == attachment.digest:
        return before.version
    keep_earlier(dossier, [before] if before else [], uow)
    kept = (each.version for each in uow.versions_of(dossier.id) if each.document_id == attachment.document_id)
    return 1 + max(kept, default=0)


def keep_earlier(dossier: Dossier, going: Sequence[Attachment], uow: UnitOfWork) -> None:
    """Of files that lose their paper's place keep what somebody may ask for; the others are let go.

    That is what the agency has signed, and what the Portal was told of.
    """
    told = told_digests(dossier, uow) if going else frozenset()
    for each in going:
        if each.signature is not None or each.digest in told:
            uow.keep_version(dossier.id, each)
