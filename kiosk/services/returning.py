"""The result goes to the person who has a right to it: proved, listed, signed for, handed over."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.applicant import CardEvidence, Verdict, VerifiedIdentity
from kiosk.domain.casework import Action
from kiosk.domain.dossier import Attachment, Dossier, DossierState
from kiosk.domain.errors import IllegalTransition, PersonUnproven, ResultsMissing
from kiosk.domain.form import tidy
from kiosk.domain.sheets import ResultLine
from kiosk.domain.writing import require_writable
from kiosk.ports import AttachmentStore, AuditEntry, Clock, OpenUnitOfWork, PaperRenderer, ScannedPage
from kiosk.services.casework import StepWish, TakenStep, take_step
from kiosk.services.identifying import accept
from kiosk.services.issuing import FormFacts
from kiosk.services.papers import RESULT_PREFIX, is_result, receipt_of
from kiosk.services.rulebook import Rulebook

APPLICANT, OWNER, AUTHORISED, HOLDER = "Người nộp hồ sơ", "Chủ hồ sơ", "Người được ủy quyền", "Người giữ phiếu hẹn"

KEY_WORDS = {"number": " bằng sáu số", "qr": " bằng mã QR", "mrz": " bằng số ở mặt sau"}  # by the rung of the ladder


class ProofKind(StrEnum):
    CARD = "card"  # the chip of the card was read
    PIN = "pin"  # the PIN from the slip
    SEEN = "seen"  # the officer knows, and says why


@dataclass(frozen=True, slots=True)
class Proof:
    """What the person at the counter brings."""

    kind: ProofKind
    identity: VerifiedIdentity | None = field(default=None, repr=False)
    pin: str = field(default="", repr=False)
    name: str = field(default="", repr=False)  # PIN and SEEN: who takes it; empty: the applicant
    number: str = field(default="", repr=False)  # SEEN: of the document that was looked at
    reason: str = field(default="", repr=False)  # SEEN, and somebody else's card: the authorisation


@dataclass(frozen=True, slots=True)
class Receiver:
    """Người nhận kết quả."""

    name: str = field(repr=False)
    masked_number: str
    role: str
    how: str  # "đọc thẻ căn cước bằng mã QR"


def prove(dossier: Dossier, proof: Proof) -> Receiver:
    """Who takes the result, and by what right. Raises PersonUnproven, CardSignatureInvalid."""
    if proof.kind is ProofKind.CARD:
        return _by_card(dossier, proof)
    name = tidy(proof.name) or dossier.applicant.full_name
    if proof.kind is ProofKind.PIN:
        pin = proof.pin.strip().encode()
        if not hmac.compare_digest(receipt_of(dossier).pin.encode(), pin):
            raise PersonUnproven("wrong PIN")
        return Receiver(name, "", HOLDER, "đối chiếu mã PIN trên phiếu")
    if not tidy(proof.reason):
        raise PersonUnproven("no reason given")
    role = APPLICANT if name == dossier.applicant.full_name else AUTHORISED
    return Receiver(name, _masked(proof.number), role, f"cán bộ đối chiếu: {tidy(proof.reason)}")


def return_result(
    dossier_id: str,
    wish_id: str,
    proof: Proof,
    results: Sequence[ResultLine],
    note: str,
    officer_id: str,
    book: Rulebook,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> TakenStep:
    """Hand the result over; its sheet (phiếu bàn giao kết quả) is numbered and kept with the step.

    Raises: PersonUnproven (it is in the audit), TextUnwritable, ResultsMissing, CardSignatureInvalid, and what
        `take_step` raises.
    """
    require_writable(proof.name, proof.reason, note)
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
    try:
        receiver = prove(dossier, proof)
    except PersonUnproven:
        _note_refusal(dossier_id, proof, officer_id, unit_of_work, clock)
        raise
    lines = tuple(line for line in results if tidy(line.name))
    if not lines:
        raise ResultsMissing
    facts = FormFacts(
        results=lines,
        receiver_name=receiver.name,
        receiver_number=receiver.masked_number,
        receiver_role=receiver.role,
        note=note,
    )
    reason = f"{receiver.role} nhận, {receiver.how}"
    return take_step(
        dossier_id, StepWish(wish_id, Action.RETURN_RESULT, reason, facts=facts), officer_id, book, unit_of_work, clock
    )


def attach_result(
    dossier_id: str,
    name: str,
    pages: Sequence[ScannedPage],
    paper: PaperRenderer,
    attachments: AttachmentStore,
    unit_of_work: OpenUnitOfWork,
    *,
    at: datetime | None = None,
    by: str = "",
) -> Attachment:
    """Scan a paper of the result before it is handed out; the Portal gets it with the step that returns it.

    at, by: when it was digitised, and the account of who did.
    Raises: ResultsMissing without a name, TextUnwritable, IllegalTransition while there is no result, PageBroken,
        DiskFull, StoreUnavailable, DossierUnknown.
    """
    if not tidy(name):
        raise ResultsMissing
    require_writable(name)
    content = paper.bind(pages)
    digest = attachments.put(content, dossier_id)
    with unit_of_work() as uow:
        attachments.require(digest)
        dossier = uow.dossier(dossier_id)
        if dossier.state is not DossierState.DONE:
            raise IllegalTransition(f"{dossier.state} has no result")
        number = 1 + sum(is_result(a) for a in dossier.attachments)
        attachment = Attachment(
            f"{RESULT_PREFIX}{number}",
            tidy(name),
            digest,
            len(content),
            len(pages),
            "application/pdf",
            made_at=at,
            made_by=by,
            letters_due=True,
        )
        dossier.attachments.append(attachment)
        uow.save(dossier)
        uow.commit()
    return attachment


def _by_card(dossier: Dossier, proof: Proof) -> Receiver:
    if proof.identity is None:
        raise PersonUnproven("no card was read")
    person = accept(proof.identity).applicant
    if person.number == dossier.applicant.number:
        role = APPLICANT if dossier.principal else OWNER
    elif dossier.principal and person.number == dossier.principal.number:
        role = OWNER
    elif tidy(proof.reason):
        role = AUTHORISED
    else:
        raise PersonUnproven("another person's card")
    how = _how(proof.identity.evidence) + (f", {tidy(proof.reason)}" if role == AUTHORISED else "")
    return Receiver(person.full_name, person.masked_number, role, how)


def _how(evidence: CardEvidence) -> str:
    """What is kept with the step of how the card was read, and how much that proved."""
    key = KEY_WORDS.get(evidence.key_from, "")
    doubt = "" if evidence.trusted is Verdict.YES else ", chưa rõ nơi cấp chứng thư"
    return f"đọc thẻ căn cước{key}{doubt}"


def _masked(number: str) -> str:
    bare = "".join(number.split())
    return "*" * max(0, len(bare) - 4) + bare[-4:] if len(bare) > 5 else "*" * len(bare)


def _note_refusal(dossier_id: str, proof: Proof, officer_id: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    with unit_of_work() as uow:
        account = uow.officer(officer_id).account
        uow.audit(AuditEntry(clock.now(), "return.refused", dossier_id, account, {"proof": proof.kind.value}))
        uow.commit()
