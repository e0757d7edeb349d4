"""The counter's lists: pages by key, counts that are kept, and the search.

Nothing here walks over the dossiers: a page is a piece of an index, a count is a row, a word is looked up in the
full-text index. With a million dossiers a page costs what it costs with a hundred.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, text, tuple_, union_all

from kiosk.domain.catalogue import fold
from kiosk.domain.dossier import DossierState
from kiosk.domain.outbox import OutboxState
from kiosk.ports import DossierLine, LineFilter
from kiosk.store.rows import Rows
from kiosk.store.schema import Instant, dossier_counts, dossiers, outbox, search_entries

OWNER = func.coalesce(
    func.json_extract(dossiers.c.principal, "$.name"), func.json_extract(dossiers.c.applicant, "$.full_name")
)
SUBMITTED = frozenset(DossierState) - {DossierState.DRAFT}
WORD = re.compile(r"[^\W_]+")  # what the index takes for one word, too
FOUND = text(
    "SELECT rowid FROM dossier_words WHERE dossier_words MATCH :words AND rowid < :before "
    "ORDER BY rowid DESC LIMIT :limit"
)
NO_END = 1 << 62


class ListRows(Rows):
    """The part of the unit of work in which counters look things up."""

    def lines(self, which: LineFilter, limit: int, after: DossierLine | None = None) -> list[DossierLine]:
        piece = self._next(which, limit, after).subquery()
        order = piece.c.due_at.is_(None), piece.c.due_at, piece.c.id
        return self._lines(self.connection.execute(select(piece.c.id).order_by(*order).limit(limit)).scalars().all())

    def found(self, words: str, limit: int, after: DossierLine | None = None) -> list[DossierLine]:
        if not (match := match_of(words)):
            return []
        values = {"words": match, "before": self._number(after.id) if after else NO_END, "limit": limit}
        numbers = list(self.connection.execute(FOUND, values).scalars())
        query = select(search_entries.c.dossier_id).where(search_entries.c.number.in_(numbers))
        return self._lines(self.connection.execute(query.order_by(search_entries.c.number.desc())).scalars().all())

    def count_lines(self, which: LineFilter) -> int:
        if which.stuck or which.citizen_id:
            query = select(func.count()).select_from(dossiers).where(*_few(which))
            return int(self.connection.execute(query).scalar_one())
        states = which.states or SUBMITTED
        if which.due_before is None:
            query = select(func.sum(dossier_counts.c.count)).where(_in(dossier_counts.c.state, states))
            return int(self.connection.execute(query).scalar() or 0)
        earlier = self._due_before(which.due_from, states) if which.due_from else 0
        return max(0, self._due_before(which.due_before, states) - earlier)

    # ---------------------------------------------------------------------------------------------------------

    def _next(self, which: LineFilter, limit: int, after: DossierLine | None) -> Select[Any]:
        """(id, due_at) of at least the next `limit` dossiers, in no order."""
        columns = select(dossiers.c.id, dossiers.c.due_at)
        if which.stuck or which.citizen_id:  # a few, which an index of their own finds
            few = columns.where(*_few(which))
            return few.where(_beyond(after)) if after else few
        # The index keeps the order within one state only: the first of each state, and then of those.
        pieces = [
            piece.order_by(dossiers.c.due_at, dossiers.c.id).limit(limit).subquery()
            for state in sorted(which.states or SUBMITTED)
            for piece in _pieces(columns.where(dossiers.c.state == state.value), which, after)
        ]
        all_of_them = union_all(*(select(piece.c.id, piece.c.due_at) for piece in pieces)).subquery()
        return select(all_of_them.c.id, all_of_them.c.due_at)

    def _due_before(self, end: datetime, states: Collection[DossierState]) -> int:
        """Whole days (UTC) as they are kept; what is left of the last one from the index."""
        end = end.astimezone(UTC)
        day = end.replace(hour=0, minute=0, second=0, microsecond=0)
        of_days = dossier_counts.c.due_day > "", dossier_counts.c.due_day < f"{day:%Y-%m-%d}"
        days = select(func.sum(dossier_counts.c.count)).where(_in(dossier_counts.c.state, states), *of_days)
        of_rest = dossiers.c.due_at >= day, dossiers.c.due_at < end
        rest = select(func.count()).select_from(dossiers).where(_in(dossiers.c.state, states), *of_rest)
        return int(self.connection.execute(days).scalar() or 0) + int(self.connection.execute(rest).scalar_one())

    def _number(self, dossier_id: str) -> int:
        """Its place in the order of the search; 0 once it has left the store: nothing lies beyond."""
        query = select(search_entries.c.number).where(search_entries.c.dossier_id == dossier_id)
        return int(self.connection.execute(query).scalar() or 0)

    def _lines(self, ids: Sequence[str]) -> list[DossierLine]:
        """In the order of `ids`."""
        query = select(
            dossiers.c.id,
            dossiers.c.dossier_code,
            dossiers.c.procedure_name,
            OWNER.label("owner_name"),
            dossiers.c.state,
            dossiers.c.received_at,
            dossiers.c.due_at,
            dossiers.c.filed_at,
            dossiers.c.citizen_id,
        ).where(dossiers.c.id.in_(ids))
        rows = {row["id"]: row for row in self.connection.execute(query).mappings()}
        return [_line(rows[each]) for each in ids]


def match_of(words: str) -> str:
    """What one typed, as the index is asked: each word the beginning of a word. Empty: nothing to look for.

    Folded letters and digits in quotes: nothing of it can be a command to the index.
    """
    return " ".join(f'"{word}"*' for word in WORD.findall(fold(words)))


def _in(column: ColumnElement[str], states: Collection[DossierState]) -> ColumnElement[bool]:
    return column.in_([state.value for state in states])


def _few(which: LineFilter) -> list[ColumnElement[bool]]:
    found = [_in(dossiers.c.state, which.states or SUBMITTED)]
    if which.stuck:
        found.append(dossiers.c.id.in_(select(outbox.c.subject_id).where(outbox.c.state == OutboxState.STUCK.value)))
    if which.citizen_id:
        found.append(dossiers.c.citizen_id == which.citizen_id)
    return found


def _pieces(of_state: Select[Any], which: LineFilter, after: DossierLine | None) -> list[Select[Any]]:
    """Of one state what lies beyond `after`: with a due date, and without."""
    due, key = dossiers.c.due_at, dossiers.c.id
    bounded = which.due_before is not None or which.due_from is not None
    dated, undated = of_state.where(due.is_not(None)), of_state.where(due.is_(None))
    if which.due_from is not None:
        dated = dated.where(due >= which.due_from)
    if which.due_before is not None:
        dated = dated.where(due < which.due_before)
    if after is not None and after.due_at is None:
        return [undated.where(key > after.id)]
    if after is not None:
        dated = dated.where(tuple_(due, key) > tuple_(literal(after.due_at, Instant), literal(after.id)))
    return [dated] if bounded else [dated, undated]


def _beyond(after: DossierLine) -> ColumnElement[bool]:
    later = dossiers.c.id > after.id
    if after.due_at is None:
        return and_(dossiers.c.due_at.is_(None), later)
    same = and_(dossiers.c.due_at == after.due_at, later)
    return or_(dossiers.c.due_at > after.due_at, same, dossiers.c.due_at.is_(None))


def _line(row: Mapping[Any, Any]) -> DossierLine:
    return DossierLine(
        id=row["id"],
        dossier_code=row["dossier_code"] or "",
        procedure_name=row["procedure_name"],
        owner_name=row["owner_name"],
        state=DossierState(row["state"]),
        received_at=row["received_at"],
        due_at=row["due_at"],
        filed_at=row["filed_at"],
        masked_number=f"{'*' * 8}{row['citizen_id'][-4:]}" if row["citizen_id"] else "",
    )
