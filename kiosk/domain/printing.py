"""The print ledger's nouns: a job exists before its first byte leaves, and is never repeated by itself."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PrintKind(StrEnum):
    CUSTODY_SLIP = "custody-slip"  # phiếu giữ hồ sơ, thermal
    CHECKLIST = "checklist"  # what to bring, thermal
    RECEIPT_FORM = "receipt-form"  # mẫu 01, A5
    SUPPLEMENT_FORM = "supplement-form"  # mẫu 02
    REFUSAL_FORM = "refusal-form"  # mẫu 03
    APOLOGY_FORM = "apology-form"  # mẫu 04
    STOP_FORM = "stop-form"  # mẫu 05
    ROUTING_FORM = "routing-form"  # mẫu 06
    HAND_OVER_SHEET = "hand-over-sheet"  # phiếu bàn giao kết quả
    BATCH_RECEIPT = "batch-receipt"  # giấy tiếp nhận nhiều hồ sơ
    TICKET = "ticket"  # phiếu số thứ tự, thermal
    FEE_SLIP = "fee-slip"  # phiếu thu, thermal
    PETITION_SLIP = "petition-slip"  # phiếu tiếp nhận phản ánh, kiến nghị, thermal
    PROGRESS = "progress"  # tình hình giải quyết hồ sơ, thermal
    SEPARATORS = "separators"  # tờ phân cách, A4
    ACCEPTANCE = "acceptance"  # biên bản nghiệm thu, thermal


class PrintState(StrEnum):
    QUEUED = "queued"  # not one byte has left; may be tried again
    SENDING = "sending"  # bytes may be on paper
    PRINTED = "printed"  # the printer said that the paper came out
    UNKNOWN = "unknown"  # somebody must look at the paper
    FAILED = "failed"


P = PrintState
NEXT: dict[PrintState, frozenset[PrintState]] = {
    P.QUEUED: frozenset({P.QUEUED, P.SENDING, P.FAILED}),  # queued again: the printer refused, its fault is noted
    P.SENDING: frozenset({P.PRINTED, P.UNKNOWN, P.QUEUED}),  # back to queued: the printer refused before any byte
    P.UNKNOWN: frozenset({P.PRINTED, P.FAILED}),  # a person has looked
    P.PRINTED: frozenset(),
    P.FAILED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class PrintJob:
    id: str
    kind: PrintKind
    subject_id: str  # what it is about: a dossier's, ticket's or payment's id, or of papers for all a procedure's code
    copy: int  # 0 the first; n: "BẢN IN LẠI lần n"
    state: PrintState
    created_at: datetime
    fault_code: str = ""
    place: str = ""  # where it was sent to, when not to this machine's own printer
