"""Setting right, at start, what a crash or a power cut left in the middle, and letting go what nobody comes back to."""

from contextlib import suppress

from kiosk.domain.errors import AttachmentCorrupt
from kiosk.domain.printing import PrintState
from kiosk.ports import AttachmentStore, AuditEntry, Clock, OpenUnitOfWork
from kiosk.services import drafting

RENEWED_AT_ONCE = 20


def recover(attachments: AttachmentStore, unit_of_work: OpenUnitOfWork, clock: Clock) -> int:
    """Run while nothing else uses the store; returns how many print jobs somebody must look at. Raises StoreError."""
    found = settle_interrupted_prints(unit_of_work, clock)
    drafting.sweep(unit_of_work, clock)
    with unit_of_work() as uow:
        attachments.sweep(uow.attachment_digests())  # within: nobody can name one of these meanwhile
    renew_old_files(attachments, unit_of_work)
    return found


def renew_old_files(attachments: AttachmentStore, unit_of_work: OpenUnitOfWork, limit: int = RENEWED_AT_ONCE) -> None:
    """Some files of an earlier version at each start, so that none takes long. Raises StoreError."""
    for digest in attachments.old_files(limit):
        with unit_of_work() as uow:
            dossier_ids = uow.dossiers_naming(digest)
        with suppress(AttachmentCorrupt):  # the examination of the store tells of it
            attachments.renew(digest, dossier_ids)


def settle_interrupted_prints(unit_of_work: OpenUnitOfWork, clock: Clock) -> int:
    """Run while nobody prints; returns how many jobs were caught while sending.

    Such a job may be on paper: it becomes UNKNOWN and is never printed again by itself. Raises StoreError.
    """
    with unit_of_work() as uow:
        jobs = uow.interrupted_print_jobs()
        for job in jobs:
            uow.move_print_job(job.id, PrintState.UNKNOWN)
            facts = {"job": job.id}
            uow.audit(AuditEntry(clock.now(), "paper.interrupted", job.subject_id, "kiosk", facts))
        uow.commit()
    return len(jobs)
