"""The power is cut after every call of the start that brings an old store to today's tables and file keys (T28)."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk.domain.errors import AttachmentCorrupt, StoreError
from kiosk.services.recovery import recover
from kiosk.store.engine import connect_plainly
from kiosk.store.keys import derive
from kiosk.store.opening import DATABASE
from kiosk.store.schema import HEAD
from kiosk.store.upgrade import revisions
from tests.faults import scenes
from tests.faults.power_cut import Recording, make_recording
from tests.faults.promises import Judge, Told
from tests.services.visit import Heard, StoppedClock, fresh_store
from tests.store.old_stores.make import DIGEST, HERE, KEY, PAPER
from tests.store.test_old_stores import RENAMED, Rows, rows_of

OLD = [revision for revision in revisions() if revision != HEAD and (HERE / revision).is_dir()]
NUMBERED_ANEW = "hub_notice"  # when its subject changes


def record_migration(place: Path, revision: str, *words: str) -> Recording:
    """Today's program opens the kept store of `revision`."""
    name = "-".join([revision, *words])
    start = old_store(place / f"of-{name}", revision)
    return make_recording(place / f"from-{name}.log", "--start", str(start), "--dossiers", "0", *words)


def old_store(folder: Path, revision: str) -> Path:
    """The kept store of `revision` with its key, as it lay on a machine; `folder` is made."""
    shutil.copytree(HERE / revision, folder / "store")
    (folder / "key").write_bytes(KEY)
    return folder


def judge_of(recording: Recording) -> Judge:
    """What must hold after any cut of it."""
    return judge_between(scenes.start_of(recording.log), recording.folder)


def judge_between(start: Path, end: Path) -> Judge:
    """start: with the old tables. end: with the new ones. In between there is nothing, and no row is lost."""
    kept, allowed = rows_of(start / "store" / DATABASE), [_tables(start), _tables(end)]

    def broken(folder: Path, told: Told, and_on: bool) -> list[str]:
        try:
            if _tables(folder) not in allowed:
                return ["between: neither the old tables nor the new"]
            with closing(fresh_store(folder, Heard())) as store:
                found = _lost(kept, rows_of(folder / "store" / DATABASE))
                recover(store.attachments, store.unit_of_work, StoppedClock())
                store.verify_audit()
                if store.attachments.get(DIGEST) != PAPER:
                    found.append("bad paper")
                return found
        except AttachmentCorrupt:
            return ["bad paper"]
        except StoreError as fault:
            return [f"corrupt: {fault.code} {fault.detail}"]

    return broken


def _tables(folder: Path) -> list[str]:
    """The statements that make a store's tables, sorted. Raises StoreError."""
    with closing(connect_plainly(folder / "store" / DATABASE, derive(KEY).database)) as link:
        return sorted(row[0] for row in link.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))


def _lost(kept: Rows, now: Rows) -> list[str]:
    return [f"lost: a row of {table}" for table, rows in kept.items() for row in rows if not _there(table, row, now)]


def _there(table: str, row: dict[str, Any], now: Rows) -> bool:
    if table == NUMBERED_ANEW:
        return True
    wanted = {RENAMED.get((table, name), name): value for name, value in row.items()}
    return any(wanted.items() <= one.items() for one in now[table])
