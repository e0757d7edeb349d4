"""What waits to be sent. A row is written in the transaction of the change it announces."""

import json
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum


class OutboxKind(StrEnum):
    REGISTER_DOSSIER = "register-dossier"  # files first, then DongBoHoSoMC
    REPORT_STEP = "report-step"  # CapNhatTienDoHoSoMC; only after the dossier is registered
    REPORT_RATINGS = "report-ratings"  # DongBoDanhGia: a month's satisfaction; about no dossier


class OutboxState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"  # its owner makes the call named in the row; whoever finds it without an owner knows no fate
    DELIVERED = "delivered"
    STUCK = "stuck"  # a person must act
    CORRECTED = "corrected"  # a later revision goes in its place
    MOVED = "moved"  # another station of the centre has it, and sends it


SETTLED = frozenset({OutboxState.DELIVERED, OutboxState.CORRECTED})  # holds up nothing behind it


class Call(StrEnum):
    """One exchange with the Portal or its file service."""

    NONE = ""
    UPLOAD = "upload"  # one file, verified by its digest
    CREATE = "create"  # DongBoHoSoMC, isUpdating False
    LOOK_UP = "look-up"  # TraCuuHoSo, when it is not known what became of the last call
    UPDATE = "update"  # DongBoHoSoMC with the full document, isUpdating True
    CONFIRM = "confirm"  # TraCuuHoSo and the file service: both agree with what we sent
    STEP = "step"  # CapNhatTienDoHoSoMC
    RATINGS = "ratings"  # DongBoDanhGia; told again, it stands in place of what was told before


class Fate(StrEnum):
    """What became of a call."""

    DONE = "done"  # taken; of a look-up: it is there and says what we say
    EXISTS = "exists"  # "đã tồn tại": the dossier code is there already
    ABSENT = "absent"  # the Portal does not know the dossier code
    DIFFERS = "differs"  # it is there, but papers or state are not as we sent them
    REFUSED = "refused"  # understood and refused: never sent again by itself
    LOST = "lost"  # broken, cut or late: perhaps done
    FAILED = "failed"  # the Portal's own error: perhaps done
    FOREIGN = "foreign"  # not the Portal answered, but the network (a log-in page)
    BUSY = "busy"  # asked to come back later: not done
    UNREACHABLE = "unreachable"  # nothing was sent
    UNTRUSTED = "untrusted"  # the certificate does not prove the Portal: nothing was sent
    LOGGED_OUT = "logged-out"  # the centre's account is refused: not done
    LOCAL = "local"  # our own store failed before anything was sent
    DAMAGED = "damaged"  # our own file is gone or changed
    DEFECT = "defect"  # the program cannot handle this row


class Actor(StrEnum):
    """Who must act."""

    NETWORK = "network"  # nobody: it goes out by itself once there is a connection
    PORTAL = "portal"  # the Portal is there and does not take anything now
    BEFORE = "before"  # something of the same dossier goes first
    CLERK = "clerk"
    TECHNICIAN = "technician"
    VENDOR = "vendor"  # nhà cung cấp phần mềm: a defect, or the Portal contradicts itself


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a row has come. Nothing personal."""

    uploaded: int = 0  # files of the manifest that the file service holds, in their order
    links: tuple[tuple[str, str], ...] = ()  # digest, where the Portal fetches it
    known: bool = False  # the Portal has the dossier code: the next full document is an update
    unsure: bool = False  # the last call that writes may have been done: look up before anything else
    sent: bool = False  # taken by the Portal; the look-up that closes it is due
    tries: int = 0  # calls in a row that came to nothing: what the wait grows with
    turns: int = 0  # times the Portal said yes and later knew nothing of it

    def to_json(self) -> str:
        plain = {f.name: value for f in fields(self) if (value := getattr(self, f.name)) != f.default}
        return json.dumps(plain, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Progress":
        values = json.loads(text)
        values["links"] = tuple((digest, link) for digest, link in values.get("links", ()))
        return cls(**{f.name: values[f.name] for f in fields(cls) if f.name in values})


BEGINNING = Progress()


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """Order: first in, first out within a dossier; none between dossiers."""

    id: str  # UUID text, made once
    kind: OutboxKind
    subject_id: str  # the dossier, or what else is told
    payload: str = field(repr=False)  # canonical JSON, frozen when written; see domain/submission.py
    attempts: int  # attempts already made
    created_at: datetime
    next_attempt_at: datetime
    state: OutboxState = OutboxState.PENDING
    fault_code: str = ""
    answer: str = ""  # the last answer as the help desk needs it: a status or an error_code, nothing personal
    call: Call = Call.NONE  # the call under way, or the last one
    progress: Progress = BEGINNING
    revision: int = 1  # of the dossier's document
    corrects: str = ""  # id of the revision before


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one attempt came to. `next_attempt_at` None, not delivered: a person must act."""

    delivered: bool
    fault_code: str = ""
    next_attempt_at: datetime | None = None
    answer: str = ""
    progress: Progress | None = None  # None: as it was
    failed: bool = True  # counts as an attempt; not a call that only went one step on
