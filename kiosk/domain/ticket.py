"""The hall's queue: numbered tickets, who goes first, and an honest estimate of the wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.errors import IllegalTransition


class Priority(StrEnum):
    """Đối tượng ưu tiên (Luật Người cao tuổi, Luật Người khuyết tật). Claimed at the kiosk, seen at the counter."""

    NORMAL = "normal"
    ELDERLY = "elderly"  # từ đủ 60 tuổi
    DISABLED = "disabled"  # người khuyết tật
    WITH_CHILD = "with_child"  # phụ nữ mang thai, người bế con nhỏ
    MERIT = "merit"  # người có công


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"  # the number stands on the hall's display
    SERVING = "serving"  # the person has come to the counter
    DONE = "done"
    MISSED = "missed"  # called and nobody came; may be called again
    CANCELLED = "cancelled"


T = TicketState
NEXT: dict[TicketState, frozenset[TicketState]] = {
    T.WAITING: frozenset({T.CALLED, T.SERVING, T.CANCELLED}),
    T.CALLED: frozenset({T.CALLED, T.SERVING, T.MISSED, T.WAITING, T.DONE}),  # called again; waiting: transferred
    T.SERVING: frozenset({T.DONE, T.WAITING}),  # waiting again: transferred to another line
    T.MISSED: frozenset({T.CALLED, T.SERVING, T.WAITING, T.CANCELLED}),
    T.DONE: frozenset(),
    T.CANCELLED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A line (nhóm lĩnh vực) of resources/rules/queue.toml: a letter, its fields, the counters that serve it."""

    key: str
    letter: str  # first sign of every number
    title: str
    icon: str
    fields: tuple[str, ...]  # lĩnh vực of the catalogue; empty: everything else
    counters: tuple[str, ...]
    minutes: int  # assumed service time until today's own are known


@dataclass(slots=True)
class QueueTicket:
    """Số thứ tự. No name stands in it."""

    id: str
    day: date  # local
    number: str  # "A012", unique within a day and a centre
    line: str  # ServiceLine.key
    priority: Priority
    issued_at: datetime
    station: str  # the machine that issued it
    state: TicketState = T.WAITING
    counter: str = ""  # where it was last called
    calls: int = 0
    called_at: datetime | None = None
    serving_at: datetime | None = None
    closed_at: datetime | None = None
    waits_since: datetime | None = None  # set when it was transferred; else issued_at counts
    dossier_id: str = ""  # the kiosk's work that the person comes with
    changed_at: datetime | None = None

    def move_to(self, target: TicketState) -> None:
        """Raises IllegalTransition and changes nothing otherwise."""
        if target not in NEXT[self.state]:
            raise IllegalTransition(f"ticket {self.state} -> {target}")
        self.state = target


CLOSED = frozenset({T.DONE, T.CANCELLED})


def merged(one: QueueTicket, other: QueueTicket) -> QueueTicket:
    """What two machines that were apart agree on: a closed ticket stays closed, else the later word counts."""
    if (one.state in CLOSED) != (other.state in CLOSED):
        return one if one.state in CLOSED else other
    return max(one, other, key=lambda t: (t.changed_at or t.issued_at, t.calls, t.counter))


def call_order(tickets: Iterable[QueueTicket], ahead_minutes: int) -> list[QueueTicket]:
    """Waiting tickets in the order they are called: a priority class goes ahead of those that came up to
    `ahead_minutes` before it, so that nobody without one waits for ever.
    """
    ahead = timedelta(minutes=ahead_minutes)

    def place(ticket: QueueTicket) -> tuple[datetime, str]:
        since = ticket.waits_since or ticket.issued_at
        return (since if ticket.priority is Priority.NORMAL else since - ahead, ticket.number)

    return sorted((t for t in tickets if t.state is T.WAITING), key=place)


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """How long one may wait, as a range: a single number would be a promise."""

    people_ahead: int
    least_minutes: int
    most_minutes: int


def estimate_wait(
    ahead: int, desks: int, recent_minutes: Sequence[float], assumed_minutes: int, spread: float = 0.35
) -> WaitEstimate:
    """ahead: people before this one. desks: counters serving the line now (at least one).

    recent_minutes: today's service times of the line, newest last; with fewer than five the assumed one has its say.
    """
    known = list(recent_minutes[-20:])
    mean = (sum(known) + assumed_minutes * max(0, 5 - len(known))) / max(5, len(known))
    centre = ahead * mean / max(1, desks)
    return WaitEstimate(ahead, round(centre * (1 - spread)), max(round(centre * (1 + spread)), 5 if ahead else 2))
