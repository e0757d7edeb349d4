"""The hall's queue: numbers are given out, called, and end. No ticket is ever at two counters.

Every step is one transaction that begins by taking the store for writing: of two counters that call at once the
second sees what the first has done. A ticket holds no name, and neither does its audit.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime

from kiosk.domain.errors import NobodyWaiting, TicketTaken, TicketUnknown
from kiosk.domain.events import TicketCalled, TicketIssued, TicketMoved
from kiosk.domain.hall import QueueRules
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Officer
from kiosk.domain.ticket import Priority, QueueTicket, ServiceLine, TicketState, call_order
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.hall_standing import AT_A_COUNTER, called_at

DIGITS = 3  # "A012"

# Whether this ticket, as it will be, may be called here: asked of the centre's hub, outside of any transaction.
Claim = Callable[[QueueTicket], bool]


def granted(_: QueueTicket) -> bool:
    """A machine alone asks nobody."""
    return True


# At the kiosk --------------------------------------------------------------------------------------------------


def issue(
    line: ServiceLine,
    priority: Priority,
    station: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    wish: str = "",
    dossier_id: str = "",
) -> QueueTicket:
    """Give out the next number of a line.

    wish: an id the caller made for this one wish; asked again with the same one, the same ticket comes back.
    dossier_id: the kiosk's work that the person comes with.
    Raises StoreError.
    """
    now = clock.now()
    today = local_date(now)
    with unit_of_work() as uow:
        known = next((t for t in uow.tickets_of(today) if t.id == wish), None) if wish else None
        if known is not None:
            return known
        number = uow.next_number(f"ticket-{line.letter}", f"{today:%y%m%d}")
        ticket = QueueTicket(
            id=wish or uuid7(now),
            day=today,
            number=f"{line.letter}{number:0{DIGITS}d}",
            line=line.key,
            priority=priority,
            issued_at=now,
            station=station,
            dossier_id=dossier_id,
            changed_at=now,
        )
        uow.add_ticket(ticket)
        uow.audit(AuditEntry(now, "ticket.issued", ticket.id, station, {"number": ticket.number, "line": line.key}))
        uow.announce(TicketIssued(ticket.id, ticket.number, line.key))
        uow.commit()
    return ticket


# At the counter ------------------------------------------------------------------------------------------------


def call_next(
    counter: str,
    lines: Collection[str],
    officer: Officer,
    rules: QueueRules,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    claim: Claim = granted,
) -> QueueTicket:
    """Call who comes next in `lines` (keys). What the counter still had ends: served is done, not come is missed.

    Raises NobodyWaiting (what the counter had stays as it was), StoreError.
    """
    now = clock.now()
    ours = None if claim is granted else _claimed_next(counter, lines, rules, now, unit_of_work, claim)
    with unit_of_work() as uow:
        tickets = uow.tickets_of(local_date(now))
        order = call_order((t for t in tickets if t.line in lines), rules.ahead_minutes)
        if ours is not None:
            order = [ticket for ticket in order if ticket.id == ours]
        if not order:
            raise NobodyWaiting
        for left in (t for t in tickets if t.counter == counter and t.state in AT_A_COUNTER):
            _end(left, TicketState.DONE if left.state is TicketState.SERVING else TicketState.MISSED, now, officer, uow)
        _call(order[0], counter, now, officer, uow)
        uow.commit()
    return order[0]


def _claimed_next(
    counter: str,
    lines: Collection[str],
    rules: QueueRules,
    now: datetime,
    unit_of_work: OpenUnitOfWork,
    claim: Claim,
) -> str:
    """The id of the first waiting ticket that nobody else has. Raises NobodyWaiting, StoreError."""
    with unit_of_work() as uow:
        tickets = uow.tickets_of(local_date(now))
    for ticket in call_order((t for t in tickets if t.line in lines), rules.ahead_minutes):
        if claim(_as_called(ticket, counter, now)):
            return ticket.id
    raise NobodyWaiting


def _as_called(ticket: QueueTicket, counter: str, now: datetime) -> QueueTicket:
    state, calls = TicketState.CALLED, ticket.calls + 1
    return replace(ticket, state=state, counter=counter, called_at=now, closed_at=None, calls=calls, changed_at=now)


def take(
    number: str,
    counter: str,
    officer: Officer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    claim: Claim = granted,
) -> QueueTicket:
    """Call one number out of turn: the person stands there, or was missed and came back.

    Raises TicketUnknown, TicketTaken (another counter has it), IllegalTransition (it has ended), StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        ticket = _by_number(number, local_date(now), uow)
    if ticket.counter != counter and not claim(_as_called(ticket, counter, now)):
        raise TicketTaken
    with unit_of_work() as uow:
        ticket = uow.ticket(ticket.id)
        _refuse_taken(ticket, counter)
        _call(ticket, counter, now, officer, uow)
        uow.commit()
    return ticket


def recall(ticket_id: str, counter: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> QueueTicket:
    """Call again. Raises TicketUnknown, TicketTaken, IllegalTransition, StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        ticket = uow.ticket(ticket_id)
        _refuse_taken(ticket, counter)
        _call(ticket, counter, now, officer, uow)
        uow.commit()
    return ticket


def start_serving(
    ticket_id: str, counter: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock
) -> QueueTicket:
    """The person has come to the counter. Raises TicketUnknown, TicketTaken, IllegalTransition, StoreError."""
    now = clock.now()
    with unit_of_work() as uow:
        ticket = uow.ticket(ticket_id)
        _refuse_taken(ticket, counter)
        ticket.move_to(TicketState.SERVING)
        ticket.counter, ticket.serving_at = counter, now
        _keep(ticket, "ticket.serving", now, officer, uow)
        uow.commit()
    return ticket


def skip(ticket_id: str, counter: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> QueueTicket:
    """Nobody came. The number may be called again today. Raises as `start_serving`."""
    return _ended(ticket_id, counter, TicketState.MISSED, officer, unit_of_work, clock)


def finish(ticket_id: str, counter: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> QueueTicket:
    """The person has been served. Raises as `start_serving`."""
    return _ended(ticket_id, counter, TicketState.DONE, officer, unit_of_work, clock)


def cancel(ticket_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> QueueTicket:
    """The person has left the hall. Raises TicketUnknown, IllegalTransition, StoreError."""
    return _ended(ticket_id, "", TicketState.CANCELLED, officer, unit_of_work, clock)


def transfer(
    ticket_id: str,
    line: ServiceLine,
    counter: str,
    officer: Officer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    keep_place: bool = True,
) -> QueueTicket:
    """Let the person wait for another line, under the same number.

    keep_place: who has waited once already is called by the hour of the first ticket; else by the hour of now.
    Raises TicketUnknown, TicketTaken, IllegalTransition, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        ticket = uow.ticket(ticket_id)
        _refuse_taken(ticket, counter)
        ticket.move_to(TicketState.WAITING)
        ticket.line, ticket.counter = line.key, ""
        ticket.called_at = ticket.serving_at = None
        if not keep_place:
            ticket.waits_since = now
        _keep(ticket, "ticket.transferred", now, officer, uow, {"line": line.key})
        uow.commit()
    return ticket


def at_counter(counter: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> QueueTicket | None:
    """Whom this counter has called or serves now. Raises StoreError."""
    with unit_of_work() as uow:
        tickets = uow.tickets_of(local_date(clock.now()))
    mine = [t for t in tickets if t.counter == counter and t.state in AT_A_COUNTER]
    return max(mine, key=called_at) if mine else None


def served_today(number: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> QueueTicket:
    """The ticket of somebody who was at a counter today. Raises TicketUnknown, StoreError."""
    with unit_of_work() as uow:
        ticket = _by_number(number, local_date(clock.now()), uow)
    if ticket.state not in (TicketState.SERVING, TicketState.DONE):
        raise TicketUnknown("not served yet")
    return ticket


def missed_today(lines: Collection[str], unit_of_work: OpenUnitOfWork, clock: Clock) -> list[QueueTicket]:
    """Called, and nobody came; the latest first. Raises StoreError."""
    with unit_of_work() as uow:
        tickets = uow.tickets_of(local_date(clock.now()))
    missed = [t for t in tickets if t.line in lines and t.state is TicketState.MISSED]
    return sorted(missed, key=called_at, reverse=True)


# ---------------------------------------------------------------------------------------------------------------


def _by_number(number: str, today: date, uow: UnitOfWork) -> QueueTicket:
    ticket = uow.ticket_by_number(today, "".join(number.split()).upper())
    if ticket is None:
        raise TicketUnknown
    return ticket


def _refuse_taken(ticket: QueueTicket, counter: str) -> None:
    if ticket.state in AT_A_COUNTER and ticket.counter != counter:
        raise TicketTaken


def _call(ticket: QueueTicket, counter: str, now: datetime, officer: Officer, uow: UnitOfWork) -> None:
    ticket.move_to(TicketState.CALLED)
    ticket.counter, ticket.called_at, ticket.closed_at = counter, now, None
    ticket.calls += 1
    ticket.changed_at = now
    uow.save_ticket(ticket)
    facts = {"number": ticket.number, "counter": counter, "calls": str(ticket.calls)}
    uow.audit(AuditEntry(now, "ticket.called", ticket.id, officer.account, facts))
    uow.announce(TicketCalled(ticket.id, ticket.number, counter, ticket.calls))


def _ended(
    ticket_id: str,
    counter: str,
    state: TicketState,
    officer: Officer,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> QueueTicket:
    now = clock.now()
    with unit_of_work() as uow:
        ticket = uow.ticket(ticket_id)
        if state is not TicketState.CANCELLED:
            _refuse_taken(ticket, counter)
        _end(ticket, state, now, officer, uow)
        uow.commit()
    return ticket


def _end(ticket: QueueTicket, state: TicketState, now: datetime, officer: Officer, uow: UnitOfWork) -> None:
    ticket.move_to(state)
    ticket.closed_at = now
    _keep(ticket, f"ticket.{state.value}", now, officer, uow)


def _keep(
    ticket: QueueTicket,
    action: str,
    now: datetime,
    officer: Officer,
    uow: UnitOfWork,
    facts: dict[str, str] | None = None,
) -> None:
    ticket.changed_at = now
    uow.save_ticket(ticket)
    uow.audit(AuditEntry(now, action, ticket.id, officer.account, {"number": ticket.number, **(facts or {})}))
    uow.announce(TicketMoved(ticket.id, ticket.number, ticket.state.value))
