"""Petitions and ratings. Rows of one moment come in the order in which they were written."""

from datetime import datetime

from sqlalchemy import insert, select, text, update

from kiosk.domain.errors import PetitionUnknown
from kiosk.domain.voice import Petition, PetitionState, Rating
from kiosk.store.records import from_row, from_rows, to_values
from kiosk.store.rows import Rows
from kiosk.store.schema import petitions, ratings


class VoiceRows(Rows):
    """The part of the unit of work that keeps what citizens say."""

    def add_petition(self, petition: Petition) -> None:
        self.connection.execute(insert(petitions).values(to_values(petition)))

    def save_petition(self, petition: Petition) -> None:
        change = update(petitions).where(petitions.c.id == petition.id).values(to_values(petition))
        if self.connection.execute(change).rowcount != 1:
            raise PetitionUnknown

    def petition(self, petition_id: str) -> Petition | None:
        row = self.connection.execute(select(petitions).where(petitions.c.id == petition_id)).mappings().first()
        return None if row is None else from_row(Petition, row)

    def petition_by_code(self, code: str) -> Petition | None:
        row = self.connection.execute(select(petitions).where(petitions.c.code == code)).mappings().first()
        return None if row is None else from_row(Petition, row)

    def petitions_in(self, states: frozenset[PetitionState], limit: int) -> list[Petition]:
        query = select(petitions).where(petitions.c.state.in_([state.value for state in states]))
        return from_rows(
            Petition, self.connection.execute(query.order_by(text("petition.rowid")).limit(limit)).mappings()
        )

    def add_rating(self, rating: Rating) -> bool:
        known = select(ratings.c.id).where(ratings.c.subject_id == rating.subject_id)
        if self.connection.execute(known).first() is not None:
            return False
        self.connection.execute(insert(ratings).values(to_values(rating)))
        return True

    def ratings_between(self, since: datetime, until: datetime) -> list[Rating]:
        span = ratings.c.at >= since, ratings.c.at < until
        return from_rows(
            Rating, self.connection.execute(select(ratings).where(*span).order_by(ratings.c.at)).mappings()
        )
