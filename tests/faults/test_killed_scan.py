from pathlib import Path

from tests.faults.killed_scan import PAGES, killings


def test_killed_while_scanning_every_page_that_was_told_is_there(memory: Path) -> None:
    made = killings(memory / "scan", "--every", "5")
    assert [killing for killing in made if killing.broken] == []
    assert {len(killing.told) for killing in made} >= {0, 1, PAGES, 2 * PAGES + 1}, "before and after each step"


def test_the_control_loses_a_page(memory: Path) -> None:
    made = killings(memory / "weak", "--every", "3", "--weak")
    assert any("lost" in broken for killing in made for broken in killing.broken)
