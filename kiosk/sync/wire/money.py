"""Messages of the Portal's payment platform (nền tảng thanh toán trực tuyến), and their checksum.

Only the codes 00 and 99 are known: whatever is not 00 is failed or pending, and is asked about. Which values
TrangThaiGD takes, and over which fields the answer to INIT is signed, is not known.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Annotated

from kiosk.sync.wire.model import AbsentRows, Moment, Number, WireModel, Words, rows, told

INIT = (
    "LoaiBanTin",
    "PhienBan",
    "MaDoiTac",
    "MaThamChieu",
    "SoTien",
    "LoaiHinhThanhToan",
    "MaKenhThanhToan",
    "MaThietBi",
    "NgonNgu",
    "MaTienTe",
    "MaNganHang",
    "ThongTinGiaoDich",
    "ThoiGianGD",
    "Ip",
)
QUERY = ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD")  # and GET_BILL
ANSWER = (  # of QUERY, and the word that comes by itself (IPN)
    "LoaiBanTin",
    "MaLoi",
    "MaDoiTac",
    "MaThamChieu",
    "SoTien",
    "MaTienTe",
    "MaGiaoDich",
    "MaNganHang",
    "ThoiGianGD",
    "ThongTinGiaoDich",
)
HEARD = ("MaLoi", "MaDoiTac", "MaThamChieu", "ThoiGianGD")  # our answer to an IPN: its fields are an assumption
DONE, OTHER = "00", "99"
MOST_NAME = 250  # characters of TenTTHC and TenDVC


class BillFee(WireModel):
    """An element of PhiLePhi."""

    kind: Words = told("LoaiPhiLePhi", "C", 'CPS: 1 phí, 2 lệ phí; TD: the text "Phi"', must=True)
    code: Words = told("MaPhiLePhi", "A", "CPS, TD", must=True)
    name: Words = told("TenPhiLePhi", "A", "CPS, TD", must=True)
    amount_vnd: Number = told("SoTien", "A", "CPS, TD", default=0, must=True)


class BillLine(WireModel):
    """An element of DSKhoanNop."""

    content: Words = told("NoiDung", "A", "CPS, TD", must=True)
    amount_vnd: Number = told("SoTien", "A", "CPS, TD", default=0, must=True)


class Bill(WireModel):
    """ThongTinBienLai of a fee (MaDichVu 2). A fine (1) has members of its own, which a kiosk never sends."""

    service_kind: Words = told("MaDichVu", "A", "CPS, TD", "2 phí, lệ phí; 1 phạt vi phạm", default="2", must=True)
    service_code: Words = told("MaDVC", "A", "CPS: of LayDVC; TD: the procedure's code and .01", must=True)
    service_name: Words = told("TenDVC", "A", "CPS, TD", must=True)
    procedure_code: Words = told("MaTTHC", "A", "CPS, TD", must=True)
    procedure_name: Words = told("TenTTHC", "A", "CPS, TD", "cut at 250", must=True)
    unit_code: Words = told("MaDonVi", "A", "CPS, TD", must=True)
    unit_name: Words = told("TenDonVi", "A", "CPS, TD", must=True)
    dossier_code: Words = told("MaHoSo", "A", "CPS, TD", must=True)
    account: Words = told("TKThuHuong", "A", "CPS, TD", "may differ by procedure", must=True)
    bank_bin: Words = told("MaNHThuHuong", "A", "CPS, TD", must=True)
    holder: Words = told("TenTKThuHuong", "A", "CPS, TD", must=True)
    fees: Annotated[tuple[BillFee, ...], AbsentRows] = rows("PhiLePhi", "A", "CPS, TD")
    content: Words = told("NoiDungThanhToan", "A", "CPS, TD", must=True)
    payer_name: Words = told("HoTenNguoiNop", "A", "CPS, TD", must=True)
    payer_id: Words = told("SoCMNDNguoiNop", "A", "CPS, TD", must=True)
    payer_address: Words = told("DiaChiNguoiNop", "A", "CPS, TD", must=True)
    authority_code: Words = told("MaCoQuanQD", "A", "CPS, TD", must=True)
    authority_name: Words = told("TenCoQuanQD", "A", "CPS, TD", must=True)
    lines: Annotated[tuple[BillLine, ...], AbsentRows] = rows("DSKhoanNop", "A", "CPS, TD")


class InitMessage(WireModel):
    """INIT: a payment is asked for."""

    kind: Words = told("LoaiBanTin", "A", "CPS, TD", default="INIT")
    version: Words = told("PhienBan", "A", "CPS, TD: 1.0.6", must=True)
    partner: Words = told("MaDoiTac", "A", "CPS, TD", must=True)
    reference: Words = told("MaThamChieu", "A", "CPS, TD", "one for each attempt, at most 255", must=True)
    amount_vnd: Number = told("SoTien", "A", "CPS, TD", default=0, must=True)
    payment_kind: Words = told("LoaiHinhThanhToan", "A", "CPS, TD", default="PAY")
    channel: Words = told("MaKenhThanhToan", "A", "CPS, TD", default="1")
    device: Words = told("MaThietBi", "A", "CPS, TD", "1 web, presumably", default="1")
    language: Words = told("NgonNgu", "A", "CPS, TD", default="vi-VN")
    currency: Words = told("MaTienTe", "A", "CPS, TD", default="VND")
    bank: Words = told("MaNganHang", "A", "CPS, TD", default="PAYMENT")
    content: Words = told("ThongTinGiaoDich", "A", "CPS, TD", "ASCII", must=True)
    at: Moment = told("ThoiGianGD", "A", "CPS; TD writes it with a 12-hour clock", default=None, must=True)
    ip: Words = told("Ip", "A", "CPS, TD", must=True)
    bill: Bill = told("ThongTinBienLai", "A", "CPS, TD", default=Bill())


class InitAnswer(WireModel):
    """How INIT is answered."""

    code: Words = told("MaLoi", "A", "CPS, TD", "00 done")
    said: Words = told("MoTaLoi", "A", "CPS, TD")
    partner: Words = told("MaDoiTac", "A", "CPS, TD")
    reference: Words = told("MaThamChieu", "A", "CPS, TD")
    page: Words = told("UrlThanhToan", "A", "CPS, TD", "where the payer is sent")
    checksum: Words = told("MaXacThuc", "A", "CPS, TD")


class AskMessage(WireModel):
    """QUERY and GET_BILL."""

    kind: Words = told("LoaiBanTin", "A", "CPS, TD", "QUERY or GET_BILL", must=True)
    version: Words = told("PhienBan", "A", "CPS, TD", must=True)
    partner: Words = told("MaDoiTac", "A", "CPS, TD", must=True)
    reference: Words = told("MaThamChieu", "A", "CPS, TD", must=True)
    at: Moment = told("ThoiGianGD", "A", "CPS, TD", "of the INIT, not of now", default=None, must=True)


class PaymentResult(WireModel):
    """What QUERY answers, and what comes by itself when somebody has paid (IPN)."""

    kind: Words = told("LoaiBanTin", "A", "CPS, TD")
    code: Words = told("MaLoi", "A", "CPS, TD", "00 done")
    said: Words = told("MoTaLoi", "A", "CPS, TD")
    partner: Words = told("MaDoiTac", "A", "CPS, TD", must=True)
    reference: Words = told("MaThamChieu", "A", "CPS, TD", must=True)
    amount_vnd: Number = told("SoTien", "A", "CPS, TD", "a number here", default=None, must=True)
    currency: Words = told("MaTienTe", "A", "CPS, TD")
    transaction: Words = told("MaGiaoDich", "A", "CPS, TD")
    bank: Words = told("MaNganHang", "A", "CPS, TD")
    at: Words = told("ThoiGianGD", "A", "CPS, TD")
    content: Words = told("ThongTinGiaoDich", "A", "CPS, TD")
    standing: Words = told("TrangThaiGD", "B", "TD", "only QUERY; its values are an assumption")
    checksum: Words = told("MaXacThuc", "A", "CPS, TD", must=True)


def sign(message: Mapping[str, object], fields: Sequence[str], secret: str) -> str:
    """MaXacThuc: lower-case hex SHA-256 of the named fields and the secret, joined by "|"."""
    return hashlib.sha256("|".join([*(str(message.get(name, "")) for name in fields), secret]).encode()).hexdigest()


def signed_by(message: Mapping[str, object], fields: Sequence[str], secret: str) -> bool:
    """Whether MaXacThuc is right; an empty secret proves nothing."""
    told_sum = str(message.get("MaXacThuc", "")).lower().encode()
    return bool(secret) and hmac.compare_digest(sign(message, fields, secret).encode(), told_sum)
