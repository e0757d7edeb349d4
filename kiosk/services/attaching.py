"""A scan becomes a file of the dossier: the file first, safe on disk, then the row that names it."""

from collections.abc import Sequence

from kiosk.domain.dossier import Attachment
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import AttachmentStore, OpenUnitOfWork, PaperRenderer, ScannedPage


def attach(
    dossier_id: str,
    document: RequiredDocument,
    pages: Sequence[ScannedPage],
    paper: PaperRenderer,
    attachments: AttachmentStore,
    unit_of_work: OpenUnitOfWork,
) -> Attachment:
    """Bind the pages into one PDF and answer `document` with it; a second scan replaces the first.

    When the disk refuses, the draft keeps what it had: a file without a row is swept at the next start.
    Raises: PageBroken, DiskFull, StoreUnavailable, DossierUnknown, IllegalTransition.
    """
    content = paper.bind(pages)
    attachment = Attachment(
        document_id=document.id,
        document_name=document.name,
        digest=attachments.put(content),
        size=len(content),
        pages=len(pages),
        media_type="application/pdf",
    )
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_draft()
        dossier.attach(attachment)
        uow.save(dossier)
        uow.commit()
    return attachment
