"""Where a dossier stands on its way to the Portal: always read from the outbox, never remembered."""

from collections.abc import Sequence

from kiosk.domain.dossier import Delivery
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState
from kiosk.ports import OpenUnitOfWork


def delivery_of(dossier_id: str, unit_of_work: OpenUnitOfWork) -> Delivery:
    """Raises StoreError."""
    with unit_of_work() as uow:
        return delivery_from(uow.items_of(dossier_id))


def delivery_from(items: Sequence[OutboxItem]) -> Delivery:
    """Stuck outweighs all: an officer must look, even when the Portal has the dossier and lacks a step."""
    if any(item.state is OutboxState.STUCK for item in items):
        return Delivery.STUCK
    documents = [item for item in items if item.kind is OutboxKind.REGISTER_DOSSIER]
    if not documents:
        return Delivery.NOT_QUEUED
    return Delivery.DELIVERED if any(d.state is OutboxState.DELIVERED for d in documents) else Delivery.WAITING
