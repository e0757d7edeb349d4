"""The centre receives a dossier and promises its delivery, online or not."""

from datetime import datetime

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import NATIONAL_CODE, Dossier, DossierState, Receipt
from kiosk.domain.errors import DetailsInvalid, PapersMissing
from kiosk.domain.events import DossierSubmitted
from kiosk.domain.fee import FREE, fee_text, money_text
from kiosk.domain.form import Form, complaints
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local
from kiosk.domain.outbox import OutboxItem, OutboxKind
from kiosk.domain.procedure import Channel, FilingOption, Procedure, ReceptionRule, Term
from kiosk.domain.submission import Step, Submission, SubmittedFee, SubmittedFile
from kiosk.domain.working_time import WorkCalendar, due_at, term_text
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, Secrets, UnitOfWork
from kiosk.services.contact import RETURN_BY_POST, RETURN_KEY, PlaceName, answers_text, contact_of
from kiosk.services.papers import papers_of

PIN_DIGITS = 6
CODE_SERIES = "dossier-code"
REGISTER_SERIES = "register"
BY_POST = "Trả qua dịch vụ bưu chính"


def submit(
    dossier_id: str,
    procedure: Procedure,
    form: Form,
    centre: OneStopCentre,
    rule: ReceptionRule,
    calendar: WorkCalendar,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    secrets: Secrets,
    place_name: PlaceName = str,
) -> Dossier:
    """Receive the dossier: number, due date, register entry, outbox and audit are one commit.

    After a power cut all of it is there or none. A second call (double tap) returns the same receipt.
    place_name: code of a province or commune -> its name; codes it does not know come back as they are.
    Raises: DetailsInvalid, PapersMissing, CalendarUnknown, DossierUnknown, StoreError; nothing is changed then.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        if dossier.receipt is not None:
            return dossier
        _check(dossier, procedure, form)
        option = procedure.option(Channel.COUNTER)
        now = clock.now()
        due = _due(procedure, centre, rule, calendar, now)  # before the numbers: it may refuse
        receipt = Receipt(
            dossier_code=_next_code(centre, now, uow),
            received_at=now,
            due_at=due,
            term_text=term_text(_counter_term(procedure), rule),
            fee_vnd=published_fee(option),
            register_book=f"{local(now):%Y}",
            register_number=uow.next_number(REGISTER_SERIES, f"{local(now):%Y}"),
            pin=f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}",
            papers=papers_of(dossier, procedure),
            fee_text=fee_text(option),
            contact=contact_of(dossier.details, dossier.applicant.residence),
            return_place=BY_POST if _by_post(dossier) else centre.name,
        )
        dossier.receipt, dossier.due_at = receipt, due
        dossier.move_to(DossierState.NEW)
        dossier.events.append(DossierSubmitted(dossier.id))
        uow.save(dossier)
        submission = _submission(dossier, receipt, centre, answers_text(form, dossier.details, place_name))
        _enqueue(OutboxKind.REGISTER_DOSSIER, submission.to_json(), dossier.id, now, uow)
        _enqueue(OutboxKind.REPORT_STEP, _reception_step(receipt, centre).to_json(), dossier.id, now, uow)
        facts = {"code": receipt.dossier_code, "edition": dossier.edition_id, "procedure": dossier.procedure_code}
        uow.audit(AuditEntry(now, "dossier.submitted", dossier.id, "kiosk", facts))
        uow.commit()
    return dossier


def published_fee(option: FilingOption | None) -> int | None:
    """The one fee that is published, in đồng; 0: free by every word of it; None: an officer must set it."""
    if option is None:
        return None
    if len(option.fees_vnd) == 1 and fee_text(option) == money_text(option.fees_vnd[0]):  # and not so much a page
        return option.fees_vnd[0]
    return 0 if fee_text(option) == FREE else None


def _check(dossier: Dossier, procedure: Procedure, form: Form) -> None:
    wrong = complaints(form, dossier.details)
    if wrong:
        raise DetailsInvalid(", ".join(wrong))
    missing = [d.id for d in procedure.papers_to_hand_in(dossier.case) if not dossier.answers(d.id)]
    if missing:
        raise PapersMissing(", ".join(missing))


def _counter_term(procedure: Procedure) -> Term | None:
    option = procedure.option(Channel.COUNTER)
    return option.term if option else procedure.summary.term


def _due(
    procedure: Procedure, centre: OneStopCentre, rule: ReceptionRule, calendar: WorkCalendar, now: datetime
) -> datetime | None:
    return due_at(now, _counter_term(procedure), rule, centre.hours, calendar)


def _next_code(centre: OneStopCentre, now: datetime, uow: UnitOfWork) -> str:
    """`<unit>-YYMMDD-NNNN` by the local day (TT 01/2018/TT-VPCP, Art. 19)."""
    day = f"{local(now):%y%m%d}"
    return f"{centre.unit_code}-{day}-{uow.next_number(CODE_SERIES, day):04d}"


def _by_post(dossier: Dossier) -> bool:
    return dossier.details.get(RETURN_KEY) == RETURN_BY_POST


def _submission(dossier: Dossier, receipt: Receipt, centre: OneStopCentre, note: str) -> Submission:
    files = tuple(
        SubmittedFile(a.digest, a.size, a.document_name, a.document_id, a.media_type) for a in dossier.attachments
    )
    fees = (SubmittedFee("Phí, lệ phí", "", receipt.fee_vnd),) if receipt.fee_vnd else ()
    return Submission(
        dossier_id=dossier.id,
        dossier_code=receipt.dossier_code,
        procedure_code=dossier.procedure_code,
        procedure_name=dossier.procedure_name,
        field_code="",
        field_name=dossier.procedure_field,
        citizen_id=dossier.applicant.citizen_id.digits if dossier.applicant.citizen_id else "",
        owner_name=dossier.applicant.full_name,
        phone=receipt.contact.phone,
        email=receipt.contact.email,
        address=receipt.contact.address,
        summary=" - ".join(part for part in (dossier.procedure_name, dossier.case) if part),
        note=note,
        filed_at=receipt.received_at,
        received_at=receipt.received_at,
        due_at=receipt.due_at,
        unit_name=centre.name,
        return_by_post=_by_post(dossier),
        files=files,
        fees=fees,
    )


def _reception_step(receipt: Receipt, centre: OneStopCentre) -> Step:
    return Step(
        dossier_code=receipt.dossier_code,
        officer=centre.name,  # no officer took it in his hands: the centre did
        title="Tiếp nhận hồ sơ",
        department=centre.name,
        content="Đã tiếp nhận hồ sơ tại máy tự phục vụ của Trung tâm.",
        national_state=NATIONAL_CODE[DossierState.RECEIVED],
        at=receipt.received_at,
    )


def _enqueue(kind: OutboxKind, payload: str, dossier_id: str, now: datetime, uow: UnitOfWork) -> None:
    uow.enqueue(
        OutboxItem(
            id=uuid7(now),
            kind=kind,
            subject_id=dossier_id,
            payload=payload,
            attempts=0,
            created_at=now,
            next_attempt_at=now,
        )
    )
