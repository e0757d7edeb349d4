"""What the Portal sends down to a province: the path of each call, and a body as it would fill it. Invented people."""

import base64
from collections.abc import Callable

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.clock import Clock

PAPER = b"%PDF-1.4 giay to mau"
COMPANY: Json = {
    "MaSoThue": "0990000011",
    "TenThuongNhan": "Công ty TNHH Mẫu",
    "DiaChiDoanhNghiep": {"MaTinh": "01", "MaHuyen": "", "MaXa": "00004", "DiaChiChiTiet": "Số 1, tổ 2"},
}


def filed(code: str, _: Clock) -> Json:
    """A dossier that was filed on the Portal: the papers come in base64."""
    content = base64.b64encode(PAPER).decode()
    papers = [{"TenTepDinhKem": "Giấy tờ kèm theo.pdf", "Base64": content}]
    named: Json = {"MaHoSo": code, "MaTTHC": "2.000033", "TenTepDonDangKy": "Đơn đăng ký.pdf", "TepDonDangKy": content}
    return {**named, **COMPANY, "Email": "mau@example.invalid", "SoDienThoai": "0900000000", "TaiLieuNop": papers}


def amended(code: str, _: Clock) -> Json:
    """What a person added to it later: the paper comes as a link."""
    return {
        "MaHoSoQG": code,
        "MaTTHC": "2.000033",
        "MaSoThue": COMPANY["MaSoThue"],
        "ThongTinDaNop": {"ThoiGianKhuyenMai": "30 ngày"},
        "ThongTinSuaDoi": {"ThoiGianKhuyenMai": "45 ngày"},
        "TenTepDangKy": "Đơn sửa đổi.pdf",
        "URLTepDangKy": "https://example.invalid/don-sua-doi.pdf",
    }


def tax_notice(code: str, _: Clock) -> Json:
    """XML in base64, that names the dossier."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?><TB_THUE><MA_HSO>{code}</MA_HSO></TB_THUE>'
    return {"FileThongBaoThue": base64.b64encode(xml.encode()).decode()}


def tax_paid(code: str, clock: Clock) -> Json:
    paid: Json = {
        "MaThongBaoThue": "TB-0001",
        "ThoiGianThanhToan": clock.wire(),
        "SoTien": "1500000",
        "NoiDungThanhToan": "Nop thue dat",
        "TrangThaiThanhToan": "1",
    }
    payer: Json = {"HoTenNguoiNopTien": "Nguyễn Văn Mẫu", "MaSoThue": "099085000011", "DiaChi": "Số 1, tổ 2"}
    proof = "https://example.invalid/chung-tu.pdf"
    return {"MaHoSo": code, **payer, "UrlFileChungTu": proof, "ThongTinThanhToan": paid}


def debt_asked(code: str, _: Clock) -> Json:
    """Is there something to pay for this dossier?"""
    return {"MaHoSo": code}


# name -> path behind the province's address, and what makes the body. The word of a payment (dpnhankqthanhtoanhs) is
# sent by payments.py, which knows what was paid.
CALLS: dict[str, tuple[str, Callable[[str, Clock], Json]]] = {
    "ho-so-moi": ("addtthcKhuyenMai", filed),
    "ho-so-bo-sung": ("nhanhsdvcqg", amended),
    "thong-bao-thue": ("nhantbthuedvcqg", tax_notice),
    "chung-tu-thue": ("nhantbthuedvcqg", tax_paid),
    "tra-cuu-thanh-toan": ("dptracuuthanhtoanhs", debt_asked),
}
