"""The centre receives a dossier and promises its delivery, online or not."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import NATIONAL_CODE, Dossier, DossierState, FiledAt, PaperMark, Receipt
from kiosk.domain.dossier_code import is_temporary, temporary_code
from kiosk.domain.errors import DetailsInvalid, NumbersExhausted, PapersMissing
from kiosk.domain.events import DossierSubmitted
from kiosk.domain.fee import FREE, fee_text, money_text
from kiosk.domain.form import Form, complaints
from kiosk.domain.local_time import local
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.ownership import papers_asked
from kiosk.domain.procedure import Channel, FilingOption, Procedure, ReceptionRule, RequiredDocument
from kiosk.domain.sharing import CODE_SERIES
from kiosk.domain.submission import Step, Submission
from kiosk.domain.working_time import WorkCalendar, due_at, term_text
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, Secrets, UnitOfWork
from kiosk.services.casework import StepWish, apply_step
from kiosk.services.contact import PlaceName, answers_text, contact_of, return_place
from kiosk.services.papers import papers_of
from kiosk.services.pins import new_pin
from kiosk.services.reserve import may_use_reserve
from kiosk.services.rulebook import Rulebook
from kiosk.services.telling import enqueue, submitted_fees, submitted_file, words_of

REGISTER_SERIES = "register"
TEMPORARY_SERIES = "temporary-code"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who receives a dossier at the counter, and the step that says so."""

    officer_id: str
    wish: StepWish
    book: Rulebook


@may_use_reserve
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
    acceptance: Acceptance | None = None,
) -> Dossier:
    """Receive the dossier: number, due date, register entry, outbox and audit are one commit.

    After a power cut all of it is there or none. A second call (double tap) returns the same receipt.
    place_name: code of a province or commune -> its name; codes it does not know come back as they are.
    acceptance: at the counter, where an officer has the papers in his hands; without it the kiosk received it.
    Raises: DetailsInvalid, PapersMissing, CalendarUnknown, DossierUnknown, StoreError; nothing is changed then.
        With an acceptance also what `casework.take_step` raises.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        if dossier.receipt is not None:
            return dossier
        _check(dossier, procedure, form, acceptance is not None)
        option = procedure.option(Channel.COUNTER)
        now = clock.now()
        due = _due(procedure, centre, rule, calendar, now)  # before the numbers: it may refuse
        code = _next_code(centre, rule, now, uow)
        receipt = Receipt(
            dossier_code=code,
            received_at=now,
            due_at=due,
            term_text=term_text(procedure.counter_term, rule),
            fee_vnd=published_fee(option),
            register_book=uow.book_of(now),
            register_number=uow.next_number(REGISTER_SERIES, uow.book_of(now)),
            pin=new_pin(secrets),
            papers=papers_of(dossier, procedure),
            fee_text=fee_text(option),
            contact=contact_of(dossier.details, dossier.applicant.residence),
            return_place=return_place(dossier.details, centre),
            temporary_code=code if is_temporary(code) else "",
        )
        dossier.receipt, dossier.due_at = receipt, due
        dossier.filed_at = FiledAt.COUNTER if acceptance else dossier.filed_at
        dossier.move_to(DossierState.NEW)
        dossier.events.append(DossierSubmitted(dossier.id))
        uow.save(dossier)
        submission = _submission(dossier, receipt, centre, answers_text(form, dossier.details, place_name))
        enqueue(OutboxKind.REGISTER_DOSSIER, submission.to_json(), dossier, now, uow)
        actor = "kiosk"
        if acceptance is None:
            enqueue(OutboxKind.REPORT_STEP, _reception_step(receipt, centre).to_json(), dossier, now, uow)
        else:
            officer = uow.officer(acceptance.officer_id)
            actor = officer.account
            apply_step(dossier, acceptance.wish, officer, acceptance.book, uow, now)
        facts = {"code": receipt.dossier_code, "edition": dossier.edition_id, "procedure": dossier.procedure_code}
        uow.audit(AuditEntry(now, "dossier.submitted", dossier.id, actor, facts))
        uow.commit()
    return dossier


def published_fee(option: FilingOption | None) -> int | None:
    """The one fee that is published, in đồng; 0: free by every word of it; None: an officer must set it."""
    if option is None:
        return None
    if len(option.fees_vnd) == 1 and fee_text(option) == money_text(option.fees_vnd[0]):  # and not so much a page
        return option.fees_vnd[0]
    return 0 if fee_text(option) == FREE else None


def _check(dossier: Dossier, procedure: Procedure, form: Form, at_counter: bool) -> None:
    wrong = complaints(form, dossier.details)
    if wrong:
        raise DetailsInvalid(", ".join(wrong))
    missing = missing_papers(dossier, procedure, at_counter)
    if missing:
        raise PapersMissing(", ".join(d.id for d in missing))


def missing_papers(dossier: Dossier, procedure: Procedure, at_counter: bool) -> list[RequiredDocument]:
    """What is still to be answered. At the counter "I bring it to the counter" is no answer any more."""
    papers = papers_asked(dossier, procedure)
    still_to_come = {d.id for d in papers if dossier.marks.get(d.id) is PaperMark.TO_COUNTER}
    return [d for d in papers if not dossier.answers(d.id) or (at_counter and d.id in still_to_come)]


def _due(
    procedure: Procedure, centre: OneStopCentre, rule: ReceptionRule, calendar: WorkCalendar, now: datetime
) -> datetime | None:
    return due_at(now, procedure.counter_term, rule, centre.hours, calendar)


def _next_code(centre: OneStopCentre, rule: ReceptionRule, now: datetime, uow: UnitOfWork) -> str:
    """The dossier code of the local day; a temporary number, told as such, when no number is left to give out."""
    day = f"{local(now):%y%m%d}"
    try:
        return rule.code_form.code(centre.unit_code, day, uow.next_number(CODE_SERIES, day))
    except NumbersExhausted:
        return temporary_code(uow.station, day, uow.next_number(TEMPORARY_SERIES, day))


def _submission(dossier: Dossier, receipt: Receipt, centre: OneStopCentre, note: str) -> Submission:
    files = tuple(submitted_file(dossier, each) for each in dossier.attachments)
    return Submission(
        dossier_id=dossier.id,
        dossier_code=receipt.dossier_code,
        procedure_code=dossier.procedure_code,
        procedure_name=dossier.procedure_name,
        field_code="",
        field_name=dossier.procedure_field,
        citizen_id=dossier.applicant.citizen_id.digits if dossier.applicant.citizen_id else "",
        summary=" - ".join(part for part in (dossier.procedure_name, dossier.case) if part),
        filed_at=receipt.received_at,
        received_at=receipt.received_at,
        due_at=receipt.due_at,
        unit_name=centre.name,
        files=files,
        fees=submitted_fees(dossier),
        document_number="" if dossier.applicant.citizen_id else dossier.applicant.number,
        procedure_version=dossier.edition_id,
        birth_date=dossier.applicant.birth_date,
        identity_issued_on=dossier.applicant.issue_date,
        **words_of(dossier, receipt, note),
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
