"""Tái sử dụng giấy tờ số hoá: a paper of the same citizen's earlier dossier in place of scanning it again."""

from dataclasses import dataclass, replace
from datetime import date

from kiosk.domain.dossier import Attachment, Dossier, PaperMark, Reuse
from kiosk.domain.errors import (
    AttachmentCorrupt,
    ConsentMissing,
    DossierUnknown,
    IllegalTransition,
    PaperNotReusable,
    RoleMissing,
)
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Officer, Role
from kiosk.domain.paper_facts import PaperFacts
from kiosk.domain.paper_rules import PaperRules
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import AttachmentStore, AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.attaching import PAPERS_MAY_COME, make_way
from kiosk.services.papers import is_result

LOOKED_AT = 50  # earlier dossiers of one citizen


@dataclass(frozen=True, slots=True)
class ReusablePaper:
    """One that may be offered. Nothing of it is personal but that this citizen has it."""

    document_id: str  # what it would answer here
    source_id: str  # the earlier dossier
    source_code: str
    source_document: str
    name: str  # as it was called there
    digitised_on: date
    last_day: date | None  # until when it counts; None: without an end
    pages: int
    signed: bool  # the agency vouches for it
    kind: str = ""  # title of its kind
    basis: str = ""  # of how long it counts; empty: the centre's own assumption


def offers(
    dossier: Dossier, documents: tuple[RequiredDocument, ...], rules: PaperRules, uow: UnitOfWork, today: date
) -> list[ReusablePaper]:
    """For each paper that has no file yet the newest that answers it. Raises StoreError."""
    if not _takes_papers(dossier):
        return []
    wanting = [document for document in documents if dossier.attachment(document.id) is None]
    if not wanting:
        return []
    earlier = [each for each in uow.earlier_of(dossier.applicant.number, LOOKED_AT) if same_person(dossier, each)]
    found = []
    for document in wanting:
        mine = (_offer(document, each, paper, rules, today) for each in earlier for paper in each.attachments)
        newest = max((each for each in mine if each), key=lambda each: each.digitised_on, default=None)
        found += [newest] if newest else []
    return found


def same_person(dossier: Dossier, earlier: Dossier) -> bool:
    """Whether a paper may go from one dossier to another: the same applicant, and for the same owner."""
    if dossier.id == earlier.id or earlier.erased_at is not None:
        return False
    here, there = dossier.applicant, earlier.applicant
    if here.citizen_id is None or there.citizen_id is None or here.citizen_id != there.citizen_id:
        return False  # numbers of other documents are not unique: two countries may give out the same
    owner, before = dossier.principal, earlier.principal
    if owner is None or before is None:
        return owner is before
    told = (owner.number, owner.name, owner.birth_date)
    return bool(owner.number) and told == (before.number, before.name, before.birth_date)


def reuse(
    dossier_id: str,
    document: RequiredDocument,
    offer: ReusablePaper,
    agreed: bool,
    officer: Officer,
    rules: PaperRules,
    attachments: AttachmentStore,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> Dossier:
    """Answer `document` with the earlier paper: a file of its own under this dossier's key.

    agreed: the citizen said so, to this officer, now; it is kept with the paper and in the audit. Everything that made
    the offer good is looked at again.
    Raises: ConsentMissing, RoleMissing, PaperNotReusable, IllegalTransition, DossierErased, DossierUnknown, DiskFull,
        StoreError; nothing is changed then.
    """
    if not (officer.active and officer.may(Role.RECEPTION)):
        raise RoleMissing(Role.RECEPTION.value)
    if not agreed:
        raise ConsentMissing
    today = local_date(clock.now())
    with unit_of_work() as uow:
        paper, _ = _still_good(uow, dossier_id, document, offer, rules, today)
    try:
        content = attachments.get(paper.digest)
    except AttachmentCorrupt as exc:
        raise PaperNotReusable("its file") from exc
    digest = attachments.put(content, dossier_id)
    with unit_of_work() as uow:
        now = clock.now()
        paper, facts = _still_good(uow, dossier_id, document, offer, rules, today)
        if paper.digest != digest:
            raise PaperNotReusable("changed meanwhile")
        dossier = uow.dossier(dossier_id)
        attachments.require(digest)
        consent = Reuse(offer.source_code, now, officer.account)
        copy = replace(paper, document_id=document.id, document_name=document.name, reuse=consent)
        dossier.attach(replace(copy, version=make_way(dossier, copy, uow)))
        if not facts.empty:
            dossier.facts[document.id] = facts
        uow.save(dossier)
        said = {
            "document": document.id,
            "from": offer.source_code,
            "from-document": offer.source_document,
            "digest": digest,
            "consent": "said to the officer",
        }
        uow.audit(AuditEntry(now, "paper.reused", dossier_id, officer.account, said))
        uow.commit()
    return dossier


def _still_good(
    uow: UnitOfWork, dossier_id: str, document: RequiredDocument, offer: ReusablePaper, rules: PaperRules, today: date
) -> tuple[Attachment, PaperFacts]:
    """The earlier paper and what is said of it. Raises PaperNotReusable, IllegalTransition, DossierErased."""
    dossier = uow.dossier(dossier_id)
    dossier.require_person()
    if not _takes_papers(dossier):
        raise IllegalTransition(f"{dossier.state} takes no papers")
    try:
        earlier = uow.dossier(offer.source_id)
    except DossierUnknown as exc:
        raise PaperNotReusable("the earlier dossier is gone") from exc
    paper = earlier.attachment(offer.source_document)
    if paper is None or not same_person(dossier, earlier):
        raise PaperNotReusable("not this citizen's, or not there any more")
    if _offer(document, earlier, paper, rules, today) is None:
        raise PaperNotReusable("another kind, or out of date")
    return paper, earlier.facts_of(paper.document_id)


def _offer(
    document: RequiredDocument, earlier: Dossier, paper: Attachment, rules: PaperRules, today: date
) -> ReusablePaper | None:
    receipt = earlier.receipt
    kind = rules.kind_asked(document.name, paper.document_name)
    scanned = earlier.marks.get(paper.document_id) is PaperMark.SCANNED or is_result(paper)
    if kind is None or receipt is None or not scanned:
        return None
    digitised, facts = local_date(paper.made_at or receipt.received_at), earlier.facts_of(paper.document_id)
    last_day = kind.last_day(digitised, facts)
    if last_day is not None and last_day < today:
        return None
    return ReusablePaper(
        document_id=document.id,
        source_id=earlier.id,
        source_code=receipt.dossier_code,
        source_document=paper.document_id,
        name=paper.document_name,
        digitised_on=digitised,
        last_day=last_day,
        pages=paper.pages,
        signed=paper.signature is not None,
        kind=kind.title,
        basis=kind.basis,
    )


def _takes_papers(dossier: Dossier) -> bool:
    return dossier.receipt is None or dossier.state in PAPERS_MAY_COME
