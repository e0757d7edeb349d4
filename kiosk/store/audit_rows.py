"""Nhật ký: append-only, each entry bound to the one before by its digest, and signed for by this device.

Found: an entry changed, removed, inserted or moved, and a tail cut off without care. With an anchor outside this
machine also a tail cut off with care, and a whole older copy of the store put back.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, text, update

from kiosk.domain.audit import (
    BEFORE_FIRST,
    CHECKPOINT_EVERY,
    AuditRecord,
    AuditState,
    Checkpoint,
    digest_of,
    judged,
)
from kiosk.domain.errors import AuditBroken
from kiosk.ports import AuditEntry
from kiosk.store.device_key import device_key, key_id_of, public_keys, signed_by
from kiosk.store.records import from_row, to_values
from kiosk.store.rows import Rows
from kiosk.store.schema import audit_checkpoints, audit_entries

PIECE = 1000
APPENDING = insert(audit_entries)  # kept: SQLAlchemy then knows it again
LAST = select(audit_entries.c.sequence, audit_entries.c.digest).order_by(audit_entries.c.sequence.desc()).limit(1)


class AuditRows(Rows):
    """The part of the unit of work that keeps the audit."""

    _sealing_key: bytes

    def audit(self, entry: AuditEntry) -> None:
        if append(self.connection, entry) % CHECKPOINT_EVERY == 0:
            self.checkpoint(entry.at)

    def count_audits(self, action: str, subject_id: str, since: datetime) -> int:
        """How often it was noted of this subject from `since` on."""
        which = audit_entries.c.subject_id == subject_id, audit_entries.c.action == action, audit_entries.c.at >= since
        return int(self.connection.execute(select(func.count()).select_from(audit_entries).where(*which)).scalar_one())

    def audits_of(self, subject_id: str, action: str) -> list[AuditRecord]:
        which = audit_entries.c.subject_id == subject_id, audit_entries.c.action == action
        rows = self.connection.execute(select(audit_entries).where(*which).order_by(audit_entries.c.sequence))
        return [from_row(AuditRecord, row) for row in rows.mappings()]

    def audit_head(self) -> tuple[int, str]:
        return head(self.connection)

    # Checkpoints ---------------------------------------------------------------------------------------------

    def checkpoint(self, now: datetime) -> Checkpoint | None:
        sequence, digest = self.audit_head()
        last = self.last_checkpoint()
        if sequence == 0 or (last is not None and last.sequence >= sequence):
            return last
        key = device_key(self.connection, self._sealing_key, now)
        unsigned = Checkpoint(sequence, digest, now, key.key_id)
        signed = Checkpoint(sequence, digest, now, key.key_id, key.sign(unsigned.words))
        self.connection.execute(insert(audit_checkpoints).values(to_values(signed)))
        return signed

    def last_checkpoint(self, anchored: bool = False) -> Checkpoint | None:
        query = select(audit_checkpoints).order_by(audit_checkpoints.c.sequence.desc()).limit(1)
        if anchored:
            query = query.where(audit_checkpoints.c.anchored_at.is_not(None))
        row = self.connection.execute(query).mappings().first()
        return from_row(Checkpoint, row) if row else None

    def keep_anchor(self, sequence: int, answer: str, now: datetime) -> None:
        this_one = audit_checkpoints.c.sequence == sequence, audit_checkpoints.c.anchored_at.is_(None)
        self.connection.execute(update(audit_checkpoints).where(*this_one).values(anchored_at=now, anchor=answer))

    def signing_key_id(self, now: datetime) -> str:
        return device_key(self.connection, self._sealing_key, now).key_id

    def sign(self, words: bytes, now: datetime) -> bytes:
        return bytes.fromhex(device_key(self.connection, self._sealing_key, now).sign(words))

    def key_id_of(self, public: bytes) -> str:
        return key_id_of(public)

    def is_signed(self, public: bytes, words: bytes, signature: bytes) -> bool:
        return signed_by(public, key_id_of(public), words, signature.hex())

    def public_keys(self) -> Mapping[str, bytes]:
        return public_keys(self.connection)

    def audit_records(self) -> Iterator[AuditRecord]:
        return records(self.connection)

    def checkpoints(self) -> list[Checkpoint]:
        return checkpoints(self.connection)


def append(connection: Connection, entry: AuditEntry) -> int:
    """Its number in the chain."""
    sequence, previous = head(connection)
    sequence, previous = sequence + 1, previous or BEFORE_FIRST
    facts = json.dumps(dict(entry.facts), ensure_ascii=False, sort_keys=True)
    words = (sequence, entry.at, entry.action, entry.subject_id, entry.actor, facts, previous)
    connection.execute(APPENDING, to_values(AuditRecord(*words, digest=digest_of(*words))))
    return sequence


def head(connection: Connection) -> tuple[int, str]:
    """Number and digest of the last entry; 0 and nothing before the first."""
    last = connection.execute(LAST).first()
    return (int(last.sequence), str(last.digest)) if last else (0, "")


def records(connection: Connection) -> Iterator[AuditRecord]:
    """All of them, oldest first; a piece at a time, for there may be millions."""
    query = select(audit_entries).order_by(audit_entries.c.sequence)
    for row in connection.execute(query).yield_per(PIECE):
        yield AuditRecord(*row)


def checkpoints(connection: Connection) -> list[Checkpoint]:
    query = select(audit_checkpoints).order_by(audit_checkpoints.c.sequence)
    return [from_row(Checkpoint, row) for row in connection.execute(query).mappings()]


def verify_chain(connection: Connection, witnessed: Mapping[int, str] | None = None) -> AuditState:
    """Walk the whole chain with its checkpoints. Raises AuditBroken naming the first wrong entry."""
    keys = public_keys(connection)

    def verify(each: Checkpoint) -> bool:
        return signed_by(keys.get(each.key_id, b""), each.key_id, each.words, each.signature)

    state = judged(records(connection), checkpoints(connection), verify, witnessed)
    given = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")).scalar() or 0
    if given != state.entries:  # the number last given outlives its row
        raise AuditBroken(state.entries + 1, "tail")
    return state
