"""The counter's lists: pages by key, counts that are kept, and the search.

Nothing here walks over the dossiers: a page is a piece of an index, a count is a row, a word is looked up in the
full-text index. With a million dossiers a page costs what it costs with a hundred. The statements are written out:
a clerk's key stroke waits for them, and building one of so many parts anew takes longer than running it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from kiosk.domain.catalogue import fold
from kiosk.domain.dossier import DossierState
from kiosk.domain.outbox import OutboxState
from kiosk.ports import DossierLine, LineFilter
from kiosk.store.rows import Rows

SUBMITTED = frozenset(DossierState) - {DossierState.DRAFT}
WORD = re.compile(r"[^\W_]+")  # what the index takes for one word, too
NO_END = 1 << 62
FOUND = """
SELECT dossier_id FROM search_entry WHERE number IN (
    SELECT rowid FROM dossier_words WHERE dossier_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
) ORDER BY number DESC
"""
PLACE = "SELECT number FROM search_entry WHERE dossier_id = ?"
LINE = """
SELECT id, dossier_code, procedure_name,
    coalesce(json_extract(principal, '$.name'), json_extract(applicant, '$.full_name')),
    state, received_at, due_at, filed_at, substr(citizen_id, -4)
FROM dossier WHERE id IN
"""
BEYOND = "(due_at > ? OR (due_at = ? AND id > ?) OR due_at IS NULL)"
UNDATED_BEYOND = "due_at IS NULL AND id > ?"
Clause = tuple[str, list[Any]]  # of SQL, and what stands for its question marks


class ListRows(Rows):
    """The part of the unit of work in which counters look things up."""

    def lines(self, which: LineFilter, limit: int, after: DossierLine | None = None) -> list[DossierLine]:
        few = which.stuck or which.citizen_id  # which an index of their own finds
        sql, values = _few(which, after) if few else _first_of_each(which, limit, after)
        order = f"SELECT id FROM ({sql}) ORDER BY due_at IS NULL, due_at, id LIMIT ?"  # noqa: S608 # our own words
        return self._lines(self._column(order, [*values, limit]))

    def found(self, words: str, limit: int, after: DossierLine | None = None) -> list[DossierLine]:
        if not (match := match_of(words)):
            return []
        place = self._column(PLACE, [after.id]) if after else [NO_END]  # none: it has left the store, nothing beyond
        return self._lines(self._column(FOUND, [match, place[0] if place else 0, limit]))

    def count_lines(self, which: LineFilter) -> int:
        if which.stuck or which.citizen_id:
            sql, values = _few(which, None)
            return self._number(f"SELECT count(*) FROM ({sql})", values)  # noqa: S608
        states = which.states or SUBMITTED
        if which.due_before is None:
            sql = f"SELECT sum(count) FROM dossier_count WHERE state IN {_marks(states)}"  # noqa: S608
            return self._number(sql, _names(states))
        earlier = self._due_before(which.due_from, states) if which.due_from else 0
        return max(0, self._due_before(which.due_before, states) - earlier)

    # ---------------------------------------------------------------------------------------------------------

    def _due_before(self, end: datetime, states: Collection[DossierState]) -> int:
        """Whole days (UTC) as they are kept; what is left of the last one from the index."""
        until = _text(end)
        day, these = until[:10], f"state IN {_marks(states)}"
        days = f"SELECT sum(count) FROM dossier_count WHERE {these} AND due_day > '' AND due_day < ?"  # noqa: S608
        rest = f"SELECT count(*) FROM dossier WHERE {these} AND due_at >= ? AND due_at < ?"  # noqa: S608
        return self._number(days, [*_names(states), day]) + self._number(rest, [*_names(states), day, until])

    def _lines(self, ids: Sequence[str]) -> list[DossierLine]:
        """In the order of `ids`."""
        if not ids:
            return []
        rows = self.connection.exec_driver_sql(LINE + _marks(ids), tuple(ids)).all()
        lines = {row[0]: _line(*row) for row in rows}
        return [lines[each] for each in ids]

    def _column(self, sql: str, values: Sequence[Any]) -> list[Any]:
        return [row[0] for row in self.connection.exec_driver_sql(sql, tuple(values))]

    def _number(self, sql: str, values: Sequence[Any]) -> int:
        return int(self._column(sql, values)[0] or 0)


def match_of(words: str) -> str:
    """What one typed, as the index is asked: each word the beginning of a word. Empty: nothing to look for.

    Folded letters and digits in quotes: nothing of it can be a command to the index.
    """
    return " ".join(f'"{word}"*' for word in WORD.findall(fold(words)))


def _few(which: LineFilter, after: DossierLine | None) -> Clause:
    """(id, due_at) of everything that fits and lies beyond `after`."""
    states = which.states or SUBMITTED
    clauses, values = [f"state IN {_marks(states)}"], _names(states)
    if which.stuck:
        clauses.append("id IN (SELECT subject_id FROM outbox WHERE state = ?)")
        values.append(OutboxState.STUCK.value)
    if which.citizen_id:
        clauses.append("citizen_id = ?")
        values.append(which.citizen_id)
    if after is not None and after.due_at is None:
        clauses.append(UNDATED_BEYOND)
        values.append(after.id)
    elif after is not None:
        clauses.append(BEYOND)
        values += [_text(after.due_at), _text(after.due_at), after.id]
    return f"SELECT id, due_at FROM dossier WHERE {' AND '.join(clauses)}", values  # noqa: S608


def _first_of_each(which: LineFilter, limit: int, after: DossierLine | None) -> Clause:
    """(id, due_at): the index keeps the order within one state only, so the next few of each state."""
    sql, values = [], []
    for state in sorted(which.states or SUBMITTED):
        for clause, bound in _pieces(which, after):
            sql.append(
                f"SELECT * FROM (SELECT id, due_at FROM dossier WHERE state = ? AND {clause} "  # noqa: S608
                "ORDER BY due_at, id LIMIT ?)"
            )
            values += [state.value, *bound, limit]
    return " UNION ALL ".join(sql), values


def _pieces(which: LineFilter, after: DossierLine | None) -> Iterable[Clause]:
    """What lies beyond `after`: with a due date, and without."""
    if after is None or after.due_at is not None:
        clauses, values = ["due_at IS NOT NULL"], []
        for clause, at in (("due_at >= ?", which.due_from), ("due_at < ?", which.due_before)):
            if at is not None:
                clauses.append(clause)
                values.append(_text(at))
        if after is not None:
            clauses.append("(due_at, id) > (?, ?)")
            values += [_text(after.due_at), after.id]
        yield " AND ".join(clauses), values
    if which.due_from is None and which.due_before is None:
        yield (UNDATED_BEYOND, [after.id]) if after and after.due_at is None else ("due_at IS NULL", [])


def _marks(values: Collection[Any]) -> str:
    return f"({', '.join('?' * len(values))})"


def _names(states: Collection[DossierState]) -> list[Any]:
    return [state.value for state in states]


def _text(at: datetime | None) -> str:
    """As a column of schema.Instant keeps it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""


def _line(
    dossier_id: str,
    code: str | None,
    procedure: str,
    owner: str,
    state: str,
    received: str | None,
    due: str | None,
    filed_at: str,
    last_digits: str,
) -> DossierLine:
    return DossierLine(
        id=dossier_id,
        dossier_code=code or "",
        procedure_name=procedure,
        owner_name=owner,
        state=DossierState(state),
        received_at=datetime.fromisoformat(received) if received else None,
        due_at=datetime.fromisoformat(due) if due else None,
        filed_at=filed_at,
        masked_number=f"{'*' * 8}{last_digits}" if last_digits else "",
    )
