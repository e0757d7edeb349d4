"""What the Portal's calls do, without HTTP: one JSON object in, one JSON object out."""

import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.sync.sandbox_portal.archive import Archive, Held, Json
from kiosk.sync.sandbox_portal.fields import DOSSIER, STEP, complaints, rating_complaints

STATE_TITLES = (
    "Mới đăng ký",
    "Được tiếp nhận",
    "Không được tiếp nhận",
    "Đang xử lý",
    "Yêu cầu bổ sung giấy tờ",
    "Yêu cầu thực hiện nghĩa vụ tài chính",
    "Công dân yêu cầu rút hồ sơ",
    "Dừng xử lý",
    "Đã xử lý xong",
    "Đã trả kết quả",
)
LONGEST_BATCH = 10

SESSION_REFUSED: Json = {"error_code": "-1", "message": "Session không hợp lệ hoặc đã hết hạn"}


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    password: str = field(repr=False)
    unit_code: str  # madonvi


class Services:
    """The account's log-in and the three services of the kiosk. Safe for several threads."""

    def __init__(self, archive: Archive, account: Account) -> None:
        self._archive, self._account = archive, account
        self._sessions: set[str] = set()
        self._lock = threading.Lock()

    def login(self, body: Json) -> Json:
        """The one answer whose error_code is a number, as seen in the field."""
        username, password = str(body.get("username")), str(body.get("password"))
        same_name = secrets.compare_digest(username.encode(), self._account.username.encode())
        if not (secrets.compare_digest(password.encode(), self._account.password.encode()) and same_name):
            return {"error_code": -1, "message": "Tài khoản hoặc mật khẩu không đúng"}
        session = secrets.token_hex(16)
        with self._lock:
            self._sessions.add(session)
        return {"error_code": 0, "message": "Đăng nhập thành công", "session": session}

    def forget_sessions(self) -> None:
        with self._lock:
            self._sessions.clear()

    def call(self, body: Json) -> Json:
        with self._lock:
            known = body.get("session") in self._sessions
        if not known:
            return SESSION_REFUSED
        if body.get("madonvi") != self._account.unit_code:
            return refusal("madonvi không đúng với tài khoản")
        service = body.get("service")
        if service == "DongBoHoSoMC":
            return self._synchronise(body)
        if service == "CapNhatTienDoHoSoMC":
            return self._progress(body)
        if service == "DongBoDanhGia":
            return self._ratings(body)
        return self._look_up(body) if service == "TraCuuHoSo" else refusal("service không tồn tại")

    def _synchronise(self, body: Json) -> Json:
        if extra := _extra(body, {"isUpdating", "data"}):
            return extra
        if body.get("isUpdating") not in ("True", "False"):
            return refusal('isUpdating phải là chuỗi "True" hoặc "False"')
        data = body.get("data")
        if not isinstance(data, list) or len(data) != 1:
            return refusal("data phải là mảng gồm một hồ sơ")
        if wrong := complaints(data[0], DOSSIER):
            return refusal("; ".join(wrong))
        if body["isUpdating"] == "True":
            return done() if self._archive.overwrite(data[0]) else refusal("Hồ sơ chưa có trên hệ thống")
        return done() if self._archive.create(data[0]) else {"error_code": "-3", "message": "Mã hồ sơ đã tồn tại"}

    def _progress(self, body: Json) -> Json:
        if extra := _extra(body, {"data"}):
            return extra
        data = body.get("data")
        if not isinstance(data, list) or not 1 <= len(data) <= LONGEST_BATCH:
            return refusal(f"data phải là mảng gồm 1 đến {LONGEST_BATCH} bước")
        if wrong := [complaint for step in data for complaint in complaints(step, STEP)]:
            return refusal("; ".join(wrong))
        if any(self._archive.find(str(step["MaHoSo"])) is None for step in data):
            return refusal("Hồ sơ chưa có trên hệ thống")
        for step in data:
            self._archive.append(step)
        return done()

    def _ratings(self, body: Json) -> Json:
        """A month told again stands in place of the former."""
        if extra := _extra(body, {"data"}):
            return extra
        data = body.get("data")
        if not isinstance(data, list) or not 1 <= len(data) <= LONGEST_BATCH:
            return refusal(f"data phải là mảng gồm 1 đến {LONGEST_BATCH} tháng")
        if wrong := [complaint for month in data for complaint in rating_complaints(month)]:
            return refusal("; ".join(wrong))
        for month in data:
            self._archive.put_ratings(month)
        return done()

    def _look_up(self, body: Json) -> Json:
        if extra := _extra(body, {"mahoso"}):
            return extra
        if not isinstance(body.get("mahoso"), str):
            return refusal("mahoso: không phải là chuỗi")
        held = self._archive.find(str(body["mahoso"]))
        return {"error_code": "0", "message": "", "result": [_row(held)] if held else []}


def refusal(message: str) -> Json:
    return {"error_code": "-1", "message": message}


def done() -> Json:
    return {"error_code": "0", "message": "Đồng bộ thành công"}


def _extra(body: Json, parameters: set[str]) -> Json | None:
    extra = set(body) - parameters - {"session", "madonvi", "service"}
    return refusal("tham số không có trong bảng") if extra else None


def title_of(state: str) -> str:
    return STATE_TITLES[int(state) - 1]


def _row(held: Held) -> Json:
    d = held.dossier
    return {
        "MaTTHC": d["MaTTHC"],
        "MaHoSo": d["MaHoSo"],
        "HoTenNguoiNop": d["ChuHoSo"],
        "MaTrangThai": held.state,
        "TrangThaiHoSo": title_of(held.state),
        "DonViXuLy": d["DonViXuLy"],
        "NgayNop": look_up_time(d["NgayNopHoSo"]),
        "NgayTiepNhan": look_up_time(d["NgayTiepNhan"]),
        "NgayHenTra": look_up_time(d["NgayHenTra"]),
        "HinhThucNhanKQ": d["HinhThuc"],
    }


def look_up_time(wire: object) -> str:
    """Look-ups write dates in another form than submissions do: dd/MM/yyyy HH:mm:ss."""
    if not wire:
        return ""
    return f"{datetime.strptime(str(wire), '%Y%m%d%H%M%S'):%d/%m/%Y %H:%M:%S}"  # noqa: DTZ007 - Vietnam's clock
