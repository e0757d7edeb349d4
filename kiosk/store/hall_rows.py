"""Tickets and hand-overs."""

from datetime import date, datetime

from sqlalchemy import insert, select, update

from kiosk.domain.errors import HandOverUnknown, TicketUnknown
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.ticket import QueueTicket
from kiosk.store.records import from_row, from_rows, to_values
from kiosk.store.rows import Rows
from kiosk.store.schema import hand_overs, tickets

UNFINISHED = (HandOverState.OPEN.value, HandOverState.CLAIMED.value)


class HallRows(Rows):
    """The part of the unit of work that keeps the hall's queue."""

    def add_ticket(self, ticket: QueueTicket) -> None:
        self.connection.execute(insert(tickets).values(to_values(ticket)))

    def save_ticket(self, ticket: QueueTicket) -> None:
        found = self.connection.execute(update(tickets).where(tickets.c.id == ticket.id).values(to_values(ticket)))
        if found.rowcount != 1:
            raise TicketUnknown

    def ticket(self, ticket_id: str) -> QueueTicket:
        row = self.connection.execute(select(tickets).where(tickets.c.id == ticket_id)).mappings().first()
        if row is None:
            raise TicketUnknown
        return from_row(QueueTicket, row)

    def ticket_by_number(self, day: date, number: str) -> QueueTicket | None:
        which = tickets.c.day == day, tickets.c.number == number
        row = self.connection.execute(select(tickets).where(*which)).mappings().first()
        return None if row is None else from_row(QueueTicket, row)

    def tickets_of(self, day: date) -> list[QueueTicket]:
        query = select(tickets).where(tickets.c.day == day).order_by(tickets.c.issued_at, tickets.c.number)
        return from_rows(QueueTicket, self.connection.execute(query).mappings())

    def changed_tickets(self, since: datetime | None, limit: int) -> list[QueueTicket]:
        query = select(tickets).order_by(tickets.c.changed_at, tickets.c.id).limit(limit)
        query = query.where(tickets.c.changed_at >= since) if since else query
        return from_rows(QueueTicket, self.connection.execute(query).mappings())

    def add_hand_over(self, work: HandOver) -> None:
        self.connection.execute(insert(hand_overs).values(to_values(work)))

    def save_hand_over(self, work: HandOver) -> None:
        found = self.connection.execute(update(hand_overs).where(hand_overs.c.id == work.id).values(to_values(work)))
        if found.rowcount != 1:
            raise HandOverUnknown

    def hand_over(self, hand_over_id: str) -> HandOver:
        row = self.connection.execute(select(hand_overs).where(hand_overs.c.id == hand_over_id)).mappings().first()
        if row is None:
            raise HandOverUnknown
        return from_row(HandOver, row)

    def open_hand_overs(self) -> list[HandOver]:
        query = select(hand_overs).where(hand_overs.c.state.in_(UNFINISHED)).order_by(hand_overs.c.created_at)
        return from_rows(HandOver, self.connection.execute(query).mappings())

    def changed_hand_overs(self, since: datetime | None, limit: int) -> list[HandOver]:
        query = select(hand_overs).order_by(hand_overs.c.changed_at, hand_overs.c.id).limit(limit)
        query = query.where(hand_overs.c.changed_at >= since) if since else query
        return from_rows(HandOver, self.connection.execute(query).mappings())
