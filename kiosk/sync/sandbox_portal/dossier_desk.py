"""What the Portal does with dossiers and steps, whatever envelope they came in."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.sync.sandbox_portal.archive import Again, Archive, Held, Json, papers_of
from kiosk.sync.sandbox_portal.fields import DOSSIER, PORTAL_STATE, STEP, complaints

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


@dataclass(frozen=True, slots=True)
class DossierDesk:
    """Answers are the Portal's own: error_code and message. Names of fields, never values: answers travel."""

    archive: Archive
    again: Again = Again.APPEND

    def synchronise(self, data: object, updating: object, profile: str) -> Json:
        """DongBoHoSoMC. One dossier a call, as every client known sends it."""
        if updating not in ("True", "False"):
            return refusal('isUpdating phải là chuỗi "True" hoặc "False"')
        if not isinstance(data, list) or len(data) != 1:
            return refusal("data phải là mảng gồm một hồ sơ")
        if wrong := complaints(data[0], DOSSIER) or self.missing_files(data[0]):
            return refusal("; ".join(wrong))
        if updating == "True":
            return done() if self.archive.overwrite(data[0]) else refusal("Hồ sơ chưa có trên hệ thống")
        return done() if self.archive.create(data[0], profile) else exists()

    def progress(self, data: object) -> Json:
        """CapNhatTienDoHoSoMC."""
        if not isinstance(data, list) or not 1 <= len(data) <= LONGEST_BATCH:
            return refusal(f"data phải là mảng gồm 1 đến {LONGEST_BATCH} bước")
        if wrong := [complaint for step in data for complaint in complaints(step, STEP)]:
            return refusal("; ".join(wrong))
        return self.append(data)

    def append(self, steps: list[Json]) -> Json:
        """Steps whose fields are in order."""
        if refused := self.archive.append(*steps, again=self.again):
            known = self.archive.find(refused[0]) is not None
            return exists("Bước xử lý") if known else refusal("Hồ sơ chưa có trên hệ thống")
        return done()

    def portal_state(self, data: object) -> Json:
        """DongBoTrangThaiHoSo: the province's word on a dossier that was filed on the Portal."""
        if wrong := complaints(data, PORTAL_STATE):
            return refusal("; ".join(wrong))
        assert isinstance(data, dict)  # noqa: S101 - complaints() has seen it
        self.archive.tell("trang-thai", f"{data['MaHoSo']} {data['NgayXuLy']} {data['TrangThai']}", data)
        return done()

    def look_up(self, code: object, stale: bool = False) -> Json:
        """TraCuuHoSo. stale: as a copy of the register that lags behind."""
        if not isinstance(code, str):
            return refusal("mahoso: không phải là chuỗi")
        held = None if stale else self.archive.find(code)
        return {"error_code": "0", "message": "", "result": [look_up_row(held)] if held else []}

    def missing_files(self, dossier: Json) -> list[str]:
        """The Portal fetches what a dossier links to, and takes none whose files are not there or are others."""
        found = []
        for paper in papers_of(dossier):
            check = self.archive.check(paper)
            if check.size is None:
                found.append(f"{paper.place}: không tải được tệp")
            elif not check.digest_ok:
                found.append(f"{paper.place}: tệp không khớp mã băm")
        return found


def refusal(message: str) -> Json:
    return {"error_code": "-1", "message": message}


def exists(what: str = "Mã hồ sơ") -> Json:
    return {"error_code": "-3", "message": f"{what} đã tồn tại"}


def done() -> Json:
    return {"error_code": "0", "message": "Đồng bộ thành công"}


def title_of(state: str) -> str:
    known = state.isascii() and state.isdigit() and 1 <= int(state) <= len(STATE_TITLES)
    return STATE_TITLES[int(state) - 1] if known else ""


def look_up_row(held: Held) -> Json:
    d = held.dossier
    return {
        "MaTTHC": d["MaTTHC"],
        "MaHoSo": d["MaHoSo"],
        "HoTenNguoiNop": d.get("ChuHoSo", ""),
        "MaTrangThai": held.state,
        "TrangThaiHoSo": title_of(held.state),
        "DonViXuLy": d.get("DonViXuLy", ""),
        "MaDonViXuLy": d.get("MaDonViTiepNhan", ""),
        "NgayNop": look_up_time(d.get("NgayNopHoSo", d.get("NgayNop"))),
        "NgayTiepNhan": look_up_time(d.get("NgayTiepNhan")),
        "NgayHenTra": look_up_time(d.get("NgayHenTra")),
        "HinhThucNhanKQ": d.get("HinhThuc", ""),
    }


def look_up_time(wire: object) -> str:
    """Look-ups write dates in another form than submissions do: dd/MM/yyyy HH:mm:ss."""
    for form in ("%Y%m%d%H%M%S", "%Y-%m-%d %H:%M:%S"):
        try:
            return f"{datetime.strptime(str(wire or ''), form):%d/%m/%Y %H:%M:%S}"  # noqa: DTZ007 - Vietnam's clock
        except ValueError:
            continue
    return ""
