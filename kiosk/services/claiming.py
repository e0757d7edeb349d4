"""Who may take what, when several machines could: the hub says; without it each counter keeps to its share."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.domain.errors import HubError
from kiosk.domain.handover import HandOver
from kiosk.domain.ticket import QueueTicket
from kiosk.services.exchange import Exchange, take


@dataclass(frozen=True, slots=True)
class HubClaims:
    """Implements ports.Claims with the hub of the centre.

    counters_of: line key -> the counters that serve it.
    """

    exchange: Exchange
    counters_of: Callable[[str], Sequence[str]]

    def ticket(self, called: QueueTicket) -> bool:
        try:
            return self.exchange.hub.claim_ticket(called)
        except HubError:
            return called.counter == share_of(called.number, self.counters_of(called.line))

    def hand_over(self, claimed: HandOver) -> bool:
        """Work that came from another machine cannot be taken while nobody can say who else has it."""
        try:
            return self.exchange.hub.claim_hand_over(claimed)
        except HubError:
            return claimed.station == self.exchange.station

    def bring(self, dossier_id: str) -> bool:
        try:
            if take(dossier_id, self.exchange):
                return True
            self.exchange.hub.ask_for(dossier_id)
        except HubError:
            return False
        return False


class AloneClaims:
    """Implements ports.Claims for a machine without a hub: the store's own transactions are enough."""

    def ticket(self, called: QueueTicket) -> bool:
        return True

    def hand_over(self, claimed: HandOver) -> bool:
        return True

    def bring(self, dossier_id: str) -> bool:
        return True


def share_of(number: str, counters: Sequence[str]) -> str:
    """The counter that may call this ticket while no machine can ask the others: the same on every machine."""
    if not counters:
        return ""
    digest = hashlib.sha256(number.encode()).digest()
    return sorted(counters)[digest[0] % len(counters)]
