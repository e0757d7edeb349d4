"""A disk that runs full: scans are refused in time, and whoever has finished his dossier gets his receipt."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.errors import DiskFull, ReserveReached, StoreError
from kiosk.services.attaching import attach
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.space import FINISHING_BYTES, LEAST_FOR_A_TRANSACTION, RESERVE, Limits, Space
from tests.services.visit import BIRTH, PAGE, Heard, PlainPaper, filled_draft, submit

MIB = 1 << 20
LIMITS = Limits(reserve=6 * MIB, keep_free=3 * MIB)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real filesystem of 24 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def opened(folder: Path, limits: Limits) -> Store:
    return open_store(folder / "store", KeyFile(folder / "key"), Heard(), limits=limits)


def with_drafts(folder: Path, limits: Limits, count: int) -> tuple[Store, list[str]]:
    """Opened anew, so that the log has no room of its own."""
    store = opened(folder, limits)
    drafts = [filled_draft(store.unit_of_work).id for _ in range(count)]
    store.close()
    return opened(folder, limits), drafts


def fill_up(folder: Path, keep: int = 0) -> Path:
    """Another program writes until hardly `keep` bytes are left."""
    path = folder / f"other-{keep}"
    disk = os.statvfs(folder)
    with path.open("wb") as other:
        try:
            for _ in range((disk.f_bavail * disk.f_frsize - keep) // 4096):
                other.write(bytes(4096))
        except OSError:
            pass
    return path


def scan(dossier_id: str, store: Store) -> None:
    store.attachments.admit_scan()
    attach(dossier_id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)


@pytest.mark.parametrize("left", [2 * MIB, 100_000, 0])
def test_a_finished_dossier_fits_when_the_disk_is_full(small_disk: Path, left: int) -> None:
    store, drafts = with_drafts(small_disk, LIMITS, 12)
    other = fill_up(small_disk, left)
    with pytest.raises(ReserveReached) as refused:
        scan(drafts[1], store)
    assert refused.value.dossiers_left >= len(drafts)
    assert str(refused.value.dossiers_left) in refused.value.detail
    finished = [submit(draft, store.unit_of_work).id for draft in drafts]
    other.unlink()
    scan(filled_draft(store.unit_of_work).id, store)  # there is room: scans are taken again
    store.close()
    store = opened(small_disk, LIMITS)
    assert (small_disk / "store" / RESERVE).stat().st_size == LIMITS.reserve  # made anew
    store.close()
    all_there_of(small_disk, finished)


def all_there_of(folder: Path, ids: list[str]) -> None:
    store = opened(folder, Limits())
    with store.unit_of_work() as uow:
        assert all(uow.dossier(dossier_id).receipt for dossier_id in ids)
    assert store.verify_audit() == len(ids)
    store.close()


def test_without_a_reserve_the_same_dossier_is_refused(small_disk: Path) -> None:
    store, drafts = with_drafts(small_disk, Limits(), 1)
    fill_up(small_disk)
    with pytest.raises(StoreError) as refused:
        for draft in drafts:
            submit(draft, store.unit_of_work)
    assert refused.value.code in (DiskFull.code, "STOR-402")
    store.close()


def test_the_estimate_is_what_submissions_take(small_disk: Path) -> None:
    """Until the disk refuses: at least as many as were promised."""
    store, drafts = with_drafts(small_disk, LIMITS, 25)
    fill_up(small_disk)
    promised = Space(small_disk / "store", LIMITS).dossiers_left()
    done = 0
    try:
        for draft in drafts:
            submit(draft, store.unit_of_work)
            done += 1
    except StoreError:
        pass
    assert 0 < promised <= done
    store.close()


def test_scans_are_refused_below_the_line_and_taken_above_it(tmp_path: Path) -> None:
    free = [10 * MIB]
    space = Space(tmp_path, Limits(reserve=4096, keep_free=5 * MIB), lambda _: free[0])
    space.admit_scan()
    free[0] = 5 * MIB - 1
    with pytest.raises(ReserveReached) as refused:
        space.admit_scan()
    assert refused.value.dossiers_left == (5 * MIB - 1 - LEAST_FOR_A_TRANSACTION) // FINISHING_BYTES


def test_a_scan_that_began_in_time_is_kept_but_not_with_the_last_of_the_room(tmp_path: Path) -> None:
    space = Space(tmp_path, Limits(reserve=MIB, keep_free=100 * MIB), lambda _: 6 * MIB)
    space.admit_file(2 * MIB)
    with pytest.raises(DiskFull):
        space.admit_file(2 * MIB + 1)


def test_the_reserve_holds_real_blocks_and_is_let_go_once(tmp_path: Path) -> None:
    free = [100 * MIB]
    space = Space(tmp_path, Limits(reserve=MIB), lambda _: free[0])
    space.fill()
    held = (tmp_path / RESERVE).stat()
    assert held.st_size == MIB
    assert held.st_blocks * 512 >= MIB  # not sparse
    space.before_transaction()
    assert (tmp_path / RESERVE).exists()
    free[0] = LEAST_FOR_A_TRANSACTION - 1
    space.before_transaction()
    assert not (tmp_path / RESERVE).exists()
    space.fill()  # no room for it
    assert [path.name for path in tmp_path.iterdir()] == []
    space.before_transaction()


def test_a_reserve_that_the_disk_refuses_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "posix_fallocate", full)
    Space(tmp_path, Limits(reserve=MIB), lambda _: 100 * MIB).fill()
    assert list(tmp_path.iterdir()) == []
