"""Letters that come behind: a paper was accepted before they were read, and gets them as its next version."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from kiosk.domain.dossier import Attachment, Dossier
from kiosk.ports import AttachmentStore, AuditEntry, Clock, Digitiser, OpenUnitOfWork, UnitOfWork
from kiosk.services.certifying import copy_about
from kiosk.services.rulebook import Rulebook
from kiosk.services.telling import tell_document, told_digests

AT_MOST = 10_000  # marks that are looked through; the dossiers behind them are read one by one
ACTOR = "kiosk"  # nobody does this: the machine does


@dataclass(frozen=True, slots=True)
class LetterRoom:
    """What reading behind needs. turn: while it is held, no paper is signed or gets its letters in this program."""

    digitiser: Digitiser
    attachments: AttachmentStore
    unit_of_work: OpenUnitOfWork
    clock: Clock
    turn: AbstractContextManager[object]


def next_due(unit_of_work: OpenUnitOfWork, but: Collection[tuple[str, str]] = ()) -> tuple[str, str] | None:
    """Dossier and paper, the oldest first; None: nothing is due. Only what the Portal is told of: the others are at
    somebody's desk still. but: not these. Raises StoreError.
    """
    with unit_of_work() as uow:
        due = (found for found in uow.letters_due(AT_MOST) if found not in but)
        return next((found for found in due if _told(*found, uow)), None)


def read_late(
    dossier_id: str, document_id: str, book: Rulebook, room: LetterRoom, on_page: Callable[[int], None]
) -> Attachment | None:
    """The same pages with letters beneath take the paper's place; the Portal gets them as a new revision.

    The pictures are byte for byte those that were accepted, unless they are more than the centre's limit; the accepted
    file is kept as the version before. None: there is nothing to be read, or the paper was changed, signed or given
    away meanwhile. A crash anywhere leaves the version before in force and the letters due. on_page: as Digitiser.
    Raises DigitisingFailed, PageBroken, PersonLeft, AttachmentCorrupt, DiskFull, StoreError; nothing is changed then.
    """
    with room.unit_of_work() as uow:
        before = _due(dossier_id, document_id, uow)
        dossier = uow.dossier(dossier_id)
    if before is None:
        return None
    about = copy_about(dossier, before, _place(dossier, before))
    made = room.digitiser.read_letters(room.attachments.get(before.digest), about, on_page)
    digest = room.attachments.put(made.content, dossier_id)
    after = replace(before, digest=digest, size=len(made.content), version=before.version + 1, letters_due=False)
    if digest == before.digest:
        after = replace(before, letters_due=False)  # nothing is written on it
    with room.turn, room.unit_of_work() as uow:
        if _due(dossier_id, document_id, uow) != before:
            return None
        dossier, now = uow.dossier(dossier_id), room.clock.now()
        room.attachments.require(after.digest)
        if after.version != before.version:
            uow.keep_version(dossier_id, before)
            facts = {"document": document_id, "version": str(after.version), "before": before.digest, "now": digest}
            uow.audit(AuditEntry(now, "paper.lettered", dossier_id, ACTOR, facts))
        dossier.supersede(after)
        uow.save(dossier)
        tell_document(dossier, uow.steps_of(dossier_id), {}, book, now, uow)
        uow.commit()
    return after


def _told(dossier_id: str, document_id: str, uow: UnitOfWork) -> bool:
    paper = _due(dossier_id, document_id, uow)
    return paper is not None and paper.digest in told_digests(uow.dossier(dossier_id), uow)


def _due(dossier_id: str, document_id: str, uow: UnitOfWork) -> Attachment | None:
    dossier = uow.dossier(dossier_id)
    paper = dossier.attachment(document_id)
    here = dossier.receipt is not None and dossier.erased_at is None and not dossier.home
    return paper if paper and here and paper.letters_due and paper.signature is None else None


def _place(dossier: Dossier, paper: Attachment) -> int:
    return 1 + dossier.attachments.index(paper)
