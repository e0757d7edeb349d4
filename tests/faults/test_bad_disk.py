"""T5, T6: the short form. The long one, with every call, is `./run torture disk`."""

from pathlib import Path

import pytest

from tests.faults.bad_disk import MISHAPS, trials

EVERY = 7


def test_whatever_call_goes_wrong_nothing_told_is_lost(memory: Path) -> None:
    made = trials(memory / "bench", "--every", "29", "--seed", "3")
    assert {trial.mishap for trial in made} == set(MISHAPS)
    assert all(trial.fired for trial in made), "a planned mishap did not happen"
    assert [trial for trial in made if trial.broken] == []
    assert len({trial.fault for trial in made}) == 3, "full, broken, and unnoticed"


@pytest.mark.parametrize(
    ("weak", "mishap", "promise"),
    [("believing", "a write takes half", "bad paper"), ("hopeful", "one call fails", "lost: a received dossier")],
)
def test_control_a_program_that_trusts_its_disk_is_found_out(
    memory: Path, weak: str, mishap: str, promise: str
) -> None:
    words = ("--weak", weak, "--only", mishap, "--every", str(EVERY), "--until", promise)
    found = (trials(memory / weak / str(seed), *words, "--seed", str(seed))[-1] for seed in range(4, 4 + EVERY))
    assert any(promise in trial.broken for trial in found)  # which calls a paper takes changes with the program
