"""Check, backup, restore: nothing lost, nothing sent twice, no number given twice, and every damage found."""

import json
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.domain.errors import BackupBroken, DiskFull, KioskError, StoreExists, WrongKey
from kiosk.domain.outbox import Call, OutboxItem, OutboxState
from kiosk.ports import ScannedPage, UnitOfWork
from kiosk.services.attaching import attach
from kiosk.store import backup as backup_module
from kiosk.store import restoring
from kiosk.store.backup import MANIFEST, make_backup
from kiosk.store.check import Soundness, check_store
from kiosk.store.key_providers import recovery
from kiosk.store.keys import KeyFile
from kiosk.store.opening import DATABASE, Opened, Store, open_store
from kiosk.store.restoring import LEAP, restore
from kiosk.store.schema import counters, devices, leases
from tests.services.visit import BIRTH, NAME, NOW, NUMBER, PROOF, Heard, PlainPaper, filled_draft, fresh_store, submit

LATER = NOW + timedelta(hours=3)
PAGES = [ScannedPage(1, b"\xff\xd8page" * 500, 10, 10, 200)]


def filed(store: Store) -> str:
    """A dossier whose two papers are the same bytes."""
    draft = filled_draft(store.unit_of_work)
    for document in (BIRTH, PROOF):
        attach(draft.id, document, PAGES, PlainPaper(), store.attachments, store.unit_of_work)
    return submit(draft.id, store.unit_of_work).id


def due(uow: UnitOfWork) -> list[OutboxItem]:
    return uow.claim(uow.own_outbox(), LATER + timedelta(days=99), 10, 0, lambda _: Call.NONE)


def wrong_parts(store: Store) -> set[str]:
    return {f.part for f in check_store(store.opened) if f.soundness is Soundness.BAD}


@pytest.fixture
def kept(store: Store, tmp_path: Path) -> str:
    """The id of a dossier in the store, of which there is a backup."""
    dossier_id = filed(store)
    make_backup(store.opened, tmp_path / "backup", NOW)
    return dossier_id


@pytest.fixture
def master(store: Store, tmp_path: Path) -> bytes:
    return (tmp_path / "key").read_bytes()


def new_home(tmp_path: Path) -> tuple[Path, KeyFile]:
    return tmp_path / "new" / "store", KeyFile(tmp_path / "new" / "key")


# Check -----------------------------------------------------------------------------------------------------------


def test_a_whole_store_is_found_whole_beside_a_writer(store: Store) -> None:
    filed(store)
    with store.unit_of_work() as uow:  # somebody is in the middle of writing
        findings = {f.part: f for f in check_store(store.opened)}
        assert uow.dossiers(1)
    assert {f.soundness for f in findings.values()} == {Soundness.GOOD}
    assert findings["files"].count == 1  # two papers, one file
    assert findings["audit"].count == 1
    assert set(findings) == {
        "cipher",
        "database",
        "references",
        "schema",
        "lists",
        "keys",
        "files",
        "audit",
        "leftovers",
    }


def damage_file(store: Store, folder: Path) -> None:
    path = next(store.attachments.files())
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))


def remove_file(store: Store, folder: Path) -> None:
    next(store.attachments.files()).unlink()


def damage_page(store: Store, folder: Path) -> None:
    with store.opened.engine.connect() as link:
        raw = link.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
    with (folder / "store/dossiers.db").open("r+b") as opened:
        opened.seek(-2000, 2)
        opened.write(b"\x55")


def run(statement: str) -> Callable[[Store, Path], None]:
    def change(store: Store, folder: Path) -> None:
        with store.opened.reading() as link:  # outside of a transaction, where foreign keys can be switched off
            for part in statement.split(";"):
                link.execute(text(part))
            link.execute(text("PRAGMA foreign_keys = ON"))

    return change


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        (damage_file, "files"),
        (remove_file, "files"),
        (damage_page, "cipher"),
        (run("DROP TRIGGER audit_no_update; UPDATE audit SET actor = 'x'"), "audit"),
        (run("UPDATE dossier_key SET wrapped = '00'"), "keys"),
        (run("UPDATE alembic_version SET version_num = '0001'"), "schema"),
        (run("PRAGMA foreign_keys = OFF; UPDATE attachment SET dossier_id = 'nobody'"), "references"),
    ],
)
def test_every_damage_is_found_and_named(
    store: Store, tmp_path: Path, damage: Callable[[Store, Path], None], part: str
) -> None:
    filed(store)
    assert wrong_parts(store) == set()
    damage(store, tmp_path)
    assert part in wrong_parts(store)
    told = json.dumps([asdict(finding) for finding in check_store(store.opened)], ensure_ascii=False)
    assert NAME not in told
    assert NUMBER not in told


def test_what_a_crash_left_is_a_note(store: Store) -> None:
    filed(store)
    first = next(store.attachments.files())
    first.with_name(f"{'0' * 64}.part").write_bytes(b"half")
    found = next(f for f in check_store(store.opened) if f.part == "leftovers")
    assert (found.soundness, found.wrong) == (Soundness.NOTE, 1)


# Backup ----------------------------------------------------------------------------------------------------------


def lacking_in_a_backup_while_others_write(store: Store, tmp_path: Path) -> list[str]:
    """What is wrong with the last of three backups that are made beside a writer. Raises StoreError."""
    stop, done = threading.Event(), [filed(store)]

    def write() -> None:
        while not stop.is_set():
            done.append(filed(store))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            before = list(done)
            made = make_backup(store.opened, tmp_path / f"backup{number}", NOW)
    finally:
        stop.set()
        writer.join()
    assert len(done) > 1, "nobody wrote: the test proves nothing"
    folder, keeper = new_home(tmp_path)
    restored = restore(tmp_path / "backup2", folder, (tmp_path / "key").read_bytes(), keeper, LATER)
    with closing(open_store(folder, keeper, Heard())) as copy, copy.unit_of_work() as uow:
        dossiers = uow.dossiers(1000)
        half = [d for d in dossiers if d.receipt and len(uow.items_of(d.id)) != 2]
        found = [f"{made.lacking} files are lacking" for _ in range(made.lacking)]
        found += ["half a submission" for _ in half]
        found += ["a dossier of before it is not in it" for one in before if one not in {d.id for d in dossiers}]
        if len(dossiers) != restored.manifest.dossiers:
            found.append("another number than the manifest says")
        return found + sorted(wrong_parts(copy))


def test_a_backup_while_others_write_is_whole_and_of_one_instant(store: Store, tmp_path: Path) -> None:
    assert lacking_in_a_backup_while_others_write(store, tmp_path) == []


def plainly(store: Store) -> Callable[[Opened, Path], None]:
    """As `cp` copies a database: what is still in its log is left behind."""

    def copied(opened: Opened, target: Path) -> None:
        (target / DATABASE).write_bytes((opened.folder / DATABASE).read_bytes())

    return copied


def in_two_halves(store: Store) -> Callable[[Opened, Path], None]:
    """The same, and meanwhile the log is written back into what is being copied."""

    def copied(opened: Opened, target: Path) -> None:
        source = opened.folder / DATABASE
        first = source.read_bytes()
        filed(store)
        store.write_back()
        whole = source.read_bytes()
        (target / DATABASE).write_bytes(first[: len(first) // 2] + whole[len(first) // 2 :])

    return copied


@pytest.mark.parametrize("how", [plainly, in_two_halves])
def test_control_a_database_copied_as_a_file_is_no_backup(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: Callable[[Store], Callable[[Opened, Path], None]],
) -> None:
    for _ in range(3):
        filed(store)
    store.write_back()
    monkeypatch.setattr(backup_module, "_copy_database", how(store))
    try:
        found = lacking_in_a_backup_while_others_write(store, tmp_path)
    except KioskError:
        return  # it does not even open
    assert found != []


def test_nothing_of_a_person_and_no_key_is_readable_in_a_backup(store: Store, tmp_path: Path, kept: str) -> None:
    key = (tmp_path / "key").read_bytes()
    paths = [path for path in (tmp_path / "backup").rglob("*") if path.is_file()]
    assert {path.name for path in paths} >= {"dossiers.db", "key-check", MANIFEST}
    for path in paths:
        content = path.read_bytes()
        for secret in (NAME.encode(), NUMBER.encode(), b"SQLite format 3", b"%PDF", key, key.hex().encode()):
            assert secret not in content, path.name
        assert path.stat().st_mode & 0o077 == 0


def test_a_backup_goes_into_an_empty_folder_only(store: Store, tmp_path: Path, kept: str) -> None:
    with pytest.raises(StoreExists):
        make_backup(store.opened, tmp_path / "backup", NOW)


def test_a_full_medium_leaves_nothing_that_looks_like_a_backup(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed(store)

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(backup_module, "_copied", full)
    with pytest.raises(DiskFull):
        make_backup(store.opened, tmp_path / "backup", NOW)
    assert list((tmp_path / "backup").iterdir()) == []


# Restore ---------------------------------------------------------------------------------------------------------


def test_a_new_device_has_every_dossier_and_file_and_another_identity(
    store: Store, tmp_path: Path, kept: str, master: bytes
) -> None:
    folder, keeper = new_home(tmp_path)
    done = restore(tmp_path / "backup", folder, master, keeper, LATER)
    copy = open_store(folder, keeper, Heard())
    with store.unit_of_work() as old, copy.unit_of_work() as new:
        assert new.dossier(kept) == old.dossier(kept)
        [digest] = {a.digest for a in new.dossier(kept).attachments}
        was = old.connection.execute(devices.select()).all()  # type: ignore[attr-defined]
        now = new.connection.execute(devices.select()).all()  # type: ignore[attr-defined]
    assert copy.attachments.get(digest) == store.attachments.get(digest)
    assert now[:1] == was
    assert (now[1].id, now[1].backup_at) == (done.device, NOW)
    assert done.device != done.manifest.device == was[0].id
    assert wrong_parts(copy) == set()
    assert copy.verify_audit() == store.verify_audit() + 1  # that it was restored
    signers = []
    for each in (store, copy):
        with each.unit_of_work() as uow:
            signed = uow.checkpoint(LATER)
            assert signed is not None
            signers.append(signed.key_id)
            uow.commit()
    assert signers[0] != signers[1]
    copy.close()
    assert not folder.with_name("store.restoring").exists()


def test_what_may_have_been_sent_since_is_held_back(store: Store, tmp_path: Path, kept: str, master: bytes) -> None:
    folder, keeper = new_home(tmp_path)
    assert restore(tmp_path / "backup", folder, master, keeper, LATER).unsure == 2
    copy = open_store(folder, keeper, Heard())
    with copy.unit_of_work() as uow:
        assert {item.state for item in uow.items_of(kept)} == {OutboxState.UNSURE}
        assert due(uow) == []  # never by itself
        with pytest.raises(KioskError):
            uow.try_again(uow.items_of(kept)[0].id, LATER)  # nor by hand, before the Portal was asked
    copy.close()


def test_control_what_is_not_held_back_is_sent_by_the_new_device_as_well(
    store: Store, tmp_path: Path, kept: str, master: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_hold_back", lambda link: 0)
    folder, keeper = new_home(tmp_path)
    restore(tmp_path / "backup", folder, master, keeper, LATER)
    with closing(open_store(folder, keeper, Heard())) as copy:
        for each in (store, copy):
            with each.unit_of_work() as uow:
                assert [item.subject_id for item in due(uow)] == [kept]


@pytest.mark.parametrize("leaps", [True, False], ids=["leapt over", "control: gone on with"])
def test_numbers_are_leapt_over_and_leases_given_up(
    store: Store, tmp_path: Path, master: bytes, monkeypatch: pytest.MonkeyPatch, leaps: bool
) -> None:
    if not leaps:
        monkeypatch.setattr(restoring, "leap_over", lambda link, now: None)
    filed(store)
    with store.unit_of_work() as uow:
        uow.connection.execute(  # type: ignore[attr-defined]
            leases.insert().values(series="dossier-code", period="261124", first=1, last=50, next=7)
        )
        uow.commit()
    make_backup(store.opened, tmp_path / "backup", NOW)
    taken = set()
    for _ in range(20):  # what the machine did between the backup and its end
        with store.unit_of_work() as uow:
            taken.add(uow.next_number("dossier-code", "261124"))
            taken.add(uow.next_number("dossier-code", "261125"))
            uow.commit()
    folder, keeper = new_home(tmp_path)
    restore(tmp_path / "backup", folder, master, keeper, NOW + timedelta(days=1))
    with closing(open_store(folder, keeper, Heard())) as copy, copy.unit_of_work() as uow:
        assert uow.connection.execute(leases.select()).all() == []  # type: ignore[attr-defined]
        number = uow.next_number("dossier-code", "261125")
        assert (number in taken) is not leaps
        if leaps:
            assert (number, uow.next_number("register", "2026")) == (LEAP + 1, LEAP + 2)
            assert uow.connection.execute(counters.select()).all()  # type: ignore[attr-defined]


def test_never_over_a_store_that_is_there(tmp_path: Path) -> None:
    store = fresh_store(tmp_path, Heard())
    filed(store)
    make_backup(store.opened, tmp_path / "backup", NOW)
    store.close()
    master = (tmp_path / "key").read_bytes()
    with pytest.raises(StoreExists):
        restore(tmp_path / "backup", tmp_path / "store", master, KeyFile(tmp_path / "key"), LATER)
    for name in ("key-check", "recovery-wrap", "dossiers.db"):  # what is left of one is one
        ruin = tmp_path / "ruins" / name / "store"
        ruin.mkdir(parents=True)
        (ruin / name).write_bytes(b"left")
        with pytest.raises(StoreExists):
            restore(tmp_path / "backup", ruin, master, KeyFile(ruin.with_name("key")), LATER)
        assert not ruin.with_name("key").exists()
    store = fresh_store(tmp_path, Heard())
    assert store.verify_audit() == 1
    store.close()


def manifest_gone(backup: Path) -> None:
    (backup / MANIFEST).unlink()


def manifest_edited(backup: Path) -> None:
    kept = json.loads((backup / MANIFEST).read_text())
    (backup / MANIFEST).write_text(json.dumps(kept | {"dossiers": 7}))


def a_path_that_leads_out(backup: Path) -> None:
    kept = json.loads((backup / MANIFEST).read_text())
    kept["files"][0]["name"] = "../../etc/passwd"
    (backup / MANIFEST).write_text(json.dumps(kept))


def file_gone(backup: Path) -> None:
    next(path for path in (backup / "attachments").rglob("*") if path.is_file()).unlink()


def database_cut(backup: Path) -> None:
    content = (backup / "dossiers.db").read_bytes()
    (backup / "dossiers.db").write_bytes(content[:-4096])


def killed_while_it_was_made(backup: Path) -> None:
    (backup / MANIFEST).unlink()
    (backup / "key-check").write_bytes(b"")


def check_gone(backup: Path) -> None:
    (backup / "key-check").unlink()


BREAKS = [
    manifest_gone,
    manifest_edited,
    a_path_that_leads_out,
    file_gone,
    database_cut,
    check_gone,
    killed_while_it_was_made,
]


@pytest.mark.parametrize("break_it", BREAKS)
def test_a_backup_that_is_not_whole_makes_no_store(
    store: Store, tmp_path: Path, kept: str, master: bytes, break_it: Callable[[Path], None]
) -> None:
    break_it(tmp_path / "backup")
    folder, keeper = new_home(tmp_path)
    with pytest.raises(BackupBroken):
        restore(tmp_path / "backup", folder, master, keeper, LATER)
    assert not (folder / "dossiers.db").exists()
    assert not folder.with_name("store.restoring").exists()
    assert not keeper.exists()


def test_another_key_opens_no_backup(store: Store, tmp_path: Path, kept: str) -> None:
    folder, keeper = new_home(tmp_path)
    with pytest.raises(WrongKey):
        restore(tmp_path / "backup", folder, secrets.token_bytes(32), keeper, LATER)
    assert not keeper.exists()


def test_cut_off_at_any_file_it_is_simply_done_again(
    store: Store, tmp_path: Path, kept: str, master: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, keeper = new_home(tmp_path)
    real = restoring.copy_checked
    for cut_at in (0, 1, 2):
        calls = iter(range(99))

        def cut(*given: object, at: int = cut_at, calls: Iterator[int] = calls) -> None:
            if next(calls) == at:
                raise KeyboardInterrupt
            real(*given)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(restoring, "copy_checked", cut)
            with pytest.raises(KeyboardInterrupt):
                restore(tmp_path / "backup", folder, master, keeper, LATER)
        assert not (folder / "dossiers.db").exists()
    restore(tmp_path / "backup", folder, master, keeper, LATER)
    copy = open_store(folder, keeper, Heard())
    assert wrong_parts(copy) == set()
    copy.close()


def test_a_burnt_machine_comes_back_by_the_recovery_key_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "SCRYPT", {"n": 1 << 12, "r": 8, "p": 1})
    public = recovery.make_recovery_key(tmp_path / "safe.json", "một câu dài để thử")
    store = open_store(tmp_path / "store", KeyFile(tmp_path / "key"), Heard(), recovery_key=public)
    dossier_id = filed(store)
    assert make_backup(store.opened, tmp_path / "backup", NOW).recoverable
    store.close()
    shutil.rmtree(tmp_path / "store")
    (tmp_path / "key").unlink()
    folder, keeper = new_home(tmp_path)
    master = recovery.unwrap(tmp_path / "backup", tmp_path / "safe.json", "một câu dài để thử")
    restore(tmp_path / "backup", folder, master, keeper, LATER)
    copy = open_store(folder, keeper, Heard(), recovery_key=public)
    with copy.unit_of_work() as uow:
        assert uow.dossier(dossier_id).receipt
    copy.close()
