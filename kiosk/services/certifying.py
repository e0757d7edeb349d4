"""The agency vouches for a scanned paper: the signed copy takes the unsigned one's place, which is kept as it was."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.domain.certified_copy import CopyOrder, CopyWording, SignatureLevel, SigningPhase
from kiosk.domain.digitised import PaperAbout
from kiosk.domain.dossier import Attachment, Dossier
from kiosk.domain.errors import IllegalTransition, RoleMissing
from kiosk.domain.officer import Officer, Role
from kiosk.ports import AttachmentStore, AuditEntry, Clock, CopySeal, OpenUnitOfWork
from kiosk.services.papers import RESULT_PREFIX, receipt_of
from kiosk.services.rulebook import Rulebook
from kiosk.services.telling import tell_document

MAY_SIGN = (Role.RECEPTION, Role.RESULT_RETURN)  # ASSUMPTION: who works with the papers; the token's PIN says the rest


@dataclass(frozen=True, slots=True)
class SigningRoom:
    """What signing at the counter needs."""

    seal: CopySeal
    wording: CopyWording
    attachments: AttachmentStore
    unit_of_work: OpenUnitOfWork
    clock: Clock


def may_sign(officer: Officer) -> bool:
    """Whether the centre's seal is in this officer's hands, for copies and for forms."""
    return officer.active and any(officer.may(role) for role in MAY_SIGN)


def require_signer(officer: Officer) -> None:
    """Raises RoleMissing."""
    if not may_sign(officer):
        raise RoleMissing(MAY_SIGN[0].value)


def may_be_signed(dossier: Dossier, paper: Attachment) -> bool:
    """Once the dossier has its code; and nothing is signed twice."""
    here = dossier.receipt is not None and dossier.erased_at is None and not dossier.home
    return here and paper.signature is None


def certify(
    dossier_id: str,
    document_id: str,
    level: SignatureLevel,
    pin: str,
    officer: Officer,
    book: Rulebook,
    room: SigningRoom,
    on_phase: Callable[[SigningPhase], None],
) -> Attachment:
    """Sign the paper as it is now; the Portal gets the signed copy as a new revision of the dossier.

    The signed version is numbered one higher; both files stay with the dossier. The PIN goes to the token and nowhere
    else. A crash anywhere leaves the unsigned version in force.
    Raises: RoleMissing, IllegalTransition (signed already, no code yet, or changed meanwhile), DossierErased,
        DossierElsewhere, what CopySeal.sign raises, AttachmentCorrupt, DiskFull, StoreError; nothing is changed then.
    """
    require_signer(officer)
    with room.unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
    before = _signable(dossier, document_id)
    centre = book.centre
    order = CopyOrder(level, room.wording, centre.name, centre.place, room.clock.now())
    signed = room.seal.sign(room.attachments.get(before.digest), order, pin, on_phase)
    after = replace(
        before,
        digest=room.attachments.put(signed.content, dossier_id),
        size=len(signed.content),
        version=before.version + 1,
        signature=signed.signature,
        letters_due=False,
    )
    with room.unit_of_work() as uow:
        dossier, now = uow.dossier(dossier_id), room.clock.now()
        if _signable(dossier, document_id).digest != before.digest:
            raise IllegalTransition("the paper was changed meanwhile")
        room.attachments.require(after.digest)
        uow.keep_version(dossier_id, before)
        dossier.supersede(after)
        uow.save(dossier)
        tell_document(dossier, uow.steps_of(dossier_id), {}, book, now, uow)
        facts = {
            "document": document_id,
            "version": str(after.version),
            "level": level.value,
            "original": before.digest,
            "signed": after.digest,
            "certificate": signed.signature.fingerprint,
        }
        uow.audit(AuditEntry(now, "copy.signed", dossier_id, officer.account, facts))
        uow.commit()
    return after


def _signable(dossier: Dossier, document_id: str) -> Attachment:
    dossier.require_person()
    paper = dossier.attachment(document_id)
    if paper is None or not may_be_signed(dossier, paper):
        raise IllegalTransition("nothing to be signed")
    return paper


def copy_about(dossier: Dossier, paper: Attachment, place: int) -> PaperAbout:
    """What the paper's file is called. place: in the dossier's list of papers, from 1. Raises IllegalTransition."""
    result = paper.document_id.startswith(RESULT_PREFIX)
    receipt = receipt_of(dossier)
    return PaperAbout(
        title=paper.document_name,
        document_id="KQ" + paper.document_id.removeprefix(RESULT_PREFIX) if result else paper.document_id,
        made_at=paper.made_at or receipt.received_at,
        place=place,
        version=paper.version,
        dossier_code=receipt.dossier_code,
        procedure_code=dossier.procedure_code,
        field_name=dossier.procedure_field,
        is_result=result,
    )
