"""The sandbox's own database. What it answers as received is on the disk before the answer leaves."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Row = sqlite3.Row
SCHEMA = """
CREATE TABLE IF NOT EXISTS dossier (
    code TEXT PRIMARY KEY, profile TEXT NOT NULL, ministry_id TEXT NOT NULL, body TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, overwrites INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS step (
    number INTEGER PRIMARY KEY, code TEXT NOT NULL REFERENCES dossier (code), body TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS step_of ON step (code, number);
CREATE TABLE IF NOT EXISTS file (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, size INTEGER NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
    way TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS file_by_digest ON file (digest);
CREATE TABLE IF NOT EXISTS upload (
    id TEXT PRIMARY KEY, size INTEGER NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS payment (
    reference TEXT PRIMARY KEY, request TEXT NOT NULL, announced_at TEXT NOT NULL, paid_at TEXT NOT NULL DEFAULT '',
    tx TEXT NOT NULL DEFAULT '', notice TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS told (
    kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT;
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
"""


class Pulse:
    """Beats when something has changed, so that an open page need not ask again and again."""

    def __init__(self) -> None:
        self._condition, self._beats = threading.Condition(), 0

    def beat(self) -> None:
        with self._condition:
            self._beats += 1
            self._condition.notify_all()

    def wait(self, after: int, seconds: float) -> int:
        """The number of the last beat; returns at once when it is not `after`."""
        with self._condition:
            self._condition.wait_for(lambda: self._beats != after, seconds)
            return self._beats


class Ledger:
    """One connection, used by one thread at a time. Raises sqlite3.Error: a tool for trying has no kinder answer.

    SQLite itself waits for the disk only when it folds the log into the database. Each writer waits for the log, in
    `_settle`, and those who wait at the same time share one wait: under load that is many times as fast as FULL.
    """

    def __init__(self, path: Path) -> None:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # personal data arrive here: the owner's eyes only
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._lock = threading.RLock()
        self.pulse = Pulse()
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;" + SCHEMA)
        kept = [self._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        if kept != ["wal", 1]:
            raise sqlite3.OperationalError("this file system cannot keep what is written")
        self._log = os.open(f"{path}-wal", os.O_RDONLY)
        self._written = self._settled = 0  # transactions: committed, and on the disk
        self._settling = False
        self._turn = threading.Condition()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on the disk when the block has ended."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
            self._written += 1
            mine = self._written
        self._settle(mine)
        self.pulse.beat()

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """What is told here is on the disk, too."""
        with self._lock:
            found = self._db.execute(sql, values).fetchall()
            seen = self._written
        self._settle(seen)
        return found

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        found = self.rows(sql, *values)
        return found[0] if found else None

    def close(self) -> None:
        with self._lock:
            self._db.close()
            os.close(self._log)

    def _settle(self, number: int) -> None:
        """Return when this transaction is on the disk. Who finds nobody waiting waits for all."""
        with self._turn:
            self._turn.wait_for(lambda: self._settled >= number or not self._settling)
            if self._settled >= number:
                return
            self._settling, reached = True, self._written
        try:
            os.fdatasync(self._log)
        except BaseException:
            reached = self._settled
            raise
        finally:
            with self._turn:
                self._settling, self._settled = False, max(self._settled, reached)
                self._turn.notify_all()
