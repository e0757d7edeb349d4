import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from kiosk.domain.errors import KeyMissing, SchemaNewer, StoreCorrupt, StoreError, WrongKey
from kiosk.services.attaching import attach
from kiosk.store.engine import PRAGMAS, make_engine
from kiosk.store.keys import KeyFile, derive
from kiosk.store.opening import Store, open_store
from kiosk.store.schema import HEAD, metadata
from kiosk.store.upgrade import MIGRATIONS
from tests.services.visit import BIRTH, NAME, NUMBER, PAGE, Heard, PlainPaper, filled_draft, fresh_store, submit
from tests.waiting import PATIENCE_SECONDS


def engine_of(folder: Path):  # type: ignore[no-untyped-def]
    return make_engine(folder / "store/dossiers.db", derive((folder / "key").read_bytes()).database)


def test_what_was_kept_is_there_after_reopening(tmp_path: Path) -> None:
    store = fresh_store(tmp_path, Heard())
    dossier = submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    store.close()
    store = fresh_store(tmp_path, Heard())
    with store.unit_of_work() as uow:
        assert uow.dossier(dossier.id) == dossier
    assert store.verify_audit() == 1
    store.close()


def test_the_key_file_is_ours_alone(tmp_path: Path) -> None:
    os.umask(0o000)
    try:
        fresh_store(tmp_path, Heard()).close()
    finally:
        os.umask(0o022)
    for path in [tmp_path / "key", *(tmp_path / "store").rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_wrong_missing_and_cut_keys_are_told_apart(tmp_path: Path) -> None:
    fresh_store(tmp_path, Heard()).close()
    before = (tmp_path / "store/dossiers.db").read_bytes()
    right = (tmp_path / "key").read_bytes()
    (tmp_path / "key").write_bytes(bytes(32))
    with pytest.raises(WrongKey):
        fresh_store(tmp_path, Heard())
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(WrongKey):
        fresh_store(tmp_path, Heard())
    (tmp_path / "key").unlink()
    with pytest.raises(KeyMissing):
        fresh_store(tmp_path, Heard())
    assert not (tmp_path / "key").exists()  # no new key for an old store
    assert (tmp_path / "store/dossiers.db").read_bytes() == before
    (tmp_path / "key").write_bytes(right)
    fresh_store(tmp_path, Heard()).close()


def test_a_damaged_or_vanished_database_is_never_made_anew(tmp_path: Path) -> None:
    fresh_store(tmp_path, Heard()).close()
    database = tmp_path / "store/dossiers.db"
    noise = os.urandom(database.stat().st_size)
    database.write_bytes(noise)
    with pytest.raises(StoreCorrupt):
        fresh_store(tmp_path, Heard())
    assert database.read_bytes() == noise
    database.unlink()
    with pytest.raises(StoreCorrupt):
        fresh_store(tmp_path, Heard())
    assert not database.exists()


def test_a_newer_store_is_refused_untouched(tmp_path: Path) -> None:
    fresh_store(tmp_path, Heard()).close()
    engine = engine_of(tmp_path)
    with engine.begin() as link:
        link.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(SchemaNewer):
        fresh_store(tmp_path, Heard())


def test_the_newest_migration_is_what_the_program_expects(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
    fresh_store(tmp_path, Heard()).close()
    engine = engine_of(tmp_path)
    with engine.begin() as link:
        # The full-text index is made of tables that SQLAlchemy has no words for.
        ours = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("dossier_words")}
        assert compare_metadata(MigrationContext.configure(link, opts=ours), metadata) == []
        for name, _, expected in PRAGMAS:
            assert link.exec_driver_sql(f"PRAGMA {name}").scalar() == expected
    engine.dispose()


OPENER = """
import sys
from pathlib import Path
from kiosk.domain.errors import StoreUnavailable
from kiosk.store import lock
from kiosk.store.keys import KeyFile
from kiosk.store.opening import open_store
lock.WAIT_SECONDS = float(sys.argv[2])
folder = Path(sys.argv[1])
try:
    open_store(folder / "store", KeyFile(folder / "key"), print, lambda _: print("alone")).close()
except StoreUnavailable as fault:
    print(fault.detail)
"""


def open_elsewhere(folder: Path, seconds: float = PATIENCE_SECONDS) -> str:
    """What another process finds: "alone", "" (beside others) or "locked"."""
    command = [sys.executable, "-c", OPENER, str(folder), str(seconds)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_only_the_first_has_the_store_alone_and_the_others_come_beside_it(tmp_path: Path) -> None:
    store = fresh_store(tmp_path, Heard())
    assert open_elsewhere(tmp_path) == ""
    with store.unit_of_work() as uow:  # still whole after the other has closed
        assert uow.dossiers(1) == []
    store.close()
    assert open_elsewhere(tmp_path) == "alone"


def test_the_first_takes_away_what_a_killed_one_left_half_written(tmp_path: Path) -> None:
    fresh_store(tmp_path, Heard()).close()
    store, inbox = tmp_path / "store", tmp_path / "store" / "inbox"
    inbox.mkdir()
    halves = [store / "reserve.0a1b2c3d.part", store / "key-check.0a1b2c3d.part", inbox / "told.part"]
    for half in halves:
        half.write_bytes(b"half")
    first = fresh_store(tmp_path, Heard())
    assert not any(half.exists() for half in halves)
    halves[0].write_bytes(b"somebody writes it just now")
    fresh_store(tmp_path, Heard()).close()
    assert halves[0].exists()
    first.close()


def test_nobody_comes_in_before_the_first_is_done(tmp_path: Path) -> None:
    found: list[str] = []
    store = open_store(
        tmp_path / "store", KeyFile(tmp_path / "key"), Heard(), lambda _: found.append(open_elsewhere(tmp_path, 0.2))
    )
    assert found == ["locked"]
    store.close()


def test_what_the_first_could_not_set_right_leaves_nothing_open(tmp_path: Path) -> None:
    def broken(_: Store) -> None:
        raise StoreCorrupt("in the middle")

    with pytest.raises(StoreCorrupt):
        open_store(tmp_path / "store", KeyFile(tmp_path / "key"), Heard(), broken)
    assert open_elsewhere(tmp_path) == "alone"


def test_a_newer_program_does_not_change_the_tables_under_an_older_one(tmp_path: Path) -> None:
    store = fresh_store(tmp_path, Heard())
    engine = engine_of(tmp_path)
    with engine.begin() as link:
        link.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    assert open_elsewhere(tmp_path) == "locked"
    store.close()


def test_the_last_to_close_writes_the_log_back(tmp_path: Path) -> None:
    first, second = fresh_store(tmp_path, Heard()), fresh_store(tmp_path, Heard())
    submit(filled_draft(first.unit_of_work).id, first.unit_of_work)
    log = tmp_path / "store/dossiers.db-wal"
    first.close()
    assert log.stat().st_size > 0
    second.close()
    assert not log.exists() or log.stat().st_size == 0


def test_nothing_of_a_person_is_readable_on_the_disk(tmp_path: Path) -> None:
    store = fresh_store(tmp_path, Heard())
    draft = filled_draft(store.unit_of_work)
    attach(draft.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    submit(draft.id, store.unit_of_work)
    paths = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert {"dossiers.db", "dossiers.db-wal"} <= {path.name for path in paths}
    assert len(paths) >= 5
    for path in paths:
        content = path.read_bytes()
        for secret in (NAME.encode(), NUMBER.encode(), b"SQLite format 3", b"%PDF"):
            assert secret not in content, path.name
    store.close()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "store/dossiers.db").execute("SELECT * FROM dossier")


def test_importing_the_room_is_cheap() -> None:
    script = (
        "import sys, kiosk.store.opening, kiosk.store.keys, kiosk.services.submission, kiosk.services.printing\n"
        "sys.exit(bool({'sqlalchemy', 'alembic', 'sqlcipher3', 'cryptography'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_an_unwritable_place_is_a_named_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        open_store(tmp_path / "file" / "store", KeyFile(tmp_path / "key"), Heard())
