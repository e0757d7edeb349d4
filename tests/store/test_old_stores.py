"""A store of every earlier version opens, and every row of it is still there."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from kiosk.services.recovery import renew_old_files
from kiosk.store.check import Soundness, check_store
from kiosk.store.engine import connect_plainly
from kiosk.store.keys import KeyFile, derive
from kiosk.store.opening import ATTACHMENTS, DATABASE, Store, open_store
from kiosk.store.schema import HEAD
from kiosk.store.upgrade import revisions
from tests.services.visit import Heard
from tests.store.old_stores.make import DIGEST, HERE, IDS, KEY, PAPER

OLD = [revision for revision in revisions() if revision != HEAD]
RENAMED = {("outbox", "dossier_id"): "subject_id"}  # since 0002
Rows = dict[str, list[dict[str, Any]]]


def rows_of(database: Path) -> Rows:
    with closing(connect_plainly(database, derive(KEY).database)) as link:
        # Not the shadows of the full-text index, which only it reads.
        names = [row[1] for row in link.execute("PRAGMA table_list") if row[2] == "table"]
        found: Rows = {}
        for name in names:
            if not name.startswith(("sqlite_", "alembic_")):
                rows = link.execute(f'SELECT * FROM "{name}"')  # noqa: S608 (its own names)
                columns = [column[0] for column in rows.description]
                found[name] = [dict(zip(columns, row, strict=True)) for row in rows]
        return found


@pytest.fixture(params=OLD)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copytree(HERE / request.param, tmp_path / "store")
    (tmp_path / "key").write_bytes(KEY)
    return tmp_path


def reopened(folder: Path) -> Store:
    return open_store(folder / "store", KeyFile(folder / "key"), Heard())


def test_every_version_before_the_newest_has_a_store_kept() -> None:
    assert {path.name for path in HERE.iterdir() if path.is_dir() and path.name.isdigit()} >= set(OLD)


def test_an_old_store_keeps_every_row(old: Path) -> None:
    before = rows_of(old / "store" / DATABASE)
    assert [name for name, rows in before.items() if not rows] == [], "every table has rows"
    store = reopened(old)
    after = rows_of(old / "store" / DATABASE)
    for table, rows in before.items():
        if table == "hub_notice":
            continue  # numbered anew when its subject changes
        for row in rows:
            wanted = {RENAMED.get((table, name), name): value for name, value in row.items()}
            assert any(wanted.items() <= there.items() for there in after[table]), table
    with store.unit_of_work() as uow:
        submitted, draft = sorted(uow.dossiers(9), key=lambda dossier: dossier.receipt is None)
        assert submitted.receipt is not None
        assert submitted.receipt.dossier_code == "H99.01-261123-0001"
        assert draft.receipt is None
        assert [item.subject_id for item in uow.items_of(IDS[0])] == [IDS[0]] * 2
    assert store.verify_audit() == 2
    assert {f.part for f in check_store(store.opened) if f.soundness is Soundness.BAD} == set()
    store.close()


def test_its_files_are_read_and_come_under_the_keys_of_their_dossiers(old: Path) -> None:
    store = reopened(old)
    assert store.attachments.get(DIGEST) == PAPER
    renew_old_files(store.attachments, store.unit_of_work)
    assert store.attachments.get(DIGEST) == PAPER
    names = [path.name for path in (old / "store" / ATTACHMENTS).rglob("*") if path.is_file()]
    assert sorted(len(name) for name in names) == [81, 81]  # one for each of the two dossiers, none in the old form
    store.close()


def test_an_upgrade_that_breaks_off_leaves_the_old_store(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows_of(old / "store" / DATABASE)
    real = command.upgrade

    def broken(*given: Any) -> None:
        real(*given)  # every step was taken
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", broken)
        with pytest.raises(MemoryError):
            reopened(old)
    assert rows_of(old / "store" / DATABASE) == before
    reopened(old).close()
