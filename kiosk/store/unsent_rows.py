"""What the Portal does not have, as plain text: a row that this program cannot interpret is shown all the same."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, update

from kiosk.domain.errors import ParkedByHand, StoreError
from kiosk.domain.outbox import OutboxState, Progress
from kiosk.ports.portal import UnsentRow
from kiosk.store.rows import Rows
from kiosk.store.schema import dossiers, outbox

SETTLED = tuple(state.value for state in (OutboxState.DELIVERED, OutboxState.CORRECTED, OutboxState.MOVED))
NOT_TO_BE_TRIED = (OutboxState.SENDING.value, OutboxState.UNSURE.value, OutboxState.HELD.value)
FREE = (OutboxState.PENDING.value, OutboxState.STUCK.value)


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
        going = waiting.c.state.in_((OutboxState.PENDING.value, OutboxState.SENDING.value))
        stuck_first = (going, waiting.c.sequence)
        rows = self.connection.execute(query.order_by(*stuck_first).limit(limit)).mappings()
        return [
            UnsentRow(**{name: row[name] for name in UnsentRow.__dataclass_fields__})  # column for field
            for row in rows
        ]

    def try_again(self, item_id: str, now: datetime, not_there: bool = False) -> None:
        going = outbox.c.id == item_id, outbox.c.state.not_in((*SETTLED, *NOT_TO_BE_TRIED))
        values: dict[str, object] = {"state": OutboxState.PENDING.value, "next_attempt_at": now}
        if not_there:
            progress = self.connection.execute(select(outbox.c.progress).where(outbox.c.id == item_id)).scalar()
            values["progress"] = replace(Progress.from_json(progress or "{}"), unsure=False).to_json()
        self._change(going, values)

    def park(self, item_id: str, now: datetime) -> None:
        free = outbox.c.id == item_id, outbox.c.state.in_(FREE)
        self._change(free, {"state": OutboxState.STUCK.value, "fault_code": ParkedByHand.code})

    def _change(self, which: tuple[ColumnElement[bool], ...], values: dict[str, object]) -> None:
        if self.connection.execute(update(outbox).where(*which).values(values)).rowcount != 1:
            raise StoreError("no such outbox item, or it is being sent, or it was delivered")
