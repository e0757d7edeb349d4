"""Connections to the encrypted database, and the translation of its errors.

WAL with synchronous=FULL is the only setting that loses no acknowledged dossier at a power cut at this speed;
NORMAL loses the last ones, DELETE needs EXTRA.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from kiosk.domain.errors import DiskFull, StoreCorrupt, StoreError, StoreUnavailable

# Set on every connection and read back: (name, value to set, value read).
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),  # a deleted name must not stay readable in a free page
    ("busy_timeout", "5000", 5000),  # milliseconds
    ("temp_store", "MEMORY", 2),
    ("journal_size_limit", "67108864", 67108864),  # bytes
)
WITHOUT_TRANSACTION = "kiosk_without_transaction"
SQLITE_FULL = 13
SQLITE_CORRUPT, SQLITE_NOTADB = 11, 26
SQLITE_READONLY, SQLITE_IOERR = 8, 10
DISK_CODES = {5, 6, SQLITE_READONLY, SQLITE_IOERR, 14}  # busy, locked, read-only, I/O, cannot open
# After a failed flush the pages in memory may be ahead of the disk; and when a file cannot be opened for a moment,
# SQLite is content with reading it: such a connection is not used again.
SPOILT = {SQLITE_READONLY, SQLITE_IOERR}


def make_engine(path: Path, key: bytes) -> Engine:
    """An engine whose transactions all begin IMMEDIATE. Nothing is opened yet.

    A connection serves one thread at a time: the pool hands it over only between transactions.
    """
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        pool_timeout=30,
        hide_parameters=True,  # parameters are names and numbers of people
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _translate, retval=True)
    return engine


def reading(engine: Engine) -> Connection:
    """A connection that begins no transaction: it reads beside who writes, and may copy the database."""
    return engine.connect().execution_options(**{WITHOUT_TRANSACTION: True})


def fault_of(exc: Exception) -> StoreError:
    """The store's word for an error of the database. The detail is SQLite's name of it, never a value."""
    code = getattr(exc, "sqlite_errorcode", None)
    name = str(getattr(exc, "sqlite_errorname", type(exc).__name__))
    primary = code & 0xFF if isinstance(code, int) else None
    if primary == SQLITE_FULL:
        return DiskFull(name)
    if primary in (SQLITE_CORRUPT, SQLITE_NOTADB):
        return StoreCorrupt(name)
    if primary in DISK_CODES:
        return StoreUnavailable(name)
    return StoreError(name)


def connect_plainly(path: Path, key: bytes) -> Any:
    """A keyed connection to a file that is only read and stays as it is: no pragma of ours. Raises StoreError."""
    link = None
    try:
        link = sqlcipher.connect(path, isolation_level=None)
        link.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        link.execute("PRAGMA query_only = ON")
        link.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.Error as exc:
        _close(link)
        raise fault_of(exc) from exc
    return link


def write_log_back(engine: Engine) -> bool:
    """Bring the log into the database and cut it to nothing; False: somebody was reading it. Raises StoreError."""
    with engine.connect() as link:
        raw: Any = link.connection.dbapi_connection  # through SQLAlchemy it would be a transaction, where it is refused
        try:
            return not raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlcipher.Error as exc:
            raise fault_of(exc) from exc


def _connect(path: Path, key: bytes) -> Any:
    """One keyed connection. The key goes first: before it every page is noise. Raises StoreError."""
    link = None
    try:
        link = sqlcipher.connect(path, isolation_level=None, check_same_thread=False)
        link.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        link.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for name, value, expected in PRAGMAS:
            link.execute(f"PRAGMA {name} = {value}")
            found = link.execute(f"PRAGMA {name}").fetchone()[0]
            if found != expected:
                raise StoreUnavailable(f"{name} is {found}")
    except sqlcipher.Error as exc:
        _close(link)
        raise fault_of(exc) from exc
    except StoreError:
        _close(link)
        raise
    return link


def _close(link: Any) -> None:
    if link is not None:
        link.close()


def _begin(connection: Connection) -> None:
    # The driver's own way begins late and upgrades the lock, where busy_timeout does not help.
    if not connection.get_execution_options().get(WITHOUT_TRANSACTION):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _translate(context: ExceptionContext) -> BaseException | None:
    original = context.original_exception
    if not isinstance(original, sqlcipher.Error):
        return None
    context.is_disconnect = (getattr(original, "sqlite_errorcode", 0) or 0) & 0xFF in SPOILT
    return fault_of(original)
