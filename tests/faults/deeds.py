"""What the program is killed at (T4): how each begins, what it does and tells, what must hold after it, a control."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from kiosk.domain.errors import BackupBroken, StoreError
from kiosk.domain.retention import RetentionRule
from kiosk.services import retention
from kiosk.services.recovery import recover
from kiosk.store import backup, keys, restoring
from kiosk.store.backup import MANIFEST, BackupFile, make_backup
from kiosk.store.key_providers import recovery
from kiosk.store.keys import KeyCheck, KeyFile, derive
from kiosk.store.opening import DATABASE, KEY_CHECK, Store, open_store
from kiosk.store.restoring import restore
from kiosk.store.space import Limits
from tests.faults.migration_cut import OLD, judge_between, old_store
from tests.faults.promises import LONG_AGO, Judge, Told, broken_promises
from tests.faults.scenes import WEAKER, one_dossier
from tests.services.visit import NOW, Heard, StoppedClock, fresh_store
from tests.store.test_erasure import kept as acknowledged

Tell = Callable[[str], None]
BACKED_UP, RESTORED, KEPT, FORGOTTEN = "backed up", "restored", "kept", "forgotten"
TO_ERASE, ERASED = "to erase ", "erased"
LATER = NOW + timedelta(days=9)
RESERVE = Limits(reserve=1 << 20)  # bytes, instead of the centre's hundreds of millions
PASSPHRASE, SAFES = "một câu dài để thử", ("safe-one.json", "safe-two.json")


@dataclass(frozen=True)
class Deed:
    """prepare: fills the empty folder; what was told by then. do: in a process of its own, which is killed.

    judged: (the folder before it, an empty place) -> what must hold in the folder after it, wherever it was killed.
    weaken: in that process, for the control; it must break a promise whose text begins with `breaks`.
    """

    prepare: Callable[[Path], Told]
    do: Callable[[Path, Tell], None]
    judged: Callable[[Path, Path], Judge]
    weaken: Callable[[], None]
    breaks: str


def _a_dossier(folder: Path) -> Told:
    told = Told()
    with closing(fresh_store(folder, Heard())) as store:
        one_dossier(store, 0, told.hear_text)
    return told


def _submit(folder: Path, tell: Tell) -> None:
    with closing(fresh_store(folder, Heard())) as store:
        one_dossier(store, 1, tell)


# First starts ----------------------------------------------------------------------------------------------------


def _start(folder: Path, _: Tell) -> None:
    with closing(open_store(folder / "store", KeyFile(folder / "key"), Heard(), limits=RESERVE)) as store:
        recover(store.attachments, store.unit_of_work, StoppedClock())


def _old_store(folder: Path) -> Told:
    old_store(folder, OLD[0])
    return Told()


def _old_or_new(before: Path, place: Path) -> Judge:
    """In copies: looking at a store may leave files beside it."""
    for copy in (place / "old", place / "new"):
        shutil.copytree(before, copy)
    _start(place / "new", lambda _: None)
    return judge_between(place / "old", place / "new")


def _key_last() -> None:
    """The key is kept when the store is whole, not before anything is written with it."""
    secret, write = bytes(range(32)), KeyCheck.write

    def write_both(self: KeyCheck, check_key: bytes) -> None:
        KeyFile(self.path.parent.with_name("key")).keep(secret)
        write(self, check_key)

    KeyFile.key = lambda self, may_create: secret  # type: ignore[method-assign]
    KeyCheck.write = write_both  # type: ignore[method-assign]


# Backup, in which the database is copied by VACUUM ---------------------------------------------------------------


def _back_up(folder: Path, tell: Tell) -> None:
    with closing(fresh_store(folder, Heard())) as store:
        make_backup(store.opened, folder / "backup", NOW)
        tell(BACKED_UP)


def _backup_or_none(folder: Path, told: Told, and_on: bool) -> list[str]:
    """What has a manifest becomes the whole store of another machine; all else is refused."""
    found, new = broken_promises(folder, told, and_on), folder / "new"
    looks_whole = (folder / "backup" / MANIFEST).exists()
    if BACKED_UP in told.more and not looks_whole:
        found.append("lost: a backup")
    try:
        restore(folder / "backup", new / "store", (folder / "key").read_bytes(), KeyFile(new / "key"), LATER)
    except BackupBroken as fault:
        return [*found, f"half: a backup, {fault.detail}"] if looks_whole else found
    return found + broken_promises(new, told)


def _manifest_first() -> None:
    """What a backup consists of is written down before it is copied."""
    later, copy, fill = list[tuple[Path, Path, str]](), backup._copied, backup._fill

    def note(source: Path, target: Path, name: str) -> BackupFile:
        target.parent.mkdir(parents=True, exist_ok=True)
        later.append((source, target, name))
        return BackupFile(name, source.stat().st_size, backup._digest_of(source))

    def filled(*given: Any) -> backup.Manifest:
        manifest = fill(*given)
        for each in later:
            copy(*each)
        return manifest

    backup._copied, backup._fill = note, filled


# Restore ---------------------------------------------------------------------------------------------------------


def _a_backup(folder: Path) -> Told:
    told = _a_dossier(folder)
    with closing(fresh_store(folder, Heard())) as store:
        make_backup(store.opened, folder / "backup", NOW)
    return told


def _restore(folder: Path, tell: Tell) -> None:
    new = folder / "new"
    restore(folder / "backup", new / "store", (folder / "key").read_bytes(), KeyFile(new / "key"), LATER)
    tell(RESTORED)
    fresh_store(new, Heard()).close()


def _restored_or_none(folder: Path, told: Told, and_on: bool) -> list[str]:
    """There is a whole store or none, and then it is simply done again."""
    found, new = [], folder / "new"
    if not (new / "store" / DATABASE).exists():
        found += ["lost: a restored store"] if RESTORED in told.more else []
        _restore(folder, lambda _: None)
    if (new / restoring.BUILDING).exists():
        found.append("left over: a half store")
    return found + broken_promises(new, told)


def _where_it_will_lie() -> None:
    """The store is put together in its place, not beside it."""
    restoring.BUILDING = "store"
    restoring._put_in_place = lambda building, folder: None


# Keys: another keeper, another recovery key ----------------------------------------------------------------------


@contextmanager
def _quick_stretching() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery, "SCRYPT", {"n": 1 << 4, "r": 8, "p": 1})
        yield


def _a_wrapped_key(folder: Path) -> Told:
    told = _a_dossier(folder)
    with _quick_stretching():
        first, _ = (recovery.make_recovery_key(folder / name, PASSPHRASE) for name in SAFES)
    recovery.wrap((folder / "key").read_bytes(), first, folder / "store")
    return told


def _move_key(folder: Path, tell: Tell) -> None:
    """As `kiosk key recover`, `rewrap`, `keep` and `forget` do, one after the other."""
    old, new = KeyFile(folder / "key"), KeyFile(folder / "new" / "key")
    key = old.key(may_create=False)
    old.keep(key)
    recovery.wrap(key, _public(folder / SAFES[1]), folder / "store")
    new.keep(key)
    tell(KEPT)
    old.forget()
    tell(FORGOTTEN)
    open_store(folder / "store", new, Heard()).close()


def _in_place() -> None:
    """A file is written over where it lies, bit by bit, instead of beside it."""

    def write(path: Path, parts: Any) -> None:
        content = b"".join(parts)
        with path.open("wb", buffering=0) as opened:
            for at in range(0, len(content), 4):
                opened.write(content[at : at + 4])

    keys.replace_durably = recovery.replace_durably = write


def _key_somewhere(folder: Path, told: Told, and_on: bool) -> list[str]:
    old, new, found = KeyFile(folder / "key"), KeyFile(folder / "new" / "key"), []
    if KEPT in told.more and not _opens(folder, new):
        found.append("lost: the key at its new keeper")
    if FORGOTTEN in told.more and old.exists():
        found.append("left over: the key at its old keeper")
    key = next((one.key(may_create=False) for one in (new, old) if _opens(folder, one)), None)
    if key is None:
        return ["lost: the key"]
    if not any(_unwraps(folder, safe, key) for safe in SAFES):
        found.append("lost: the key wrapped for the centre")
    new.keep(key)  # the technician does it again, to the end
    old.forget()
    found += [f"left over: the key in {path.name}" for path in folder.rglob("*") if _holds(path, key, but=new.path)]
    old.keep(key)
    return found + broken_promises(folder, told, and_on)


def _opens(folder: Path, keeper: KeyFile) -> bool:
    try:
        KeyCheck(folder / "store" / KEY_CHECK).verify(derive(keeper.key(may_create=False)).check)
    except StoreError:
        return False
    return True


def _unwraps(folder: Path, safe: str, key: bytes) -> bool:
    try:
        return recovery.unwrap(folder / "store", folder / safe, PASSPHRASE) == key
    except StoreError:
        return False


def _holds(path: Path, key: bytes, but: Path) -> bool:
    return path.is_file() and path != but and key in path.read_bytes()


def _public(safe: Path) -> str:
    return str(json.loads(safe.read_bytes())["public"])


# Erasure ---------------------------------------------------------------------------------------------------------


def _two_to_erase(folder: Path) -> Told:
    """Beside one that has not been sent and stays."""
    told = _a_dossier(folder)
    with closing(fresh_store(folder, Heard())) as store:
        for _ in range(2):
            told.hear_text(TO_ERASE + acknowledged(store, StoppedClock()).id)
    return told


def _erase(folder: Path, tell: Tell) -> None:
    with closing(fresh_store(folder, Heard())) as store:
        _sweep(store)
        store.write_back()
        tell(ERASED)


def _sweep(store: Store) -> None:
    retention.sweep(RetentionRule(7, open_too=False), store.attachments, store.unit_of_work, StoppedClock(LATER))


def _erased_or_whole(folder: Path, told: Told, and_on: bool) -> list[str]:
    found = broken_promises(folder, told, and_on)
    ids = [word.removeprefix(TO_ERASE) for word in told.more if word.startswith(TO_ERASE)]
    with closing(fresh_store(folder, Heard())) as store:
        steps = [_erased(store, each) for each in ids]
        found += [f"half: an erasure {one}" for one in steps if len(set(one)) > 1]
        if ERASED in told.more and not all(all(one) for one in steps):
            found.append("lost: an erasure")
        _sweep(store)  # the next hour's round goes on
        for path in store.attachments.files():
            os.utime(path, (0, 0))
        recover(store.attachments, store.unit_of_work, StoppedClock(LATER))
        with store.unit_of_work() as uow:
            named = uow.attachment_digests()
        found += ["left over: a paper" for p in store.attachments.files() if p.name.partition(".")[0] not in named]
    return found


def _erased(store: Store, dossier_id: str) -> tuple[bool, ...]:
    """Of each trace of a person whether it is gone, and whether that stands in the audit: all of it or nothing."""
    with store.unit_of_work() as uow:
        dossier, link = uow.dossier(dossier_id), uow.connection  # type: ignore[attr-defined]
        keys_left = "SELECT count(*) FROM dossier_key WHERE dossier_id = :id"
        return (
            dossier.erased_at is not None,
            not dossier.attachments,
            {item.payload for item in uow.items_of(dossier_id)} == {"{}"},
            not link.execute(text(keys_left), {"id": dossier_id}).scalar_one(),
            uow.count_audits("dossier.erased", dossier_id, LONG_AGO) == 1,
        )


def _always(judge: Judge) -> Callable[[Path, Path], Judge]:
    return lambda before, place: judge


IN_PIECES = WEAKER["autocommit"]
DEEDS = {
    "first start": Deed(lambda _: Told(), _start, _always(broken_promises), _key_last, "corrupt: "),
    "old store": Deed(_old_store, _start, _old_or_new, IN_PIECES, "between: "),
    "submission": Deed(_a_dossier, _submit, _always(broken_promises), IN_PIECES, "half: "),
    "backup": Deed(_a_dossier, _back_up, _always(_backup_or_none), _manifest_first, "half: a backup"),
    "restore": Deed(_a_backup, _restore, _always(_restored_or_none), _where_it_will_lie, "corrupt: "),
    "keys": Deed(_a_wrapped_key, _move_key, _always(_key_somewhere), _in_place, "lost: the key"),
    "erasure": Deed(_two_to_erase, _erase, _always(_erased_or_whole), IN_PIECES, "half: an erasure"),
}
