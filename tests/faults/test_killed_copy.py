from pathlib import Path

from tests.faults.killed_copy import killings


def test_killed_while_lettering_signing_or_using_again_the_version_before_or_the_new_one_is_whole(
    tmp_path: Path,
) -> None:
    trials = killings(tmp_path, "--every", "9")
    assert len(trials) > 8
    assert trials[-1].told == ["lettered", "signed", "reused"]
    assert [(trial.at, trial.broken) for trial in trials if trial.broken] == []


def test_the_control_is_found_half_done(tmp_path: Path) -> None:
    made = killings(tmp_path, "--weak", "--every", "5")
    assert any(text.startswith("half done") for killing in made for text in killing.broken)
