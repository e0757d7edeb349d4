"""Asks the payment platform how the transfers stand: soon after they were asked for often, later seldom."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.errors import KioskError, PortalError
from kiosk.domain.payment import Payment
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.ports import Clock, PaymentPlatform
from kiosk.sync.worker import Errand

log = logging.getLogger(__name__)

SHORTEST, LONGEST = timedelta(seconds=3), timedelta(hours=1)
AFTER_A_FAULT = timedelta(seconds=15)


@dataclass
class PaymentRounds:
    """The outbox worker runs it at the end of each round.

    awaited: the open transfers. notice_of: what the platform is told of one. hear: takes its word, in a transaction
    of its own. Nothing is open during a network call.
    """

    platform: PaymentPlatform
    awaited: Callable[[], Sequence[Payment]]
    notice_of: Callable[[Payment], PaymentNotice]
    hear: Callable[[PaymentWord], object]
    clock: Clock
    _next: dict[str, datetime] = field(default_factory=dict)  # payment -> when it is asked about again

    def __call__(self) -> Errand:
        told = False
        payments = self.awaited()
        self._next = {p.id: self._next[p.id] for p in payments if p.id in self._next}
        for payment in payments:
            now = self.clock.now()
            if self._next.get(payment.id, now) > now:
                continue
            self._next[payment.id] = now + pause(now - payment.created_at)
            try:
                told |= self._ask(payment)
            except PortalError as fault:
                log.info("payment platform: %s", fault.code)
                self._next = {p.id: max(self._next.get(p.id, now), now + AFTER_A_FAULT) for p in payments}
                break
            except KioskError as fault:
                log.warning("a payment needs an officer: %s", fault.code)
                self._next[payment.id] = now + LONGEST
        return Errand(min(self._next.values(), default=None), told)

    def _ask(self, payment: Payment) -> bool:
        """True: somebody's name has been in this memory."""
        word = self.platform.query(payment.reference, payment.created_at)
        if word.standing is PaymentStanding.UNKNOWN:
            self.platform.announce(self.notice_of(payment))
            return True
        self.hear(word)
        return False


def pause(age: timedelta) -> timedelta:
    """A fifth of its age: who stands at the kiosk learns it in seconds, a forgotten code costs a call an hour."""
    return min(LONGEST, max(SHORTEST, age / 5))
