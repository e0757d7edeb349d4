"""Printing on the office printer through the same ledger as the slips: nothing is printed twice by itself."""

from collections.abc import Callable, Sequence

from kiosk.domain.casework import FormCode, IssuedForm
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.errors import DeviceError, DossierUnknown, IllegalTransition
from kiosk.domain.printed import PrintedForm
from kiosk.domain.printing import PrintJob, PrintKind, PrintState
from kiosk.domain.procedure import Procedure, RequiredDocument
from kiosk.ports import AuditEntry, Clock, FormPrinter, OpenUnitOfWork, PaperRenderer
from kiosk.services.issuing import printed_form
from kiosk.services.printing import job_for

KINDS: dict[FormCode, PrintKind] = {
    FormCode.RECEIPT: PrintKind.RECEIPT_FORM,
    FormCode.SUPPLEMENT: PrintKind.SUPPLEMENT_FORM,
    FormCode.REFUSAL: PrintKind.REFUSAL_FORM,
    FormCode.APOLOGY: PrintKind.APOLOGY_FORM,
    FormCode.STOP: PrintKind.STOP_FORM,
    FormCode.ROUTING: PrintKind.ROUTING_FORM,
    FormCode.HAND_OVER: PrintKind.HAND_OVER_SHEET,
}


def print_issued(
    dossier_id: str,
    form_id: str,
    copies: int,
    centre: OneStopCentre,
    printer: FormPrinter,
    paper: PaperRenderer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    *,
    actor: str,
    reprint: bool = False,
) -> PrintState:
    """Print a form that was issued, in as many sheets as the law wants; without `reprint` at most once. Blocks.

    Returns and raises as `print_sheets`; DossierUnknown also for a form that is not this dossier's.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        form = next((f for f in uow.issued_forms(dossier_id) if f.id == form_id), None)
    if form is None:
        raise DossierUnknown("no such form")
    dossier.require_person()
    return print_sheets(
        KINDS[form.form],
        form.id,
        lambda: printed_form(form, dossier, centre),
        copies,
        _title(form),
        printer,
        paper,
        unit_of_work,
        clock,
        actor=actor,
        reprint=reprint,
    )


def print_sheets(
    kind: PrintKind,
    subject_id: str,
    form: Callable[[], PrintedForm],
    copies: int,
    title: str,
    printer: FormPrinter,
    paper: PaperRenderer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    *,
    actor: str,
    reprint: bool = False,
) -> PrintState:
    """Hand `copies` sheets to the office printer, once for its subject unless `reprint`. Blocks.

    title: for the spooler's list; names no person. Returns PRINTED (all sheets are said to be out), UNKNOWN (some
    may be), or SENDING when another press is printing right now.
    Raises: PrinterError and DeviceProcessDied before the first sheet (the job waits), StoreError.
    """

    def drawn() -> list[bytes]:
        value = form()
        return [paper.form(value, copy) for copy in range(1, copies + 1)]  # each says whom it is for

    return _print(kind, subject_id, drawn, title, printer, unit_of_work, clock, actor=actor, reprint=reprint)


def print_separators(
    procedure: Procedure,
    documents: Sequence[RequiredDocument],
    printer: FormPrinter,
    paper: PaperRenderer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    *,
    actor: str,
) -> PrintState:
    """One separator sheet for each document. Every wish is a new paper, but not a second while the first comes out.

    Returns and raises as `print_sheets`. Blocks.
    """
    name = procedure.summary.name
    return _print(
        PrintKind.SEPARATORS,
        procedure.code,
        lambda: [paper.separators(documents, name)],
        "Tờ phân cách",
        printer,
        unit_of_work,
        clock,
        actor=actor,
        reprint=True,
    )


def _print(
    kind: PrintKind,
    subject_id: str,
    drawn: Callable[[], Sequence[bytes]],
    title: str,
    printer: FormPrinter,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    *,
    actor: str,
    reprint: bool,
) -> PrintState:
    with unit_of_work() as uow:
        job = job_for(kind, subject_id, reprint, clock.now(), uow)
        uow.commit()
    if job.state is not PrintState.QUEUED:
        return job.state
    sheets = drawn()
    try:
        with unit_of_work() as uow:
            uow.move_print_job(job.id, PrintState.SENDING)
            uow.commit()
    except IllegalTransition:  # another press got here first
        return PrintState.SENDING
    return _send(job, sheets, title, printer, unit_of_work, clock, actor)


def _send(
    job: PrintJob,
    sheets: Sequence[bytes],
    title: str,
    printer: FormPrinter,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    actor: str,
) -> PrintState:
    sent, state, fault = 0, PrintState.UNKNOWN, ""  # what holds when an exception passes
    try:
        for sheet, pdf in enumerate(sheets):
            state = printer.print(pdf, _sheet_title(title, job.copy, sheet, len(sheets)))
            sent += 1
            if state is not PrintState.PRINTED:
                break  # more sheets would come out after this one, when nobody stands there any more
    except DeviceError as refusal:
        fault, state = refusal.code, PrintState.UNKNOWN
        if sent == 0:
            state = PrintState.QUEUED
            raise
    finally:
        with unit_of_work() as uow:
            uow.move_print_job(job.id, state, fault)
            facts = {"job": job.id, "copy": str(job.copy), "sheets": str(sent), "state": state.value}
            uow.audit(AuditEntry(clock.now(), f"{job.kind.value}.printed", job.subject_id, actor, facts))
            uow.commit()
    return state


def _title(form: IssuedForm) -> str:
    return f"Mẫu {form.form.value} số {form.number}/{form.book}"


def _sheet_title(title: str, reprint: int, sheet: int, copies: int) -> str:
    again = f", in lại lần {reprint}" if reprint else ""
    return f"{title}{again}, liên {sheet + 1}/{copies}"
