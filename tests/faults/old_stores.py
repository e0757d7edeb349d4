"""Stores of every earlier schema, made from dossiers of today, and a migration cut short after every call (T28)."""

from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, insert, select

from kiosk.domain.errors import StoreError
from kiosk.store.engine import make_engine
from kiosk.store.keys import derive
from kiosk.store.opening import DATABASE
from kiosk.store.upgrade import MIGRATIONS, revision_of, upgrade
from tests.faults.power_cut import Recording, make_recording
from tests.faults.promises import Told
from tests.faults.scenes import one_dossier
from tests.services.visit import Heard, fresh_store

NOW_CALLED = {("outbox", "dossier_id"): "subject_id", ("print_job", "dossier_id"): "subject_id"}
Tables = list[str]  # the statements that make them, sorted


def revisions() -> list[str]:
    """Oldest first; the last is the program's own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def old_store(folder: Path, revision: str) -> Told:
    """A store as the program of `revision` left it, with two dossiers and their papers; returns what it promised."""
    folder.mkdir()
    told = Told()
    with closing(fresh_store(folder, Heard())) as store:
        for number in range(2):
            one_dossier(store, number, told.hear_text)
    now = folder / "store" / DATABASE
    kept = now.rename(now.with_suffix(".today"))
    key = derive((folder / "key").read_bytes()).database
    today, then = make_engine(kept, key), make_engine(now, key)
    with today.begin() as source, then.begin() as target:
        upgrade(target, revision)
        _copy_rows(source, target)
    today.dispose()
    then.dispose()
    for rest in now.parent.glob("*.today*"):
        rest.unlink()
    return told


def _copy_rows(source: Connection, target: Connection) -> None:
    """Whatever has a place in the older tables."""
    old, new = MetaData(), MetaData()
    old.reflect(target)
    new.reflect(source)
    for table in old.sorted_tables:
        if table.name == "alembic_version" or table.name not in new.tables or "_fts" in table.name:
            continue
        now = new.tables[table.name].columns
        names = {column.name: NOW_CALLED.get((table.name, column.name), column.name) for column in table.columns}
        same = [now[called].label(name) for name, called in names.items() if called in now]
        rows = source.execute(select(*same)).mappings().all()
        if rows:
            target.execute(insert(table), [dict(row) for row in rows])


def tables_of(folder: Path) -> tuple[str | None, Tables]:
    """The revision of a store and its tables. Raises StoreError."""
    engine = make_engine(folder / "store" / DATABASE, derive((folder / "key").read_bytes()).database)
    try:
        with engine.begin() as link:
            statements = link.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").scalars()
            return revision_of(link), sorted(statements)
    finally:
        engine.dispose()


def record_migration(place: Path, revision: str, *words: str) -> tuple[Recording, Callable[[Path], list[str]]]:
    """Today's program opens a store of `revision`. The second: what must hold of the tables after any cut."""
    name = "-".join([revision, *words])
    start, log = place / f"of-{name}", place / f"from-{name}.log"
    told = old_store(start, revision)
    recording = make_recording(log, "--start", str(start), "--dossiers", "0", *words, told=told)
    allowed = [tables_of(start), tables_of(recording.folder)]
    assert [found[0] for found in allowed] == [revision, revisions()[-1]]

    def between(folder: Path) -> list[str]:
        try:
            found = tables_of(folder)
        except StoreError as fault:
            return [f"corrupt: {fault.code} {fault.detail}"]
        return [] if found in allowed else [f"between: {found[0]}"]

    return recording, between


def older_revisions() -> list[str]:
    return [older for older, _ in pairwise(revisions())]
