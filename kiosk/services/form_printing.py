"""Printing on the office printer through the same ledger as the slips: nothing is printed twice by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kiosk.domain.casework import FormCode, IssuedForm
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import DeviceError, DossierUnknown, IllegalTransition
from kiosk.domain.printed import PrintedForm
from kiosk.domain.printing import PrintJob, PrintKind, PrintState
from kiosk.domain.procedure import Procedure, RequiredDocument
from kiosk.ports import AuditEntry, Clock, FormPrinter, OpenUnitOfWork, PaperRenderer
from kiosk.services.issuing import printed_form
from kiosk.services.papers import batch_receipt, receipt_form
from kiosk.services.printing import job_for

SMALL = 60  # px: of a picture that is asked for its number of pages only

KINDS: dict[FormCode, PrintKind] = {
    FormCode.RECEIPT: PrintKind.RECEIPT_FORM,
    FormCode.SUPPLEMENT: PrintKind.SUPPLEMENT_FORM,
    FormCode.REFUSAL: PrintKind.REFUSAL_FORM,
    FormCode.APOLOGY: PrintKind.APOLOGY_FORM,
    FormCode.STOP: PrintKind.STOP_FORM,
    FormCode.ROUTING: PrintKind.ROUTING_FORM,
    FormCode.HAND_OVER: PrintKind.HAND_OVER_SHEET,
}


@dataclass(frozen=True, slots=True)
class OfficePress:
    """What printing on the office printer needs. actor: who prints, for the audit."""

    centre: OneStopCentre
    printer: FormPrinter
    paper: PaperRenderer
    unit_of_work: OpenUnitOfWork
    clock: Clock
    actor: str


def print_issued(
    dossier_id: str,
    form_id: str,
    copies: int,
    press: OfficePress,
    *,
    reprint: bool = False,
    signed: Callable[[], bytes] | None = None,
) -> PrintState:
    """Print a form that was issued, in as many sheets as the law wants; without `reprint` at most once. Blocks.

    signed: the document that was signed, whose very pages are the first paper; a later one is drawn anew with its mark.
    Returns and raises as `print_sheets`; DossierUnknown also for a form that is not this dossier's.
    """
    with press.unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        form = next((f for f in uow.issued_forms(dossier_id) if f.id == form_id), None)
    if form is None:
        raise DossierUnknown("no such form")
    dossier.require_person()
    return print_sheets(
        KINDS[form.form],
        form.id,
        lambda: printed_form(form, dossier, press.centre),
        copies,
        _title(form),
        press,
        reprint=reprint,
        signed=signed,
        # Before it was issued, a receipt may have been printed of the dossier itself: the issued one is then no first.
        earlier_id=dossier.id if form.form is FormCode.RECEIPT else "",
    )


def print_receipt(
    dossier_id: str,
    copies: int,
    press: OfficePress,
    *,
    reprint: bool = False,
) -> PrintState:
    """Print form 01: as it was issued at a counter, else as the dossier has it.

    One paper, whoever prints it: what a counter has printed already is printed again as a reprint only.
    Returns and raises as `print_sheets`; IllegalTransition also for a draft, DossierErased.
    """
    with press.unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        issued = [form for form in uow.issued_forms(dossier_id) if form.form is FormCode.RECEIPT]
    if issued:
        return print_issued(dossier_id, issued[-1].id, copies, press, reprint=reprint)
    value = receipt_form(dossier, press.centre)
    title = "Giấy tiếp nhận, 1 hồ sơ"
    return print_sheets(PrintKind.RECEIPT_FORM, dossier_id, lambda: value, copies, title, press, reprint=reprint)


def print_batch(
    dossiers: Sequence[Dossier],
    officer_name: str,
    copies: int,
    press: OfficePress,
    *,
    reprint: bool = False,
) -> PrintState:
    """Print one receipt for several dossiers of one person. The same dossiers in any order are the same paper.

    Returns and raises as `print_sheets` and `batch_receipt`.
    """
    value = batch_receipt(dossiers, press.centre, officer_name)
    title = f"Giấy tiếp nhận, {len(dossiers)} hồ sơ"
    subject = batch_subject([dossier.id for dossier in dossiers])
    return print_sheets(PrintKind.BATCH_RECEIPT, subject, lambda: value, copies, title, press, reprint=reprint)


def batch_subject(dossier_ids: Iterable[str]) -> str:
    """What the ledger calls the one paper for these dossiers."""
    return sha256("".join(sorted(dossier_ids)).encode()).hexdigest()


def print_sheets(
    kind: PrintKind,
    subject_id: str,
    form: Callable[[], PrintedForm],
    copies: int,
    title: str,
    press: OfficePress,
    *,
    reprint: bool = False,
    signed: Callable[[], bytes] | None = None,
    earlier_id: str = "",
) -> PrintState:
    """Hand `copies` sheets to the office printer, once for its subject unless `reprint`. Blocks.

    A second paper bears "BẢN IN LẠI lần n". title: for the spooler's list; names no person. signed: as in
    `print_issued`. earlier_id: as in `job_for`. Returns PRINTED (all sheets are said to be out), UNKNOWN (some
    may be), or SENDING when another press is printing right now.
    Raises: PrinterError and DeviceProcessDied before the first sheet (the job waits), StoreError.
    """

    def drawn(job: PrintJob) -> list[bytes]:
        value = form()
        if signed is not None and job.copy == 0:
            return _signed_sheets(signed(), press.paper.form(value, 1), copies, press.paper)
        return [press.paper.form(value, copy, job.copy) for copy in range(1, copies + 1)]  # each says whom it is for

    return _print(kind, subject_id, drawn, title, press, reprint=reprint, earlier_id=earlier_id)


def print_separators(procedure: Procedure, documents: Sequence[RequiredDocument], press: OfficePress) -> PrintState:
    """One separator sheet for each document. Every wish is a new paper, but not a second while the first comes out.

    Returns and raises as `print_sheets`. Blocks.
    """
    name = procedure.summary.name

    def drawn(_: PrintJob) -> list[bytes]:
        return [press.paper.separators(documents, name)]

    return _print(PrintKind.SEPARATORS, procedure.code, drawn, "Tờ phân cách", press, reprint=True)


def _print(
    kind: PrintKind,
    subject_id: str,
    drawn: Callable[[PrintJob], Sequence[bytes]],
    title: str,
    press: OfficePress,
    *,
    reprint: bool,
    earlier_id: str = "",
) -> PrintState:
    with press.unit_of_work() as uow:
        job = job_for(kind, subject_id, reprint, press.clock.now(), uow, earlier_id)
        uow.commit()
    if job.state is not PrintState.QUEUED:
        return job.state
    sheets = drawn(job)
    try:
        with press.unit_of_work() as uow:
            uow.move_print_job(job.id, PrintState.SENDING)
            uow.commit()
    except IllegalTransition:  # another press got here first
        return PrintState.SENDING
    return _send(job, sheets, title, press)


def _send(job: PrintJob, sheets: Sequence[bytes], title: str, press: OfficePress) -> PrintState:
    sent, state, fault = 0, PrintState.UNKNOWN, ""  # what holds when an exception passes
    try:
        for sheet, pdf in enumerate(sheets):
            state = press.printer.print(pdf, _sheet_title(title, job.copy, sheet, len(sheets)))
            sent += 1
            if state is not PrintState.PRINTED:
                break  # more sheets would come out after this one, when nobody stands there any more
    except DeviceError as refusal:
        fault, state = refusal.code, PrintState.UNKNOWN
        if sent == 0:
            state = PrintState.QUEUED
            raise
    finally:
        with press.unit_of_work() as uow:
            uow.move_print_job(job.id, state, fault)
            facts = {"job": job.id, "copy": str(job.copy), "sheets": str(sent), "state": state.value}
            uow.audit(AuditEntry(press.clock.now(), f"{job.kind.value}.printed", job.subject_id, press.actor, facts))
            uow.commit()
    return state


def _signed_sheets(signed: bytes, one: bytes, copies: int, paper: PaperRenderer) -> list[bytes]:
    """One document holds every copy (liên) that the form's template names; where it names none, the law's number."""
    within = pages_of(signed, paper) // max(1, pages_of(one, paper))
    return [signed] * max(1, copies // max(1, within))


def pages_of(pdf: bytes, paper: PaperRenderer) -> int:
    return paper.preview(pdf, 1, SMALL).pages


def _title(form: IssuedForm) -> str:
    return f"Mẫu {form.form.value} số {form.number}/{form.book}"


def _sheet_title(title: str, reprint: int, sheet: int, copies: int) -> str:
    again = f", in lại lần {reprint}" if reprint else ""
    return f"{title}{again}, liên {sheet + 1}/{copies}"
