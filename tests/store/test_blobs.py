import errno
import hashlib
import os
import time
from pathlib import Path

import pytest

from kiosk.domain.errors import AttachmentCorrupt, DiskFull, StoreUnavailable
from kiosk.store import blobs, disk
from kiosk.store.blobs import EncryptedFiles, FileKey
from kiosk.store.disk import replace_durably
from kiosk.store.sealed_stream import CHUNK, HEADER, OF_STORE, TAG, seal
from kiosk.store.space import Space

KEY = bytes(range(32))
ONE, TWO = "dossier one", "dossier two"


class KeysInMemory:
    def __init__(self) -> None:
        self.kept: dict[str, FileKey] = {}

    def of_dossier(self, dossier_id: str) -> FileKey:
        return self.kept.setdefault(dossier_id, FileKey(os.urandom(8).hex(), os.urandom(32)))

    def by_id(self, key_id: str) -> FileKey | None:
        return next((key for key in self.kept.values() if key.id == key_id), None)


@pytest.fixture
def keys() -> KeysInMemory:
    return KeysInMemory()


@pytest.fixture
def files(tmp_path: Path, keys: KeysInMemory) -> EncryptedFiles:
    return EncryptedFiles(tmp_path / "attachments", KEY, keys, Space(tmp_path))


def on_disk(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "attachments").rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_what_is_put_comes_back(files: EncryptedFiles, tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    digest = files.put(content, ONE)
    assert files.get(digest) == content
    assert files.put(content, ONE) == digest
    (path,) = on_disk(tmp_path)
    assert path.stat().st_size == HEADER.size + size + TAG * max(1, -(-size // CHUNK))
    assert path.stat().st_mode & 0o077 == 0


def test_every_change_to_a_file_is_noticed(files: EncryptedFiles, tmp_path: Path) -> None:
    digest = files.put(os.urandom(2 * CHUNK + 10), ONE)
    (path,) = on_disk(tmp_path)
    good = path.read_bytes()
    step = CHUNK + TAG
    body = good[HEADER.size :]
    swapped = good[: HEADER.size] + body[step : 2 * step] + body[:step] + body[2 * step :]
    flipped = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in (0, 4, 6, 12, 30, 40, step + 50, -1)]
    cut = [good[:0], good[:10], good[: HEADER.size], good[: HEADER.size + step], good[:-1]]
    for bad in [*flipped, *cut, swapped, good + b"x"]:
        path.write_bytes(bad)
        with pytest.raises(AttachmentCorrupt):
            files.get(digest)
    path.unlink()
    with pytest.raises(AttachmentCorrupt):
        files.get(digest)


def test_a_damaged_file_is_mended_by_putting_it_again(files: EncryptedFiles, tmp_path: Path) -> None:
    digest = files.put(b"content", ONE)
    (path,) = on_disk(tmp_path)
    path.write_bytes(b"noise")
    assert files.put(b"content", ONE) == digest
    assert files.get(digest) == b"content"


def test_another_key_opens_nothing(files: EncryptedFiles, keys: KeysInMemory) -> None:
    digest = files.put(b"content", ONE)
    kept = keys.kept[ONE]
    keys.kept[ONE] = FileKey(kept.id, bytes(32))
    with pytest.raises(AttachmentCorrupt):
        files.get(digest)


def test_the_same_bytes_in_two_dossiers_are_two_files_and_in_one_dossier_one(
    files: EncryptedFiles, keys: KeysInMemory, tmp_path: Path
) -> None:
    digest = files.put(b"content", ONE)
    assert files.put(b"content", ONE) == files.put(b"content", TWO) == digest
    first, second = (path.read_bytes() for path in on_disk(tmp_path))
    assert first[HEADER.size :] != second[HEADER.size :]
    del keys.kept[ONE]  # erased
    assert files.get(digest) == b"content"
    del keys.kept[TWO]
    with pytest.raises(AttachmentCorrupt) as told:
        files.get(digest)
    assert told.value.detail == "erased"


def test_what_is_dropped_is_not_what_somebody_else_brought_meanwhile(
    files: EncryptedFiles, keys: KeysInMemory, tmp_path: Path
) -> None:
    digest = files.put(b"content", ONE)
    del keys.kept[ONE]  # its dossier was erased
    files.put(b"content", TWO)  # before the files are dropped
    files.drop([digest])
    assert files.get(digest) == b"content"
    assert len(on_disk(tmp_path)) == 1


def test_a_damaged_copy_does_not_hide_a_good_one(files: EncryptedFiles, tmp_path: Path) -> None:
    digest = files.put(b"content", ONE)
    files.put(b"content", TWO)
    for path in on_disk(tmp_path):
        good = path.read_bytes()
        path.write_bytes(b"noise")
        assert files.get(digest) == b"content"
        path.write_bytes(good)


def test_files_of_earlier_versions_stay_readable_and_come_under_their_dossiers_key(
    files: EncryptedFiles, tmp_path: Path
) -> None:
    content = os.urandom(CHUNK + 5)
    digest = hashlib.sha256(content).hexdigest()
    old = tmp_path / "attachments" / digest[:2] / digest
    old.parent.mkdir(parents=True)
    replace_durably(old, seal(content, KEY, OF_STORE))
    assert files.get(digest) == content
    files.require(digest)
    assert files.old_files(9) == [digest]
    files.renew(digest, [])  # named by nothing but what waits to be sent: it stays
    assert old.exists()
    files.renew(digest, [ONE, TWO])
    assert files.old_files(9) == []
    assert len(on_disk(tmp_path)) == 2
    assert files.get(digest) == content


def looked_into(files: EncryptedFiles, name: str, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that are listed when somebody asks for a file of this name, which there is not."""
    places: list[Path] = []
    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", lambda place: places.append(Path(place).resolve()) or [])
        with pytest.raises(AttachmentCorrupt):
            files.get(name)
    return places


@pytest.mark.parametrize("name", ["", "../../key", "A" * 64, "a" * 63 + "/"])
def test_only_a_digest_becomes_a_path(files: EncryptedFiles, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    files.put(b"content", ONE)
    assert looked_into(files, name, monkeypatch) == []


def test_control_a_name_that_is_not_looked_at_leads_out_of_the_folder(
    files: EncryptedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.put(b"content", ONE)
    monkeypatch.setattr(files, "_place", lambda name: tmp_path / "attachments" / name[:2])
    assert looked_into(files, "../../key", monkeypatch) == [tmp_path]


def test_short_writes_are_carried_on(files: EncryptedFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, calls = os.write, []

    def dribble(handle: int, data: memoryview) -> int:
        calls.append(len(data))
        return whole(handle, data[:7])

    monkeypatch.setattr(os, "write", dribble)
    assert files.get(files.put(b"x" * 100, ONE)) == b"x" * 100
    assert len(calls) > 10


def test_control_a_program_that_believes_its_disk_keeps_half_a_file(
    files: EncryptedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(disk, "_write_all", lambda handle, part: os.write(handle, part))
    monkeypatch.setattr(blobs, "reads_back", lambda path, parts: True)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: whole(handle, data[: len(data) // 2]))
        digest = files.put(b"x" * 100, ONE)
    with pytest.raises(AttachmentCorrupt):
        files.get(digest)


def test_a_disk_that_keeps_other_bytes_is_not_believed(
    files: EncryptedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: whole(handle, bytes(len(data))))
        with pytest.raises(StoreUnavailable):
            files.put(b"content", ONE)
    assert on_disk(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_truly_full_device_says_so(files: EncryptedFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open
    full = lambda path, flags, mode=0o777: real("/dev/full" if flags & os.O_WRONLY else path, flags & ~os.O_EXCL)  # noqa: E731
    monkeypatch.setattr(os, "open", full)
    with pytest.raises(DiskFull):
        files.put(b"content", ONE)


def test_the_sweep_takes_only_what_a_crash_left(files: EncryptedFiles, tmp_path: Path) -> None:
    named, young, orphan = (files.put(text, ONE) for text in (b"named", b"young", b"orphan"))
    long_ago = time.time() - 7200
    for path in on_disk(tmp_path):
        if path.name[:64] in (named, orphan):
            os.utime(path, (long_ago, long_ago))
    (tmp_path / "attachments" / "00112233.part").write_bytes(b"half")
    (tmp_path / "attachments" / named[:2] / f"{named}.0011.part").write_bytes(b"as earlier versions left it")
    assert files.sweep({named}) == 3
    assert {path.name[:64] for path in on_disk(tmp_path)} == {named, young}
    files.require(named)
    with pytest.raises(StoreUnavailable):
        files.require(orphan)


@pytest.mark.parametrize(("call", "at"), [("fsync", 0), ("fsync", 1), ("fsync", 2), ("replace", 0), ("open", 3)])
def test_a_disk_that_refuses_at_any_call_acknowledges_nothing(
    files: EncryptedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    real, calls = getattr(os, call), iter(range(99))
    fired = []

    def broken(*given: object, **named: object) -> object:
        if next(calls) != at:
            return real(*given, **named)
        fired.append(call)
        raise OSError(errno.EIO, "the disk")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, broken)
        with pytest.raises(StoreUnavailable):
            files.put(b"content", ONE)
    assert fired == [call]
    assert not [path for path in on_disk(tmp_path) if path.name.endswith(".part")]
    assert files.get(files.put(b"content", ONE)) == b"content"  # and when the disk is well again
