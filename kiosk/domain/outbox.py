"""What waits to be sent. A row is written in the transaction of the change it announces."""

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from enum import IntEnum, StrEnum

from kiosk.domain.portal_answer import PlacedFile


class OutboxKind(StrEnum):
    REGISTER_DOSSIER = "register-dossier"  # files first, then DongBoHoSoMC
    REPORT_STEP = "report-step"  # CapNhatTienDoHoSoMC; only after the dossier is registered
    REPORT_RATINGS = "report-ratings"  # DongBoDanhGia: a month's satisfaction; about no dossier


class OutboxState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"  # its owner makes the call named in the row; whoever finds it without an owner knows no fate
    DELIVERED = "delivered"
    HELD = "held"  # waits for the dossier's code, under which the Portal will know it
    STUCK = "stuck"  # a person must act
    UNSURE = "unsure"  # from a backup: perhaps sent since by the machine that is gone; the Portal is asked first
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
    UNCLEAR = "unclear"  # answered in words that no table knows: perhaps done
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

    uploaded: int = 0  # files of the manifest that the file service holds, verified
    placed: tuple[PlacedFile, ...] = ()  # these files, and how the Portal finds them
    token: str = ""  # of the file service: where an upload that was cut goes on
    portal_id: str = ""  # the Portal's own id of the dossier, where it has one
    known: bool = False  # the Portal has the dossier code: the next full document is an update
    unsure: bool = False  # the last call that writes may have been done: look up before anything else
    sent: bool = False  # taken by the Portal; the look-up that closes it is due
    tries: int = 0  # calls in a row that came to nothing: what the wait grows with
    turns: int = 0  # times the Portal said yes and later knew nothing of it

    def to_json(self) -> str:
        told = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}
        return json.dumps(told, default=asdict)

    @classmethod
    def from_json(cls, text: str) -> "Progress":
        values = json.loads(text)
        values["placed"] = tuple(PlacedFile(**one) for one in values.get("placed", ()))
        return cls(**{f.name: values[f.name] for f in fields(cls) if f.name in values})


BEGINNING = Progress()


class Lane(IntEnum):
    """What goes first when several dossiers are due: what is small and tells the Portal most."""

    HEADER = 0  # documents whose files are up, steps, ratings
    PAPERS = 1  # files to upload, small ones
    CONFIRM = 2  # the look-up that closes what the Portal has taken
    BIG = 3  # much to upload: one at a time


BIG_BYTES = 2 * 1024 * 1024


def lane_of(progress: Progress, bytes_left: int) -> Lane:
    """bytes_left: of files that are not at the file service yet."""
    if progress.sent:
        return Lane.CONFIRM
    if bytes_left == 0:
        return Lane.HEADER
    return Lane.BIG if bytes_left > BIG_BYTES else Lane.PAPERS


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
    lane: Lane = Lane.HEADER
    owner: int = 0  # number of the worker that makes the call; see Dossiers.own_outbox


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one call came to. Neither delivered, nor `next_attempt_at`, nor `call`: a person must act."""

    delivered: bool
    fault_code: str = ""
    next_attempt_at: datetime | None = None
    call: Call | None = None  # the next call, made at once by the same owner
    answer: str = ""
    raw: str = field(default="", repr=False)  # the whole answer, for the store alone
    progress: Progress | None = None  # None: as it was
    lane: Lane | None = None
