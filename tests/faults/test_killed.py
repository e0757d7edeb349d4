"""T4: the short form. The long one, at every call, is `./run torture kill`."""

from pathlib import Path

from tests.faults.killed import killings


def test_a_program_killed_at_any_call_keeps_its_word(memory: Path) -> None:
    made = killings(memory / "killed", "--every", "37", "--seed", "1")
    assert [killing for killing in made if killing.broken] == []
    assert len(made) > 5
    assert {3, 6} <= {killing.told for killing in made}, "before its promises, and after them"


def test_control_a_transaction_in_pieces_is_found(memory: Path) -> None:
    made = killings(memory / "pieces", "--every", "29", "--weak", "autocommit")
    assert any(text.startswith("half: ") for killing in made for text in killing.broken), made
