"""T26 with T12 and T15: the short form. The long one is `./run torture days`."""

import pytest

from tests.faults.simulation import WEAKER, Ending, play

SHORT = range(150)


def test_nothing_is_lost_nothing_twice_and_every_row_comes_to_an_end() -> None:
    endings = [play(seed) for seed in SHORT]
    assert [ending for ending in endings if ending.wrong] == []
    assert sum(ending.deaths for ending in endings) > 100
    assert sum(ending.mishaps for ending in endings) > 1000
    assert sum(ending.states.get("delivered", 0) for ending in endings) > 500


def test_a_seed_always_plays_the_same() -> None:
    assert [play(seed).trace for seed in range(5)] == [play(seed).trace for seed in range(5)]


@pytest.mark.parametrize(
    ("weak", "promise"),
    [
        ("nothing is unknown", "a step twice"),
        ("papers later", "a dossier arrived without its papers"),
        ("deaths forgotten", "a step twice"),
        ("silence is consent", "lost: "),
        ("refusals wait", "not at an end"),
    ],
)
def test_control_a_protection_taken_away_is_found(weak: str, promise: str) -> None:
    assert set(WEAKER) >= {weak}
    endings = (play(seed, weak) for seed in SHORT)
    found: Ending | None = next((e for e in endings if any(text.startswith(promise) for text in e.wrong)), None)
    assert found, "the simulation does not see it"
