"""Where a page lies for a moment: in memory, ours alone, and swept when its process is gone."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.devices import working_folder as places
from kiosk.devices.working_folder import working_folder


def test_it_is_ours_alone_and_goes_at_the_end() -> None:
    with working_folder("kiosk-test") as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "page").write_bytes(b"x")
    assert not folder.exists()


@pytest.mark.skipif(not places.IN_MEMORY.is_dir(), reason="no memory in place of a disk")
def test_it_lies_in_memory_when_there_is_room() -> None:
    with working_folder("kiosk-test") as folder:
        assert folder.parent == places.IN_MEMORY


def test_without_such_a_place_it_is_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "IN_MEMORY", tmp_path / "none")
    with working_folder("kiosk-test") as folder:
        assert folder.is_dir()


def test_what_a_killed_process_left_goes_and_what_a_living_one_has_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "IN_MEMORY", tmp_path)
    monkeypatch.setattr(places, "LEAST_FREE", 0)
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    dead = tmp_path / f"kiosk-test-{int(done.stdout)}-abc"
    living = tmp_path / f"kiosk-test-{os.getppid()}-abc"
    other = tmp_path / "kiosk-test-notes"
    for folder in (dead, living, other):
        folder.mkdir()
        (folder / "page").write_bytes(b"x")
    with working_folder("kiosk-test"):
        pass
    assert [folder.exists() for folder in (dead, living, other)] == [False, True, True]
