"""One row carried by the product's own courier and decisions, with a dictionary where the store would be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from kiosk.domain.outbox import OutboxItem, Outcome
from kiosk.sync.attempts import Attempts, Result
from kiosk.sync.courier import Courier, plan
from kiosk.sync.portal import HttpPortal

ROUNDS = 12


class StoppedClock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def deliver(
    item: OutboxItem,
    portal: HttpPortal,
    read_file: Callable[[str], bytes],
    now: datetime,
    chance: Callable[[], float],
) -> Outcome:
    """Until the row is delivered, has to wait, or is stuck: as the worker does with one that is due."""
    outcomes: list[Outcome] = []

    def go_on(_: OutboxItem, result: Result, outcome: Outcome) -> bool:
        return True

    attempts = Attempts(portal, portal.files_for, lambda digest, at: iter((read_file(digest)[at:],)))
    courier = Courier(attempts, lambda _, outcome: outcomes.append(outcome), StoppedClock(now), chance, go_on)
    for _ in range(ROUNDS):
        courier.carry(replace(item, call=plan(item)))
        last = outcomes[-1]
        if last.delivered or last.fault_code or last.next_attempt_at is None:
            return last
        item = replace(item, progress=last.progress or item.progress)
    raise AssertionError("it never came to an end")
