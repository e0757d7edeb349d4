"""What the Portal says by itself of dossiers that it has."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.domain.portal_news import PortalNews
from kiosk.store.rows import Rows
from kiosk.store.schema import portal_news


class NewsRows(Rows):
    """The part of the unit of work that keeps what is pulled back from the Portal."""

    def to_ask(self, now: datetime, limit: int) -> list[str]:
        """By its own table alone: looking for them among the dossiers would bring names into a memory that has none."""
        query = select(portal_news.c.dossier_id).where(portal_news.c.next_at <= now).order_by(portal_news.c.next_at)
        return list(self.connection.execute(query.limit(limit)).scalars())

    def news_of(self, dossier_id: str) -> PortalNews | None:
        query = select(portal_news).where(portal_news.c.dossier_id == dossier_id)
        return next(iter(_news(self.connection.execute(query).mappings())), None)

    def unseen_news(self, limit: int) -> list[PortalNews]:
        query = select(portal_news).where(portal_news.c.changed_at.is_not(None), portal_news.c.seen_at.is_(None))
        return _news(self.connection.execute(query.order_by(portal_news.c.changed_at).limit(limit)).mappings())

    def keep_news(self, news: PortalNews) -> None:
        values: dict[str, Any] = {
            column.name: getattr(news, column.name) for column in portal_news.columns if column.name != "what"
        }
        values["what"] = json.dumps(dict(news.what), sort_keys=True)
        statement = upsert(portal_news).values(values)
        self.connection.execute(statement.on_conflict_do_update(index_elements=["dossier_id"], set_=values))

    def see_news(self, dossier_id: str, now: datetime) -> None:
        of_it = portal_news.c.dossier_id == dossier_id, portal_news.c.seen_at.is_(None)
        self.connection.execute(update(portal_news).where(*of_it).values(seen_at=now))


def _news(rows: Iterable[RowMapping]) -> list[PortalNews]:
    return [PortalNews(**{**row, "what": json.loads(row["what"])}) for row in rows]
