"""kill -9 of the process that sends, between every pair of its steps; then another one goes on."""

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.sync import worker as workers
from kiosk.sync.attempts import Result
from kiosk.sync.worker import OutboxWorker
from tests.faults.sending import die, file_dossiers, in_a_process, rows, send, serving, states

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill")

# A dossier with one file and one step: upload, create, confirm, step; each has a moment before the call, one
# between the answer and its recording, and one after that.
MOMENTS = 12
STEP_ANSWERED = 10  # the step has arrived and nobody has written that down


def killed_at(moment: int, worker: OutboxWorker) -> None:
    """Make this process die at the `moment`-th boundary between two steps."""
    now, courier = count(), worker._courier
    make, record = courier.attempts.make, courier.settle

    def passing() -> None:
        if next(now) == moment:
            die()

    def calling(item: OutboxItem, *more: Any) -> Result:
        passing()
        result = make(item, *more)
        passing()
        return result

    def recording(item: OutboxItem, outcome: Outcome) -> None:
        record(item, outcome)
        passing()

    courier.attempts.make = calling  # type: ignore[method-assign]
    courier.settle = recording


def nothing(_: OutboxWorker) -> None:
    """Nobody dies."""


def play(folder: Path, moment: int, next_one: Callable[[OutboxWorker], None] = nothing) -> tuple[int, int, int, bool]:
    """Die at a moment, go on in another process. How the first ended, dossiers, steps, and whether a clerk is asked."""
    ids = file_dossiers(folder, 1)
    with serving(folder / "cong") as sandbox:
        code = in_a_process(lambda: send(folder, sandbox.address, lambda worker: killed_at(moment, worker)))
        assert in_a_process(lambda: send(folder, sandbox.address, next_one)) == 0
        held = sandbox.archive.all()
        assert all(check.digest_ok for one in held for check in sandbox.archive.check_papers(one))
    registered = states(folder, ids, OutboxKind.REGISTER_DOSSIER)
    assert registered == {OutboxState.DELIVERED}
    asked = states(folder, ids, OutboxKind.REPORT_STEP) == {OutboxState.STUCK}
    return code, len(held), sum(len(one.steps) for one in held), asked


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_wherever_it_is_killed_the_dossier_arrives_once(tmp_path: Path, moment: int) -> None:
    code, dossiers, steps, asked = play(tmp_path, moment)
    assert code == -9, "it was not killed: the test proves nothing"
    assert dossiers == 1
    assert steps == (0 if moment == STEP_ANSWERED - 1 else 1)
    # Nobody knows whether a step arrived whose call was under way: a clerk looks, and it is not sent again by itself.
    assert asked is (moment in (STEP_ANSWERED - 1, STEP_ANSWERED))


def test_there_are_no_more_moments_than_those(tmp_path: Path) -> None:
    code, dossiers, steps, asked = play(tmp_path, MOMENTS)
    assert (code, dossiers, steps, asked) == (0, 1, 1, False)


def test_control_a_mark_that_is_not_heeded_sends_the_step_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heeding = workers.after_a_death

    def forgetful(item: OutboxItem, *more: Any) -> Outcome:
        outcome = heeding(item, *more)
        return replace(outcome, progress=item.progress)

    def forget(_: OutboxWorker) -> None:
        monkeypatch.setattr(workers, "after_a_death", forgetful)

    _, dossiers, steps, _ = play(tmp_path, STEP_ANSWERED, forget)
    assert (dossiers, steps) == (1, 2)


def test_a_row_that_was_under_way_is_taken_up_by_the_next(tmp_path: Path) -> None:
    ids = file_dossiers(tmp_path, 1)
    with serving(tmp_path / "cong") as sandbox:
        in_a_process(lambda: send(tmp_path, sandbox.address, lambda worker: killed_at(4, worker)))
    left = [item for item in rows(tmp_path, ids) if item.state is OutboxState.SENDING]
    assert [(item.kind, item.call) for item in left] == [(OutboxKind.REGISTER_DOSSIER, "create")]
