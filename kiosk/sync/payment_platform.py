"""The Portal's payment platform (nền tảng thanh toán trực tuyến), as its partners' systems speak to it.

Two messages over one address: INIT tells of a payment, QUERY asks how it stands. Every message carries MaXacThuc, a
SHA-256 over named fields and a shared secret; an answer whose own does not fit is no answer. That the address is one,
which values TrangThaiGD takes, and that only "00" and "99" come as MaLoi are assumptions until the platform's guide
is at hand.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.errors import ConfigError, PaymentRefused, PortalAnswerUnreadable
from kiosk.domain.payment import BankAccount
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.domain.vietqr import purpose_text
from kiosk.sync.http import HttpLine, read_json
from kiosk.sync.wire.spelling import write_moment

INIT = [
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
]
QUERY = ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"]
ANSWER = [
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
]
DONE, OTHER = "00", "99"
STANDINGS = {
    "0": PaymentStanding.WAITING,
    "1": PaymentStanding.PAID,
    "2": PaymentStanding.FAILED,
}
MOST_NAME = 250
MOMENT = "%Y%m%d%H%M%S"  # 24 hours
Wire = dict[str, object]


@dataclass(frozen=True, slots=True)
class Partner:
    """Who we are to the platform."""

    code: str  # MaDoiTac
    secret: str
    unit_code: str
    unit_name: str
    bank: BankAccount
    version: str = "1.0.6"
    ip: str = "127.0.0.1"

    def __repr__(self) -> str:
        return f"Partner({self.code})"


class PortalPayments:
    """Implements ports.PaymentPlatform. Close it when done."""

    def __init__(
        self, address: str, path: str, partner: Partner, connect_seconds: float = 3.0, total_seconds: float = 10.0
    ) -> None:
        """Raises ConfigError when the address is not http(s)."""
        if not address.startswith(("http://", "https://")):
            raise ConfigError("payment platform address")
        self._url, self._partner = address.rstrip("/") + path, partner
        self._line = HttpLine(connect_seconds, total_seconds, total_seconds)

    def close(self) -> None:
        self._line.close()

    def announce(self, notice: PaymentNotice) -> None:
        answer = self._send(self.init_message(notice))
        if answer.get("MaLoi") != DONE:
            raise PaymentRefused(f"MaLoi {_short(answer.get('MaLoi'))}")

    def query(self, reference: str, asked_at: datetime) -> PaymentWord:
        answer = self._send(self.query_message(reference, asked_at))
        if answer.get("MaLoi") == OTHER:
            return PaymentWord(reference, PaymentStanding.UNKNOWN)
        return self._word(answer, reference)

    # Messages ------------------------------------------------------------------------------------------------

    def init_message(self, notice: PaymentNotice) -> Wire:
        p, content = self._partner, purpose_text(f"Le phi {notice.reference}")
        message: Wire = {
            "LoaiBanTin": "INIT",
            "PhienBan": p.version,
            "MaDoiTac": p.code,
            "MaThamChieu": notice.reference,
            "SoTien": str(notice.amount_vnd),
            "LoaiHinhThanhToan": "PAY",
            "MaKenhThanhToan": "1",
            "MaThietBi": "1",
            "NgonNgu": "vi-VN",
            "MaTienTe": "VND",
            "MaNganHang": "PAYMENT",
            "ThongTinGiaoDich": content,
            "ThoiGianGD": write_moment(notice.asked_at, MOMENT),
            "Ip": p.ip,
        }
        return {**message, "ThongTinBienLai": self._bill(notice), "MaXacThuc": sign(message, INIT, p.secret)}

    def query_message(self, reference: str, asked_at: datetime) -> Wire:
        message: Wire = {
            "LoaiBanTin": "QUERY",
            "PhienBan": self._partner.version,
            "MaDoiTac": self._partner.code,
            "MaThamChieu": reference,
            "ThoiGianGD": write_moment(asked_at, MOMENT),  # of the INIT, not of now
        }
        return {**message, "MaXacThuc": sign(message, QUERY, self._partner.secret)}

    def _bill(self, notice: PaymentNotice) -> Wire:
        """ThongTinBienLai of a fee (MaDichVu 2)."""
        p, amount = self._partner, str(notice.amount_vnd)
        fee = "Phí, lệ phí giải quyết thủ tục hành chính"
        return {
            "MaDichVu": "2",
            "MaDVC": f"{notice.procedure_code}.01",
            "TenDVC": notice.procedure_name[:MOST_NAME],
            "MaTTHC": notice.procedure_code,
            "TenTTHC": notice.procedure_name[:MOST_NAME],
            "MaDonVi": p.unit_code,
            "TenDonVi": p.unit_name,
            "MaHoSo": notice.dossier_code,
            "TKThuHuong": p.bank.account,
            "MaNHThuHuong": p.bank.bank_bin,
            "TenTKThuHuong": p.bank.holder,
            "PhiLePhi": [{"LoaiPhiLePhi": "1", "MaPhiLePhi": "1", "TenPhiLePhi": fee, "SoTien": amount}],
            "NoiDungThanhToan": purpose_text(f"Le phi {notice.reference}"),
            "HoTenNguoiNop": notice.payer_name,
            "SoCMNDNguoiNop": notice.payer_id,
            "DiaChiNguoiNop": notice.payer_address,
            "MaCoQuanQD": p.unit_code,
            "TenCoQuanQD": p.unit_name,
            "DSKhoanNop": [{"NoiDung": fee, "SoTien": amount}],
        }

    # Answers -------------------------------------------------------------------------------------------------

    def _send(self, message: Wire) -> Mapping[str, object]:
        headers = {"Accept": "application/json", "Content-Type": "application/json; charset=utf-8"}
        body = json.dumps(message, ensure_ascii=False).encode()
        return _unwrapped(read_json(self._line.exchange("POST", self._url, body, headers)))

    def _word(self, answer: Mapping[str, object], reference: str) -> PaymentWord:
        """Raises PortalAnswerUnreadable unless it is about this payment and signed by who knows the secret."""
        signed = sign(answer, ANSWER, self._partner.secret)
        if not hmac.compare_digest(signed.encode(), str(answer.get("MaXacThuc")).lower().encode()):
            raise PortalAnswerUnreadable("payment checksum")
        standing = STANDINGS.get(str(answer.get("TrangThaiGD")))
        amount = str(answer.get("SoTien"))
        ours = (answer.get("MaDoiTac"), answer.get("MaThamChieu")) == (self._partner.code, reference)
        if answer.get("MaLoi") != DONE or standing is None or not ours or not (amount.isascii() and amount.isdigit()):
            raise PortalAnswerUnreadable("payment answer")
        paid = standing is PaymentStanding.PAID
        return PaymentWord(
            reference, standing, int(amount) if paid else 0, str(answer.get("MaGiaoDich", "")) if paid else ""
        )


def sign(message: Mapping[str, object], fields: list[str], secret: str) -> str:
    """MaXacThuc: lower-case hex SHA-256 of the named fields and the secret, joined by "|"."""
    return hashlib.sha256("|".join([*(str(message.get(name, "")) for name in fields), secret]).encode()).hexdigest()


def _unwrapped(answer: Mapping[str, object]) -> Mapping[str, object]:
    """A provincial proxy wraps the platform's JSON into the text of `message`."""
    inner = answer.get("message")
    if "MaLoi" in answer or not isinstance(inner, str):
        return answer
    try:
        value = json.loads(inner)
    except (ValueError, RecursionError):
        raise PortalAnswerUnreadable("wrapped payment answer") from None
    if not isinstance(value, dict):
        raise PortalAnswerUnreadable("wrapped payment answer")
    return value


def _short(value: object) -> str:
    return str(value)[:8]
