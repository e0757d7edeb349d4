"""T28: the short form, with one of many cuts. The long one, with every cut, is `./run torture migrations`."""

from pathlib import Path

import pytest

from tests.faults.old_stores import older_revisions, record_migration
from tests.faults.power_cut import Cutting, cut


@pytest.mark.parametrize("revision", older_revisions())
def test_a_migration_cut_short_leaves_the_old_tables_or_the_new(memory: Path, revision: str) -> None:
    recording, between = record_migration(memory, revision)
    found = cut(recording, Cutting(torn=1, every=37), memory / f"found-{revision}", also=between)
    assert not found.broken, found
    assert found.states >= 5, found


def test_control_a_migration_in_many_steps_is_found(memory: Path) -> None:
    recording, between = record_migration(memory, older_revisions()[0], "--weak", "autocommit")
    found = cut(recording, Cutting(torn=0, every=17, until_broken=True), memory / "steps", also=between)
    assert any(text.startswith("between: ") for text in found.broken), found
