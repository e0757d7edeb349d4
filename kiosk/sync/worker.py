"""The thread that drains the outbox."""

import logging
import random
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.errors import KioskError, PortalBusy, PortalError
from kiosk.domain.events import ConnectionChanged, DeliveryFailed
from kiosk.domain.outbox import OutboxItem, OutboxState, Outcome
from kiosk.ports import Clock, OpenUnitOfWork, Portal, Publish
from kiosk.sync.outbox import ReadFile, deliver

log = logging.getLogger(__name__)

Settle = Callable[[OutboxItem, Outcome], None]
BATCH = 20  # rows taken in one short transaction
_OWN_CHANCE = random.SystemRandom()  # seeded by the system: machines switched on together must not keep step

# Faults that leave open whether the Portal or only this dossier is in trouble: a ping tells.
ABOUT_THE_LINE = frozenset(
    {"PORT-301", "PORT-302", "PORT-303", "PORT-305", "PORT-306", "PORT-309", "PORT-310", "PORT-311"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a worker knows of the Portal; the next one goes on with it. Nothing personal."""

    online: bool = False
    heard_at: datetime | None = None  # when the Portal last proved to be there
    quiet_until: datetime | None = None  # the Portal asked for silence until then
    next_due: datetime | None = None  # when the next row is to be tried again


NOTHING_KNOWN = Standing()


@dataclass(frozen=True, slots=True)
class Errand:
    """What else was done at the end of a round."""

    next_at: datetime | None = None  # when there is more of it; None: nothing waits
    personal: bool = False  # somebody's data have been in this memory


class OutboxWorker:
    """Sends what is due, asks at intervals whether the Portal is there, and keeps `online` true to life.

    settle: records one outcome in a transaction of its own. No transaction is open during a network call.
    publish: gets ConnectionChanged on change, DeliveryFailed after an attempt that will be made again; the
        failure that needs an officer is told by `settle`, after its commit.
    on_quiet: called on the worker's thread after a round that handled somebody's data, once nothing of it is left to
        be recorded.
    errand: what else is asked of the Portal once the rows are sent.
    gate: held during each attempt; whoever else holds it may take rows away to another station.
    """

    def __init__(
        self,
        open_unit_of_work: OpenUnitOfWork,
        settle: Settle,
        portal: Portal,
        read_file: ReadFile,
        clock: Clock,
        publish: Publish,
        ping_seconds: float = 15.0,
        jitter: Callable[[], float] = _OWN_CHANCE.random,
        standing: Standing = NOTHING_KNOWN,
        on_quiet: Callable[[], None] = lambda: None,
        gate: AbstractContextManager[object] | None = None,
        errand: Callable[[], Errand] = Errand,
    ) -> None:
        self._gate, self._shares = gate or threading.Lock(), gate is not None
        self._errand = errand
        self.online, self._on_quiet = standing.online, on_quiet
        self._open, self._settle, self._portal, self._read_file = open_unit_of_work, settle, portal, read_file
        self._clock, self._publish, self._ping_seconds, self._jitter = clock, publish, ping_seconds, jitter
        self._woken, self._stopping = threading.Event(), threading.Event()
        self._heard_at, self._quiet_until = standing.heard_at, standing.quiet_until
        self._next_due = standing.next_due
        # Outcomes the store did not take: recorded next time, for a step that arrived is not sent again.
        self._unsettled: dict[str, Outcome] = {}
        self._asked = False  # a person wants everything tried now
        self._handled = False  # somebody's name and number have been in this memory
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    @property
    def standing(self) -> Standing:
        return Standing(self.online, self._heard_at, self._quiet_until, self._next_due)

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float) -> bool:
        """Let the attempt under way end. False: it was still running after `timeout` seconds."""
        self._stopping.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def forget_soon(self) -> None:
        """Somebody's data have been in this memory: `on_quiet` is due, as after a round of ours."""
        self._handled = True
        self._woken.set()

    def wake(self) -> None:
        self._asked = True
        self._woken.set()

    def _run(self) -> None:
        asked = False
        while not self._stopping.is_set():
            try:
                self.round(asked)
            except KioskError as fault:
                log.warning("outbox round ended by %s", fault.code)
            except Exception as exc:  # the thread must outlive any defect; texts may hold personal data
                log.error("defect in the outbox round: %s", type(exc).__name__)
            if self._handled and not self._unsettled and not self._woken.is_set():
                self._handled = False
                self._on_quiet()
            self._woken.wait(self._pause())
            asked, self._asked = self._asked, False
            self._woken.clear()

    def round(self, asked: bool) -> None:
        """One pass: ask when needed, then send what is due. `asked`: try everything, due or not."""
        now = self._clock.now()
        if self._next_due and self._next_due <= now:
            self._next_due = None
        if self._quiet_until and now < self._quiet_until:
            self._next_due = self._quiet_until
            return
        quiet = self._silence(now) >= self._ping_seconds * 0.75
        if (asked or quiet or not self.online) and not self._probe():
            return
        if asked:
            self._make_due()
        self._drain()
        if self.online and not self._stopping.is_set():
            self._run_errand()

    def _run_errand(self) -> None:
        done = self._errand()
        self._handled |= done.personal
        if done.next_at is not None:
            self._next_due = min(self._next_due or done.next_at, done.next_at)

    def _drain(self) -> None:
        tried: set[str] = set()
        while not self._stopping.is_set():
            with self._open() as uow:
                items = [i for i in uow.due_items(self._clock.now(), BATCH) if i.id not in tried]
            if not items:
                return
            self._handled = True
            for item in items:
                tried.add(item.id)
                if self._stopping.is_set() or not self._attempt(item):
                    return

    def _attempt(self, item: OutboxItem) -> bool:
        """Deliver and record. False: the Portal is not there, the rest may wait."""
        with self._gate:
            if self._shares and self._moved(item):
                return True
            outcome = self._unsettled.get(item.id) or self._deliver(item)
            self._unsettled[item.id] = outcome
            self._settle(item, outcome)
            del self._unsettled[item.id]
        if outcome.delivered:
            self._heard_at = self._clock.now()
            return True
        log.info("delivery failed with %s after %d attempts", outcome.fault_code, item.attempts + 1)
        if outcome.next_attempt_at:
            self._publish([DeliveryFailed(item.subject_id, outcome.fault_code)])
            self._next_due = min(self._next_due or outcome.next_attempt_at, outcome.next_attempt_at)
        if outcome.fault_code == PortalBusy.code:
            self._quiet_until = outcome.next_attempt_at
            return False
        return outcome.fault_code not in ABOUT_THE_LINE or self._probe()

    def _moved(self, item: OutboxItem) -> bool:
        """Another station of the centre has it since we looked, and sends it."""
        with self._open() as uow:
            now = {one.id: one.state for one in uow.items_of(item.subject_id)}
        return now.get(item.id) is OutboxState.MOVED

    def _deliver(self, item: OutboxItem) -> Outcome:
        try:
            return deliver(item, self._portal, self._read_file, self._clock.now(), self._jitter)
        except Exception as exc:  # one broken row must not hold up the others: an officer looks at it
            log.error("defect in delivering an item: %s", type(exc).__name__)
            return Outcome(delivered=False, fault_code=KioskError.code)

    def _probe(self) -> bool:
        """Ping, and tell everyone when the answer differs from the last one."""
        try:
            self._portal.ping()
        except PortalBusy as fault:
            self._quiet_until = self._clock.now() + timedelta(seconds=fault.retry_after_seconds)
            online = False
        except PortalError:
            online = False
        else:
            online = True
            self._heard_at, self._quiet_until = self._clock.now(), None
        if online != self.online:
            self.online = online
            log.info("the Portal %s", "answers" if online else "does not answer")
            if online:
                self._make_due()
            self._publish([ConnectionChanged(online)])
        return online

    def _make_due(self) -> None:
        with self._open() as uow:
            uow.make_due(self._clock.now())
            uow.commit()

    def _silence(self, now: datetime) -> float:
        return (now - self._heard_at).total_seconds() if self._heard_at else float("inf")

    def _pause(self) -> float:
        """Seconds to the next round: the ping's turn, spread by a quarter either way, or the next row if sooner."""
        ping = self._ping_seconds * (0.75 + 0.5 * self._jitter())
        if self._next_due is None:
            return ping
        return min(ping, max(0.05, (self._next_due - self._clock.now()).total_seconds()))
