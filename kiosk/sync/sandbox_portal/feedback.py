"""Months of ratings, and the questions that citizens ask on the Portal with the answers given to them."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.sync.sandbox_portal.archive import Archive, Json
from kiosk.sync.sandbox_portal.dossier_desk import LONGEST_BATCH, done, refusal
from kiosk.sync.sandbox_portal.fields import ANSWER, QUESTION, complaints, rating_complaints

# What two invented people ask: there is something to fetch from the first day on.
ASKED: tuple[Json, ...] = (
    {
        "HOIDAPID": "TN-1",
        "MALINHVUC": "TN-LV-001",
        "NOIDUNG": "Đăng ký khai sinh cho con cần mang theo giấy tờ gì?",
        "MADONVI": "H99",
        "HOVATEN": "Nguyễn Văn Mẫu",
        "THUDIENTU": "",
        "MATTHCDP": "1.001193",
    },
    {
        "HOIDAPID": "TN-2",
        "MALINHVUC": "TN-LV-002",
        "NOIDUNG": "Tôi có thể nhận kết quả qua bưu chính không?",
        "MADONVI": "H99",
        "HOVATEN": "Trần Thị Mẫu",
        "THUDIENTU": "mau@example.invalid",
        "MATTHCDP": "",
    },
)


@dataclass(frozen=True, slots=True)
class Feedback:
    """Mixed letter case is the Portal's own."""

    archive: Archive

    @property
    def takes(self) -> dict[str, set[str]]:
        """Service -> its parameters."""
        return {
            "DongBoDanhGia": {"data"},
            "DongBoHoiDap": {"data"},
            "DongBoKetQuaHoiDapGuiTuDVCQG": {"data"},
            "LayDanhSachHoiDapGuiTuDVCQG": set(),
            "LayDanhSachHoiDapBoCoQuan": set(),
            "LayNoiDungTraLoiTheoCauHoi": {"cauhoiid"},
        }

    def call(self, service: str, body: Json) -> Json:
        if service == "DongBoDanhGia":
            return self._take(body.get("data"), "danh-gia", "NgayTongHop", rating_complaints)
        if service == "DongBoHoiDap":
            return self._take(body.get("data"), "hoi-dap", "HOIDAPID", lambda row: complaints(row, QUESTION))
        if service == "DongBoKetQuaHoiDapGuiTuDVCQG":
            return self._answer(body.get("data"))
        if service == "LayDanhSachHoiDapGuiTuDVCQG":
            answered = {str(row["HOIDAPID"]) for row in self.archive.told("tra-loi")}
            return _found([row for row in ASKED if row["HOIDAPID"] not in answered])
        if service == "LayDanhSachHoiDapBoCoQuan":
            return _found(self.archive.told("hoi-dap"))
        rows = [row for row in self.archive.told("tra-loi") if row["HOIDAPID"] == body.get("cauhoiid")]
        return _found([{**row, "TRALOIID": f"TL-{row['HOIDAPID']}"} for row in rows])

    def _answer(self, data: object) -> Json:
        asked = {str(row["HOIDAPID"]) for row in ASKED}
        if isinstance(data, list) and any(
            isinstance(row, dict) and str(row.get("HOIDAPID")) not in asked for row in data
        ):
            return refusal("HOIDAPID: không có câu hỏi này")
        return self._take(data, "tra-loi", "HOIDAPID", lambda row: complaints(row, ANSWER))

    def _take(self, data: object, kind: str, key: str, wrong_with: Callable[[object], list[str]]) -> Json:
        """What is told again stands in place of the former."""
        if not isinstance(data, list) or not 1 <= len(data) <= LONGEST_BATCH:
            return refusal(f"data phải là mảng gồm 1 đến {LONGEST_BATCH} phần tử")
        if wrong := [complaint for row in data for complaint in wrong_with(row)]:
            return refusal("; ".join(wrong))
        for row in data:
            self.archive.tell(kind, str(row[key]), row)
        return done()


def _found(rows: list[Json]) -> Json:
    return {"error_code": "0", "message": "", "result": rows}
