"""T8 on both sides: the short form. The long one, at every call, is `./run torture both`.

Between the steps of the sender alone, with the control: test_killed_between_steps.py.
"""

from pathlib import Path

from tests.faults.both_killed import trials


def test_whoever_is_killed_it_comes_right(memory: Path) -> None:
    made = trials(memory / "both", "--every", "83", "--seed", "40")
    assert [trial for trial in made if trial.broken] == []
    assert {"sender", "portal"} == {who for trial in made for who in trial.killed}
