"""What has happened, told after the commit that made it true."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.link import Link

if TYPE_CHECKING:
    from kiosk.domain.dossier import DossierState


@dataclass(frozen=True, slots=True)
class DossierMoved:
    dossier_id: str
    was: "DossierState"
    now: "DossierState"


@dataclass(frozen=True, slots=True)
class DossierSubmitted:
    dossier_id: str


@dataclass(frozen=True, slots=True)
class DossierRenumbered:
    """Its temporary number was replaced by its dossier code."""

    dossier_id: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class DossierRegistered:
    """The Portal acknowledged the dossier."""

    dossier_id: str


@dataclass(frozen=True, slots=True)
class DeliveryFailed:
    dossier_id: str
    fault_code: str


@dataclass(frozen=True, slots=True)
class PortalSaid:
    """The Portal says something of a dossier that our own work does not."""

    dossier_id: str
    kind: str  # a NewsKind


@dataclass(frozen=True, slots=True)
class ConnectionChanged:
    """The Portal answered, or stopped answering, or something else answers in its place."""

    link: Link

    @property
    def online(self) -> bool:
        return self.link is Link.ONLINE


@dataclass(frozen=True, slots=True)
class ReceiptPrinted:
    dossier_id: str
    state: str  # a PrintState


@dataclass(frozen=True, slots=True)
class HandOverChanged:
    """A kiosk asked for an officer, a counter took the work, or it was closed."""

    hand_over_id: str
    state: str  # a HandOverState


@dataclass(frozen=True, slots=True)
class TicketIssued:
    ticket_id: str
    number: str
    line: str


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """Called, or called again."""

    ticket_id: str
    number: str
    counter: str
    calls: int


@dataclass(frozen=True, slots=True)
class TicketMoved:
    """Any other step of a ticket: taken to the counter, missed, transferred, done."""

    ticket_id: str
    number: str
    state: str  # a TicketState


@dataclass(frozen=True, slots=True)
class PaymentMoved:
    payment_id: str
    dossier_id: str
    state: str  # a PaymentState


@dataclass(frozen=True, slots=True)
class HubChanged:
    """The hub of the centre answered, or stopped answering."""

    online: bool


@dataclass(frozen=True, slots=True)
class HallChanged:
    """Tickets, hand-overs or dossiers may have come from another station."""


@dataclass(frozen=True, slots=True)
class PetitionReceived:
    petition_id: str


Event = (
    DossierMoved
    | DossierSubmitted
    | DossierRenumbered
    | DossierRegistered
    | DeliveryFailed
    | PortalSaid
    | ConnectionChanged
    | ReceiptPrinted
    | HandOverChanged
    | TicketIssued
    | TicketCalled
    | TicketMoved
    | PaymentMoved
    | HubChanged
    | HallChanged
    | PetitionReceived
)
