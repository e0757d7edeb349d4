"""How the hall stands: who waits, who was called, which counters work, how long it takes. Numbers, never names."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.hall import QueueRules
from kiosk.domain.local_time import local_date
from kiosk.domain.ticket import (
    Priority,
    QueueTicket,
    ServiceLine,
    TicketState,
    WaitEstimate,
    call_order,
    estimate_wait,
)
from kiosk.ports import Clock, OpenUnitOfWork

AT_A_COUNTER = (TicketState.CALLED, TicketState.SERVING)


@dataclass(frozen=True, slots=True)
class LineStanding:
    line: ServiceLine
    waiting: int
    counters: tuple[str, ...]  # that work now
    wait: WaitEstimate  # of somebody who would take a number now


@dataclass(frozen=True, slots=True)
class HallStanding:
    """What the hall's display shows. Numbers, never names."""

    called: tuple[QueueTicket, ...]  # called or served now and lately, the newest call first
    lines: tuple[LineStanding, ...]


def standing(rules: QueueRules, unit_of_work: OpenUnitOfWork, clock: Clock) -> HallStanding:
    """The whole hall now. Raises StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        tickets = uow.tickets_of(local_date(now))
    called = sorted((t for t in tickets if t.called_at and t.counter), key=called_at, reverse=True)
    lines = tuple(
        LineStanding(
            line,
            sum(t.line == line.key and t.state is TicketState.WAITING for t in tickets),
            open_counters(line, rules, tickets, now),
            waiting_time(line, rules, tickets, now),
        )
        for line in rules.lines
    )
    return HallStanding(tuple(called), lines)


def estimate(
    line: ServiceLine,
    rules: QueueRules,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    priority: Priority = Priority.NORMAL,
    ticket_id: str = "",
) -> WaitEstimate:
    """How long one waits: for the ticket, or for somebody of this class who would take one now. Raises StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        tickets = uow.tickets_of(local_date(now))
    return waiting_time(line, rules, tickets, now, priority, ticket_id)


def waiting_time(
    line: ServiceLine,
    rules: QueueRules,
    tickets: Collection[QueueTicket],
    now: datetime,
    priority: Priority = Priority.NORMAL,
    ticket_id: str = "",
) -> WaitEstimate:
    """As `estimate`, from today's tickets."""
    waiting = [t for t in tickets if t.line == line.key and t.state is TicketState.WAITING]
    if not ticket_id:
        waiting.append(QueueTicket("", local_date(now), "~", line.key, priority, now, ""))
    order = [ticket.id for ticket in call_order(waiting, rules.ahead_minutes)]
    ahead = order.index(ticket_id) if ticket_id in order else 0
    desks = len(open_counters(line, rules, tickets, now))
    return estimate_wait(ahead, desks, served_minutes(line.key, tickets), line.minutes)


def open_counters(
    line: ServiceLine, rules: QueueRules, tickets: Iterable[QueueTicket], now: datetime
) -> tuple[str, ...]:
    """The line's counters that work now: somebody is there, or one has called a short while ago."""
    busy = {t.counter for t in tickets if t.state in AT_A_COUNTER or _lately(t, rules, now)}
    return tuple(counter for counter in line.counters if counter in busy)


def served_minutes(line: str, tickets: Iterable[QueueTicket]) -> list[float]:
    """How long each person of the line took today, the last one last."""
    done = [t for t in tickets if t.line == line and t.state is TicketState.DONE]
    spans = [(t.closed_at, t.serving_at) for t in done if t.closed_at and t.serving_at]
    return [(closed - begun).total_seconds() / 60 for closed, begun in sorted(spans)]


def _lately(ticket: QueueTicket, rules: QueueRules, now: datetime) -> bool:
    last = ticket.closed_at or ticket.called_at
    return bool(ticket.counter) and last is not None and now - last <= rules.active_for


def called_at(ticket: QueueTicket) -> datetime:
    return ticket.called_at or ticket.issued_at
