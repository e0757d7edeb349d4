"""What the Portal's payment platform (nền tảng thanh toán trực tuyến) is told and says, in our words."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PaymentNotice:
    """A payment that is asked for (bản tin INIT)."""

    reference: str
    amount_vnd: int
    asked_at: datetime
    dossier_code: str
    procedure_code: str
    procedure_name: str
    payer_name: str = field(repr=False)
    payer_id: str = field(repr=False)
    payer_address: str = field(repr=False)


class PaymentStanding(StrEnum):
    UNKNOWN = "unknown"  # the platform has never heard of the reference
    WAITING = "waiting"
    PAID = "paid"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PaymentWord:
    """What the platform says of one reference. Only a word whose checksum is right becomes one."""

    reference: str
    standing: PaymentStanding
    amount_vnd: int = 0  # 0 unless paid
    transaction: str = ""  # mã giao dịch of the bank
