"""A scan becomes a file of the dossier: the file first, safe on disk, then the row that names it."""

from collections.abc import Sequence

from kiosk.domain.dossier import Attachment, DossierState
from kiosk.domain.errors import IllegalTransition
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import AttachmentStore, OpenUnitOfWork, PaperRenderer, ScannedPage

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
) -> Attachment:
    """Bind the pages into one PDF and answer `document` with it; a second scan replaces the first.

    at_counter: an officer scans; that may also be after submission, as long as papers may still come.
    When the disk refuses, the draft keeps what it had: a file without a row is swept at the next start.
    Raises: PageBroken, DiskFull, StoreUnavailable, DossierUnknown, IllegalTransition.
    """
    content = paper.bind(pages)
    return keep_file(dossier_id, document, content, len(pages), attachments, unit_of_work, at_counter=at_counter)


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
) -> Attachment:
    """Answer `document` with a PDF that is made already. As `attach`.

    only_in: it was begun in this state; what was accepted meanwhile keeps the file that was accepted.
    """
    attachment = Attachment(
        document_id=document.id,
        document_name=document.name,
        digest=attachments.put(content, dossier_id),
        size=len(content),
        pages=pages,
        media_type="application/pdf",
    )
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_person()
        if not (at_counter and dossier.state in PAPERS_MAY_COME):
            dossier.require_draft()
        if only_in not in (None, dossier.state):
            raise IllegalTransition("the dossier went on meanwhile")
        attachments.require(attachment.digest)
        dossier.attach(attachment)
        uow.save(dossier)
        uow.commit()
    return attachment
