"""T5, T6: the short form. The long one, with every call, is `./run torture disk`."""

from pathlib import Path

from tests.faults.bad_disk import MISHAPS, trials

EVERY = 7


def test_whatever_call_goes_wrong_nothing_told_is_lost(memory: Path) -> None:
    made = trials(memory / "bench", "--every", "67", "--seed", "3")
    assert {trial.mishap for trial in made} == set(MISHAPS)
    assert all(trial.fired for trial in made), "a planned mishap did not happen"
    assert [trial for trial in made if trial.broken] == []
    assert len({trial.fault for trial in made}) == 3, "full, broken, and unnoticed"


def test_control_a_program_that_hides_what_its_disk_says_is_found_out(memory: Path) -> None:
    promise = "lost: a received dossier"
    made = trials(memory / "weak", "--weak", "hopeful", "--only", "one call fails", "--every", "19", "--until", promise)
    assert promise in made[-1].broken, made[-1]
