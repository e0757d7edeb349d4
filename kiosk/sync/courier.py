"""Carries one claimed row: its calls one after the other, each recorded before the next is made."""

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import timedelta

from kiosk.domain.errors import KioskError, OutboxTaken
from kiosk.domain.outbox import Call, Fate, Lane, OutboxItem, Outcome, lane_of
from kiosk.ports import Clock
from kiosk.sync.attempts import Attempts, Manifest, Result
from kiosk.sync.decisions import Decision, Then, decide, next_call
from kiosk.sync.retry import Chance

log = logging.getLogger(__name__)

Settle = Callable[[OutboxItem, Outcome], None]
Hear = Callable[[OutboxItem, Result, Outcome], bool]
Turn = Callable[[], AbstractContextManager[bool]]


def plan(item: OutboxItem) -> Call:
    """The first call of a row that was just claimed. NONE: its payload is not what this program writes."""
    try:
        return next_call(item.kind, len(Manifest.of(item).files), item.progress)
    except (ValueError, KeyError, TypeError):
        return Call.NONE


def after_a_death(item: OutboxItem, chance: Chance, clock: Clock) -> Outcome:
    """Its call was under way when the worker died: nobody knows what became of it. It need not wait to find out."""
    decided = decide(item.kind, item.progress, item.call, Fate.LOST, chance)
    return Outcome(False, item.fault_code, clock.now(), answer=item.answer, progress=decided.progress)


@dataclass
class Courier:
    """settle: records one outcome in a transaction of its own. No transaction is open during a call.

    hear: what became of each call; tells whether the next one may follow at once.
    turn: held during each call; False: no call may be made now.
    """

    attempts: Attempts
    settle: Settle
    clock: Clock
    chance: Chance
    hear: Hear
    turn: Turn = field(default=lambda: nullcontext(True))

    def __post_init__(self) -> None:
        # Outcomes the store did not take: recorded next time, for a step that arrived is not sent again.
        self._unsettled: dict[str, tuple[OutboxItem, Outcome]] = {}
        self._lock = threading.Lock()

    @property
    def clear(self) -> bool:
        """Everything that happened is recorded."""
        return not self._unsettled

    def settle_left(self) -> None:
        """Record what the store did not take before. Raises StoreError when it still does not."""
        for item, outcome in list(self._unsettled.values()):
            self._record(item, outcome)

    def carry(self, item: OutboxItem) -> None:
        """Until the row is delivered, waits, or asks for a person. Raises StoreError when that is not recorded."""
        going = True
        while going:
            with self.turn() as may:
                result = self._make(item) if may else None
            if result is None:
                self._record(item, Outcome(False, next_attempt_at=self.clock.now()))
                return
            decided = self._decide(item, result)
            outcome = self._outcome(item, decided, result)
            going = self.hear(item, result, outcome)
            if not going and outcome.call is not None:
                outcome = replace(outcome, call=None, next_attempt_at=self.clock.now())
            self._record(item, outcome)
            going = going and outcome.call is not None
            item = replace(item, progress=decided.progress, call=outcome.call or item.call)

    def _make(self, item: OutboxItem) -> Result:
        tokens: list[str] = []

        def keep(token: str) -> None:
            tokens[:] = [token]
            self.settle(item, Outcome(False, call=Call.UPLOAD, progress=replace(item.progress, token=token)))

        try:
            if item.call is Call.NONE:
                raise ValueError("payload")
            result = self.attempts.make(item, item.call, keep)
        except Exception as exc:  # one broken row must not hold up the others; its text may hold personal data
            log.error("defect in a call of the outbox: %s", type(exc).__name__)
            return Result(Fate.DEFECT, item.progress, KioskError.code, type(exc).__name__)
        if tokens and result.fate is not Fate.DONE:
            return replace(result, progress=replace(result.progress, token=tokens[0]))
        return result

    def _decide(self, item: OutboxItem, result: Result) -> Decision:
        return decide(item.kind, result.progress, item.call, result.fate, self.chance, result.retry_after)

    def _outcome(self, item: OutboxItem, decided: Decision, result: Result) -> Outcome:
        told = Outcome(False, result.fault_code, answer=result.answer, raw=result.raw, progress=decided.progress)
        match decided.then:
            case Then.DELIVERED:
                return replace(told, delivered=True, fault_code="")
            case Then.PARK:
                return replace(told, fault_code=result.fault_code or KioskError.code)
            case Then.WAIT:
                at = self.clock.now() + timedelta(seconds=decided.seconds)
                return replace(told, next_attempt_at=at, lane=_lane(item, decided))
        told = replace(told, fault_code="", lane=_lane(item, decided))
        following = next_call(item.kind, len(Manifest.of(item).files), decided.progress)
        if following is Call.CONFIRM:  # documents that the Portal does not have yet go first
            return replace(told, next_attempt_at=self.clock.now())
        return replace(told, call=following)

    def _record(self, item: OutboxItem, outcome: Outcome) -> None:
        kept = outcome if outcome.call is None else replace(outcome, call=None, next_attempt_at=self.clock.now())
        with self._lock:
            self._unsettled[item.id] = item, kept
        try:
            self.settle(item, outcome)
        except OutboxTaken:
            with self._lock:
                self._unsettled.pop(item.id, None)  # its new owner looks up what became of it
            raise
        with self._lock:
            self._unsettled.pop(item.id, None)


def _lane(item: OutboxItem, decided: Decision) -> Lane | None:
    try:
        return lane_of(decided.progress, Manifest.of(item).bytes_left(decided.progress))
    except (ValueError, KeyError, TypeError):
        return None
