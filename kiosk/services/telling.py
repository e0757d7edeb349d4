"""What the Portal is told of a step: first the dossier as it is now, when it changed, then the step itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kiosk.domain.casework import Action, Capacity, ProcessingStep, StepRule
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import NATIONAL_CODE, Attachment, Dossier, DossierState, Receipt
from kiosk.domain.errors import NumbersExhausted, ProcedureUnknown
from kiosk.domain.identifiers import uuid7
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState, Progress, lane_of
from kiosk.domain.submission import Step, Submission, SubmittedFee, SubmittedFile, SubmittedResult, SupplementRound
from kiosk.ports import UnitOfWork
from kiosk.services.contact import by_post
from kiosk.services.papers import is_ours, is_result
from kiosk.services.rulebook import Rulebook


def tell_portal(
    dossier: Dossier, rule: StepRule, history: Sequence[ProcessingStep], book: Rulebook, uow: UnitOfWork
) -> None:
    """Queue what the newest step of `history` changes. The Portal shows a dossier's steps in this order."""
    step = history[-1]
    tell_document(dossier, history, {}, book, step.at, uow)
    if rule.told:
        enqueue(OutboxKind.REPORT_STEP, _step(dossier, step, rule, book.centre).to_json(), dossier, step.at, uow)


def tell_document(
    dossier: Dossier,
    history: Sequence[ProcessingStep],
    words: Mapping[str, Any],
    book: Rulebook,
    now: datetime,
    uow: UnitOfWork,
) -> None:
    """Queue the dossier as it is now, unless it says nothing new. words: see `words_of`; empty: as they were."""
    known = _last_submission(dossier.id, uow)
    if known is None:
        return
    fresh = replace(as_it_is_now(known, dossier, history, _result_code(dossier, book)), **words)
    if replace(fresh, national_state=known.national_state) != known:
        enqueue(OutboxKind.REGISTER_DOSSIER, fresh.to_json(), dossier, now, uow)


def as_it_is_now(
    known: Submission, dossier: Dossier, history: Sequence[ProcessingStep], result_code: str
) -> Submission:
    """The frozen words of the dossier with what has changed since."""
    papers = [a for a in dossier.attachments if not (is_result(a) or is_ours(a))]
    results = [a for a in dossier.attachments if is_result(a)]
    return replace(
        known,
        national_state=NATIONAL_CODE[dossier.state],
        due_at=dossier.due_at,
        finished_at=None if dossier.state is DossierState.REFUSED else dossier.finished_at,
        refused_at=dossier.finished_at if dossier.state is DossierState.REFUSED else None,
        returned_at=dossier.returned_at,
        return_note="Trả tại quầy" if dossier.returned_at else "",
        supplements=supplement_rounds(history),
        files=tuple(submitted_file(dossier, paper) for paper in papers),
        fees=submitted_fees(dossier),
        results=tuple(submitted_result(dossier, result, result_code) for result in results),
    )


def told_digests(dossier: Dossier, uow: UnitOfWork) -> frozenset[str]:
    """The files that the newest document for the Portal names, sent or not; empty for a draft."""
    known = _last_submission(dossier.id, uow) if dossier.receipt is not None else None
    if known is None:
        return frozenset()
    return frozenset({file.digest for file in known.files} | {result.digest for result in known.results})


def submitted_file(dossier: Dossier, paper: Attachment) -> SubmittedFile:
    """A paper with those of its metadata that the wire has fields for."""
    return SubmittedFile(
        paper.digest,
        paper.size,
        paper.document_name,
        paper.document_id,
        paper.media_type,
        component_code=dossier.facts_of(paper.document_id).paper_code,
        reused=int(paper.reuse is not None),
    )


def submitted_result(dossier: Dossier, result: Attachment, published: str) -> SubmittedResult:
    """published: the procedure's code of its result; what an officer said of this paper goes before it."""
    code = dossier.facts_of(result.document_id).result_code or published
    return SubmittedResult(result.document_name, code, result.digest, result.media_type)


def words_of(dossier: Dossier, receipt: Receipt, note: str) -> dict[str, Any]:
    """The fields of a Submission that come from the answers to the form."""
    owner = dossier.principal
    return {
        "owner_name": dossier.owner_name,
        "phone": receipt.contact.phone,
        "email": receipt.contact.email,
        "address": receipt.contact.address,
        "note": note,
        "return_by_post": by_post(dossier.details),
        "applicant_name": dossier.applicant.full_name if owner else "",
        "owner_number": owner.number if owner else "",
        "owner_is_organisation": owner is not None and owner.capacity == Capacity.ORGANISATION,
    }


def submitted_fees(dossier: Dossier) -> tuple[SubmittedFee, ...]:
    """Nothing is told of a fee that nobody has set."""
    fee = dossier.receipt.fee_vnd if dossier.receipt else None
    return (SubmittedFee("Phí, lệ phí", "", fee),) if fee else ()


def supplement_rounds(history: Sequence[ProcessingStep]) -> tuple[SupplementRound, ...]:
    """Each request with the coming of the papers, when they came."""
    rounds: list[SupplementRound] = []
    for step in history:
        if step.action is Action.REQUEST_SUPPLEMENT:
            rounds.append(SupplementRound(len(rounds) + 1, step.officer_name, step.reason, step.at, step.due_was))
        elif step.action is Action.TAKE_SUPPLEMENT and rounds:
            rounds[-1] = replace(rounds[-1], taken_by=step.officer_name, taken_at=step.at, due_now=step.due_now)
    return tuple(rounds)


def enqueue(kind: OutboxKind, payload: str, dossier: Dossier, now: datetime, uow: UnitOfWork) -> None:
    """A document of the dossier is a new revision that names the one before; of a stuck one it takes the place.

    The Portal knows a dossier by its code: before there is one, nothing goes.
    """
    item = OutboxItem(uuid7(now), kind, dossier.id, payload, attempts=0, created_at=now, next_attempt_at=now)
    if kind is OutboxKind.REGISTER_DOSSIER:
        item = _revision(item, _documents(uow.items_of(dossier.id)))
    if dossier.receipt is not None and dossier.receipt.is_temporary:
        item = replace(item, state=OutboxState.HELD, fault_code=NumbersExhausted.code)
    uow.enqueue(item)


def _revision(item: OutboxItem, before: Sequence[OutboxItem]) -> OutboxItem:
    """Files that are at the file service already are not sent again."""
    told = Submission.from_json(item.payload)
    sizes = {file.digest: file.size for file in told.files}
    wanted = [*sizes, *(result.digest for result in told.results)]
    last = before[-1] if before else None
    held = {one.digest: one for one in last.progress.placed} if last else {}
    placed = tuple(held[digest] for digest in dict.fromkeys(wanted) if digest in held)
    progress = Progress(
        uploaded=len(placed),
        placed=placed,
        portal_id=last.progress.portal_id if last else "",
        known=any(one.state is OutboxState.DELIVERED or one.progress.known for one in before),
        unsure=last is not None and last.state is OutboxState.STUCK and last.progress.unsure,
    )
    left = sum(size for digest, size in sizes.items() if digest not in held)
    named = replace(item, corrects=last.id, revision=last.revision + 1) if last else item
    return replace(named, progress=progress, lane=lane_of(progress, left))


def _documents(items: Sequence[OutboxItem]) -> list[OutboxItem]:
    """The revisions of the dossier's document, the oldest first."""
    found = [item for item in items if item.kind is OutboxKind.REGISTER_DOSSIER]
    return sorted(found, key=lambda item: item.revision)


def _result_code(dossier: Dossier, book: Rulebook) -> str:
    """Mã kết quả, when the procedure has exactly one: to choose among several would be a guess."""
    try:
        codes = book.catalogue.summary(dossier.procedure_code).result_codes
    except ProcedureUnknown:
        return ""
    return codes[0] if len(codes) == 1 else ""


def _last_submission(dossier_id: str, uow: UnitOfWork) -> Submission | None:
    items = _documents(uow.items_of(dossier_id))
    return Submission.from_json(items[-1].payload) if items else None


def _step(dossier: Dossier, step: ProcessingStep, rule: StepRule, centre: OneStopCentre) -> Step:
    return Step(
        dossier_code=dossier.receipt.dossier_code if dossier.receipt else "",
        officer=step.officer_name,
        title=rule.title,
        department=centre.name,
        content=f"{rule.title}: {step.reason}" if step.reason else rule.title,
        national_state=NATIONAL_CODE[dossier.state],
        at=step.at,
    )
