"""Telling somebody outside how far the audit has come. Nothing inside shows an older copy that was put back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.audit import Checkpoint
from kiosk.ports import AuditAnchor, Clock, OpenUnitOfWork


@dataclass(slots=True)
class Anchoring:
    """Called by the sender at the end of a round; does something when there is news and the last anchor is old enough.

    every: between two anchors, and between two tries.
    """

    anchor: AuditAnchor
    every: timedelta
    unit_of_work: OpenUnitOfWork
    clock: Clock
    _tried_at: datetime | None = field(default=None, init=False)

    def __call__(self) -> bool:
        """Whether a checkpoint was anchored. No transaction is open while the outside is asked.

        Raises PortalError, StoreError; the same checkpoint, or a later one, goes out another time.
        """
        now = self.clock.now()
        if self._tried_at is not None and timedelta(0) <= now - self._tried_at < self.every:
            return False
        with self.unit_of_work() as uow:
            checkpoint = self._due(uow.last_checkpoint(anchored=True), uow.audit_head()[0], now) and uow.checkpoint(now)
            keys = uow.public_keys()
            uow.commit()
        if not checkpoint:
            return False
        self._tried_at = now
        answer = self.anchor.anchor(checkpoint, keys[checkpoint.key_id])
        with self.unit_of_work() as uow:
            uow.keep_anchor(checkpoint.sequence, answer, self.clock.now())
            uow.commit()
        return True

    def _due(self, last: Checkpoint | None, head: int, now: datetime) -> bool:
        if last is None or last.anchored_at is None:
            return head > 0
        return head > last.sequence and not timedelta(0) <= now - last.anchored_at < self.every
