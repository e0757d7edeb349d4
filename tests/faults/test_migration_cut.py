"""T28: the short form, a few cuts of the oldest store. All of them: `./run torture migrations`."""

from pathlib import Path

import pytest

from tests.faults.migration_cut import OLD, record_migration
from tests.faults.power_cut import Cutting, cut


@pytest.mark.parametrize("revision", OLD[:1])
def test_a_migration_cut_short_leaves_the_old_tables_or_the_new(memory: Path, revision: str) -> None:
    recording, judge = record_migration(memory, revision)
    found = cut(recording, Cutting(torn=1, every=89), memory / f"found-{revision}", judge)
    assert not found.broken, found
    assert found.states >= 2, found


def test_control_a_migration_in_many_steps_is_found(memory: Path) -> None:
    recording, judge = record_migration(memory, OLD[0], "--weak", "autocommit")
    found = cut(recording, Cutting(torn=0, every=17, until_broken=True), memory / "steps", judge)
    assert any(text.startswith("between: ") for text in found.broken), found
