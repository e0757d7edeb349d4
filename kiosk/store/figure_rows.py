"""Counts for the register and the reports, made by the database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select

from kiosk.domain.casework import Action
from kiosk.domain.dossier import DossierState, FiledAt
from kiosk.ports.casework import FieldCount
from kiosk.store.rows import Rows
from kiosk.store.schema import dossiers, processing_steps

S = DossierState
OPEN = (S.NEW, S.RECEIVED, S.PROCESSING, S.NEEDS_SUPPLEMENT, S.AWAITING_PAYMENT, S.DONE)
TERM_RUNS = (S.NEW, S.RECEIVED, S.PROCESSING)


class FigureRows(Rows):
    """The part of the unit of work that counts."""

    def register_years(self) -> list[str]:
        found: list[str] = []
        # From one book to the next by the index: there are a few, of many dossiers each.
        following = select(func.min(dossiers.c.register_book))
        while book := self.connection.execute(
            following.where(dossiers.c.register_book > (found[-1] if found else ""))
        ).scalar():
            found.append(book)
        return found[::-1]

    def field_counts(self, since: datetime, until: datetime, now: datetime) -> list[FieldCount]:
        received = and_(dossiers.c.received_at >= since, dossiers.c.received_at < until)
        finished = and_(dossiers.c.finished_at >= since, dossiers.c.finished_at < until)
        returned = and_(dossiers.c.returned_at >= since, dossiers.c.returned_at < until)
        ready_at = func.coalesce(dossiers.c.finished_at, dossiers.c.returned_at)
        in_time = dossiers.c.due_at.is_(None) | (ready_at <= dossiers.c.due_at)
        still_open = dossiers.c.state.in_([state.value for state in OPEN])
        overdue = and_(dossiers.c.state.in_([state.value for state in TERM_RUNS]), dossiers.c.due_at < now)
        wanted = {
            "received": received,
            "at_kiosk": and_(received, dossiers.c.filed_at == FiledAt.KIOSK.value),
            "finished": finished,
            "finished_on_time": and_(finished, in_time),
            "returned": returned,
            "returned_on_time": and_(returned, in_time),
            "still_open": still_open,
            "overdue": overdue,
        }
        columns = [_count(what).label(name) for name, what in wanted.items()]
        query = select(dossiers.c.procedure_field.label("field"), *columns).where(dossiers.c.received_at.is_not(None))
        rows = self.connection.execute(query.group_by(dossiers.c.procedure_field)).mappings()
        found = [FieldCount(**{name: row[name] for name in ("field", *wanted)}) for row in rows]
        told = [each for each in found if any((each.received, each.finished, each.returned, each.still_open))]
        return sorted(told, key=lambda each: (-each.received, -each.still_open, each.field))

    def step_counts(self, since: datetime, until: datetime) -> Mapping[Action, int]:
        span = processing_steps.c.at >= since, processing_steps.c.at < until
        query = select(processing_steps.c.action, func.count()).where(*span).group_by(processing_steps.c.action)
        return {Action(action): int(count) for action, count in self.connection.execute(query).all()}


def _count(what: ColumnElement[Any]) -> ColumnElement[int]:
    return func.sum(case((what, 1), else_=0))
