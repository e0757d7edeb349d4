"""T4: the short form. The long one, at every call, is `./run torture kill`."""

from pathlib import Path

from tests.faults.deeds import DEEDS
from tests.faults.killed import killings


def test_a_program_killed_at_any_call_of_what_it_does_keeps_its_word(memory: Path) -> None:
    made = killings(memory / "killed", "--kills", "2", "--seed", "1")
    assert [killing for killing in made if killing.broken] == []
    assert {killing.deed for killing in made} == set(DEEDS)


def test_control_without_its_protection_each_of_them_breaks_it(memory: Path) -> None:
    made = killings(memory / "weak", "--kills", "24", "--seed", "1", "--weak")
    last = {killing.deed: killing for killing in made}
    assert set(last) == set(DEEDS)
    for deed, killing in last.items():
        assert any(text.startswith(DEEDS[deed].breaks) for text in killing.broken), killing
