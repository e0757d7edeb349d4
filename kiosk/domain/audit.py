"""Nhật ký hệ thống as a chain: what an entry's digest covers, what a checkpoint signs, and what makes the chain broken.

Pure, so that an exported file is judged by the very code that judges the store.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.errors import AuditBroken

BEFORE_FIRST = "0" * 64
CHECKPOINT_EVERY = 100  # entries


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One entry as it is kept. Pseudonymous: ids and digests, never a name or a number of a person."""

    sequence: int
    at: datetime
    action: str
    subject_id: str
    actor: str
    facts: str  # JSON, keys sorted
    previous: str  # digest of the entry before, hex
    digest: str

    @property
    def true_digest(self) -> str:
        return digest_of(self.sequence, self.at, self.action, self.subject_id, self.actor, self.facts, self.previous)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The device's word, signed, for everything up to one entry; `anchor` is what somebody outside answered to it."""

    sequence: int
    digest: str  # of that entry
    at: datetime
    key_id: str  # SHA-256 of the raw public key, hex
    signature: str = ""  # Ed25519 over `words`, hex
    anchored_at: datetime | None = None
    anchor: str = ""

    @property
    def words(self) -> bytes:
        """What is signed. Part of the format: it never changes."""
        parts = ["kiosk/audit/1", self.sequence, self.digest, self.at.isoformat(timespec="microseconds"), self.key_id]
        return json.dumps(parts).encode()


@dataclass(frozen=True, slots=True)
class AuditState:
    """A chain that was found whole."""

    entries: int
    head: str  # digest of the last entry
    signed_until: int  # the last entry under a checkpoint; 0: none
    anchored_until: int  # the last entry that somebody outside knows of; 0: none
    keys: tuple[str, ...]  # ids of the keys that signed


Verify = Callable[[Checkpoint], bool]  # whether its signature is that of its key


def digest_of(sequence: int, at: datetime, action: str, subject_id: str, actor: str, facts: str, previous: str) -> str:
    parts = (sequence, at.timestamp(), action, subject_id, actor, facts, previous)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def judged(
    records: Iterable[AuditRecord],
    checkpoints: Iterable[Checkpoint],
    verify: Verify,
    witnessed: Mapping[int, str] | None = None,
) -> AuditState:
    """Walk the whole chain once, from its first entry.

    witnessed: sequence -> digest, as known to somebody outside; only that shows a tail cut off with care, or an older
        copy of the whole store put back.
    Raises AuditBroken, which names the first entry that is wrong.
    """
    by_sequence = {each.sequence: each for each in checkpoints}
    expected, previous = 1, BEFORE_FIRST
    for record in records:
        if (record.sequence, record.previous, record.digest) != (expected, previous, record.true_digest):
            raise AuditBroken(expected, "entry")
        if (checkpoint := by_sequence.get(expected)) is not None and not (
            checkpoint.digest == record.digest and verify(checkpoint)
        ):
            raise AuditBroken(expected, "checkpoint")
        if witnessed and witnessed.get(expected, record.digest) != record.digest:
            raise AuditBroken(expected, "anchor")
        expected, previous = expected + 1, record.digest
    last = expected - 1
    for what, known in (("checkpoint", by_sequence), ("anchor", witnessed or {})):
        if beyond := [sequence for sequence in known if not 0 < sequence <= last]:
            raise AuditBroken(min(beyond), what)
    return AuditState(
        entries=last,
        head=previous if last else "",
        signed_until=max(by_sequence, default=0),
        anchored_until=max((s for s, each in by_sequence.items() if each.anchored_at), default=0),
        keys=tuple(sorted({each.key_id for each in by_sequence.values()})),
    )
