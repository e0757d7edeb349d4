"""Opening the store: lock, key, check, schema. A store that does not open is never made anew."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.domain.audit import AuditState
from kiosk.domain.errors import StoreCorrupt, StoreError, StoreUnavailable
from kiosk.domain.sharing import Numbering
from kiosk.ports import Publish, UnitOfWork
from kiosk.store.blobs import EncryptedFiles
from kiosk.store.disk import fault_of, make_folder, sweep_halves
from kiosk.store.key_providers import recovery
from kiosk.store.key_providers.recovery import WRAP
from kiosk.store.keys import KeyCheck, KeyProvider, derive
from kiosk.store.lock import StoreLock
from kiosk.store.space import Limits, Space
from kiosk.store.tray import EncryptedTray

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from kiosk.store.file_keys import FileKeys
    from kiosk.store.inbox import EncryptedInbox

DATABASE = "dossiers.db"
KEY_CHECK = "key-check"
LOCK = "lock"
ALONE = Numbering()
ATTACHMENTS, TRAY = "attachments", "tray"
NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Opened:
    """What the examination and the backup of a store need of it."""

    folder: Path
    engine: "Engine"
    attachments: EncryptedFiles
    file_keys: "FileKeys"
    connect_to: Callable[[Path], Any]  # a copy of the database -> a keyed connection
    backup_key: bytes = field(repr=False)
    inbox: "EncryptedInbox"

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """Outside of any transaction of ours: beside who writes, without holding him up."""
        from kiosk.store.engine import reading

        with reading(self.engine) as link:
            yield link


class Store:
    """An open store. Safe for several threads: each opens its own unit of work."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        attachments: EncryptedFiles,
        judge_audit: Callable[[Mapping[int, str]], AuditState],
        write_back: Callable[[], bool],
        close: Callable[[], None],
        opened: Opened,
        tray: EncryptedTray,
    ) -> None:
        self.unit_of_work, self.attachments, self.opened = unit_of_work, attachments, opened
        self.tray = tray
        self._judge, self._write_back, self._close = judge_audit, write_back, close

    def verify_audit(self) -> int:
        """Check the whole chain; returns its length. Raises AuditBroken."""
        return self.audit_state().entries

    def audit_state(self, witnessed: Mapping[int, str] | None = None) -> AuditState:
        """Check the whole chain with its checkpoints.

        witnessed: sequence -> digest, as somebody outside knows them. Raises AuditBroken.
        """
        return self._judge(witnessed or {})

    def write_back(self) -> bool:
        """Bring the log into the database and cut it to nothing; False: somebody was reading it, another time."""
        return self._write_back()

    def close(self) -> None:
        """The last one to close writes the log back into the database."""
        self._close()


def open_store(
    folder: Path,
    key_provider: KeyProvider,
    publish: Publish,
    when_alone: Callable[[Store], object] = lambda _: None,
    *,
    numbering: Numbering = ALONE,
    limits: Limits = NO_LIMITS,
    recovery_key: str = "",
) -> Store:
    """Open the store in `folder`, or make it when the folder holds none. Several processes may have it open.

    publish: called after each commit that has events, on the thread that committed; it must not raise.
    numbering: which numbers of the centre this machine gives out.
    limits: how much room is kept.
    recovery_key: whom the key is wrapped for, so that the centre gets in when the key's keeper fails; empty: nobody.
    when_alone: what to do before others are let in; not called when another process has the store open already.
    Raises: KeyMissing, KeyLocked, WrongKey, RecoveryRefused, StoreCorrupt, SchemaNewer, DiskFull, StoreUnavailable
        ("locked": a program of another version has it open), and what `when_alone` raises.
    """
    try:
        make_folder(folder)
    except OSError as exc:
        raise fault_of(exc) from exc
    lock = StoreLock(folder / LOCK)
    with ExitStack() as failing:
        failing.callback(lock.release)
        if lock.alone:
            _sweep(folder)
        store = _open(folder, key_provider, publish, lock, numbering, limits, recovery_key)
        failing.pop_all()
    with ExitStack() as failing:
        failing.callback(store.close)
        if lock.alone:
            when_alone(store)
        lock.share()
        failing.pop_all()
    return store


def _open(
    folder: Path,
    key_provider: KeyProvider,
    publish: Publish,
    lock: StoreLock,
    numbering: Numbering,
    limits: Limits,
    recovery_key: str,
) -> Store:
    # SQLAlchemy and SQLCipher take a while to import, and many commands never open a store.
    from kiosk.store.audit_rows import verify_chain
    from kiosk.store.engine import connect_plainly, make_engine, write_log_back
    from kiosk.store.file_keys import FileKeys
    from kiosk.store.inbox import INBOX, EncryptedInbox
    from kiosk.store.schema import HEAD
    from kiosk.store.unit_of_work import SqlUnitOfWork
    from kiosk.store.upgrade import revision_of, upgrade

    database, check = folder / DATABASE, KeyCheck(folder / KEY_CHECK)
    space = Space(folder, limits)
    space.before_transaction()
    master = key_provider.key(may_create=is_new(folder))
    keys = derive(master)
    if check.exists():
        check.verify(keys.check)
        if not database.exists():
            raise StoreCorrupt("the database file is gone")
    try:
        database.touch(mode=0o600)  # SQLite would let others read it; its log takes the same mode
    except OSError as exc:
        raise fault_of(exc) from exc
    engine = make_engine(database, keys.database)
    file_keys = FileKeys(engine, keys.wraps)

    def unit_of_work() -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, publish, file_keys, space, keys.device, numbering)

    def close() -> None:
        try:
            if lock.last():
                with unit_of_work() as uow:  # what was noted is signed for before the machine goes off
                    uow.checkpoint(datetime.now(UTC))
                    uow.commit()
                write_log_back(engine)
        except StoreError as fault:
            logging.getLogger(__name__).warning("no checkpoint at closing: %s", fault.code)
        finally:
            engine.dispose()
            lock.release()

    def judge_audit(witnessed: Mapping[int, str]) -> AuditState:
        with engine.begin() as link:
            return verify_chain(link, witnessed)

    with ExitStack() as failing:
        failing.callback(engine.dispose)
        with engine.begin() as link:
            if not lock.alone and revision_of(link) != HEAD:
                raise StoreUnavailable("locked")  # whoever has it open knows only the older tables
            upgrade(link)
        if not check.exists():
            check.write(keys.check)  # last: from now on a missing database is a loss, not a beginning
        if recovery_key and recovery.wrapped_for(folder) != recovery_key:
            recovery.wrap(master, recovery_key, folder)
        failing.pop_all()
    space.fill()
    attachments = EncryptedFiles(folder / ATTACHMENTS, keys.attachments, file_keys, space)
    opened = Opened(
        folder,
        engine,
        attachments,
        file_keys,
        lambda copy: connect_plainly(copy, keys.database),
        keys.backup,
        EncryptedInbox(folder / INBOX, keys.attachments),
    )
    tray = EncryptedTray(folder / TRAY, file_keys, space, UtcClock())
    return Store(unit_of_work, attachments, judge_audit, lambda: write_log_back(engine), close, opened, tray)


class UtcClock:
    """For the names of pages alone, which are in the order of their coming."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def _sweep(folder: Path) -> None:
    """Half a reserve would hold its room for ever. The papers have a sweeper of their own, which knows their rows."""
    from kiosk.store.inbox import INBOX

    try:
        for place in (folder, folder / INBOX):
            sweep_halves(place)
    except OSError as exc:
        raise fault_of(exc) from exc


def is_new(folder: Path) -> bool:
    """No trace of a store: only then may a key be made. A store that lost a part is mended, never begun anew."""
    return not any((folder / name).exists() for name in (DATABASE, KEY_CHECK, WRAP, ATTACHMENTS))
