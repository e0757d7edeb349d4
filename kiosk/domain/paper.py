"""What stands on each paper, before anyone decides how it looks. Pure values; times are aware UTC."""

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.centre import OneStopCentre


def shortened(text: str, most: int) -> str:
    """The text, or as many of its whole words as fit `most` characters, with an ellipsis.

    The catalogue publishes names of papers that run to 7,000 characters, explanations and examples included.
    """
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;.:(") + "…"


def temporary_note(code: str, temporary_code: str) -> str:
    """What a paper says beside the code: that it is only a temporary number, or which one it replaced; else nothing."""
    if not temporary_code:
        return ""
    if code == temporary_code:
        return "SỐ TẠM. Mã hồ sơ chính thức được cấp sau; số tạm này vẫn tra cứu được."
    return f"Thay cho số tạm {temporary_code}"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One row of the list of papers (thành phần hồ sơ)."""

    name: str
    originals: int
    certified: int
    copies: int
    pages: int  # scanned pages; 0: brought to the counter or looked up
    where: str  # "đã quét", "mang ra quầy", "cơ sở dữ liệu quốc gia"


@dataclass(frozen=True, slots=True)
class CustodySlip:
    """Phiếu giữ hồ sơ, thermal: what the citizen holds when the network is down. Not the legal form.

    Carries no full identity number.
    """

    centre: OneStopCentre
    dossier_code: str
    procedure_name: str
    owner_name: str = field(repr=False)
    masked_id: str
    received_at: datetime
    due_at: datetime | None
    fee_text: str
    papers: tuple[PaperLine, ...]
    on_portal: bool  # False: "Trung tâm đang giữ hồ sơ, chưa có trên Cổng"
    pin: str = field(repr=False)
    qr_text: str  # what a counter's reader gets: the dossier code and job, never an identity number
    reprint: int = 0  # n > 0: "BẢN IN LẠI lần n"
    for_whom: str = field(default="", repr=False)  # chủ hồ sơ, when another than who filed
    temporary_code: str = ""  # số tạm, which it had first; the same as the code: it has no other yet


@dataclass(frozen=True, slots=True)
class Checklist:
    """What to bring for a procedure, thermal."""

    centre: OneStopCentre
    procedure_code: str
    procedure_name: str
    case: str
    papers: tuple[PaperLine, ...]
    term_text: str
    fee_text: str
    source: str  # "theo Cổng DVCQG, 07/2026"
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptForm:
    """Mẫu 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 03/2025/TT-VPCP, printed as in TT 01/2018), A5."""

    centre: OneStopCentre
    dossier_code: str
    applicant_name: str = field(repr=False)
    applicant_id: str = field(repr=False)  # the legal form carries the whole number
    applicant_address: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    request: str  # nội dung yêu cầu giải quyết
    owner_name: str = field(repr=False)  # chủ hồ sơ; empty when the applicant is the owner
    owner_address: str = field(repr=False)
    papers: tuple[PaperLine, ...]
    dossier_count: int  # số lượng hồ sơ (bộ)
    term_text: str
    received_at: datetime
    due_at: datetime | None
    return_place: str  # đăng ký nhận kết quả tại
    fee_text: str
    register_book: str
    register_number: int
    officer_name: str  # empty at the kiosk: the centre signs by its stamp or later
    qr_text: str
    temporary_code: str = ""  # as in CustodySlip
