"""The sandbox's payment platform: INIT and QUERY as the national one words them, and a page on which one "pays"."""

import hashlib
import json
import os
import re
import threading
from datetime import UTC, datetime
from pathlib import Path

from kiosk.sync.sandbox_portal.faults import Fault

Json = dict[str, object]
REFERENCE = re.compile(r"[0-9A-Za-z]{1,64}")
INIT_SIGNED = (
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
QUERY_SIGNED = ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD")
ANSWER_SIGNED = (
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
BILL_MUST = (
    "MaDichVu",
    "MaTTHC",
    "TenTTHC",
    "MaDonVi",
    "TenDonVi",
    "MaHoSo",
    "TKThuHuong",
    "MaNHThuHuong",
    "TenTKThuHuong",
    "NoiDungThanhToan",
    "HoTenNguoiNop",
    "PhiLePhi",
    "DSKhoanNop",
)


class PaymentDesk:
    """What was announced, in thanh-toan/<mã tham chiếu>.json. Safe for several threads."""

    def __init__(self, folder: Path, partner: str, secret: str) -> None:
        self._folder, self._partner, self._secret = folder / "thanh-toan", partner, secret
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = threading.Lock()

    def call(self, body: Json, fault: Fault | None = None) -> Json:
        kind = body.get("LoaiBanTin")
        if kind == "INIT":
            return self._init(body)
        return self._query(body, fault) if kind == "QUERY" else _refused("LoaiBanTin không đúng")

    def all(self) -> list[Json]:
        """Newest first."""
        with self._lock:
            held = [json.loads(path.read_text("utf-8")) for path in self._folder.glob("*.json")]
        return sorted(held, key=lambda row: str(row["announced_at"]), reverse=True)

    def pay(self, reference: str) -> bool:
        """Somebody pays. False when nobody has announced it; paid twice is paid once."""
        with self._lock:
            held = self._read(reference)
            if held is None:
                return False
            if not held["paid_at"]:
                held["paid_at"] = datetime.now(UTC).isoformat()
                held["transaction"] = f"TN{int(datetime.now(UTC).timestamp() * 1000)}"
                self._write(held)
            return True

    # ---------------------------------------------------------------------------------------------------------

    def _init(self, body: Json) -> Json:
        wrong = self._wrong(body, INIT_SIGNED)
        bill = body.get("ThongTinBienLai")
        if not wrong and not (isinstance(bill, dict) and all(bill.get(name) for name in BILL_MUST)):
            wrong = "ThongTinBienLai thiếu"
        amount = str(body.get("SoTien"))
        if not wrong and not (amount.isascii() and amount.isdigit() and int(amount) > 0):
            wrong = "SoTien không đúng"
        if wrong:
            return _refused(wrong)
        reference = str(body["MaThamChieu"])
        with self._lock:
            if self._read(reference) is not None:
                return _refused("MaThamChieu đã tồn tại")
            now = datetime.now(UTC).isoformat()
            self._write({"request": body, "announced_at": now, "paid_at": "", "transaction": ""})
        answer: Json = {
            "MaLoi": "00",
            "MoTaLoi": "",
            "MaDoiTac": self._partner,
            "MaThamChieu": reference,
            "ThoiGianGD": body["ThoiGianGD"],
            "UrlThanhToan": f"/thanh-toan/{reference}",
        }
        return {**answer, "MaXacThuc": self._sign(answer, ("MaLoi", "MaDoiTac", "MaThamChieu", "ThoiGianGD"))}

    def _query(self, body: Json, fault: Fault | None) -> Json:
        if wrong := self._wrong(body, QUERY_SIGNED):
            return _refused(wrong)
        with self._lock:
            held = self._read(str(body["MaThamChieu"]))
        request = held["request"] if held else {}
        if held is None or not isinstance(request, dict) or request.get("ThoiGianGD") != body["ThoiGianGD"]:
            return _refused("Không tìm thấy giao dịch")
        paid = bool(held["paid_at"]) and fault is not Fault.PAYMENT_LATE
        amount = int(str(request["SoTien"])) + (1000 if fault is Fault.PAYMENT_WRONG_AMOUNT else 0)
        answer: Json = {
            "LoaiBanTin": "QUERY",
            "MaLoi": "00",
            "MoTaLoi": "",
            "MaDoiTac": self._partner,
            "MaThamChieu": body["MaThamChieu"],
            "SoTien": amount if paid else 0,
            "MaTienTe": "VND",
            "MaGiaoDich": held["transaction"] if paid else "",
            "MaNganHang": request["MaNganHang"],
            "ThoiGianGD": body["ThoiGianGD"],
            "ThongTinGiaoDich": request["ThongTinGiaoDich"],
            "TrangThaiGD": "1" if paid else "0",
        }
        signature = self._sign(answer, ANSWER_SIGNED)
        return {**answer, "MaXacThuc": "0" * 64 if fault is Fault.PAYMENT_WRONG_CHECKSUM else signature}

    def _wrong(self, body: Json, signed: tuple[str, ...]) -> str:
        if any(not isinstance(body.get(name), str) for name in signed):
            return "thiếu trường bắt buộc"
        if body["MaDoiTac"] != self._partner or not REFERENCE.fullmatch(str(body["MaThamChieu"])):
            return "MaDoiTac hoặc MaThamChieu không đúng"
        return "" if body.get("MaXacThuc") == self._sign(body, signed) else "MaXacThuc không đúng"

    def _sign(self, body: Json, signed: tuple[str, ...]) -> str:
        return hashlib.sha256("|".join([*(str(body[name]) for name in signed), self._secret]).encode()).hexdigest()

    def _read(self, reference: str) -> Json | None:
        if not REFERENCE.fullmatch(reference):
            return None
        try:
            held: Json = json.loads((self._folder / f"{reference}.json").read_text("utf-8"))
        except FileNotFoundError:
            return None
        return held

    def _write(self, held: Json) -> None:
        request = held["request"]
        assert isinstance(request, dict)  # noqa: S101 (as _init wrote it)
        path = self._folder / f"{request['MaThamChieu']}.json"
        beside = path.with_name(path.name + ".moi")
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            json.dump(held, stream, ensure_ascii=False, indent=1)
        beside.replace(path)


def _refused(why: str) -> Json:
    return {"MaLoi": "99", "MoTaLoi": why}
