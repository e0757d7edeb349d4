"""Setting right, at start, what a crash or a power cut left in the middle, and letting go what nobody comes back to."""

from kiosk.domain.printing import PrintState
from kiosk.ports import AttachmentStore, AuditEntry, Clock, OpenUnitOfWork
from kiosk.services import drafting


def recover(attachments: AttachmentStore, unit_of_work: OpenUnitOfWork, clock: Clock) -> int:
    """Run while nothing else uses the store; returns how many print jobs somebody must look at. Raises StoreError."""
    found = settle_interrupted_prints(unit_of_work, clock)
    drafting.sweep(unit_of_work, clock)
    with unit_of_work() as uow:
        attachments.sweep(uow.attachment_digests())  # within: nobody can name one of these meanwhile
    return found


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
