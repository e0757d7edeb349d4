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
    """One connection, used by one thread at a time. Raises sqlite3.Error: a tool for trying has no kinder answer."""

    def __init__(self, path: Path) -> None:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # personal data arrive here: the owner's eyes only
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._lock = threading.RLock()
        self.pulse = Pulse()
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;" + SCHEMA)
        kept = [self._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        if kept != ["wal", 2]:
            raise sqlite3.OperationalError("this file system cannot keep what is written")

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
        self.pulse.beat()

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        with self._lock:
            found: sqlite3.Row | None = self._db.execute(sql, values).fetchone()
            return found

    def close(self) -> None:
        with self._lock:
            self._db.close()
