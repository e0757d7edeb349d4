from pathlib import Path

from tests.faults.killed_copy import killings


def test_killed_while_signing_or_using_again_the_version_before_or_the_new_one_is_there_whole(tmp_path: Path) -> None:
    trials = killings(tmp_path, "--every", "9")
    assert len(trials) > 8
    assert trials[-1].told == ["signed", "reused"]
    assert [(trial.at, trial.broken) for trial in trials if trial.broken] == []
