"""What stands on the legal forms 02 to 07 of TT 03/2025/TT-VPCP. Form 01 is `ReceiptForm` in paper.py.

Pure values; times are aware UTC, texts are as they shall be read. An empty text prints as dots to fill in by hand.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.paper import PaperLine


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a form names: the person or organisation that filed."""

    name: str = field(repr=False)
    address: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SupplementRequest:
    """Mẫu 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""

    centre: OneStopCentre
    number: int  # "Số: 12/HDHS"; 0: left to be filled in
    dossier_code: str  # empty: asked for before the dossier was accepted
    issued_at: datetime
    applicant: Party
    request: str  # nội dung yêu cầu giải quyết
    papers: tuple[PaperLine, ...]  # what is to be brought or mended
    reason: str
    officer_name: str  # người hướng dẫn
    officer_phone: str = ""  # empty: the centre's


@dataclass(frozen=True, slots=True)
class RefusalNotice:
    """Mẫu 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ. The reason is one of the law, never a technical fault."""

    centre: OneStopCentre
    dossier_code: str  # empty: refused before the dossier was accepted
    issued_at: datetime
    applicant: Party
    request: str
    reason: str
    officer_name: str
    officer_phone: str = ""  # empty: the centre's


@dataclass(frozen=True, slots=True)
class ApologyNotice:
    """Mẫu 04, Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết."""

    centre: OneStopCentre
    number: int  # "Số: 3/PXL"; 0: left to be filled in
    dossier_code: str
    issued_at: datetime
    applicant: Party
    request: str
    received_at: datetime
    due_at: datetime  # as promised on form 01
    new_due_at: datetime
    reason: str
    signer_name: str  # the head of the agency
    signer_title: str = ""  # empty: as the template says
    handling_body: str = ""  # the agency that is late; empty: the centre's authority


@dataclass(frozen=True, slots=True)
class StopNotice:
    """Mẫu 05, Thông báo dừng giải quyết hồ sơ."""

    centre: OneStopCentre
    number: int  # "Số: 2/TBD"; 0: left to be filled in
    dossier_code: str
    issued_at: datetime
    applicant: Party
    request: str
    received_at: datetime
    asked_by: str = field(repr=False)  # người đề nghị dừng: the applicant's name, or the handling agency's
    reason: str
    stage: str  # how far the dossier had come: "Đang xử lý"
    money_text: str  # what happens to a fee already paid
    returned_papers: tuple[PaperLine, ...]
    signer_name: str
    signer_title: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """One block of form 06: the dossier passes from one body (Giao) to another (Nhận)."""

    giver: str  # tên cơ quan giao
    receiver: str
    at: datetime | None  # None: not yet handed over
    giver_name: str = ""  # người giao
    receiver_name: str = ""  # người nhận
    outcome: str = ""  # "Trước hạn", "Đúng hạn", "Quá hạn"
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoutingSlip:
    """Mẫu 06, Phiếu kiểm soát quá trình giải quyết hồ sơ. At least four blocks are printed, empty ones to fill in."""

    centre: OneStopCentre
    dossier_code: str
    applicant_name: str = field(repr=False)
    request: str
    received_at: datetime
    due_at: datetime | None
    handling_body: str  # cơ quan (bộ phận) giải quyết hồ sơ
    cooperating_body: str  # cơ quan phối hợp; empty: none
    register_book: str
    register_number: int
    hand_overs: tuple[HandOver, ...]
    qr_text: str  # the dossier code


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One dossier in the register."""

    number: int  # số thứ tự, without gaps within the year
    dossier_code: str
    request: str  # trích yếu
    dossier_count: int  # số bộ
    owner_name: str = field(repr=False)
    address: str = field(repr=False)
    phone: str = field(repr=False)
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    officer_name: str  # người nhận hồ sơ
    area: str = ""  # địa bàn
    handling_body: str = ""  # cơ quan chủ trì giải quyết
    return_by: str = ""  # phương thức nhận kết quả
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterHead:
    """What a page of the register says above its rows; the rows may come one by one."""

    centre: OneStopCentre
    book: str  # quyển số: "01/2026"
    first_day: date
    last_day: date
    made_at: datetime
    first_page: int = 1  # the pages of a book are numbered without gaps


@dataclass(frozen=True, slots=True)
class Register:
    """Mẫu 07, Sổ theo dõi hồ sơ, A4 landscape."""

    head: RegisterHead
    rows: tuple[RegisterRow, ...]
