"""The one canonical dossier that goes out, whatever wire profile carries it.

Frozen at submission: the JSON in the outbox row is what is sent on every attempt.
"""

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    digest: str  # SHA-256 hex of the plain bytes
    size: int
    name: str  # the required document's name
    document_id: str
    media_type: str


@dataclass(frozen=True, slots=True)
class SubmittedFee:
    name: str
    code: str
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything DongBoHoSoMC needs, in our words. Times are aware UTC."""

    dossier_id: str
    dossier_code: str
    procedure_code: str
    procedure_name: str
    field_code: str  # mã lĩnh vực; empty when the catalogue does not tell
    field_name: str
    citizen_id: str = field(repr=False)
    owner_name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    address: str = field(repr=False)
    summary: str = field(repr=False)  # trích yếu
    note: str = field(repr=False)
    filed_at: datetime
    received_at: datetime
    due_at: datetime | None
    unit_name: str  # đơn vị xử lý
    return_by_post: bool
    files: tuple[SubmittedFile, ...]
    fees: tuple[SubmittedFee, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=datetime.isoformat, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Submission":
        values = json.loads(text)
        for key in ("filed_at", "received_at", "due_at"):
            values[key] = datetime.fromisoformat(values[key]) if values[key] else None
        values["files"] = tuple(SubmittedFile(**f) for f in values["files"])
        values["fees"] = tuple(SubmittedFee(**f) for f in values["fees"])
        return cls(**{f.name: values[f.name] for f in fields(cls)})


@dataclass(frozen=True, slots=True)
class Step:
    """One processing step (CapNhatTienDoHoSoMC). Sent once, never again."""

    dossier_code: str
    officer: str = field(repr=False)
    title: str
    department: str
    content: str
    national_state: int  # 1..10
    at: datetime

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=datetime.isoformat, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Step":
        values = json.loads(text)
        return cls(**{**values, "at": datetime.fromisoformat(values["at"])})
