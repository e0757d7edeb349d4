"""A temporary number is replaced by the dossier code as soon as this machine may give one out: openly, and once.

Nothing of such a dossier was sent before, for the Portal knows a dossier by its code alone. The temporary number stays
with it: slip, screens and register tell both, and it still finds the dossier.
"""

from dataclasses import replace

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import NumbersExhausted
from kiosk.domain.events import DossierRenumbered
from kiosk.domain.local_time import local
from kiosk.domain.outbox import OutboxItem, OutboxKind
from kiosk.domain.rules import ReceptionRules
from kiosk.domain.sharing import CODE_SERIES
from kiosk.domain.submission import Step, Submission
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork

AT_ONCE = 100


def replace_temporary(centre_unit: str, rules: ReceptionRules, unit_of_work: OpenUnitOfWork, clock: Clock) -> int:
    """Returns how many dossiers have their code now. What there is no number for yet waits. Raises StoreError."""
    with unit_of_work() as uow:
        waiting = uow.temporary_dossiers(AT_ONCE)
    return sum(_replaced(each, centre_unit, rules, unit_of_work, clock) for each in waiting)


def _replaced(
    dossier_id: str, centre_unit: str, rules: ReceptionRules, unit_of_work: OpenUnitOfWork, clock: Clock
) -> bool:
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        receipt = dossier.receipt
        if receipt is None or not receipt.is_temporary:  # somebody else was quicker
            return False
        day = f"{local(receipt.received_at):%y%m%d}"  # the code tells when it was received, not when it got a code
        try:
            number = uow.next_number(CODE_SERIES, day)
        except NumbersExhausted:
            return False
        form = rules.for_procedure(dossier.procedure_code).code_form
        dossier.receipt = replace(receipt, dossier_code=form.code(centre_unit, day, number))
        dossier.events.append(DossierRenumbered(dossier.id, receipt.dossier_code, dossier.receipt.dossier_code))
        uow.save(dossier)
        _release(dossier, uow, clock)
        facts = {"was": receipt.dossier_code, "now": dossier.receipt.dossier_code}
        uow.audit(AuditEntry(clock.now(), "dossier.renumbered", dossier.id, "kiosk", facts))
        uow.commit()
    return True


def _release(dossier: Dossier, uow: UnitOfWork, clock: Clock) -> None:
    """What waited for the code bears it, and may go."""
    assert dossier.receipt is not None  # noqa: S101 (it has just been given its code)
    for item in uow.items_of(dossier.id):
        uow.release(item.id, _with_code(item, dossier.receipt.dossier_code), clock.now())


def _with_code(item: OutboxItem, code: str) -> str:
    if item.kind is OutboxKind.REGISTER_DOSSIER:
        return replace(Submission.from_json(item.payload), dossier_code=code).to_json()
    return replace(Step.from_json(item.payload), dossier_code=code).to_json()
