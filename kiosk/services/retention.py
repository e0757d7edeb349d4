"""What was kept long enough is erased, in the sender's quiet moments or on a technician's word.

The key first, in the transaction that empties the rows; the files after it: a crash in between leaves only files that
nobody can read, for the sweeper.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.retention import RetentionRule
from kiosk.ports import AttachmentStore, AuditEntry, Clock, OpenUnitOfWork

AT_ONCE = 5  # dossiers a transaction: whoever writes meanwhile waits no longer than that
ROUND = 50
EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Swept:
    codes: tuple[str, ...]  # of what was erased, or would be
    more: bool  # there is more of it


def sweep(
    rule: RetentionRule,
    attachments: AttachmentStore,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    limit: int = ROUND,
    actor: str = "kiosk",
) -> Swept:
    """Erase up to `limit` dossiers. Raises StoreError; what was erased before that stays so."""
    codes: list[str] = []
    while len(codes) < limit:
        with unit_of_work() as uow:
            now = clock.now()
            ids = uow.erasable(rule, now, min(AT_ONCE, limit - len(codes)))
            let_go = []
            for dossier_id in ids:
                codes.append(uow.code_of(dossier_id))
                let_go += uow.erase(dossier_id, now)
                uow.audit(AuditEntry(now, "dossier.erased", dossier_id, actor, {"days": str(rule.days)}))
            uow.commit()
        attachments.drop(let_go)
        if len(ids) < AT_ONCE:
            return Swept(tuple(codes), more=False)
    return Swept(tuple(codes), more=bool(pending(rule, unit_of_work, clock, 1).codes))


def pending(rule: RetentionRule, unit_of_work: OpenUnitOfWork, clock: Clock, limit: int) -> Swept:
    """What `sweep` would erase. Raises StoreError."""
    with unit_of_work() as uow:
        ids = uow.erasable(rule, clock.now(), limit + 1)
        return Swept(tuple(uow.code_of(each) for each in ids[:limit]), more=len(ids) > limit)


@dataclass(slots=True)
class RetentionRounds:
    """Called by the sender at the end of a round. write_back: empties the log, where what was erased still stands."""

    rule: RetentionRule
    attachments: AttachmentStore
    unit_of_work: OpenUnitOfWork
    clock: Clock
    write_back: Callable[[], bool]
    _next_at: datetime | None = field(default=None, init=False)
    _in_the_log: bool = field(default=False, init=False)

    def __call__(self) -> int:
        """How many were erased. Raises StoreError."""
        now = self.clock.now()
        if self._in_the_log:
            self._in_the_log = not self.write_back()
        if self._next_at is not None and now < self._next_at <= now + EVERY:
            return 0
        swept = sweep(self.rule, self.attachments, self.unit_of_work, self.clock)
        self._next_at = now if swept.more else now + EVERY
        if swept.codes:
            self._in_the_log = not self.write_back()
        return len(swept.codes)
