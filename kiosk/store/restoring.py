"""A backup becomes the store of another machine. Nothing is sent twice, no number is given twice.

What had not been sent when the backup was made may have been sent since, by the machine that is gone: those rows are
held back (`OutboxState.UNSURE`) until the Portal was asked. Numbers that this machine may have given out since are
leapt over; leases of the hub are given up. Whatever happens before the last step, there is no store; after it, all.
"""

import logging
import os
import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.domain.errors import BackupBroken, StoreCorrupt, StoreExists, StoreUnavailable
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local
from kiosk.domain.outbox import OutboxKind, OutboxState
from kiosk.ports import AuditEntry
from kiosk.store import audit_rows
from kiosk.store.backup import MANIFEST, Manifest, copy_checked, read_manifest
from kiosk.store.disk import fault_of, flush_folder, make_folder
from kiosk.store.engine import make_engine, reading
from kiosk.store.keys import KeyCheck, KeyProvider, derive
from kiosk.store.lock import StoreLock
from kiosk.store.opening import DATABASE, KEY_CHECK, LOCK, is_new
from kiosk.store.schema import counters, device_keys, devices, hub_cursors, leases, outbox
from kiosk.store.upgrade import upgrade

BUILDING = "store.restoring"  # beside the store's folder
# How many numbers of a series are leapt over: more than one machine gives out in a day.
LEAPS = {"ticket-": 200}
LEAP = 1000
CODE_SERIES, DAY_DIGITS = "dossier-code", 6
ASKED_ABOUT = (OutboxKind.REGISTER_DOSSIER.value, OutboxKind.REPORT_STEP.value)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restored:
    manifest: Manifest
    device: str  # the new one
    unsure: int  # rows that wait for the Portal's word
    held: int  # rows of dossiers with a temporary number: the other machine may have given them a final one


def restore(backup: Path, folder: Path, master: bytes, keeper: KeyProvider, now: datetime) -> Restored:
    """Make `folder` a store from `backup`, for a new device; `keeper` gets the key.

    Raises: StoreExists, WrongKey, BackupBroken, KeyLocked, StoreCorrupt, SchemaNewer, DiskFull, StoreUnavailable.
    """
    keys, building = derive(master), folder.with_name(BUILDING)
    try:
        for name in (MANIFEST, KEY_CHECK):  # without the one the other may be half, and would look like a wrong key
            if not (backup / name).exists():
                raise BackupBroken(f"no {name}")
        KeyCheck(backup / KEY_CHECK).verify(keys.check)
        manifest = read_manifest(backup, keys.backup)
        make_folder(folder)
        lock = StoreLock(folder / LOCK)
        with ExitStack() as ending, ExitStack() as failing:
            ending.callback(lock.release)
            if not lock.alone:
                raise StoreUnavailable("locked")
            if not is_new(folder):
                raise StoreExists("there is a store")
            failing.callback(shutil.rmtree, building, ignore_errors=True)
            shutil.rmtree(building, ignore_errors=True)  # of an attempt that was cut off
            make_folder(building)
            for file in manifest.files:
                copy_checked(backup, file, building)
            device, unsure, held = _become_new(building / DATABASE, keys.database, manifest, now)
            for made in (building, *(path for path in building.rglob("*") if path.is_dir())):
                flush_folder(made)
            keeper.keep(master)
            failing.pop_all()
        _put_in_place(building, folder)
    except OSError as exc:
        raise fault_of(exc) from exc
    return Restored(manifest, device, unsure, held)


def _put_in_place(building: Path, folder: Path) -> None:
    (folder / LOCK).unlink(missing_ok=True)
    folder.rmdir()  # refuses when somebody has put something there meanwhile
    os.rename(building, folder)
    flush_folder(folder.parent)


def _become_new(database: Path, key: bytes, manifest: Manifest, now: datetime) -> tuple[str, int, int]:
    """The id of the device, how many rows wait for the Portal's word, and how many for a number."""
    engine = make_engine(database, key)
    try:
        with engine.begin() as link:
            if [row[0] for row in link.exec_driver_sql("PRAGMA integrity_check")] != ["ok"]:
                raise StoreCorrupt("the backup's database")
            upgrade(link)
            device = _new_device(link, manifest, now)
            link.execute(delete(leases))
            link.execute(delete(hub_cursors))
            link.execute(update(device_keys).values(sealed=""))  # a new device signs with a key of its own
            leap_over(link, now)
            unsure, held = _hold_back(link), _held(link)
            facts = {"from": manifest.device, "to": device, "backup_at": manifest.made_at, "unsure": str(unsure)}
            audit_rows.append(link, AuditEntry(now, "store.restored", device, "set-up", facts))
        with reading(engine) as link:
            link.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
    return device, unsure, held


def _new_device(link: Connection, manifest: Manifest, now: datetime) -> str:
    device = uuid7(now)
    made = datetime.fromisoformat(manifest.made_at)
    link.execute(insert(devices).values(id=device, since=now, backup_at=made))
    return device


def _hold_back(link: Connection) -> int:
    going = OutboxState.PENDING.value, OutboxState.SENDING.value
    waiting = outbox.c.state.in_(going), outbox.c.kind.in_(ASKED_ABOUT)
    return link.execute(update(outbox).where(*waiting).values(state=OutboxState.UNSURE.value)).rowcount


def _held(link: Connection) -> int:
    waiting = outbox.c.state == OutboxState.HELD.value
    return link.execute(select(func.count()).select_from(outbox).where(waiting)).scalar_one()


def leap_over(link: Connection, now: datetime) -> None:
    """Every series goes on behind what the machine that is gone may have given out, today's among them."""
    today = f"{local(now):%y%m%d}"
    rows: list[tuple[str, str, int]] = [(r.series, r.period, r.last) for r in link.execute(select(counters))]
    known = {(series, period) for series, period, _ in rows}
    daily = {series for series, period, _ in rows if _is_day(period)} | {CODE_SERIES}
    rows += [(series, today, 0) for series in daily if (series, today) not in known]
    link.execute(upsert(counters).on_conflict_do_update(
        index_elements=[counters.c.series, counters.c.period], set_={"last": upsert(counters).excluded.last}
    ), [_leapt(*row) for row in _current(rows, today)])  # fmt: skip


def _current(rows: Iterable[tuple[str, str, int]], today: str) -> Iterable[tuple[str, str, int]]:
    """Days that are past give out no numbers any more."""
    return (row for row in rows if not _is_day(row[1]) or row[1] >= today)


def _is_day(period: str) -> bool:
    return len(period) == DAY_DIGITS and period.isdigit()


def _leapt(series: str, period: str, last: int) -> dict[str, Any]:
    leap = next((leap for prefix, leap in LEAPS.items() if series.startswith(prefix)), LEAP)
    return {"series": series, "period": period, "last": last + leap}
