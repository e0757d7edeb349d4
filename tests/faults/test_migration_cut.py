"""T28: the short form, a few cuts of the oldest store. All of them: `./run torture migrations`."""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.faults import __main__ as torture
from tests.faults import scenes
from tests.faults.migration_cut import OLD, judge_of, record_migration
from tests.faults.power_cut import Cutting, cut


@pytest.mark.parametrize("revision", OLD[:1])
def test_a_migration_cut_short_leaves_the_old_tables_or_the_new(memory: Path, revision: str) -> None:
    recording = record_migration(memory, revision)
    found = cut(recording, Cutting(torn=1, every=89), memory / f"found-{revision}", judge_of(recording))
    assert not found.broken, found
    assert found.states >= 2, found


def test_control_a_migration_in_many_steps_is_found_and_shown_again(
    memory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(torture, "KEPT", memory / "kept")
    recording = record_migration(memory, OLD[0], "--weak", "autocommit")
    first = Cutting(torn=0, every=17, until_broken=True)
    [finding] = torture.cut_all("migrations", {"from the oldest": (recording, first)})
    for folder in (recording.folder, scenes.start_of(recording.log)):
        shutil.rmtree(folder)  # as what a run made is, at its end
    capsys.readouterr()
    assert torture.main(shlex.split(finding.partition(torture.AGAIN)[2])) == 1
    assert "BROKEN between: " in capsys.readouterr().out
