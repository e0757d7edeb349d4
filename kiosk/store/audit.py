"""Nhật ký: append-only, each entry bound to the one before by its digest.

Found: an entry changed, removed, inserted or moved, and a tail cut off without care. Not found: a whole older copy
of the database put back; only an anchor outside this machine shows that.
"""

import hashlib
import json
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, text

from kiosk.domain.errors import StoreCorrupt
from kiosk.ports import AuditEntry
from kiosk.store.schema import audit_entries

BEFORE_FIRST = "0" * 64


def append(connection: Connection, entry: AuditEntry) -> None:
    """Add one entry, in the caller's transaction. Raises StoreError."""
    last = connection.execute(
        select(audit_entries.c.sequence, audit_entries.c.digest).order_by(audit_entries.c.sequence.desc()).limit(1)
    ).first()
    sequence, previous = (last.sequence + 1, last.digest) if last else (1, BEFORE_FIRST)
    facts = json.dumps(dict(entry.facts), ensure_ascii=False, sort_keys=True)
    connection.execute(
        insert(audit_entries).values(
            sequence=sequence,
            at=entry.at,
            action=entry.action,
            subject_id=entry.subject_id,
            actor=entry.actor,
            facts=facts,
            previous=previous,
            digest=_digest(
                sequence, entry.at.timestamp(), entry.action, entry.subject_id, entry.actor, facts, previous
            ),
        )
    )


def count(connection: Connection, action: str, subject_id: str, since: datetime) -> int:
    """How often it was noted of this subject from `since` on."""
    which = audit_entries.c.subject_id == subject_id, audit_entries.c.action == action, audit_entries.c.at >= since
    return int(connection.execute(select(func.count()).select_from(audit_entries).where(*which)).scalar_one())


def verify_chain(connection: Connection) -> int:
    """Walk the whole chain; returns how many entries it has. Raises StoreCorrupt naming the first wrong one."""
    expected, previous = 1, BEFORE_FIRST
    for row in connection.execute(select(audit_entries).order_by(audit_entries.c.sequence)):
        digest = _digest(
            row.sequence, row.at.timestamp(), row.action, row.subject_id, row.actor, row.facts, row.previous
        )
        if (row.sequence, row.previous, row.digest) != (expected, previous, digest):
            raise StoreCorrupt(f"audit entry {expected}")
        expected, previous = expected + 1, row.digest
    given = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")).scalar() or 0
    if given != expected - 1:
        raise StoreCorrupt(f"audit ends at {expected - 1} of {given}")
    return expected - 1


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
