"""Counters of this machine, which only go up."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.domain.errors import NumbersExhausted
from kiosk.store.rows import Rows
from kiosk.store.schema import counters


class Counting(Rows):
    """The part of the unit of work that other parts take their numbers from."""

    def counted(self, series: str, period: str, first: int = 1, last: int | None = None) -> int:
        """The next number of this machine's own counter, from `first` to `last`. Raises NumbersExhausted."""
        if last is not None:
            given = select(counters.c.last).where(counters.c.series == series, counters.c.period == period)
            if first + int(self.connection.execute(given).scalar() or 0) > last:
                raise NumbersExhausted(series)
        statement = upsert(counters).values(series=series, period=period, last=1)
        statement = statement.on_conflict_do_update(
            index_elements=[counters.c.series, counters.c.period], set_={"last": counters.c.last + 1}
        )
        return first - 1 + int(self.connection.execute(statement.returning(counters.c.last)).scalar_one())
