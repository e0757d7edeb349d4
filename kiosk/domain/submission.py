"""The one canonical dossier that goes out, whatever wire profile carries it.

Frozen at submission: the JSON in the outbox row is what is sent on every attempt.
"""

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    digest: str  # SHA-256 hex of the plain bytes
    size: int
    name: str  # the required document's name
    document_id: str
    media_type: str
    component_code: str = ""  # mã thành phần hồ sơ of the national record; empty: not known
    reused: int = 0  # 0 scanned for this dossier, 1 from another dossier, 2 from an issued result
    from_national_store: bool = False  # taken from kho dữ liệu giấy tờ of the Portal
    replaced_by: str = ""  # mã kết quả of the result that stands in its place


@dataclass(frozen=True, slots=True)
class SubmittedFee:
    name: str
    code: str
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class SubmittedResult:
    """A paper of the result (giấy tờ kết quả) that was scanned."""

    name: str
    code: str  # mã kết quả; empty: the procedure publishes none
    digest: str  # SHA-256 hex of the file
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class SupplementRound:
    """One request for more papers, and their coming."""

    number: int
    asked_by: str = field(repr=False)
    content: str = field(repr=False)
    asked_at: datetime
    due_was: datetime | None
    taken_by: str = field(default="", repr=False)
    taken_at: datetime | None = None  # None: still waited for
    due_now: datetime | None = None


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
    # What changes after reception; the same dossier is sent again with it.
    national_state: int = 0  # 1..10; 0: as registered
    finished_at: datetime | None = None
    refused_at: datetime | None = None
    returned_at: datetime | None = None
    return_note: str = field(default="", repr=False)
    supplements: tuple[SupplementRound, ...] = ()
    results: tuple[SubmittedResult, ...] = ()
    document_number: str = field(default="", repr=False)  # of an applicant without a citizen id
    # Whose matter it is, when not the applicant's own: an empty name of the applicant says that it is his.
    applicant_name: str = field(default="", repr=False)
    owner_number: str = field(default="", repr=False)  # số định danh or mã số thuế of the owner, as far as known
    owner_is_organisation: bool = False
    # What decides where it goes, and what only some receivers ask for. Empty: not known, and never guessed.
    procedure_version: str = ""  # the edition of the catalogue it began with
    channel: str = ""  # KenhThucHien; empty: as the centre's settings say
    owner_tech_id: str = field(default="", repr=False)  # the Portal's own id of a signed-on account
    vneid_verified: bool = False  # the account was seen to be verified with VNeID
    databases: tuple[str, ...] = ()  # MaCSDL of the national databases that were really consulted
    online_payment: str = ""  # DuocThanhToanTrucTuyen; empty: as the centre's settings say
    birth_date: date | None = field(default=None, repr=False)  # of the applicant
    identity_issued_on: date | None = field(default=None, repr=False)
    province_code: str = ""  # of the address
    commune_code: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=_iso, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Submission":
        values = _with_instants(json.loads(text), "filed_at", "received_at", "due_at", *LATER_INSTANTS)
        values["files"] = tuple(SubmittedFile(**f) for f in values["files"])
        values["fees"] = tuple(SubmittedFee(**f) for f in values["fees"])
        values["results"] = tuple(SubmittedResult(**r) for r in values.get("results", ()))
        rounds = (_with_instants(r, *ROUND_INSTANTS) for r in values.get("supplements", ()))
        values["supplements"] = tuple(SupplementRound(**r) for r in rounds)
        values["databases"] = tuple(values.get("databases", ()))
        days = {key: date.fromisoformat(values[key]) for key in DAYS if values.get(key)}
        values |= days
        return cls(**{f.name: values[f.name] for f in fields(cls) if f.name in values})


LATER_INSTANTS = ("finished_at", "refused_at", "returned_at")
DAYS = ("birth_date", "identity_issued_on")
ROUND_INSTANTS = ("asked_at", "due_was", "taken_at", "due_now")


def _iso(value: date) -> str:
    """Of a date or a datetime, which is one too."""
    return value.isoformat()


def _with_instants(values: dict[str, Any], *keys: str) -> dict[str, Any]:
    return values | {key: datetime.fromisoformat(values[key]) for key in keys if values.get(key)}


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
