"""The audit, and who outside this machine vouches for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.domain.audit import AuditRecord, Checkpoint


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Nhật ký: who did what to which dossier. Pseudonymous: ids and digests, never a name or number."""

    at: datetime
    action: str  # "dossier.submitted"
    subject_id: str
    actor: str  # "kiosk" or a station, "outbox", "portal", "set-up", an officer's account
    facts: Mapping[str, str] = field(default_factory=dict)


class Audit(Protocol):
    """Part of the unit of work: the audit and the device's word for it. Nothing is ever changed or taken out."""

    def audit(self, entry: AuditEntry) -> None: ...
    def count_audits(self, action: str, subject_id: str, since: datetime) -> int: ...
    def audits_of(self, subject_id: str, action: str) -> list[AuditRecord]:
        """What was noted of this subject, oldest first."""

    def audit_head(self) -> tuple[int, str]:
        """How many entries the audit has, and the digest of the last; it proves later that none was taken out."""

    def checkpoint(self, now: datetime) -> Checkpoint | None:
        """Sign for everything noted so far, unless that is done already; None: nothing was ever noted."""

    def last_checkpoint(self, anchored: bool = False) -> Checkpoint | None: ...
    def keep_anchor(self, sequence: int, answer: str, now: datetime) -> None:
        """What somebody outside answered to a checkpoint; the first answer stays."""

    def signing_key_id(self, now: datetime) -> str:
        """Of the key that this store signs with now; made when there is none."""

    def sign(self, words: bytes, now: datetime) -> bytes:
        """With that key. Ed25519."""

    def key_id_of(self, public: bytes) -> str:
        """SHA-256 of a raw public key, hex."""

    def is_signed(self, public: bytes, words: bytes, signature: bytes) -> bool: ...

    def public_keys(self) -> Mapping[str, bytes]:
        """Key id -> raw Ed25519 public key of every key that this store ever signed with."""

    def audit_records(self) -> Iterator[AuditRecord]:
        """Oldest first, read piece by piece."""

    def checkpoints(self) -> list[Checkpoint]:
        """Oldest first."""


class AuditAnchor(Protocol):
    """Somebody outside who remembers how far the audit had come: only that shows an older copy put back."""

    def anchor(self, checkpoint: Checkpoint, public_key: bytes) -> str:
        """Hand it over; returns the answer as it came, at most 4,096 characters.

        Raises PortalError; then nothing is known and it is handed over again.
        """
