"""What waits to be sent. A row is written in the transaction of the change it announces."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class OutboxKind(StrEnum):
    REGISTER_DOSSIER = "register-dossier"  # files first, then DongBoHoSoMC
    REPORT_STEP = "report-step"  # CapNhatTienDoHoSoMC; only after the dossier is registered
    REPORT_RATINGS = "report-ratings"  # DongBoDanhGia: a month's satisfaction; about no dossier


class OutboxState(StrEnum):
    PENDING = "pending"
    DELIVERED = "delivered"
    HELD = "held"  # waits for the dossier's code, under which the Portal will know it
    STUCK = "stuck"  # an officer must look
    UNSURE = "unsure"  # from a backup: perhaps sent since by the machine that is gone; the Portal is asked first
    MOVED = "moved"  # another station of the centre has it, and sends it


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """Order: first in, first out within a dossier; none between dossiers."""

    id: str  # UUID text, made once: the idempotency key of every attempt
    kind: OutboxKind
    subject_id: str  # the dossier, or what else is told
    payload: str = field(repr=False)  # canonical JSON, frozen when written; see domain/submission.py
    attempts: int  # attempts already made
    created_at: datetime
    next_attempt_at: datetime
    state: OutboxState = OutboxState.PENDING
    fault_code: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one attempt came to. `next_attempt_at` None and a fault: an officer must look."""

    delivered: bool
    fault_code: str = ""
    next_attempt_at: datetime | None = None
