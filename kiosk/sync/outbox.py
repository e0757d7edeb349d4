"""One row, one attempt, one outcome. No loop, no sleep, no database: the worker has those."""

from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.domain.errors import AttachmentCorrupt, PortalBusy, PortalError, PortalLoginRefused, StoreError
from kiosk.domain.outbox import OutboxItem, OutboxKind, Outcome
from kiosk.domain.portal_answer import PlacedFile
from kiosk.domain.satisfaction import MonthlyRatings
from kiosk.domain.submission import Step, Submission
from kiosk.ports import Portal

FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 300.0  # a shorter cap makes a whole province's kiosks keep a recovering Portal down
LONGEST_RETRY_AFTER_SECONDS = 3600.0

ReadFile = Callable[[str], bytes]
Jitter = Callable[[], float]


def deliver(item: OutboxItem, portal: Portal, read_file: ReadFile, now: datetime, jitter: Jitter) -> Outcome:
    """Try once. A fault of the Portal or the store is an outcome to be recorded, not an exception.

    read_file: digest -> plain bytes. jitter: uniform in [0, 1).
    Raises ValueError, KeyError or TypeError when the payload is not what domain/submission.py writes.
    """
    try:
        if item.kind is OutboxKind.REGISTER_DOSSIER:
            _register(Submission.from_json(item.payload), portal, read_file)
        elif item.kind is OutboxKind.REPORT_RATINGS:
            portal.report_ratings(MonthlyRatings.from_json(item.payload))
        else:
            portal.report(Step.from_json(item.payload))
    except (PortalError, StoreError, AttachmentCorrupt) as fault:
        if _final(fault):
            return Outcome(delivered=False, fault_code=fault.code)
        return Outcome(delivered=False, fault_code=fault.code, next_attempt_at=now + _wait(item, fault, jitter))
    return Outcome(delivered=True)


def _register(submission: Submission, portal: Portal, read_file: ReadFile) -> None:
    """Files first: the Portal never shows a dossier whose papers it cannot fetch."""
    placed: dict[str, PlacedFile] = {}
    wanted = [(file.digest, file.media_type) for file in submission.files]
    wanted += [(result.digest, result.media_type) for result in submission.results]
    for digest, media_type in wanted:
        if digest not in placed:
            placed[digest] = portal.upload(digest, read_file(digest), media_type)
    portal.register(submission, placed)


def _final(fault: PortalError | StoreError | AttachmentCorrupt) -> bool:
    """True: an officer must look at this dossier.

    A refused account and a full disk are troubles of the centre, not of the dossier: those wait.
    """
    if isinstance(fault, AttachmentCorrupt):
        return True
    return not (fault.retryable or isinstance(fault, PortalLoginRefused | StoreError))


def _wait(item: OutboxItem, fault: Exception, jitter: Jitter) -> timedelta:
    """Full jitter: uniform up to a ceiling that doubles. Never sooner than the Portal asked, and not all at once."""
    # The inner min keeps the power small: without it the product overflows after some weeks offline.
    ceiling = min(FIRST_WAIT_SECONDS * 2 ** min(item.attempts, 16), LONGEST_WAIT_SECONDS)
    if isinstance(fault, PortalLoginRefused):
        ceiling = LONGEST_WAIT_SECONDS
    seconds = ceiling * jitter()
    if isinstance(fault, PortalBusy) and fault.retry_after_seconds > 0:
        asked = min(fault.retry_after_seconds, LONGEST_RETRY_AFTER_SECONDS)
        seconds = max(seconds, asked * (1 + jitter()))
    return timedelta(seconds=seconds)
