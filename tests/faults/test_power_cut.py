"""T1, T2: the short form. The long one is `./run torture power`."""

from pathlib import Path

import pytest

from tests.faults import power_cut
from tests.faults.disk import Names
from tests.faults.power_cut import Cutting, Recording, cut, make_recording
from tests.services.visit import Heard, fresh_store


@pytest.fixture(scope="module")
def opened(memory: Path) -> str:
    """A store that was opened once."""
    (memory / "opened").mkdir()
    fresh_store(memory / "opened", Heard()).close()
    return str(memory / "opened")


@pytest.fixture(scope="module")
def recording(memory: Path, opened: str) -> Recording:
    return make_recording(memory / "full.log", "--start", opened)


def test_what_was_told_is_there_after_every_cut(recording: Recording, memory: Path) -> None:
    found = cut(recording, Cutting(torn=1, every=9), memory / "found")
    assert not found.broken, found
    assert found.cuts > 200 and found.states > 60, found


def test_on_a_disk_that_keeps_its_names_in_order(recording: Recording, memory: Path) -> None:
    found = cut(recording, Cutting(Names.EXT4, torn=1, every=29, seed=2), memory / "ext4")
    assert not found.broken, found


def test_without_the_cipher_as_well(memory: Path) -> None:
    plain = make_recording(memory / "plain.log", "--opened", "--plain")
    found = cut(plain, Cutting(torn=1, every=29, seed=3), memory / "plain")
    assert not found.broken, found


@pytest.mark.parametrize(
    ("taken_away", "promise"),
    [
        (power_cut.no_flush_of_the_log, "lost: "),
        (power_cut.no_flush_of_papers, "bad paper"),
        (power_cut.no_flush_of_folders, "bad paper"),
    ],
)
def test_control_a_flush_left_out_is_found(
    recording: Recording, memory: Path, taken_away: power_cut.Forgets, promise: str
) -> None:
    found = cut(recording, Cutting(torn=0, every=7, forgets=taken_away, until_broken=True), memory / "control")
    assert any(text.startswith(promise) for text in found.broken), found


def test_control_a_weaker_setting_is_found(memory: Path, opened: str) -> None:
    weaker = make_recording(memory / "weak.log", "--start", opened, "--weak", "normal")
    found = cut(weaker, Cutting(torn=0, every=7, until_broken=True), memory / "weak")
    assert any(text.startswith("lost: ") for text in found.broken), found
