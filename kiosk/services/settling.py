"""What became of one attempt to send: the outbox row, the dossier and the audit entry are one commit."""

from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.events import DeliveryFailed, DossierRegistered
from kiosk.domain.outbox import OutboxItem, OutboxKind, Outcome
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork
from kiosk.services.reserve import may_use_reserve


@may_use_reserve
def settle(item: OutboxItem, outcome: Outcome, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """Record one attempt. Settling a delivered registration again changes nothing. Raises StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        uow.settle(item.id, outcome)
        if item.kind is OutboxKind.REPORT_RATINGS:
            uow.commit()
            return
        dossier = uow.dossier(item.subject_id)
        action = ""
        if outcome.delivered and item.kind is OutboxKind.REGISTER_DOSSIER:
            action = "dossier.registered" if dossier.registered_at is None else ""
            if action:
                _register(dossier)
                dossier.registered_at = now
        elif outcome.delivered:
            action = "step.reported"
        elif outcome.next_attempt_at is None:
            action = "delivery.stuck"
            dossier.events.append(DeliveryFailed(dossier.id, outcome.fault_code))
        uow.save(dossier)
        if action:
            facts = {"item": item.id, "fault": outcome.fault_code} if outcome.fault_code else {"item": item.id}
            uow.audit(AuditEntry(now, action, dossier.id, "outbox", facts))
        uow.commit()


def _register(dossier: Dossier) -> None:
    """The Portal has it. An officer may have moved it on meanwhile: his word stands."""
    if dossier.state is DossierState.NEW:
        dossier.move_to(DossierState.RECEIVED)
    dossier.events.append(DossierRegistered(dossier.id))
