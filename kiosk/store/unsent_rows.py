"""What the Portal does not have, as plain text: a row that this program cannot interpret is shown all the same."""

from datetime import datetime

from sqlalchemy import and_, func, select, update

from kiosk.domain.errors import StoreError
from kiosk.domain.outbox import OutboxState
from kiosk.ports.portal import UnsentRow
from kiosk.store.rows import Rows
from kiosk.store.schema import dossiers, outbox

SETTLED = (OutboxState.DELIVERED.value, OutboxState.MOVED.value)


class UnsentRows(Rows):
    """The part of the unit of work that the sync board reads."""

    def unsent(self, limit: int) -> list[UnsentRow]:
        place = func.row_number().over(partition_by=outbox.c.subject_id, order_by=outbox.c.sequence)
        waiting = select(outbox, (place - 1).label("before")).where(outbox.c.state.not_in(SETTLED)).subquery()
        query = select(
            waiting,
            func.coalesce(dossiers.c.dossier_code, "").label("dossier_code"),
            func.coalesce(dossiers.c.procedure_name, "").label("procedure_name"),
        ).select_from(waiting.outerjoin(dossiers, and_(dossiers.c.id == waiting.c.subject_id)))
        stuck_first = (waiting.c.state == OutboxState.PENDING.value, waiting.c.sequence)
        rows = self.connection.execute(query.order_by(*stuck_first).limit(limit)).mappings()
        return [
            UnsentRow(**{name: row[name] for name in UnsentRow.__dataclass_fields__})  # column for field
            for row in rows
        ]

    def try_again(self, item_id: str, now: datetime) -> None:
        held = OutboxState.UNSURE.value, OutboxState.HELD.value
        stuck = outbox.c.id == item_id, outbox.c.state.not_in((*SETTLED, *held))
        values = {"state": OutboxState.PENDING.value, "next_attempt_at": now}
        if self.connection.execute(update(outbox).where(*stuck).values(values)).rowcount != 1:
            raise StoreError("no such outbox item, or it was delivered")
