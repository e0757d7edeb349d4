"""One reply in five is lost, cut, late or an error, over many dossiers (T7, T10): stored = different = sent.

The program's own store, worker and client against the sandbox Portal over real sockets.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.sending import sending
from kiosk.domain.outbox import OutboxKind, OutboxState
from kiosk.store.opening import Store
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.server import SandboxServer
from tests.faults.sending import file_dossiers, opened, port_of, serving

# Those that hold a connection until the client gives up cost its whole time-out: they come less often.
QUICK = [Fault.RESET, Fault.CUT_JSON, Fault.ERROR_500_AFTER_COMMIT, Fault.ERROR_500, Fault.HTML_200]
SLOW = [Fault.HANG, Fault.SLOW_LORIS]
SETTINGS = {"connections": 4, "ping_seconds": 1.0, "total_seconds": 0.5}
MOST_SECONDS_A_DOSSIER = 6.0


@dataclass
class Delivery:
    """What came of it."""

    sent: int
    stored: int = 0
    papers_wrong: int = 0
    steps: Counter[int] = field(default_factory=Counter)  # how many dossiers have so many steps
    overwrites: int = 0
    played: Counter[str] = field(default_factory=Counter)
    rows: Counter[tuple[str, str]] = field(default_factory=Counter)  # kind and state
    seconds: float = 0.0

    @property
    def whole(self) -> bool:
        """Every dossier is there once with its papers and told as delivered; no step is there twice."""
        registered = self.rows[OutboxKind.REGISTER_DOSSIER, OutboxState.DELIVERED] == self.sent
        return self.stored == self.sent and registered and not self.papers_wrong and max(self.steps) <= 1


class Dice:
    """Instead of the sandbox's one fault at a time: on every call its chance."""

    def __init__(self, seed: int, rate: float) -> None:
        self._chance, self._rate = random.Random(seed), rate
        self.played: Counter[str] = Counter()

    def take(self, call: str) -> Fault | None:
        if self._chance.random() >= self._rate:
            return None
        fault = self._chance.choice(SLOW if self._chance.random() < 0.05 else QUICK)
        self.played[fault.value] += 1
        return fault


def deliver(
    folder: Path, dossiers: int, seed: int, rate: float = 0.2, weaken: Callable[[SandboxServer], None] = lambda _: None
) -> Delivery:
    """Send so many dossiers, each with a paper and a step, until no row can go on by itself."""
    ids, done = file_dossiers(folder, dossiers), Delivery(dossiers)
    began = time.monotonic()
    with serving(folder / "cong") as sandbox, opened(folder) as store:
        dice = Dice(seed, rate)
        sandbox.faults.take = dice.take  # type: ignore[method-assign]
        weaken(sandbox)
        _send(store, sandbox.address, began + MOST_SECONDS_A_DOSSIER * dossiers)
        with store.unit_of_work() as uow:
            done.rows.update((item.kind, item.state) for one in ids for item in uow.items_of(one))
        for held in sandbox.archive.all():
            done.stored += 1
            done.overwrites += held.overwrites
            done.papers_wrong += sum(not check.digest_ok for check in sandbox.archive.check_papers(held))
            done.steps[len(held.steps)] += 1
        done.played = dice.played
    done.seconds = time.monotonic() - began
    return done


def _send(store: Store, address: str, until: float) -> None:
    with sending(store, port_of(address), **SETTINGS) as (worker, _):
        worker.start()
        while time.monotonic() < until and _waiting(store):
            time.sleep(0.2)
            worker.wake()  # a person at the machine: the waits after a fault are not what is tried here
        worker.stop(10)


def _waiting(store: Store) -> int:
    with store.unit_of_work() as uow:
        return uow.waiting_count()
