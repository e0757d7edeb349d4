"""What became of one call: the outbox row, the dossier and the audit entry are one commit."""

from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.events import DeliveryFailed, DossierRegistered
from kiosk.domain.outbox import OutboxItem, OutboxKind, Outcome
from kiosk.domain.portal_news import watched
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.reserve import may_use_reserve


@may_use_reserve
def settle(item: OutboxItem, outcome: Outcome, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """Record one call. Settling a delivered registration again changes nothing. Raises StoreError."""
    with unit_of_work() as uow:
        uow.settle(item.id, outcome, item.owner)
        goes_on = outcome.call is not None or outcome.next_attempt_at is not None
        if item.kind is not OutboxKind.REPORT_RATINGS and (outcome.delivered or not goes_on):
            _tell(item, outcome, uow, clock)
        uow.commit()


def _tell(item: OutboxItem, outcome: Outcome, uow: UnitOfWork, clock: Clock) -> None:
    """The end of a row, for the dossier and for the audit."""
    now, action = clock.now(), "step.reported" if outcome.delivered else "delivery.stuck"
    if outcome.delivered and item.kind is OutboxKind.REGISTER_DOSSIER:
        dossier = uow.dossier(item.subject_id)
        action = "dossier.registered" if dossier.registered_at is None else ""
        if action:
            _register(dossier)
            dossier.registered_at = now
            uow.save(dossier)
            uow.keep_news(watched(dossier, now))
    elif not outcome.delivered:
        uow.announce(DeliveryFailed(item.subject_id, outcome.fault_code))
    if action:
        facts = {"item": item.id, "fault": outcome.fault_code} if outcome.fault_code else {"item": item.id}
        uow.audit(AuditEntry(now, action, item.subject_id, "outbox", facts))


def _register(dossier: Dossier) -> None:
    """The Portal has it. An officer may have moved it on meanwhile: his word stands."""
    if dossier.state is DossierState.NEW:
        dossier.move_to(DossierState.RECEIVED)
    dossier.events.append(DossierRegistered(dossier.id))
