"""Counters of this machine, which only go up."""

from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.store.rows import Rows
from kiosk.store.schema import counters


class Counting(Rows):
    """The part of the unit of work that other parts take their numbers from."""

    def counted(self, series: str, period: str) -> int:
        """The next number of this machine's own counter."""
        statement = upsert(counters).values(series=series, period=period, last=1)
        statement = statement.on_conflict_do_update(
            index_elements=[counters.c.series, counters.c.period], set_={"last": counters.c.last + 1}
        )
        return int(self.connection.execute(statement.returning(counters.c.last)).scalar_one())
