"""How a number is called in the hall, and in which order. Numbers and counters, never a name."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta

from kiosk.domain.money_words import number_words
from kiosk.domain.ticket import QueueTicket

FRESH = timedelta(seconds=30)  # a display that is switched on does not call what was called before
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spoken_call(number: str, counter: str) -> str:
    """ "Mời số A không một hai đến quầy số ba": digit by digit, as it stands on the paper."""
    return f"Mời số {_spelled(number)} đến quầy số {_counter(counter)}"


def _spelled(number: str) -> str:
    return " ".join(DIGITS[int(sign)] if sign.isascii() and sign.isdigit() else sign for sign in number)


def _counter(counter: str) -> str:
    return number_words(int(counter)) if counter.isascii() and counter.isdigit() else _spelled(counter)


class Announcements:
    """What is still to be announced. Each call is announced once; called again, it is announced again."""

    def __init__(self) -> None:
        self._heard: dict[str, int] = {}  # ticket -> how often it had been called
        self._begun = False
        self._waiting: deque[QueueTicket] = deque()

    def see(self, called: Iterable[QueueTicket], now: datetime) -> None:
        """Everything that has been called today, as the store has it now."""
        calls = [t for t in called if t.called_at is not None]
        new = [t for t in calls if t.calls > self._heard.get(t.id, 0)]
        if not self._begun:
            new = [t for t in new if now - (t.called_at or now) <= FRESH]
        self._begun = True
        self._heard = {t.id: t.calls for t in calls}
        for ticket in sorted(new, key=lambda t: (t.called_at or now, t.number)):
            self._waiting = deque(t for t in self._waiting if t.id != ticket.id)  # the newest counter holds
            self._waiting.append(ticket)

    def next(self) -> QueueTicket | None:
        return self._waiting.popleft() if self._waiting else None

    def __len__(self) -> int:
        return len(self._waiting)
