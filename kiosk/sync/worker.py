"""The thread that drains the outbox, and the few that make its calls side by side."""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.errors import (
    CaptiveNetwork,
    CertificateRefused,
    KioskError,
    OutboxTaken,
    PortalLoginRefused,
    PortalUnreachable,
)
from kiosk.domain.events import ConnectionChanged, DeliveryFailed
from kiosk.domain.link import Link
from kiosk.domain.outbox import Lane, OutboxItem, Outcome
from kiosk.ports import Clock, OpenUnitOfWork, Portal, Publish
from kiosk.sync.attempts import Attempts, FilesFor, ReadFile, Result
from kiosk.sync.courier import Courier, Settle, after_a_death, plan
from kiosk.sync.pace import Pace, starting
from kiosk.sync.retry import SPREAD_SECONDS, Chance

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0  # so often one looks for rows that others wrote and did not tell of
AHEAD = 2  # rows claimed for each call that may be under way: while one is recorded the next one's call is made
TURN_SECONDS = 1.0  # while calls are under way: so often one looks for rows that have become due
_OWN_CHANCE = random.SystemRandom()  # seeded by the system: machines switched on together must not keep step
# What a row failed with because of the line alone: it is tried again as soon as the line is back.
OF_THE_LINE = frozenset(
    kind.code for kind in (PortalUnreachable, CaptiveNetwork, CertificateRefused, PortalLoginRefused)
)


@dataclass(frozen=True, slots=True)
class Errand:
    """What else was done at the end of a round."""

    next_at: datetime | None = None  # when there is more of it; None: nothing waits
    personal: bool = False  # somebody's data have been in this memory


@dataclass(frozen=True, slots=True)
class Limits:
    """What the centre allows. connections: calls under way at once; big: how many of them carry large files."""

    connections: int = 4
    big: int = 1
    ping_seconds: float = 60.0  # silence after which one asks whether the Portal is still there, spread by a quarter
    spread_seconds: float = SPREAD_SECONDS


class OutboxWorker:
    """Sends what is due, asks at intervals whether the Portal is there, and keeps `link` true to life.

    settle: records one outcome in a transaction of its own. No transaction is open during a network call.
    publish: gets ConnectionChanged on change, DeliveryFailed after an attempt that will be made again; the
        failure that needs a person is told by `settle`, after its commit.
    pace: what an earlier worker of this very process knew; None: the machine was just switched on.
    on_quiet: called on the worker's thread after a round that handled somebody's data, once nothing of it is left to
        be recorded.
    errand: what else is asked of the Portal once the rows are sent.
    """

    def __init__(
        self,
        open_unit_of_work: OpenUnitOfWork,
        settle: Settle,
        portal: Portal,
        files_for: FilesFor,
        read_file: ReadFile,
        clock: Clock,
        publish: Publish,
        limits: Limits | None = None,
        chance: Chance = _OWN_CHANCE.random,
        monotonic: Callable[[], float] = time.monotonic,
        pace: Pace | None = None,
        on_quiet: Callable[[], None] = lambda: None,
        errand: Callable[[], Errand] = Errand,
    ) -> None:
        self._open, self._clock, self._publish = open_unit_of_work, clock, publish
        self._limits, self._chance, self._monotonic = limits or Limits(), chance, monotonic
        self._errand, self._on_quiet = errand, on_quiet
        self._attempts = Attempts(portal, files_for, read_file)
        self._courier = Courier(self._attempts, settle, clock, chance, self._hear, self._calling)
        self._pace, self._owner = pace, 0
        self._turn = threading.Condition()  # guards all below; notified when anything of it changes
        self._under_way: dict[str, OutboxItem] = {}  # claimed by us, not settled
        self._calls = 0  # of these, waiting for an answer just now
        self._asked = False  # a person wants everything tried now
        self._woken = False
        self._handled = False  # somebody's name and number have been in this memory
        self._stopping = self._finishing = False
        self._errand_at: datetime | None = None
        self._errand_ran = float("-inf")
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    @property
    def pace(self) -> Pace:
        return self._pace or Pace()

    @property
    def link(self) -> Link:
        return self.pace.link

    @property
    def online(self) -> bool:
        return self.link is Link.ONLINE

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float) -> bool:
        """Let the calls under way end. False: some were still running after `timeout` seconds."""
        with self._turn:
            self._stopping = True
            self._turn.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def finish(self, seconds: float) -> bool:
        """Send what is due, as long as the Portal answers; then stop. False: something was still under way."""
        ends_at = self._monotonic() + seconds
        with self._turn:
            self._finishing = self._woken = True
            self._turn.notify_all()
        self._thread.join(max(0.0, ends_at - self._monotonic()))
        return self.stop(5.0)

    def forget_soon(self) -> None:
        """Somebody's data have been in this memory: `on_quiet` is due, as after a round of ours."""
        with self._turn:
            self._handled = self._woken = True
            self._turn.notify_all()

    def wake(self) -> None:
        with self._turn:
            self._asked = self._woken = True
            self._turn.notify_all()

    def _run(self) -> None:
        asked = False
        while not self._stopping:
            try:
                self.round(asked)
            except OutboxTaken:
                log.warning("another process sends for this store")
                return
            except KioskError as fault:
                log.warning("outbox round ended by %s", fault.code)
            except Exception as exc:  # the thread must outlive any defect; texts may hold personal data
                log.error("defect in the outbox round: %s", type(exc).__name__)
            if self._finishing:
                return
            if self._handled and self._courier.clear and not self._woken:
                self._handled = False
                self._on_quiet()
            seconds = self._pause()
            with self._turn:
                self._turn.wait_for(lambda: self._woken or self._stopping, seconds)
                asked, self._asked, self._woken = self._asked, False, False

    # A round ---------------------------------------------------------------------------------------------------

    def round(self, asked: bool) -> None:
        """One pass: find out how the line is, then send what is due. `asked`: try everything, due or not."""
        self._take_over()
        self._courier.settle_left()
        began = self._monotonic()
        if asked:
            self._hurry()
        if self.pace.probe_due(self._monotonic()):
            self._probe()
        self._drain()
        enough = 0.0 if asked else self._limits.ping_seconds * 0.75  # who asks is told how it is now
        if self.pace.room(self._monotonic(), 1) and self._silence() > self._monotonic() - began + enough:
            self._probe()
        if (asked or self._errand_due()) and self.pace.room(self._monotonic(), 1) and not self._stopping:
            self._run_errand()

    def _hurry(self) -> None:
        """A person wants it now. What the Portal asked for is kept all the same."""
        with self._turn:
            self._pace = self.pace.asked_for()
        self._make_due(None)

    def _take_over(self) -> None:
        """Once: from now on the rows are ours, and what another worker died over is settled as unknown."""
        if self._owner:
            return
        with self._open() as uow:
            owner = uow.own_outbox()
            for item in uow.orphans(owner):
                uow.adopt(item.id, owner)
                uow.settle(item.id, after_a_death(item, self._chance, self._clock), owner)
            oldest = uow.oldest_waiting()
            uow.commit()
        if self._pace is None:
            silent = (self._clock.now() - oldest).total_seconds() if oldest else 0.0
            self._pace = starting(self._monotonic(), silent, self._chance, self._limits.spread_seconds)
        self._owner = owner

    def _drain(self) -> None:
        """Until nothing is due any more, nothing may go now, or we are to stop; what is under way is waited for."""
        while True:
            with self._turn:
                room, going = 0 if self._stopping else self._room(), len(self._under_way)
                free = AHEAD * room - going if going <= room else 0  # several at once: a claim is a commit
            if free > 0:
                self._claim(free)
            with self._turn:
                if not self._under_way:
                    return
                before = set(self._under_way)
                self._turn.wait_for(lambda: self._asked or not before.issubset(self._under_way), TURN_SECONDS)  # noqa: B023
                asked, self._asked = self._asked, False
            if asked:
                self._hurry()

    def _room(self) -> int:
        return self.pace.room(self._monotonic(), self._limits.connections)

    def _claim(self, free: int) -> None:
        big = self._limits.big - sum(item.lane >= Lane.BIG for item in self._under_way.values())
        with self._open() as uow:
            items = uow.claim(self._owner, self._clock.now(), free, big, plan)
            if items:
                uow.commit()
        for item in items:
            with self._turn:
                self._handled = True
                self._under_way[item.id] = item
            threading.Thread(target=self._carry, args=(item,), name="outbox-call", daemon=True).start()

    def _carry(self, item: OutboxItem) -> None:
        try:
            self._courier.carry(item)
        except KioskError as fault:
            log.warning("what became of a call is not recorded yet: %s", fault.code)
        except Exception as exc:  # as above
            log.error("defect in carrying a row: %s", type(exc).__name__)
        finally:
            with self._turn:
                del self._under_way[item.id]
                self._turn.notify_all()

    @contextmanager
    def _calling(self) -> Iterator[bool]:
        """Wait until a call may be made. False: none may any more."""
        with self._turn:
            self._turn.wait_for(lambda: self._stopping or self._calls < self._room() or not self._room())
            may = not self._stopping and self._room() > 0
            self._calls += may
        try:
            yield may
        finally:
            with self._turn:
                self._calls -= may
                self._turn.notify_all()

    # How the line is -------------------------------------------------------------------------------------------

    def _hear(self, item: OutboxItem, result: Result, outcome: Outcome) -> bool:
        """After each call, on the thread that made it. Whether another may follow at once."""
        self._note(result)
        if outcome.fault_code and not outcome.delivered:
            log.info("a %s call failed with %s", item.call, outcome.fault_code)
            if outcome.next_attempt_at:
                self._publish([DeliveryFailed(item.subject_id, outcome.fault_code)])
        return self._room() > 0 and not self._stopping

    def _probe(self) -> None:
        self._note(self._attempts.probe())

    def _note(self, result: Result) -> None:
        now = self._monotonic()
        with self._turn:
            was = self.pace
            self._pace = was.heard(result.fate, now, self._chance, result.retry_after, self._limits.spread_seconds)
            link = self._pace.link
        if link is was.link:
            return
        log.info("the line to the Portal: %s", link.value)
        if link is Link.ONLINE:
            self._make_due(OF_THE_LINE)
        self._publish([ConnectionChanged(link)])

    def _make_due(self, faults: frozenset[str] | None) -> None:
        with self._open() as uow:
            uow.make_due(self._clock.now(), faults)
            uow.commit()

    def _silence(self) -> float:
        heard = self.pace.heard_at
        return self._monotonic() - heard if heard is not None else float("inf")

    def _run_errand(self) -> None:
        self._errand_ran = self._monotonic()
        done = self._errand()
        self._handled |= done.personal
        self._errand_at = done.next_at

    def _errand_due(self) -> bool:
        told = self._errand_at is not None and self._errand_at <= self._clock.now()
        return told or self._monotonic() - self._errand_ran >= self._limits.ping_seconds * 0.75

    def _pause(self) -> float:
        """Seconds to the next round, spread by a quarter either way, or what comes sooner."""
        now = self._monotonic()
        waits = [min(LOOK_SECONDS, self._limits.ping_seconds) * (0.75 + 0.5 * self._chance())]
        if self.pace.probe_due(self.pace.quiet_until()) or now < self.pace.quiet_until():
            waits.append(self.pace.quiet_until() - now)
        else:
            due = [at for at in (self._next_due(), self._errand_at) if at is not None]
            waits += [(at - self._clock.now()).total_seconds() for at in due]
        return max(0.05, min(waits))

    def _next_due(self) -> datetime | None:
        try:
            with self._open() as uow:
                return uow.next_due()
        except KioskError:
            return None
