"""A custody receipt is signed when it is printed, and told true or not at any counter that knows the machine's key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dossier import Delivery, Dossier
from kiosk.domain.receipt_seal import ReceiptClaim, unseal
from kiosk.ports import OpenUnitOfWork, UnitOfWork
from kiosk.services.papers import receipt_of


@dataclass(frozen=True, slots=True)
class ReceiptVerdict:
    """station: whose key proved it; empty: a key that nobody here knows, or a signature that is not that key's."""

    claim: ReceiptClaim
    station: str
    key_known: bool

    @property
    def genuine(self) -> bool:
        return bool(self.station)


def sealed_text(dossier: Dossier, delivery: Delivery, copy: int, now: datetime, uow: UnitOfWork) -> str:
    """For the symbol on the slip. Within a transaction of the caller."""
    receipt = receipt_of(dossier)
    claim = ReceiptClaim(
        receipt.dossier_code,
        uow.signing_key_id(now),
        receipt.received_at,
        receipt.due_at,
        delivery is Delivery.DELIVERED,
        copy,
    )
    return claim.sealed(uow.sign(claim.words, now))


def check_receipt(text: str, station: str, others: Mapping[str, str], unit_of_work: OpenUnitOfWork) -> ReceiptVerdict:
    """station: this machine's name. others: name -> public key (hex) of the centre's other machines.

    Raises CodeUnknown for what is no sealed receipt. Asks no network.
    """
    claim, signature = unseal(text)
    with unit_of_work() as uow:
        keys = [(station, key) for key in uow.public_keys().values()]
        keys += [(name, bytes.fromhex(key)) for name, key in others.items()]
        fitting = [(name, key) for name, key in keys if uow.key_id_of(key).startswith(claim.key_id)]
        proved = next((name for name, key in fitting if uow.is_signed(key, claim.words, signature)), "")
    return ReceiptVerdict(claim, proved, bool(fitting))
