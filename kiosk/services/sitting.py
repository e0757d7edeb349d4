"""What one person handed in on one day: one receipt may stand for all of it."""

from datetime import datetime

from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.local_time import local_date
from kiosk.ports import LineFilter, OpenUnitOfWork, UnitOfWork

MOST = 200  # dossiers of one person that are looked at: an agent may bring many
NOT_TAKEN_IN = frozenset({DossierState.DRAFT, DossierState.NEW, DossierState.REFUSED, DossierState.WITHDRAWN})


def may_be_receipted(dossier: Dossier) -> bool:
    """Whether the centre has taken it in: for what it has not, no receipt is given."""
    return dossier.state not in NOT_TAKEN_IN


def of_one_sitting(dossier_id: str, unit_of_work: OpenUnitOfWork) -> list[Dossier]:
    """The dossiers that this one's applicant handed in on the same day, in the order of their reception.

    Raises DossierUnknown, DossierErased, StoreError.
    """
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_person()
        ids = _ids(dossier, uow)
        found = [dossier if each == dossier_id else uow.dossier(each) for each in ids]
    return sorted(found, key=_order)


def how_many(dossier: Dossier, uow: UnitOfWork) -> int:
    """Of the same sitting, this one among them; 0 for one that nobody has handed in."""
    return len(_ids(dossier, uow)) if dossier.erased_at is None else 0


def _order(dossier: Dossier) -> tuple[datetime, str]:
    receipt = dossier.receipt
    return (receipt.received_at, receipt.dossier_code) if receipt else (dossier.created_at, "")


def _ids(dossier: Dossier, uow: UnitOfWork) -> list[str]:
    if dossier.receipt is None:
        return []
    day = local_date(dossier.receipt.received_at)
    lines = uow.lines(LineFilter(citizen_id=dossier.applicant.number), MOST)
    return [line.id for line in lines if line.received_at is not None and local_date(line.received_at) == day]
