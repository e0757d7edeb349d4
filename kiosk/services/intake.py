"""Reception at the counter: who it is, what is there, what is wrong, and the one press that accepts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.applicant import (
    SEEN_BY_OFFICER,
    Applicant,
    CitizenId,
    DocumentKind,
    IdentityDocument,
    Verdict,
    VerifiedIdentity,
    seen_by_officer,
)
from kiosk.domain.casework import Action
from kiosk.domain.dossier import Attachment, Dossier, DossierState, PaperCount, PaperMark
from kiosk.domain.errors import CalendarUnknown, DocumentInvalid, IllegalTransition, PapersMissing, RoleMissing
from kiosk.domain.form import Form, complaints, tidy
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Officer, Role
from kiosk.domain.procedure import Channel, Procedure
from kiosk.domain.working_time import due_at
from kiosk.domain.writing import require_writable
from kiosk.ports import Clock, LineFilter, OpenUnitOfWork, Secrets, UnitOfWork
from kiosk.services.attaching import PAPERS_MAY_COME, keep_earlier
from kiosk.services.casework import StepWish, TakenStep, take_step
from kiosk.services.contact import PlaceName
from kiosk.services.papers import papers_of
from kiosk.services.rulebook import Rulebook
from kiosk.services.submission import Acceptance, missing_papers, published_fee, submit

AT_WORK = frozenset(
    {
        DossierState.NEW,
        DossierState.RECEIVED,
        DossierState.PROCESSING,
        DossierState.NEEDS_SUPPLEMENT,
        DossierState.AWAITING_PAYMENT,
        DossierState.DONE,
    }
)
OLDEST = date(1900, 1, 1)
Change = Callable[[Dossier], None]


# Who it is -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """What an officer copied from a document that he held in his hands."""

    kind: DocumentKind
    number: str
    full_name: str
    birth_date: date | None
    sex: str = ""
    nationality: str = ""
    residence: str = ""
    issued_by: str = ""


def identity_seen(person: TypedPerson, officer: Officer, clock: Clock) -> VerifiedIdentity:
    """The person as typed, with the evidence that an officer compared person and document.

    Twelve digits of a citizen card or a birth certificate are the số định danh; any other number is the document's.
    Raises DocumentInvalid, TextUnwritable.
    """
    now = clock.now()
    require_writable(person.full_name, person.nationality, person.residence, person.issued_by, person.sex)
    name = tidy(person.full_name).upper()
    born = person.birth_date
    if len(name) < 2 or any(c.isdigit() for c in name) or born is None or not OLDEST <= born <= local_date(now):
        raise DocumentInvalid("name or birth date")
    number = "".join(person.number.split()).upper()
    citizen_id = CitizenId(number) if _is_citizen_id(person.kind, number) else None
    if person.kind is DocumentKind.CITIZEN_CARD and citizen_id is None:
        raise DocumentInvalid("a citizen card's number has twelve digits")
    try:
        document = IdentityDocument(person.kind, number, tidy(person.issued_by))
    except ValueError as exc:
        raise DocumentInvalid("number of the document") from exc
    applicant = Applicant(
        citizen_id=citizen_id,
        full_name=name,
        birth_date=born,
        sex=tidy(person.sex),
        nationality=tidy(person.nationality) or ("Việt Nam" if citizen_id else ""),
        residence=tidy(person.residence),
        document=document,
    )
    return VerifiedIdentity(applicant, seen_by_officer(officer.id, now))


def _is_citizen_id(kind: DocumentKind, number: str) -> bool:
    may_be = kind in (DocumentKind.CITIZEN_CARD, DocumentKind.BIRTH_CERTIFICATE)
    return may_be and len(number) == 12 and number.isascii() and number.isdigit()


# What is there -------------------------------------------------------------------------------------------------


def hand_in(dossier_id: str, document_id: str, officer: Officer, unit_of_work: OpenUnitOfWork) -> Dossier:
    """The paper itself lies before the officer and stays here; it is not scanned.

    Raises RoleMissing, IllegalTransition when no paper may come any more, DossierUnknown, StoreError.
    """
    return _change(dossier_id, officer, unit_of_work, lambda dossier: dossier.mark(document_id, PaperMark.HANDED_IN))


def leave_out(dossier_id: str, document_id: str, officer: Officer, unit_of_work: OpenUnitOfWork) -> Dossier:
    """The catalogue names this paper for another circumstance than this one (a foundling, a proxy): it is not asked.

    It stands on no form then. Raises as `hand_in`.
    """
    return _change(dossier_id, officer, unit_of_work, lambda dossier: dossier.mark(document_id, PaperMark.NOT_ASKED))


def count_paper(
    dossier_id: str, document_id: str, count: PaperCount, officer: Officer, unit_of_work: OpenUnitOfWork
) -> Dossier:
    """How many originals, certified and plain copies were handed in. Raises as `hand_in`."""
    return _change(dossier_id, officer, unit_of_work, lambda dossier: dossier.counts.update({document_id: count}))


def take_back(dossier_id: str, document_id: str, officer: Officer, unit_of_work: OpenUnitOfWork) -> Dossier:
    """The scan or mark of a paper was a mistake: the slot is empty again. Raises as `hand_in`."""
    return _change(dossier_id, officer, unit_of_work, lambda dossier: dossier.no_longer_asked(document_id))


def _change(dossier_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, change: Change) -> Dossier:
    if not (officer.active and officer.may(Role.RECEPTION)):
        raise RoleMissing(Role.RECEPTION.value)
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        if dossier.state not in (DossierState.DRAFT, *PAPERS_MAY_COME):
            raise IllegalTransition(f"{dossier.state} takes no papers")
        before = list(dossier.attachments)
        change(dossier)
        keep_earlier(dossier, [each for each in before if each not in dossier.attachments], uow)
        uow.save(dossier)
        uow.commit()
    return dossier


# What is wrong -------------------------------------------------------------------------------------------------


class CheckKey(StrEnum):
    """One lamp of the strip."""

    IDENTITY = "identity"
    FORM = "form"
    PAPERS = "papers"
    PAGES = "pages"  # only when there are too few
    SIZE = "size"  # only when a file is too large
    FEE = "fee"
    CALENDAR = "calendar"
    DUPLICATES = "duplicates"


class Lamp(StrEnum):
    GOOD = "good"
    WARNING = "warning"  # the officer decides
    WRONG = "wrong"  # it cannot be accepted so


@dataclass(frozen=True, slots=True)
class Check:
    key: CheckKey
    lamp: Lamp
    facts: tuple[str, ...] = ()  # form keys, ids of papers, codes of dossiers, a day: what the sentence is about


def checks(
    dossier: Dossier, procedure: Procedure, form: Form, book: Rulebook, unit_of_work: OpenUnitOfWork, clock: Clock
) -> list[Check]:
    """The strip of checks before a dossier is accepted. Raises StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        twins = duplicates(dossier, uow)
    missing = tuple(d.id for d in missing_papers(dossier, procedure, at_counter=True))
    wrong = tuple(complaints(form, dossier.details))
    fee = published_fee(procedure.option(Channel.COUNTER))
    if dossier.receipt is not None:
        fee = dossier.receipt.fee_vnd
    return [
        Check(CheckKey.IDENTITY, _identity_lamp(dossier)),
        Check(CheckKey.FORM, Lamp.WRONG if wrong else Lamp.GOOD, wrong),
        Check(CheckKey.PAPERS, Lamp.WRONG if missing else Lamp.GOOD, missing),
        *_page_count(dossier),
        *_file_sizes(dossier, book.centre.file_bytes),
        Check(CheckKey.FEE, Lamp.WARNING if fee is None else Lamp.GOOD, () if fee is None else (str(fee),)),
        _calendar(dossier, procedure, book, now),
        Check(CheckKey.DUPLICATES, Lamp.WARNING if twins else Lamp.GOOD, tuple(twins)),
    ]


def _page_count(dossier: Dossier) -> list[Check]:
    """Fewer pages were scanned of a paper than pieces of it were counted: one may have stuck in the stack."""
    pages = {each.document_id: each.pages for each in dossier.attachments}
    counted = {key: count.originals + count.certified + count.copies for key, count in dossier.counts.items()}
    short = tuple(key for key, pieces in counted.items() if key in pages and pages[key] < pieces)
    return [Check(CheckKey.PAGES, Lamp.WARNING, short)] if short else []


def _file_sizes(dossier: Dossier, most: int) -> list[Check]:
    """A file that the Portal may refuse: it was made as small as can be read, so an officer decides."""
    large = tuple(each.document_id for each in dossier.attachments if is_too_large(each, most))
    return [Check(CheckKey.SIZE, Lamp.WARNING, large)] if large else []


def is_too_large(file: Attachment, most: int) -> bool:
    """most: OneStopCentre.file_bytes. Whose letters are still due is made smaller with them."""
    return file.size > most and not file.letters_due


def duplicates(dossier: Dossier, uow: UnitOfWork) -> list[str]:
    """Codes of open dossiers of the same person for the same procedure."""
    which = LineFilter(AT_WORK, citizen_id=dossier.applicant.number)
    lines = uow.lines(which, limit=50)
    return [x.dossier_code for x in lines if x.id != dossier.id and x.procedure_name == dossier.procedure_name]


def _identity_lamp(dossier: Dossier) -> Lamp:
    evidence = dossier.evidence
    if evidence.access == SEEN_BY_OFFICER:
        return Lamp.GOOD
    if Verdict.NO in (evidence.hashes, evidence.signature, evidence.trusted, evidence.online):
        return Lamp.WRONG
    return Lamp.GOOD if evidence.trusted is Verdict.YES else Lamp.WARNING


def _calendar(dossier: Dossier, procedure: Procedure, book: Rulebook, now: datetime) -> Check:
    rule = book.reception.for_procedure(procedure.code)
    try:
        due = dossier.due_at or due_at(now, procedure.counter_term, rule, book.centre.hours, book.calendar)
    except CalendarUnknown:
        return Check(CheckKey.CALENDAR, Lamp.WRONG)
    if due is None:
        return Check(CheckKey.CALENDAR, Lamp.WARNING)
    provisional = local_date(due).year in book.calendar.provisional_years
    return Check(CheckKey.CALENDAR, Lamp.WARNING if provisional else Lamp.GOOD, (due.isoformat(),))


# Accepted ------------------------------------------------------------------------------------------------------


def accept(
    dossier_id: str,
    wish_id: str,
    officer_id: str,
    procedure: Procedure,
    form: Form,
    book: Rulebook,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    secrets: Secrets,
    place_name: PlaceName = str,
) -> TakenStep:
    """Accept what lies on the counter: a draft is submitted and received at once, a kiosk's dossier is received.

    One commit, the same path as the kiosk's. Pressing twice gives the same code.
    Raises: PapersMissing, DetailsInvalid, CalendarUnknown, and what `casework.take_step` raises.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
    wish = StepWish(wish_id, Action.ACCEPT)
    if dossier.receipt is None:
        submit(
            dossier_id,
            procedure,
            form,
            book.centre,
            book.reception.for_procedure(procedure.code),
            book.calendar,
            unit_of_work,
            clock,
            secrets,
            place_name,
            Acceptance(officer_id, wish, book),
        )
    elif dossier.state is not DossierState.NEW and dossier.officer_id == "":
        wish = replace(wish, action=Action.CHECK_PAPERS)  # the Portal's word was faster than the officer
    if dossier.receipt is not None:
        _papers_as_they_are(dossier_id, procedure, unit_of_work)
    return take_step(dossier_id, wish, officer_id, book, unit_of_work, clock)  # a second press after submit()


def _papers_as_they_are(dossier_id: str, procedure: Procedure, unit_of_work: OpenUnitOfWork) -> None:
    """Form 01 lists what the officer has in his hands, not what the kiosk was told."""
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        if dossier.receipt is None or dossier.state not in PAPERS_MAY_COME:
            return
        missing = missing_papers(dossier, procedure, at_counter=True)
        if missing:
            raise PapersMissing(", ".join(d.id for d in missing))
        dossier.receipt = replace(dossier.receipt, papers=papers_of(dossier, procedure))
        uow.save(dossier)
        uow.commit()
