"""Phiếu giữ hồ sơ: what the citizen carries home when the kiosk has taken the dossier."""

from pathlib import Path

from kiosk.documents.thermal import Strip
from kiosk.domain.local_time import date_text, local, local_date, long_date_text, long_date_time_text
from kiosk.domain.paper import CustodySlip, PaperLine, temporary_note
from kiosk.ports import Raster

MOST_LINES = 3  # of a paper's name: the catalogue publishes some of 7,000 letters, explanations included


def draw_custody_slip(slip: CustodySlip, fonts: Path, width: int) -> Raster:
    """The look-up code, the due date and the truth about the Portal are readable at arm's length."""
    strip = Strip(fonts, width)
    _head(strip, slip)
    _who_and_what(strip, slip)
    _due(strip, slip)
    _truth(strip, slip)
    _papers(strip, slip.papers)
    _look_up(strip, slip)
    return strip.finish()


def _head(strip: Strip, slip: CustodySlip) -> None:
    strip.space(8)
    strip.text(slip.centre.authority.upper(), 22, align="centre")
    strip.text(slip.centre.name.upper(), 24, bold=True, align="centre")
    strip.rule(3)
    strip.widest("PHIẾU GIỮ HỒ SƠ", 48)
    if slip.reprint:
        strip.space(6)
        strip.box([(f"BẢN IN LẠI lần {slip.reprint}", 28)], inverse=True)
    strip.space(8)
    strip.text("Số tạm" if slip.dossier_code == slip.temporary_code else "Mã hồ sơ", 24, align="centre")
    strip.widest(slip.dossier_code, 60)
    if note := temporary_note(slip.dossier_code, slip.temporary_code):
        strip.text(note, 24, bold=True, align="centre")
    strip.rule(3)


def _who_and_what(strip: Strip, slip: CustodySlip) -> None:
    strip.text("Thủ tục", 22)
    strip.whole(slip.procedure_name, (26, 22), 6)
    strip.space(8)
    strip.text("Người nộp hồ sơ", 22)
    strip.whole(slip.owner_name, (30, 24), 3)
    strip.text(f"Số định danh: {slip.masked_id}", 24)
    if slip.for_whom:
        strip.space(8)
        strip.text("Nộp cho", 22)
        strip.whole(slip.for_whom, (30, 24), 3)
    strip.space(8)
    strip.text("Nhận hồ sơ lúc", 22)
    strip.text(long_date_time_text(slip.received_at), 26)


def _due(strip: Strip, slip: CustodySlip) -> None:
    strip.rule(3)
    strip.text("HẸN TRẢ KẾT QUẢ", 26, bold=True, align="centre")
    if slip.due_at is None:
        strip.text("Trung tâm sẽ báo ngày trả kết quả cho Quý khách.", 28, bold=True, align="centre")
    else:
        strip.widest(date_text(slip.due_at), 92)
        here = local(slip.due_at)
        strip.text(f"{here:%H} giờ {here:%M} phút, {long_date_text(local_date(slip.due_at))}", 24, align="centre")
    strip.space(12)


def _truth(strip: Strip, slip: CustodySlip) -> None:
    if slip.on_portal:
        strip.box([("TRUNG TÂM ĐÃ NHẬN HỒ SƠ.", 30), ("HỒ SƠ ĐÃ CÓ TRÊN CỔNG DỊCH VỤ CÔNG QUỐC GIA.", 26)])
    else:
        strip.box([("TRUNG TÂM ĐANG GIỮ HỒ SƠ.", 30), ("CHƯA CÓ TRÊN CỔNG DỊCH VỤ CÔNG QUỐC GIA.", 26)])
        strip.space(6)
        strip.text("Khi có mạng, Trung tâm gửi hồ sơ lên Cổng. Quý khách không phải nộp lại.", 22, align="centre")


def _papers(strip: Strip, papers: tuple[PaperLine, ...]) -> None:
    strip.rule(2)
    strip.text(f"GIẤY TỜ ĐÃ NỘP ({len(papers)})", 24, bold=True)
    shortened = False
    for number, paper in enumerate(papers, 1):
        strip.space(4)
        right = f"{paper.pages} trang" if paper.pages else ""
        shortened |= strip.row(f"{number}. {paper.name}", right, 24, bold_right=True, most_lines=MOST_LINES)
        detail = ", ".join(filter(None, (copies_text(paper), paper.where)))
        if detail:
            strip.text(detail, 20, indent=32)
    if shortened:
        strip.space(4)
        strip.text("Tên có dấu … được rút gọn; tên đầy đủ ở giấy tiếp nhận.", 20)


def copies_text(paper: PaperLine) -> str:
    """How many of each kind, e.g. "1 bản chính, 2 bản sao"; empty when none is handed in."""
    kinds = ((paper.originals, "bản chính"), (paper.certified, "bản chứng thực"), (paper.copies, "bản sao"))
    return ", ".join(f"{count} {kind}" for count, kind in kinds if count)


def _look_up(strip: Strip, slip: CustodySlip) -> None:
    strip.rule(2)
    strip.text("Phí, lệ phí", 22)
    strip.text(slip.fee_text, 28, bold=True)
    strip.rule(2)
    strip.qr_beside(slip.qr_text, lambda beside: _pin(beside, slip.pin))
    strip.space(6)
    strip.text(f"Tra cứu: {slip.centre.look_up_address}", 22, align="centre")
    strip.text(f"Hỗ trợ: {slip.centre.phone}", 26, bold=True, align="centre")
    strip.rule(2, dashed=True)
    strip.text("Phiếu này để tiện theo dõi; giấy tiếp nhận khổ A5 là giấy chính thức.", 22, align="centre")
    strip.text("Giấy in nhiệt mau phai: Quý khách vui lòng chụp ảnh lại.", 20, align="centre")
    strip.space(8)


def _pin(strip: Strip, pin: str) -> None:
    strip.text("Mã PIN tra cứu", 24, align="centre")
    strip.widest(" ".join(pin), 56)
    strip.text("Quý khách giữ kín mã này. Tra cứu tại ki-ốt, hoặc đưa mã QR cho cán bộ quầy.", 20, align="centre")
