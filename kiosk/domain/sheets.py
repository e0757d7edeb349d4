"""What stands on the sheets that the centre makes for itself: hand-over, end of day, acceptance. Pure values."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.legal_forms import Party


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One paper that is handed out."""

    name: str  # "Trích lục khai sinh"
    number: str  # số ký hiệu; empty: none
    copies: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandOverSheet:
    """Phiếu bàn giao kết quả, A5, two copies."""

    centre: OneStopCentre
    dossier_code: str
    request: str
    owner: Party
    receiver_name: str = field(repr=False)
    receiver_id: str = field(repr=False)  # masked unless the centre must keep it whole
    receiver_role: str  # "Chủ hồ sơ", "Người được ủy quyền"
    results: tuple[ResultLine, ...]
    due_at: datetime | None
    handed_at: datetime
    fee_text: str
    officer_name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One dossier of a BatchReceipt."""

    dossier_code: str
    request: str
    owner_name: str = field(repr=False)
    papers: int  # how many were listed
    due_at: datetime | None
    fee_text: str
    register_book: str
    register_number: int


@dataclass(frozen=True, slots=True)
class BatchReceipt:
    """Giấy tiếp nhận nhiều hồ sơ, A4, two copies: one person's dossiers of one sitting."""

    centre: OneStopCentre
    applicant: Party
    applicant_id: str = field(repr=False)  # whole, as on form 01
    lines: tuple[BatchLine, ...]
    received_at: datetime  # of the last one
    officer_name: str

    @property
    def dossier_code(self) -> str:
        """Stands at the foot of pages."""
        return self.lines[0].dossier_code


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One count of the day."""

    label: str  # "Hồ sơ tiếp nhận"
    count: int
    detail: str = ""  # "18 tại ki-ốt, 34 tại quầy"
    alarming: bool = False  # somebody must act


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """One field (lĩnh vực) of the day."""

    field: str
    received: int
    returned: int
    on_time: int  # of the returned ones
    late: int
    still_open: int


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """One way of paying."""

    how: str  # "Tiền mặt"
    count: int
    amount_vnd: int
    unconfirmed_vnd: int = 0  # asked for but not confirmed: in no total


@dataclass(frozen=True, slots=True)
class DrawerCount:
    """Kiểm quỹ: what ought to be in the drawer and what was counted."""

    expected_vnd: int
    counted_vnd: int
    reason: str = ""  # of a difference

    @property
    def difference_vnd(self) -> int:
        return self.counted_vnd - self.expected_vnd


@dataclass(frozen=True, slots=True)
class DayReport:
    """Báo cáo cuối ngày, A4. Counts only, no citizen's name."""

    centre: OneStopCentre
    day: date
    made_at: datetime
    made_by: str
    figures: tuple[ReportFigure, ...]
    fields: tuple[FieldFigures, ...]
    money: tuple[MoneyFigures, ...]
    drawer: DrawerCount | None  # None: no cash was counted
    audit_entries: int  # of the whole chain
    audit_head: str  # hex digest of its last entry: proves later that nothing was taken out

    @property
    def collected_vnd(self) -> int:
        return sum(line.amount_vnd for line in self.money)


class CheckVerdict(StrEnum):
    GOOD = "good"
    WARNING = "warning"
    FAULT = "fault"
    SKIPPED = "skipped"  # this machine has none, or it was not tried


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What one device did when it was tried."""

    device: str  # "Đầu đọc thẻ"
    verdict: CheckVerdict
    text: str  # "ACS ACR1252, đọc thẻ mẫu trong 2,4 giây"
    code: str = ""  # of a fault


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One part and its version: ("Phần mềm", "0.2.0")."""

    part: str
    version: str


@dataclass(frozen=True, slots=True)
class AcceptancePage:
    """Biên bản nghiệm thu: printed at the end of the set-up, on thermal paper and on A4."""

    centre: OneStopCentre
    device_code: str  # mã máy: "KIOSK-01"
    role: str  # "Ki-ốt", "Quầy"
    checks: tuple[CheckLine, ...]
    versions: tuple[VersionLine, ...]
    simulators: bool  # software devices are in use: not fit for citizens
    tested_at: datetime
    technician: str
    qr_text: str  # read back by a reader to prove the print
