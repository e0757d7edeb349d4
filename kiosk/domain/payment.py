"""Money: what is owed, how it was paid, and the cash drawer of a shift. Whole đồng."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.errors import IllegalTransition


class PaymentMethod(StrEnum):
    CASH = "cash"  # tiền mặt
    VIETQR = "vietqr"  # chuyển khoản bằng mã VietQR
    PORTAL = "portal"  # thanh toán trực tuyến trên Cổng


class PaymentState(StrEnum):
    """Money state, apart from the business state of the dossier."""

    ASKED = "asked"  # chờ nộp
    UNCONFIRMED = "unconfirmed"  # chờ xác nhận: the citizen says it is paid, nobody has confirmed it
    PAID = "paid"  # đã thu
    CANCELLED = "cancelled"
    REFUNDED = "refunded"  # đã hoàn


P = PaymentState
NEXT: dict[PaymentState, frozenset[PaymentState]] = {
    P.ASKED: frozenset({P.UNCONFIRMED, P.PAID, P.CANCELLED}),
    P.UNCONFIRMED: frozenset({P.PAID, P.CANCELLED}),
    P.PAID: frozenset({P.REFUNDED}),
    P.CANCELLED: frozenset({P.PAID}),  # the bank's word came late: the money is there all the same
    P.REFUNDED: frozenset(),
}


@dataclass(slots=True)
class Payment:
    """Khoản phí, lệ phí của một hồ sơ."""

    id: str
    dossier_id: str
    amount_vnd: int
    method: PaymentMethod
    reference: str  # unique: the purpose that the bank sends back
    created_at: datetime
    state: PaymentState = P.ASKED
    changed_at: datetime | None = None
    officer_id: str = ""
    officer_name: str = field(default="", repr=False)
    shift_id: str = ""  # whose drawer the cash lies in
    slip_book: str = ""  # the year
    slip_number: int = 0  # of the fee slip; no gaps within a book; 0: none yet
    confirmed_by: str = ""  # "portal", "officer"; empty: not confirmed
    tendered_vnd: int = 0  # cash that was handed over; 0: not told
    refund_shift_id: str = ""  # out of whose drawer the cash was given back
    note: str = field(default="", repr=False)  # why it was given back

    def move_to(self, target: PaymentState) -> None:
        """Raises IllegalTransition and changes nothing otherwise."""
        if target not in NEXT[self.state]:
            raise IllegalTransition(f"payment {self.state} -> {target}")
        self.state = target


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Tài khoản thu phí, lệ phí of the centre."""

    bank_bin: str
    account: str
    holder: str
    bank: str = ""  # its name, for those who type instead of scanning

    @property
    def known(self) -> bool:
        return bool(self.bank_bin and self.account)


@dataclass(slots=True)
class Shift:
    """Ca làm việc of one officer at one counter, with its cash drawer."""

    id: str
    officer_id: str
    officer_name: str = field(repr=False)
    counter: str
    opened_at: datetime
    float_vnd: int  # what lay in the drawer at the beginning
    closed_at: datetime | None = None
    counted_vnd: int | None = None  # what was counted at the end
    expected_vnd: int | None = None  # float and cash taken less cash given back, when it was closed
    counts: dict[str, int] = field(default_factory=dict)  # denomination -> notes
    note: str = ""
