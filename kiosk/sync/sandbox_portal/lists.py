"""The Portal's code lists and its records of procedures, made of the catalogue and the units that ship beside us.

Codes that no public source gives (of fields, of services) are invented and begin with TN. The names of members are
known for agencies, fields, procedures and services; for the other lists MA… and TEN… are an assumption.
"""

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.dossier_desk import refusal

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
CHANNELS = {"Trực tiếp": 1, "Trực tuyến": 2, "Dịch vụ bưu chính": 3}
AGENCY = ("H99", "Tỉnh Mẫu")
AGENCIES = (AGENCY, ("H99.01", "UBND phường Hoa Mẫu"))

# Short lists, whole: [code, name].
SHORT: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "LayDanhMucQuocGia": ("QUOCGIA", (("VN", "Việt Nam"), ("LA", "Lào"), ("KH", "Campuchia"))),
    "LayDanhMucDanToc": ("DANTOC", (("01", "Kinh"), ("02", "Tày"), ("03", "Thái"), ("04", "Hoa"), ("05", "Khmer"))),
    "LayDanhMucTonGiao": ("TONGIAO", (("00", "Không"), ("01", "Phật giáo"), ("02", "Công giáo"))),
    "LayDanhMucGioiTinh": ("GIOITINH", (("1", "Nam"), ("2", "Nữ"), ("0", "Chưa xác định"))),
    "LayDanhMucTinhTrangHonNhan": (
        "TINHTRANGHONNHAN",
        (("1", "Chưa kết hôn"), ("2", "Đang có vợ/chồng"), ("3", "Đã ly hôn hoặc góa vợ/chồng")),
    ),
    "LayDanhMucDoiTuong": (
        "DOITUONG",
        (("1", "Công dân"), ("2", "Doanh nghiệp"), ("3", "Cơ quan nhà nước"), ("4", "Tổ chức khác")),
    ),
    "LayDanhMucCapThucHien": ("CAPTHUCHIEN", (("1", "Cấp bộ"), ("2", "Cấp tỉnh"), ("4", "Cấp xã"))),
    "LayDanhMucQuanHuyen": ("QUANHUYEN", ()),  # there is no such level since 01/07/2025
    "LayDanhMucLePhi": ("PHILEPHI", (("1", "Phí"), ("2", "Lệ phí"))),
    "LayDanhMucLoaiThuTuc": ("LOAITHUTUC", (("TN-L1", "TTHC được luật giao quy định chi tiết"),)),
    "LayDanhMucNhomThuTuc": ("NHOMTHUTUC", (("TN-N1", "Hộ tịch"), ("TN-N2", "Cư trú"))),
}


class Lists:
    """Reads the editions at the first question."""

    def __init__(self, resources: Path = RESOURCES) -> None:
        self._resources = resources
        self._made: dict[str, Callable[[], list[Json]]] = {
            "LayDanhSachTTHC": self._procedures,
            "LayDanhMucCoQuan": lambda: [{"MADONVI": c, "TENDONVI": n, "CAPDONVI": "1"} for c, n in AGENCIES],
            "LayDanhMucLinhVuc": self._fields_of_law,
            "LayDanhMucTinhThanh": lambda: [{"MATINHTHANH": p[0], "TENTINHTHANH": p[1]} for p in self._provinces],
            "LayDanhMucPhuongXa": self._communes,
            "LayDanhMucCanCuPhapLy": self._legal_bases,
            "LayDanhMucThuTucThuocLoai": self._procedures,
        }

    @property
    def takes(self) -> dict[str, set[str]]:
        """Service -> its parameters."""
        plain: dict[str, set[str]] = {name: set() for name in (*self._made, *SHORT)}
        looked_up = {"LayThuTuc": {"maTTHC"}, "LayDVC": set[str](), "LayQDCB": {"idQDCB"}}
        return {**plain, **looked_up, "TraCuuTechID": {"provider", "mstorcmnd"}}

    def call(self, service: str, body: Json) -> Json:
        """The answers of this family carry their error_code as a number."""
        if service == "LayThuTuc":
            return self._procedure(str(body.get("maTTHC")))
        if service == "LayDVC":
            return {"error_code": 0, "message": "", "result": {"data": self._online_services()}}
        if service == "LayQDCB":
            rows = [row for row in self._legal_bases() if row["MACANCUPHAPLY"] == body.get("idQDCB")]
            return _found([{"ID": r["MACANCUPHAPLY"], "SOQUYETDINH": r["TENCANCUPHAPLY"]} for r in rows])
        if service == "TraCuuTechID":
            return self._technical_id(body)
        if service in SHORT:
            word, short = SHORT[service]
            return _found([{f"MA{word}": code, f"TEN{word}": name} for code, name in short])
        return _found(self._made[service]())

    # Made ----------------------------------------------------------------------------------------------------

    @cached_property
    def _edition(self) -> Path:
        return max(path for path in (self._resources / "catalogue").iterdir() if path.is_dir())

    @cached_property
    def _index(self) -> dict[str, dict[str, Any]]:
        held = json.loads((self._edition / "index.json").read_text("utf-8"))
        rows = (dict(zip(held["columns"], row, strict=True)) for row in held["rows"])
        return {row["code"]: row for row in rows}

    @cached_property
    def _details(self) -> dict[str, dict[str, Any]]:
        held = json.loads((self._edition / "procedures.json").read_text("utf-8"))["procedures"]
        return {row["code"]: row for row in held}

    @cached_property
    def _provinces(self) -> list[Any]:
        return list(json.loads((self._resources / "units" / "units.json").read_text("utf-8"))["provinces"])

    @cached_property
    def _field_codes(self) -> dict[str, str]:
        names = sorted({str(row["field"]) for row in self._index.values()})
        return {name: f"TN-LV-{n:03}" for n, name in enumerate(names, 1)}

    def _procedures(self) -> list[Json]:
        return [{"MATTHC": row["code"], "TENTTHC": row["name"]} for row in self._index.values()]

    def _fields_of_law(self) -> list[Json]:
        return [{"MALINHVUC": c, "TENLINHVUC": n, "MANGANH": AGENCY[0]} for n, c in self._field_codes.items()]

    def _communes(self) -> list[Json]:
        return [
            {"MAPHUONGXA": code, "TENPHUONGXA": name, "MATINHTHANH": province[0]}
            for province in self._provinces
            for code, name, *_ in province[2]
        ]

    def _legal_bases(self) -> list[Json]:
        decisions = sorted({str(row["decision"]) for row in self._index.values() if row["decision"]})
        return [{"MACANCUPHAPLY": f"TN-QD-{n:04}", "TENCANCUPHAPLY": text} for n, text in enumerate(decisions, 1)]

    def _online_services(self) -> list[Json]:
        return [
            {
                "MADVC": f"{code}.01",
                "TENDVC": self._index[code]["name"],
                "MATTHC": code,
                "TENTTHC": self._index[code]["name"],
                "TENCOQUANBANHANH": AGENCY[1],
                "TENLINHVUC": self._index[code]["field"],
                "APDUNGDVC": [{"MADONVI": c, "TENDONVI": n} for c, n in AGENCIES],
            }
            for code in self._details
            if code in self._index
        ]

    def _procedure(self, code: str) -> Json:
        row = self._index.get(code)
        if row is None:
            return _found([])
        detail = self._details.get(code, {})
        field = str(row["field"])
        results = [{"MAKETQUA": result, "TENKETQUA": row["name"]} for result in row["result_codes"] or ()]
        record: Json = {
            "ID": f"TN-{code}",
            "MATTHC": code,
            "TENTTHC": row["name"],
            "MACOQUANCONGBO": AGENCY[0],
            "TRANGTHAI": "1",
            "QUYETDINH": row["decision"] or "",
            "MOTADOITUONGTHUCHIEN": detail.get("audience", ""),
            "LINHVUCTHUCHIEN": [{"MALINHVUC": self._field_codes[field], "TENLINHVUC": field}],
            "CAPTHUCHIEN": [{"TENCAPTHUCHIEN": row["level"] or ""}],
            "TRINHTUTHUCHIEN": [],
            "CACHTHUCTHUCHIEN": [_way(option) for option in detail.get("options", ())],
            "THANHPHANHOSO": [{"TRUONGHOP": "", "GIAYTO": [_paper(code, p) for p in detail.get("documents", ())]}],
            "KETQUATHUCHIEN": results,
            "CANCUPHAPLY": [],
            "COQUANTHUCHIEN": [{"MADONVI": c, "TENDONVI": n} for c, n in AGENCIES],
            "TTHCLIENQUAN": [],
        }
        return _found([record])

    def _technical_id(self, body: Json) -> Json:
        number = body.get("mstorcmnd")
        if body.get("provider") != "wso2is" or not isinstance(number, str) or not number:
            return refusal("provider hoặc mstorcmnd không đúng")
        # Invented people have an account; a number of any other range is not known here.
        return _found([{"TECHNICALID": f"tn-{number[-6:]}"}] if number.startswith("099") else [])


def _way(option: Json) -> Json:
    """One channel of CACHTHUCTHUCHIEN."""
    fees = option.get("fees_vnd")
    amounts = fees if isinstance(fees, list) else []
    term: Json = {
        "THOIGIANGIAIQUYET": option.get("term"),
        "DONVITINH": option.get("unit"),
        "MOTA": option.get("note", ""),
        "PHILEPHI": [{"MAPHILEPHI": "1", "SOTIEN": str(fee), "DONVI": "Đồng", "MOTA": ""} for fee in amounts],
    }
    return {"KENH": CHANNELS.get(str(option.get("channel")), 1), "THOIGIAN": [term]}


def _paper(code: str, paper: Json) -> Json:
    return {"MAGIAYTO": f"TN-{code}-{paper.get('id')}", "TENGIAYTO": paper.get("name"), "TENMAUDON": "", "URL": ""}


def _found(rows: list[Json]) -> Json:
    return {"error_code": 0, "message": "", "result": rows}
