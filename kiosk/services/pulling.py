"""Asking the Portal how things stand there: what changed is kept, audited and shown to a clerk, once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.errors import PortalRefused
from kiosk.domain.events import PortalSaid
from kiosk.domain.officer import Officer
from kiosk.domain.outbox import SETTLED
from kiosk.domain.portal_news import ENDED, NEVER, UNKNOWN_THERE, heard
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, Portal, PortalRecord, PortalService, UnitOfWork

BATCH = 20  # look-ups in one turn: what is to be sent does not wait for more


@dataclass(frozen=True, slots=True)
class Pulling:
    """chance: uniform in [0, 1); machines that were switched on together do not ask together."""

    portal: Portal
    unit_of_work: OpenUnitOfWork
    clock: Clock
    chance: Callable[[], float]
    every: timedelta

    def turn(self) -> int:
        """Ask of some dossiers whose time has come; returns how many. Raises PortalError, StoreError.

        Only of those that the Portal has and of which nothing is waiting to be sent.
        """
        if not self.portal.offers(PortalService.LOOK_UP):
            return 0
        with self.unit_of_work() as uow:
            found = [(uow.dossier(one), self._askable(one, uow)) for one in uow.to_ask(self.clock.now(), BATCH)]
            uow.commit()
        for dossier, askable in found:
            if askable and dossier.receipt is not None:
                self._keep(dossier.id, self._ask(dossier.receipt.dossier_code))
        return len(found)

    def _askable(self, dossier_id: str, uow: UnitOfWork) -> bool:
        """Not: it ended, or is another station's, and is never asked about again; or something waits to be sent."""
        dossier, news, now = uow.dossier(dossier_id), uow.news_of(dossier_id), self.clock.now()
        over = dossier.state in ENDED or dossier.home != ""
        waits = any(item.state not in SETTLED for item in uow.items_of(dossier_id))
        if news is not None and (over or waits):
            uow.keep_news(replace(news, next_at=NEVER if over else self._next(now)))
        return not over and not waits

    def _ask(self, dossier_code: str) -> PortalRecord | None:
        try:
            return self.portal.look_up(dossier_code)
        except PortalRefused:  # it answers that there is none such
            return None

    def _keep(self, dossier_id: str, record: PortalRecord | None) -> None:
        """Read again within the transaction: an officer may have moved the dossier on meanwhile."""
        now = self.clock.now()
        with self.unit_of_work() as uow:
            before, dossier = uow.news_of(dossier_id), uow.dossier(dossier_id)
            state, due_at = (record.national_state, record.due_at) if record else (UNKNOWN_THERE, None)
            news = heard(dossier, state, due_at, before, now, self._next(now))
            uow.keep_news(news)
            if news.unseen and (before is None or before.what != news.what):
                uow.audit(AuditEntry(now, "portal.said", dossier_id, "portal", dict(news.what)))
                uow.announce(PortalSaid(dossier_id, news.what["kind"]))
            uow.commit()

    def _next(self, now: datetime) -> datetime:
        return now + self.every * (0.75 + 0.5 * self.chance())


def see(dossier_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """A clerk has seen what the Portal said. Raises StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        uow.see_news(dossier_id, now)
        uow.audit(AuditEntry(now, "portal.seen", dossier_id, officer.account))
        uow.commit()
