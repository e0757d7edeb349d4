"""Days of a centre and its Portal in milliseconds, from one seed (T26, T12, T15).

The program's own worker, courier, decisions and pace run against a Portal in memory, on a virtual clock that jumps,
over a line that fails, in a process that dies between any two steps. The calls are made one after the other, so that
a seed always plays the same.
"""

import hashlib
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from kiosk.domain.errors import StepUnconfirmed, StoreError
from kiosk.domain.outbox import (
    SETTLED,
    Actor,
    Call,
    Fate,
    OutboxItem,
    OutboxKind,
    OutboxState,
    Outcome,
    Progress,
)
from kiosk.domain.submission import Step, Submission, SubmittedFile
from kiosk.sync import courier, decisions
from kiosk.sync import worker as workers
from kiosk.sync.decisions import Decision
from kiosk.sync.worker import Limits, OutboxWorker
from tests.faults.sim_outbox import MemoryOutbox
from tests.faults.sim_portal import Died, SimulatedPortal, Time, Weather
from tests.services.visit import NOW

FOUL_SECONDS = 6 * 3600.0  # until then anything may happen; after that all is well
MOST_ROUNDS = 3_000
FILE_BYTES = 100


@dataclass
class Ending:
    seed: int
    wrong: list[str] = field(default_factory=list)
    deaths: int = 0
    mishaps: int = 0
    rounds: int = 0
    states: dict[str, int] = field(default_factory=dict)
    trace: str = ""  # a digest of all that happened: the same seed, the same digest


class InlineThread:
    """What a thread would do, done at once."""

    def __init__(self, target: Callable[..., object], args: tuple[object, ...] = (), **_: object) -> None:
        self._work = lambda: target(*args)

    def start(self) -> None:
        self._work()

    def is_alive(self) -> bool:
        return False


class JumpyClock:
    def __init__(self, time: Time) -> None:
        self._time, self.off = time, timedelta()

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self._time()) + self.off


class World:
    def __init__(self, seed: int) -> None:
        self.seed, self.chance, self.time = seed, random.Random(seed), Time()
        self.clock = JumpyClock(self.time)
        self.death = self.chance.choice([0.0, 0.0, 0.01, 0.05])
        self.rivalry = self.chance.choice([0.0, 0.0, 0.01])
        self.rival: OutboxWorker | None = None
        outages = [(at, at + self.chance.expovariate(1 / 3600)) for at in self._times(self.chance.randint(0, 2))]
        rate = self.chance.choice([0.0, 0.1, 0.2, 0.5])
        weather = Weather(self.chance, FOUL_SECONDS, rate, outages)
        self.portal = SimulatedPortal(self.time, weather, self.die)
        self.items = list(self._dossiers(self.chance.randint(1, 6)))
        full = self.chance.choice([0.0, 0.0, 0.05])
        self.outbox = MemoryOutbox(self.items, self.die, self.chance, full)
        self.jumps = self._times(self.chance.choice([0, 0, 1, 3]))
        self.ending = Ending(seed)
        self.trace = hashlib.sha256()

    def die(self) -> None:
        """Between any two steps: the process may end, or another one may take over the sending."""
        if self.time() >= FOUL_SECONDS:
            return
        if self.chance.random() < self.death:
            raise Died
        if self.rival is None and self.chance.random() < self.rivalry:
            self.rival = self._worker()
            try:
                self.rival._take_over()  # what the Portal asked of the other one it cannot know
            except StoreError:
                self.rival = None

    def _times(self, count: int) -> list[float]:
        return sorted(self.chance.uniform(0, FOUL_SECONDS) for _ in range(count))

    def _dossiers(self, count: int) -> "list[OutboxItem]":
        items = []
        for number in range(1, count + 1):
            told = a_dossier(number, self.chance.randint(0, 3))
            if self.chance.random() < 0.15:
                self.portal.poison.add(told.dossier_code)
            items.append(_item(f"d{number}", OutboxKind.REGISTER_DOSSIER, told.dossier_id, told.to_json()))
            for step in range(self.chance.randint(0, 3)):
                body = _step(told, step).to_json()
                items.append(_item(f"d{number}s{step}", OutboxKind.REPORT_STEP, told.dossier_id, body))
            if self.chance.random() < 0.3:
                later = replace(told, national_state=4).to_json()
                items.append(_item(f"d{number}r2", OutboxKind.REGISTER_DOSSIER, told.dossier_id, later))
        return items

    # ------------------------------------------------------------------------------------------------------------

    def play(self) -> Ending:
        """Until every row has come to its end, or a defect is found."""
        worker = self._worker()
        while self._going() and self.ending.rounds < MOST_ROUNDS:
            self.ending.rounds += 1
            while self.jumps and self.time() >= self.jumps[0]:
                self.jumps.pop(0)
                self.clock.off += timedelta(days=self.chance.choice([-400, 400, 0]), hours=self.chance.choice([-1, 1]))
            try:
                worker.round(self.chance.random() < 0.02 and self.time() < FOUL_SECONDS)
            except Died:
                self.ending.deaths += 1
                self.portal.silent_until = 0.0  # whoever begins anew cannot know it
                worker, self.rival = self._worker(), None
            except Exception as exc:  # noqa: BLE001 - as the worker's own thread does
                self.trace.update(type(exc).__name__.encode())
            if self.rival is not None:
                worker, self.rival = self.rival, None
                self.portal.silent_until = 0.0
            self.time.advance(worker._pause())
            self.trace.update(repr((self.time(), [(i.state, i.call) for i in self.outbox.items])).encode())
        self._judge()
        return self.ending

    def _worker(self) -> OutboxWorker:
        def settle(item: OutboxItem, outcome: Outcome) -> None:
            self.outbox.settle(item.id, outcome, item.owner)
            if item.subject_id in self._refused_now():
                self.portal.refusals_known.add(f"H99.01-261124-{int(item.subject_id[1:]):04}")

        return OutboxWorker(
            self.outbox,  # type: ignore[arg-type]
            settle,
            self.portal,  # type: ignore[arg-type]
            self.portal.files_for,  # type: ignore[arg-type]
            lambda digest, at: iter([bytes(FILE_BYTES - at)]),
            self.clock,
            lambda events: None,
            Limits(connections=1),
            chance=self.chance.random,
            monotonic=self.time,
        )

    def _refused_now(self) -> set[str]:
        return {i.subject_id for i in self.outbox.items if i.state is OutboxState.STUCK and _registers(i)}

    def _going(self) -> bool:
        if self.portal.wrong:
            return False
        open_rows = [i for i in self.outbox.items if i.state in (OutboxState.PENDING, OutboxState.SENDING)]
        return any(not self._held_up(item) for item in open_rows)

    def _held_up(self, item: OutboxItem) -> bool:
        """It waits behind one that a person must look at."""
        mine = [other for other in self.outbox.items if other.subject_id == item.subject_id]
        return any(other.state is OutboxState.STUCK for other in mine[: mine.index(item)])

    def _judge(self) -> None:
        ending, held = self.ending, self.portal.documents
        ending.wrong = list(self.portal.wrong)
        ending.mishaps = sum(count for name, count in self.portal.mishaps.items() if name)
        if self._going() and not ending.wrong:
            ending.wrong.append(f"not at an end after {self.time() / 86400:.0f} days")
        for item in self.outbox.items:
            ending.states[item.state] = ending.states.get(item.state, 0) + 1
            ending.wrong += self._judged(item)
        if set(held) - {code_of(item) for item in self.items}:
            ending.wrong.append("a dossier that nobody sent")
        ending.trace = self.trace.hexdigest()

    def _judged(self, item: OutboxItem) -> list[str]:
        code = code_of(item)
        if item.state is OutboxState.DELIVERED:
            return [] if self._arrived(item, code) else [f"lost: {item.kind} told as delivered"]
        if item.state is OutboxState.STUCK and not item.fault_code:
            return ["stuck without a word"]
        if item.state is OutboxState.STUCK and code not in self.portal.poison:
            honest = item.fault_code == StepUnconfirmed.code or item.progress.turns > 0
            return [] if honest else [f"stuck without need: {item.fault_code}"]
        return []

    def _arrived(self, item: OutboxItem, code: str) -> bool:
        if not _registers(item):
            return Step.from_json(item.payload) in self.portal.steps.get(code, [])
        told = [
            Submission.from_json(i.payload)
            for i in self.outbox.items
            if i.subject_id == item.subject_id and _registers(i) and i.state in SETTLED
        ]
        return self.portal.documents.get(code) in told[-1:] or self._later_is_under_way(item)

    def _later_is_under_way(self, item: OutboxItem) -> bool:
        """A later document of the same dossier may have arrived without our knowing it yet."""
        held = self.portal.documents.get(code_of(item))
        later = [i for i in self.outbox.items if i.subject_id == item.subject_id and _registers(i)]
        return held in [Submission.from_json(i.payload) for i in later[later.index(item) + 1 :]]


def _registers(item: OutboxItem) -> bool:
    return item.kind is OutboxKind.REGISTER_DOSSIER


def code_of(item: OutboxItem) -> str:
    told: Any = Submission if _registers(item) else Step
    return str(told.from_json(item.payload).dossier_code)


def a_dossier(number: int, files: int) -> Submission:
    papers = tuple(
        SubmittedFile(f"{number:02}{file:02}" * 16, FILE_BYTES, "Giấy tờ mẫu", f"{file:02}", "application/pdf")
        for file in range(files)
    )
    return Submission(
        f"s{number}", f"H99.01-261124-{number:04}", "1.999001", "Đăng ký mẫu", "", "Hộ tịch", "099085000011",
        "NGUYỄN VĂN MẪU", "0900000001", "", "Số 1 đường Mẫu", "Đăng ký mẫu", "", NOW, NOW, None, "Trung tâm Mẫu",
        False, papers, (),
    )  # fmt: skip


def _step(told: Submission, number: int) -> Step:
    at = NOW + timedelta(minutes=number)
    return Step(told.dossier_code, "Trung tâm Mẫu", f"Bước {number}", "Một cửa", "Nội dung mẫu", 2 + number, at)


def _item(name: str, kind: OutboxKind, subject: str, payload: str) -> OutboxItem:
    return OutboxItem(name, kind, subject, payload, 0, NOW, NOW)


def play(seed: int, weak: str = "") -> Ending:
    """One seed, from its beginning to its end. weak: the protection that is taken away, for a control."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers.threading, "Thread", InlineThread)
        patch.setattr(workers, "LOOK_SECONDS", 60.0)  # nobody writes rows behind its back here
        patch.setattr(logging.root.manager, "disable", logging.CRITICAL)  # the faults are played
        if weak:
            WEAKER[weak](patch)
        return World(seed).play()


# Protections taken away, for the controls ------------------------------------------------------------------------


def _nothing_is_unknown(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decisions, "UNKNOWN", frozenset())


def _papers_later(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(courier, "next_call", lambda kind, files, progress: decisions.next_call(kind, 0, progress))


def _deaths_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(workers, "after_a_death", lambda item, chance, clock: Outcome(False, next_attempt_at=clock.now()))


def _first_word_believed(patch: pytest.MonkeyPatch) -> None:
    def decide(kind: OutboxKind, progress: Progress, call: Call, fate: Fate, *rest: Any) -> Decision:
        return decisions.decide(kind, progress, call, Fate.DONE if fate is Fate.LOST else fate, *rest)

    patch.setattr(courier, "decide", decide)


def _refusals_wait(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decisions, "PARKED_FOR", {f: a for f, a in decisions.PARKED_FOR.items() if f is not Fate.REFUSED})
    patch.setitem(decisions.WAITS_FOR, Fate.REFUSED, Actor.PORTAL)


WEAKER: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "nothing is unknown": _nothing_is_unknown,  # what may have arrived is simply sent again
    "papers later": _papers_later,
    "deaths forgotten": _deaths_forgotten,  # a call under way at a death counts as never made
    "silence is consent": _first_word_believed,  # no answer counts as taken
    "refusals wait": _refusals_wait,
}
