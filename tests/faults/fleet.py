"""All kiosks of a region come back at once with what they could not send (T16). Time is virtual.

Each kiosk is the program's own pace and decisions (`kiosk.sync.pace`, `kiosk.sync.decisions`); the Portal is a queue
that serves so many calls a second, sheds with a cheap 503 what it cannot serve within a second, and says when to come
back: after as many seconds as it takes to serve one call of each kiosk that still has something to send. One call
stands for one dossier. It is a model: it shows sizes of effects.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from kiosk.domain.link import Link
from kiosk.domain.outbox import BEGINNING, Call, Fate, OutboxKind, Progress
from kiosk.sync.decisions import decide
from kiosk.sync.pace import LONGEST_PROBE_SECONDS, Pace
from kiosk.sync.retry import SPREAD_SECONDS, Chance
from kiosk.sync.worker import Limits

CAPACITY = 500.0  # calls a second
SHED_COST = 0.1  # of a call
QUEUE_SECONDS = 1.0  # what the Portal lets wait; more is shed
GIVEN_UP_SECONDS = 10.0  # the client's time-out
ROUND_TRIP_SECONDS = 0.05
PEAK_CALLS = 500  # the peak is that of so many calls' time: a second of the whole fleet, longer for a small one
NEVER = 1e9


@dataclass(frozen=True)
class Case:
    """A fleet after an outage. sheds, jitter: taken away for the controls."""

    kiosks: int = 10_000
    backlog: int = 20  # dossiers a kiosk
    capacity: float = CAPACITY
    seed: int = 1
    sheds: bool = True
    jitter: bool = True
    most_seconds: float = 20_000.0

    @property
    def ideal(self) -> float:
        return self.kiosks * self.backlog / self.capacity

    @property
    def allowed(self) -> float:
        """Within a tenth of ideal; few dossiers are gone when the last kiosk has begun."""
        return max(1.1 * self.ideal, 1.05 * SPREAD_SECONDS)


@dataclass
class Drain:
    case: Case
    seconds: float = NEVER  # until the last dossier is taken
    peak: float = 0.0  # most calls at a time, as a multiple of the capacity
    calls: int = 0
    taken: int = 0

    @property
    def amplification(self) -> float:
        return self.calls / max(1, self.taken)

    @property
    def good(self) -> bool:
        return self.seconds <= self.case.allowed and self.peak <= 2.0 and self.amplification <= 2.0

    def __str__(self) -> str:
        case = self.case
        times = f"{self.seconds / case.ideal:.2f}x" if self.seconds < NEVER else "never"
        return (
            f"{case.kiosks} kiosks with {case.backlog}, seed {case.seed}: {self.seconds:.0f} s ({times} of ideal, "
            f"allowed {case.allowed:.0f} s), peak {self.peak:.2f}x, {self.amplification:.2f} calls a dossier"
        )


class Kiosk:
    """One machine's outbox: rows that are due, rows that wait, calls under way."""

    __slots__ = ("due", "pace", "probing", "under_way", "waiting", "woken_at")

    def __init__(self, backlog: int, pace: Pace) -> None:
        self.due: list[Progress] = [BEGINNING] * backlog
        self.waiting: list[tuple[float, int, Progress]] = []
        self.pace, self.under_way, self.probing, self.woken_at = pace, 0, False, NEVER

    @property
    def done(self) -> bool:
        return not self.due and not self.waiting and not self.under_way


class Fleet:
    def __init__(self, case: Case) -> None:
        self.case, self.drain = case, Drain(case)
        dice = random.Random(case.seed)
        self.chance: Chance = dice.random if case.jitter else lambda: 1.0
        self.busy_until, self.number = 0.0, 0
        self.active = case.kiosks
        self.windows: Counter[int] = Counter()
        self.events: list[tuple[float, int, Callable[[float], None]]] = []
        self.kiosks = [Kiosk(case.backlog, self._after_outage()) for _ in range(case.kiosks)]
        for kiosk in self.kiosks:
            self._wake_at(kiosk, kiosk.pace.rest_until)

    def _after_outage(self) -> Pace:
        """Hours without the Portal, probed again and again: at 0 it is back, wherever between two probes we are."""
        # A moment falls into a long pause sooner than into a short one: hence the root.
        rest = LONGEST_PROBE_SECONDS * self.chance() ** 0.5 * self.chance() if self.case.jitter else 0.0
        return Pace(Link.NO_NETWORK, failures=50, openings=50, rest_until=rest, heard_at=-7200.0)

    def run(self) -> Drain:
        while self.events and self.active:
            now, _, happens = heappop(self.events)
            if now > self.case.most_seconds:
                break
            happens(now)
        self.drain.peak = max(self.windows.values(), default=0) / PEAK_CALLS
        return self.drain

    # A kiosk ---------------------------------------------------------------------------------------------------

    def _wake_at(self, kiosk: Kiosk, at: float) -> None:
        if at < kiosk.woken_at:
            kiosk.woken_at = at
            self._at(at, lambda now: self._woken(kiosk, now))

    def _woken(self, kiosk: Kiosk, now: float) -> None:
        if kiosk.woken_at > now:
            return  # an older alarm
        kiosk.woken_at = NEVER
        self._go_on(kiosk, now)

    def _go_on(self, kiosk: Kiosk, now: float) -> None:
        """What OutboxWorker.round does: a probe when one is due, else as many rows as there is room for."""
        while kiosk.waiting and kiosk.waiting[0][0] <= now:
            kiosk.due.append(heappop(kiosk.waiting)[2])
        if kiosk.done or kiosk.probing:
            return
        if kiosk.pace.probe_due(now):
            kiosk.probing = True
            self._call(kiosk, None, now)
            return
        room = kiosk.pace.room(now, Limits().connections) - kiosk.under_way
        while room > 0 and kiosk.due:
            room -= 1
            kiosk.under_way += 1
            self._call(kiosk, kiosk.due.pop(), now)
        if not kiosk.under_way:
            next_row = now if kiosk.due else kiosk.waiting[0][0]
            self._wake_at(kiosk, max(next_row, kiosk.pace.quiet_until(), now + 0.001))

    def _heard(self, kiosk: Kiosk, row: Progress | None, fate: Fate, retry_after: float, now: float) -> None:
        kiosk.pace = kiosk.pace.heard(fate, now, self.chance, retry_after)
        if row is None:
            kiosk.probing = False
            if kiosk.pace.link is Link.ONLINE:
                kiosk.due += [progress for _, _, progress in kiosk.waiting]
                kiosk.waiting.clear()
        else:
            kiosk.under_way -= 1
            self._settle(kiosk, row, fate, retry_after, now)
        if kiosk.done:
            self.active -= 1
        else:
            self._go_on(kiosk, now)

    def _settle(self, kiosk: Kiosk, row: Progress, fate: Fate, retry_after: float, now: float) -> None:
        if fate is Fate.DONE:
            self.drain.taken += 1
            self.drain.seconds = now if self.drain.taken == self.case.kiosks * self.case.backlog else NEVER
            return
        decided = decide(OutboxKind.REGISTER_DOSSIER, row, Call.CREATE, fate, self.chance, retry_after)
        self.number += 1
        later = replace(decided.progress, unsure=False)  # the look-up that comes first is counted as the call
        heappush(kiosk.waiting, (now + decided.seconds, self.number, later))

    # The Portal ------------------------------------------------------------------------------------------------

    def _call(self, kiosk: Kiosk, row: Progress | None, now: float) -> None:
        case = self.case
        self.drain.calls += 1
        self.windows[int(now * case.capacity / PEAK_CALLS)] += 1
        queued = max(0.0, self.busy_until - now)
        shed = case.sheds and queued > QUEUE_SECONDS
        self.busy_until = max(self.busy_until, now) + (SHED_COST if shed else 1.0) / case.capacity
        if shed:
            wait = self.active / case.capacity
            answer = now + ROUND_TRIP_SECONDS
            self._at(answer, lambda at: self._heard(kiosk, row, Fate.BUSY, wait, at))
        elif queued > GIVEN_UP_SECONDS:  # it does the work all the same
            self._at(now + GIVEN_UP_SECONDS, lambda at: self._heard(kiosk, row, Fate.LOST, 0.0, at))
        else:
            answer = self.busy_until + ROUND_TRIP_SECONDS
            self._at(answer, lambda at: self._heard(kiosk, row, Fate.DONE, 0.0, at))

    def _at(self, when: float, happens: Callable[[float], None]) -> None:
        self.number += 1
        heappush(self.events, (when, self.number, happens))


def drain(case: Case) -> Drain:
    return Fleet(case).run()
