"""The decisions alone, over every pair of call and fate, and against a Portal that is a few lines long."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from kiosk.domain.outbox import BEGINNING, Actor, Call, Fate, OutboxKind, Progress
from kiosk.domain.portal_answer import PlacedFile
from kiosk.sync import decisions
from kiosk.sync.decisions import ABOUT_THE_LINE, MOST_TURNS, PARKED_FOR, UNKNOWN, WAITS_FOR, Then, decide, next_call
from kiosk.sync.retry import LONGEST_RETRY_AFTER_SECONDS, LONGEST_WAIT_SECONDS, SLOW_WAIT_SECONDS

DOSSIER, STEP, RATINGS = OutboxKind.REGISTER_DOSSIER, OutboxKind.REPORT_STEP, OutboxKind.REPORT_RATINGS
SENT = Progress(uploaded=2, known=True, sent=True)


def half() -> float:
    return 0.5


@pytest.mark.parametrize(
    ("kind", "files", "progress", "call"),
    [
        (DOSSIER, 2, BEGINNING, Call.UPLOAD),
        (DOSSIER, 2, Progress(uploaded=1), Call.UPLOAD),
        (DOSSIER, 2, Progress(uploaded=2), Call.CREATE),
        (DOSSIER, 0, BEGINNING, Call.CREATE),
        (DOSSIER, 2, Progress(uploaded=2, known=True), Call.UPDATE),
        (DOSSIER, 2, Progress(uploaded=2, unsure=True), Call.LOOK_UP),
        (DOSSIER, 2, SENT, Call.CONFIRM),
        (STEP, 0, BEGINNING, Call.STEP),
        (STEP, 0, Progress(unsure=True), Call.LOOK_UP),
        (RATINGS, 0, BEGINNING, Call.RATINGS),
    ],
)
def test_the_next_call_follows_from_how_far_the_row_is(
    kind: OutboxKind, files: int, progress: Progress, call: Call
) -> None:
    assert next_call(kind, files, progress) is call


@pytest.mark.parametrize("fate", Fate)
@pytest.mark.parametrize("call", [c for c in Call if c is not Call.NONE])
@pytest.mark.parametrize("kind", OutboxKind)
def test_every_fate_of_every_call_has_a_decision(kind: OutboxKind, call: Call, fate: Fate) -> None:
    decided = decide(kind, BEGINNING, call, fate, half)
    if fate in PARKED_FOR:
        assert (decided.then, decided.actor) == (Then.PARK, PARKED_FOR[fate])
    elif fate in WAITS_FOR:
        assert (decided.then, decided.actor) == (Then.WAIT, WAITS_FOR[fate])
        assert 0 < decided.seconds <= max(LONGEST_WAIT_SECONDS, SLOW_WAIT_SECONDS)
        assert decided.progress.tries == 1
    writes = fate in UNKNOWN and call in (Call.CREATE, Call.UPDATE, Call.STEP)
    assert decided.progress.unsure is writes
    if decided.then is Then.PARK:
        assert decided.actor in (Actor.CLERK, Actor.TECHNICIAN, Actor.VENDOR)


def test_a_code_that_is_there_already_is_overwritten_with_the_whole_document() -> None:
    decided = decide(DOSSIER, Progress(uploaded=2), Call.CREATE, Fate.EXISTS, half)
    assert (decided.then, next_call(DOSSIER, 2, decided.progress)) == (Then.GO_ON, Call.UPDATE)


@pytest.mark.parametrize(("fate", "call"), [(Fate.DONE, Call.UPDATE), (Fate.ABSENT, Call.CREATE)])
def test_after_an_unknown_fate_the_look_up_says_how_the_document_goes(fate: Fate, call: Call) -> None:
    lost = decide(DOSSIER, Progress(uploaded=2), Call.CREATE, Fate.LOST, half)
    assert (lost.then, next_call(DOSSIER, 2, lost.progress)) == (Then.WAIT, Call.LOOK_UP)
    looked = decide(DOSSIER, lost.progress, Call.LOOK_UP, fate, half)
    assert (looked.then, next_call(DOSSIER, 2, looked.progress)) == (Then.GO_ON, call)


@pytest.mark.parametrize("fate", [Fate.UNREACHABLE, Fate.BUSY, Fate.LOGGED_OUT, Fate.UNTRUSTED])
def test_what_surely_did_not_arrive_is_sent_again_without_a_look_up(fate: Fate) -> None:
    for kind, call in ((DOSSIER, Call.CREATE), (STEP, Call.STEP)):
        assert next_call(kind, 0, decide(kind, BEGINNING, call, fate, half).progress) is call


@pytest.mark.parametrize(
    ("fate", "then"), [(Fate.DONE, Then.DELIVERED), (Fate.ABSENT, Then.PARK), (Fate.DIFFERS, Then.PARK)]
)
def test_a_step_that_may_have_arrived_is_never_sent_again_by_itself(fate: Fate, then: Then) -> None:
    lost = decide(STEP, BEGINNING, Call.STEP, Fate.LOST, half)
    assert next_call(STEP, 0, lost.progress) is Call.LOOK_UP
    assert decide(STEP, lost.progress, Call.LOOK_UP, fate, half).then is then


def test_a_portal_that_forgets_what_it_took_is_told_again_but_not_for_ever() -> None:
    progress, calls = SENT, 0
    while (decided := decide(DOSSIER, progress, Call.CONFIRM, Fate.ABSENT, half)).then is Then.WAIT:
        assert next_call(DOSSIER, 2, decided.progress) is Call.CREATE
        progress, calls = replace(decided.progress, sent=True, known=True), calls + 1
    assert (calls, decided.actor) == (MOST_TURNS, Actor.VENDOR)


def test_files_that_are_gone_go_up_again_before_the_document() -> None:
    decided = decide(DOSSIER, SENT, Call.CONFIRM, Fate.DIFFERS, half)
    assert (next_call(DOSSIER, 2, decided.progress), decided.progress.known) == (Call.UPLOAD, True)


def test_files_that_the_portal_does_not_find_go_up_again_and_the_dossier_is_still_new() -> None:
    decided = decide(DOSSIER, replace(SENT, sent=False, known=False), Call.CREATE, Fate.DIFFERS, half)
    assert (next_call(DOSSIER, 2, decided.progress), decided.progress.known) == (Call.UPLOAD, False)


def test_words_that_nobody_knows_are_the_vendors_after_a_while() -> None:
    progress, waits = BEGINNING, 0
    while (decided := decide(DOSSIER, progress, Call.CREATE, Fate.UNCLEAR, half)).then is Then.WAIT:
        assert next_call(DOSSIER, 0, decided.progress) is Call.LOOK_UP
        progress, waits = decided.progress, waits + 1
    assert (waits, decided.actor) == (MOST_TURNS, Actor.VENDOR)


def test_a_document_that_fails_each_time_waits_longer_each_time() -> None:
    """The look-up between succeeds, and must not begin the count anew."""
    progress, waits = BEGINNING, []
    for _ in range(8):
        failed = decide(DOSSIER, progress, Call.CREATE, Fate.FAILED, half)
        waits.append(failed.seconds)
        progress = decide(DOSSIER, failed.progress, Call.LOOK_UP, Fate.ABSENT, half).progress
    assert waits == [0.5 * 2**n for n in range(8)]


def test_the_portals_wish_is_kept_and_spread() -> None:
    soonest = decide(DOSSIER, BEGINNING, Call.CREATE, Fate.BUSY, lambda: 0.0, retry_after=40)
    latest = decide(DOSSIER, BEGINNING, Call.CREATE, Fate.BUSY, lambda: 0.999, retry_after=40)
    assert (soonest.seconds, round(latest.seconds)) == (40, 80)
    absurd = decide(DOSSIER, BEGINNING, Call.CREATE, Fate.BUSY, half, retry_after=1e9)
    assert absurd.seconds <= 2 * LONGEST_RETRY_AFTER_SECONDS


def test_ten_thousand_tries_do_not_overflow() -> None:
    waits = [decide(DOSSIER, Progress(tries=n), Call.CREATE, Fate.LOST, lambda: 0.999).seconds for n in range(10_000)]
    assert max(waits) < LONGEST_WAIT_SECONDS
    assert waits[:3] == sorted(waits[:3])


def test_progress_is_kept_as_text_and_comes_back() -> None:
    placed = PlacedFile("ab", 4, link="http://x/ab")
    progress = Progress(1, (placed,), "token", "id", True, True, False, 3, 1)
    assert Progress.from_json(progress.to_json()) == progress
    assert BEGINNING.to_json() == "{}"
    assert Progress.from_json('{"uploaded": 1, "of-another-version": 5}') == Progress(uploaded=1)


# Against a Portal ------------------------------------------------------------------------------------------------


@dataclass
class SmallPortal:
    """Holds dossier and steps; each answer may be lost, or the machine may die in the middle of any call."""

    chance: random.Random
    trouble: float
    dossier: bool = False
    creates: int = 0
    steps: int = 0
    calls: list[Call] = field(default_factory=list)

    def make(self, call: Call) -> Fate:
        self.calls.append(call)
        before = self.chance.random() < self.trouble
        if before:
            return self.chance.choice([Fate.UNREACHABLE, Fate.BUSY, Fate.LOST, Fate.FOREIGN])
        fate = self._take(call)
        return self.chance.choice([Fate.LOST, Fate.FAILED]) if self.chance.random() < self.trouble else fate

    def _take(self, call: Call) -> Fate:
        match call:
            case Call.CREATE if self.dossier:
                return Fate.EXISTS
            case Call.CREATE:
                self.dossier, self.creates = True, self.creates + 1
            case Call.UPDATE | Call.LOOK_UP | Call.CONFIRM if not self.dossier:
                return Fate.ABSENT
            case Call.STEP:
                self.steps += 1
        return Fate.DONE


Decide = Callable[..., decisions.Decision]


def drive(seed: int, kind: OutboxKind, decide: Decide, trouble: float = 0.3) -> tuple[SmallPortal, Then]:
    """One row until it is settled. A death in the middle of a call is the fate LOST."""
    portal, progress = SmallPortal(random.Random(seed), trouble, dossier=kind is STEP), BEGINNING
    for _ in range(500):
        call = next_call(kind, 2, progress)
        decided = decide(kind, progress, call, portal.make(call), portal.chance.random)
        progress = decided.progress
        if decided.then in (Then.DELIVERED, Then.PARK):
            return portal, decided.then
    raise AssertionError(f"seed {seed} never came to an end")


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_whatever_is_lost_the_dossier_is_there_once_and_a_step_at_most_once(first: int) -> None:
    for seed in range(first, first + 100):
        portal, then = drive(seed, DOSSIER, decide)
        assert (portal.dossier, portal.creates, then) == (True, 1, Then.DELIVERED), f"seed {seed}"
        portal, then = drive(seed, STEP, decide)
        assert portal.steps <= 1, f"seed {seed}"
        assert then is Then.DELIVERED or portal.calls.count(Call.STEP) >= 1


def test_control_without_the_mark_of_the_unknown_steps_arrive_twice() -> None:
    """The same drive with decisions that forget that a call may have been done."""

    def forgetful(*told: object) -> decisions.Decision:
        decided = decide(*told)  # type: ignore[arg-type]
        return replace(decided, progress=replace(decided.progress, unsure=False))

    assert sum(drive(seed, STEP, forgetful)[0].steps > 1 for seed in range(200)) > 20


def test_fates_of_the_line_are_those_that_wait_for_somebody_else_than_this_machine() -> None:
    assert set(WAITS_FOR) - {Fate.LOCAL, Fate.UNCLEAR} == ABOUT_THE_LINE
