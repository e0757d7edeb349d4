"""Printing through the ledger: a paper is never printed twice by itself, nor lost in silence.

The ledger is the lock. A job is committed QUEUED, then SENDING before its first byte leaves; of two taps at once
the second finds that the table does not let it start sending.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import DeviceError, IllegalTransition
from kiosk.domain.events import ReceiptPrinted
from kiosk.domain.identifiers import uuid7
from kiosk.domain.printed import ThermalSlip
from kiosk.domain.printing import PrintJob, PrintKind, PrintState
from kiosk.domain.procedure import Edition, Procedure
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, PaperRenderer, Raster, ReceiptPrinter, UnitOfWork
from kiosk.services.delivery_state import delivery_from
from kiosk.services.papers import checklist, custody_slip, receipt_of
from kiosk.services.receipt_proof import sealed_text

NEVER_A_REPRINT = (PrintKind.CHECKLIST, PrintKind.SEPARATORS)  # every wish is a paper of its own
MAY_BE_ON_PAPER = (PrintState.SENDING, PrintState.PRINTED, PrintState.UNKNOWN)


def print_slip(
    dossier_id: str,
    centre: OneStopCentre,
    printer: ReceiptPrinter,
    paper: PaperRenderer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    reprint: bool = False,
    actor: str = "kiosk",
) -> PrintState:
    """Print the custody slip; without `reprint` at most once, whatever is tapped. Blocks.

    Returns PRINTED, UNKNOWN (somebody must look at the paper), or SENDING when another tap is printing right now.
    Raises: PrinterError and DeviceProcessDied before the first byte (the job waits, whole), IllegalTransition for
        a draft, DossierErased, DossierUnknown, StoreError.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_person()
        receipt_of(dossier)
        job = job_for(PrintKind.CUSTODY_SLIP, dossier_id, reprint, clock.now(), uow)
        delivery = delivery_from(uow.items_of(dossier_id))
        seal = sealed_text(dossier, delivery, job.copy, clock.now(), uow)
        uow.commit()
    if job.state is not PrintState.QUEUED:
        return job.state
    slip = custody_slip(dossier, centre, delivery, job.copy, seal)
    return _Run(job, printer, unit_of_work, clock, dossier, actor).print(lambda: paper.custody_slip(slip))


def print_checklist(
    procedure: Procedure,
    case: str,
    centre: OneStopCentre,
    edition: Edition,
    printer: ReceiptPrinter,
    paper: PaperRenderer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> PrintState:
    """Print what to bring. Every wish is a new paper, but not a second one while the first comes out.

    Raises as `print_slip`.
    """
    now = clock.now()
    with unit_of_work() as uow:
        job = job_for(PrintKind.CHECKLIST, procedure.code, True, now, uow)
        uow.commit()
    if job.state is not PrintState.QUEUED:
        return job.state
    sheet = checklist(procedure, case, centre, edition, now)
    return _Run(job, printer, unit_of_work, clock, None).print(lambda: paper.checklist(sheet))


def print_paper(
    kind: PrintKind,
    subject_id: str,
    slip_of: Callable[[int], ThermalSlip],
    printer: ReceiptPrinter,
    paper: PaperRenderer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    *,
    reprint: bool = False,
    actor: str = "kiosk",
) -> PrintState:
    """Print any other slip; without `reprint` at most once for its subject, whatever is tapped. Blocks.

    slip_of: given 0 for the first paper, n for "BẢN IN LẠI lần n". actor: who stands in the audit trail.
    Returns and raises as `print_slip`.
    """
    with unit_of_work() as uow:
        job = job_for(kind, subject_id, reprint, clock.now(), uow)
        uow.commit()
    if job.state is not PrintState.QUEUED:
        return job.state
    return _Run(job, printer, unit_of_work, clock, None, actor).print(lambda: paper.slip(slip_of(job.copy)))


def place_of(kind: PrintKind, subject_id: str, unit_of_work: OpenUnitOfWork) -> str:
    """Where the last paper of its kind came out, when not at this machine's own printer; else empty."""
    with unit_of_work() as uow:
        jobs = [job for job in uow.print_jobs(subject_id) if job.kind is kind]
    return jobs[-1].place if jobs else ""


def confirm_paper(job_id: str, came_out: bool, unit_of_work: OpenUnitOfWork, clock: Clock) -> PrintState:
    """A person has looked at a job in UNKNOWN. Raises IllegalTransition when it is not in question."""
    state = PrintState.PRINTED if came_out else PrintState.FAILED
    with unit_of_work() as uow:
        uow.move_print_job(job_id, state)
        uow.audit(AuditEntry(clock.now(), "paper.confirmed", job_id, "kiosk", {"state": state.value}))
        uow.commit()
    return state


def job_for(
    kind: PrintKind, subject_id: str, again: bool, now: datetime, uow: UnitOfWork, earlier_id: str = ""
) -> PrintJob:
    """The job that answers this tap: the one under way or waiting, else a new one.

    again: a paper that may already be out does not answer the wish. earlier_id: the subject under which the same paper
    may have come out before: those count as papers that are out, so that the next one says so.
    """
    jobs = [job for job in uow.print_jobs(subject_id) if job.kind is kind]
    waiting = next((j for j in jobs if j.state in (PrintState.QUEUED, PrintState.SENDING)), None)
    out = [job for job in jobs if job.state in MAY_BE_ON_PAPER]
    if waiting is not None:
        return waiting
    if out and not again:
        return out[-1]
    earlier = uow.print_jobs(earlier_id) if earlier_id else ()
    out += [job for job in earlier if job.kind is kind and job.state in MAY_BE_ON_PAPER]
    copy = 0 if kind in NEVER_A_REPRINT else len(out)
    job = PrintJob(uuid7(now), kind, subject_id, copy, PrintState.QUEUED, now)
    uow.add_print_job(job)
    return job


class _Run:
    """One job at the printer."""

    def __init__(
        self,
        job: PrintJob,
        printer: ReceiptPrinter,
        unit_of_work: OpenUnitOfWork,
        clock: Clock,
        dossier: Dossier | None,
        actor: str = "kiosk",
    ) -> None:
        self._job, self._printer, self._open, self._clock, self._dossier = job, printer, unit_of_work, clock, dossier
        self._actor, self._sending, self._overtaken, self._place = actor, False, False, ""

    def print(self, draw: Callable[[], Raster]) -> PrintState:
        state = PrintState.UNKNOWN  # what holds when an exception passes after the first byte
        try:
            state = self._printer.print(draw(), self._job.id, self._on_sending)
        except DeviceError as fault:
            if not self._sending:
                self._note(fault.code)
                raise
        except IllegalTransition:
            if not self._overtaken:
                raise
            return self._current()
        finally:
            if self._sending:
                self._settle(state)
        return state

    def _on_sending(self, place: str) -> None:
        """Committed before the first byte, or not one byte leaves."""
        try:
            with self._open() as uow:
                uow.move_print_job(self._job.id, PrintState.SENDING, place=place)
                uow.commit()
        except IllegalTransition:
            self._overtaken = True  # another tap got here first
            raise
        self._sending, self._place = True, place

    def _note(self, fault_code: str) -> None:
        """The job waits with the reason. Another tap may have sent it meanwhile: then there is nothing to note."""
        with self._open() as uow:
            if uow.print_job(self._job.id).state is PrintState.QUEUED:
                uow.move_print_job(self._job.id, PrintState.QUEUED, fault_code)
                uow.commit()

    def _current(self) -> PrintState:
        with self._open() as uow:
            return uow.print_job(self._job.id).state

    def _settle(self, state: PrintState) -> None:
        with self._open() as uow:
            uow.move_print_job(self._job.id, state)
            facts = {"job": self._job.id, "copy": str(self._job.copy), "state": state.value}
            if self._place:
                facts["place"] = self._place
            action = f"{self._job.kind.value}.printed"
            uow.audit(AuditEntry(self._clock.now(), action, self._job.subject_id, self._actor, facts))
            if self._dossier is not None:
                uow.announce(ReceiptPrinted(self._dossier.id, state.value))
            uow.commit()
