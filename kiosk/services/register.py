"""The register (sổ theo dõi hồ sơ, mẫu 07) of a year: one place says what stands in a row."""

from collections.abc import Iterator
from datetime import date

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import STATE_TITLE, Dossier, DossierState
from kiosk.domain.legal_forms import Register, RegisterHead, RegisterRow
from kiosk.domain.local_time import date_text, local_date
from kiosk.domain.printed import TableFormat
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, PaperRenderer
from kiosk.services.contact import BY_POST
from kiosk.services.papers import receipt_of

PIECE = 500  # rows read at once: a year's book is never held in one transaction
AT_CENTRE, POST = "Tại trung tâm", "Bưu chính"
ENDED_BEFORE = (DossierState.REFUSED, DossierState.STOPPED, DossierState.WITHDRAWN)


def years(unit_of_work: OpenUnitOfWork) -> list[str]:
    """The books that hold anything, newest first. Raises StoreError."""
    with unit_of_work() as uow:
        return uow.register_years()


def page(year: str, limit: int, after_number: int, unit_of_work: OpenUnitOfWork) -> list[tuple[str, RegisterRow]]:
    """Dossier ids and rows in the order of the book, beyond `after_number`. Raises StoreError."""
    with unit_of_work() as uow:
        return [(dossier.id, row_of(dossier)) for dossier in uow.register_lines(year, limit, after_number)]


def rows_between(year: str, first: date, last: date, unit_of_work: OpenUnitOfWork) -> Iterator[RegisterRow]:
    """Every row of the book received from `first` to `last`, local days. Raises StoreError."""
    after = 0
    while piece := page(year, PIECE, after, unit_of_work):
        after = piece[-1][1].number
        yield from (row for _, row in piece if first <= local_date(row.received_at) <= last)


def book_of(
    year: str, first: date, last: date, centre: OneStopCentre, unit_of_work: OpenUnitOfWork, clock: Clock
) -> Register:
    """The book, or a span of it, as it is printed and exported. Raises StoreError."""
    head = RegisterHead(centre, f"01/{year}", first, last, clock.now())
    return Register(head, tuple(rows_between(year, first, last, unit_of_work)))


def print_file(register: Register, paper: PaperRenderer) -> bytes:
    """The pages of the book as one PDF. Raises DeviceProcessDied."""
    return paper.form(register)


def export_file(
    register: Register,
    table_format: TableFormat,
    actor: str,
    paper: PaperRenderer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> bytes:
    """The file's bytes. It holds names: who took it out (`actor`, an account) stands in the audit.

    Raises DeviceProcessDied, StoreError.
    """
    made = paper.table(register, table_format)
    facts = {"book": register.head.book, "rows": str(len(register.rows)), "format": table_format.value}
    with unit_of_work() as uow:
        uow.audit(AuditEntry(clock.now(), "register.exported", register.head.book, actor, facts))
        uow.commit()
    return made


def row_of(dossier: Dossier) -> RegisterRow:
    """Raises IllegalTransition for a draft."""
    receipt = receipt_of(dossier)
    return RegisterRow(
        number=receipt.register_number,
        dossier_code=receipt.dossier_code,
        request=" - ".join(part for part in (dossier.procedure_name, dossier.case) if part),
        dossier_count=1,
        owner_name=dossier.owner_name,
        address=receipt.contact.address,
        phone=receipt.contact.phone,
        received_at=receipt.received_at,
        due_at=dossier.due_at,
        returned_at=dossier.returned_at,
        officer_name=dossier.officer_name,
        return_by=POST if receipt.return_place == BY_POST else AT_CENTRE,
        note="; ".join(_notes(dossier)),
    )


def _notes(dossier: Dossier) -> Iterator[str]:
    if dossier.receipt and dossier.receipt.temporary_code:
        yield f"Số tạm {dossier.receipt.temporary_code}"
    if dossier.state in ENDED_BEFORE:
        yield STATE_TITLE[dossier.state]
    if dossier.erased_at is not None:
        yield f"Đã xóa dữ liệu cá nhân {date_text(dossier.erased_at)}"
