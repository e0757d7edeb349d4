"""One dossier as an officer looks at it: everything of it from one reading of the store."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.casework import IssuedForm, ProcessingStep
from kiosk.domain.dossier import Delivery, Dossier
from kiosk.domain.officer import Officer
from kiosk.domain.payment import Payment
from kiosk.domain.printing import PrintJob, PrintState
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.casework import OfferedStep, offered
from kiosk.services.delivery_state import delivery_from
from kiosk.services.rulebook import Rulebook
from kiosk.services.sitting import how_many


@dataclass(frozen=True, slots=True)
class PrintedOnce:
    """A form with what became of its paper."""

    form: IssuedForm
    state: PrintState | None  # of the newest job; None: it was never printed
    prints: int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Hồ sơ công việc."""

    dossier: Dossier
    history: tuple[ProcessingStep, ...]
    forms: tuple[PrintedOnce, ...]
    payments: tuple[Payment, ...]
    delivery: Delivery
    steps: tuple[OfferedStep, ...]  # what this officer may do now
    together: int = 1  # how many this person handed in on that day, this one among them


def open_file(
    dossier_id: str, officer: Officer, book: Rulebook, unit_of_work: OpenUnitOfWork, clock: Clock
) -> CaseFile:
    """Raises DossierUnknown, StoreError."""
    with unit_of_work() as uow:
        dossier, history = uow.dossier(dossier_id), uow.steps_of(dossier_id)
        return CaseFile(
            dossier=dossier,
            history=tuple(history),
            forms=tuple(_printed(form, uow) for form in uow.issued_forms(dossier_id)),
            payments=tuple(uow.payments_of(dossier_id)),
            delivery=delivery_from(uow.items_of(dossier_id)),
            steps=tuple(offered(dossier, history, officer, book, clock.now())),
            together=how_many(dossier, uow),
        )


def note_number_shown(dossier_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """Whose whole number was looked at, and by whom, is remembered. Raises StoreError."""
    with unit_of_work() as uow:
        uow.audit(AuditEntry(clock.now(), "number.shown", dossier_id, officer.account))
        uow.commit()


def _printed(form: IssuedForm, uow: UnitOfWork) -> PrintedOnce:
    jobs: Sequence[PrintJob] = uow.print_jobs(form.id)
    return PrintedOnce(form, jobs[-1].state if jobs else None, len(jobs))
