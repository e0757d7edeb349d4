"""What stands on the thermal slips beside the custody slip and the checklist of paper.py. Pure values.

None of them is a legal form, and none carries a full identity number.
"""

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.payment import PaymentState


@dataclass(frozen=True, slots=True)
class FeeSlipLine:
    """One fee: "Lệ phí đăng ký cư trú"."""

    name: str
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class TransferTo:
    """Where a transfer goes, in words for those who type instead of scanning."""

    bank: str
    account: str
    holder: str
    purpose: str  # nội dung chuyển khoản, ASCII, at most 25 characters
    vietqr: str  # the EMVCo payload, CRC included


@dataclass(frozen=True, slots=True)
class FeeSlip:
    """Phiếu thu phí, lệ phí. Not a biên lai: that is issued by the fee system.

    A VietQR code only asks for money and proves nothing: the slip says what the state of the money is.
    """

    centre: OneStopCentre
    number: str  # số phiếu; empty: none yet
    dossier_code: str
    procedure_name: str
    payer_name: str = field(repr=False)
    lines: tuple[FeeSlipLine, ...]
    state: PaymentState
    how_paid: str  # "Tiền mặt", "Chuyển khoản VietQR"; empty: not chosen yet
    made_at: datetime  # asked for, or collected, or given back
    officer_name: str = ""  # who took the money; empty at the kiosk
    transfer: TransferTo | None = None  # set while money is asked for by transfer
    tendered_vnd: int = 0  # cash handed over; 0: not told
    reprint: int = 0  # n > 0: "BẢN IN LẠI lần n"

    @property
    def total_vnd(self) -> int:
        return sum(line.amount_vnd for line in self.lines)


@dataclass(frozen=True, slots=True)
class TicketSlip:
    """Phiếu số thứ tự. Carries a number and never a name."""

    centre: OneStopCentre
    number: str  # "A015", as called in the hall
    field: str  # lĩnh vực, or the name of the line
    counters: tuple[str, ...]  # "Quầy 3"; empty: called wherever one is free
    ahead: int  # people waiting before this one
    wait_minutes: tuple[int, int] | None  # from, to; None: nothing honest can be said
    priority: str  # "Người cao tuổi"; empty: no priority
    taken_at: datetime
    qr_text: str = ""  # what a counter's reader gets; empty: no symbol
    note: str = ""  # "Ngoài giờ làm việc: …"
    reprint: int = 0


@dataclass(frozen=True, slots=True)
class PetitionSlip:
    """Phiếu tiếp nhận phản ánh, kiến nghị. What was written stays out of the paper."""

    centre: OneStopCentre
    code: str  # mã tra cứu
    kind: str  # "Phản ánh", "Kiến nghị"
    received_at: datetime
    answer_by: datetime | None
    on_portal: bool
    pin: str = field(repr=False)
    qr_text: str  # the code alone
    reprint: int = 0


@dataclass(frozen=True, slots=True)
class ProgressLine:
    at: datetime | None  # None: still to come, or the day is not known
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class ProgressSlip:
    """Tình hình giải quyết hồ sơ, as the look-up shows it. Names no person."""

    centre: OneStopCentre
    dossier_code: str
    title: str  # how far it has come
    procedure_name: str
    due_at: datetime | None
    advice: str  # what to do next; empty: wait
    lines: tuple[ProgressLine, ...]
    printed_at: datetime
    reprint: int = 0
    temporary_code: str = ""  # as in CustodySlip


@dataclass(frozen=True, slots=True)
class RulerPage:
    """Trang thử máy in: the width of the line, every letter, and what the printer says of itself."""

    address: str  # of the printer
    proof: str  # how it tells that paper came out
    printed_at: datetime
    qr_text: str
