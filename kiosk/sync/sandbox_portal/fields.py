"""The Portal's field tables, and what is wrong with a value that does not fit them.

Complaints name fields, never values: they travel in answers and must carry no personal data.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

# Both code forms seen in use; the counter part grows beyond four digits.
DOSSIER_CODE = re.compile(r"[0-9A-Z.]{1,35}-\d{6}(\d{2})?-\d{4,7}")

Check = Callable[[str], bool]


def is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{14}", text, re.ASCII):
        return False
    try:
        datetime.strptime(text, "%Y%m%d%H%M%S")  # noqa: DTZ007 - only whether such a moment exists
    except ValueError:
        return False
    return True


def is_link(text: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]+/\S+", text) is not None


def is_amount(text: str) -> bool:
    return text.isascii() and text.isdigit()


def one_of(*codes: str) -> Check:
    return lambda text: text in codes


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. `check` is asked when the text is not empty; `most` counts UTF-16 units."""

    required: bool = False
    most: int = 4000
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """An array of objects with the columns given; empty `columns`: objects of any shape."""

    columns: "Table" = field(default_factory=dict)
    required: bool = True


@dataclass(frozen=True, slots=True)
class Whole:
    """A JSON number without a fraction."""

    required: bool = False
    codes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """true or false."""

    required: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """An object within; empty `columns`: of any shape."""

    columns: "Table" = field(default_factory=dict)
    required: bool = False


Table = Mapping[str, "Text | Rows | Whole | Truth | Part"]
MUST, ABSENT = True, object()
STATE = Text(MUST, 2, one_of(*(str(n) for n in range(1, 11))))
DATE, FLAG = Text(check=is_date), Text(MUST, 1, one_of("0", "1"))

PAPER: Table = {
    "TepDinhKemId": Text(),
    "TenTepDinhKem": Text(MUST, 4000),
    "IsDeleted": Text(MUST, check=one_of("False", "True")),
    "MaThanhPhanHoSo": Text(),
    "DuongDanTaiTepTin": Text(MUST, check=is_link),
    "DuocSoHoa": FLAG,
    "DuocTaiSuDung": Text(MUST, 1, one_of("0", "1", "2")),
    "DuocLayTuKhoDMQG": FLAG,
    "MaKetQuaThayThe": Text(),
}
FEE: Table = {
    "TenPhiLePhi": Text(MUST),
    "MaPhiLePhi": Text(MUST),
    "HinhThucThu": Text(MUST, 1, one_of("1", "2", "3", "4")),
    "Gia": Text(MUST, 15, is_amount),
    "LoaiPhiLePhi": Text(MUST, 1, one_of("1", "2", "3")),
}
RESULT: Table = {
    "TenGiayTo": Text(MUST, 2000),
    "MaThanhPhanHoSo": Text(),
    "GiayToId": Text(),
    "DuongDanTepTinKetQua": Text(MUST, check=is_link),
    "MaGiayToKetQua": Text(MUST),
}
OTHER: Table = {"TenGiayTo": Text(MUST), "SoLuong": Whole(MUST), "LoaiGiayTo": Whole()}
SUPPLEMENT: Table = {
    "HoSoBoSungId": Whole(MUST),
    "NguoiYeuCauBoSung": Text(),
    "NoiDungBoSung": Text(MUST),
    "NgayBoSung": Text(MUST, check=is_date),
    "NguoiTiepNhanBoSung": Text(),
    "ThongTinTiepNhan": Text(),
    "NgayTiepNhanBoSung": DATE,
    "TrangThaiBoSung": Truth(MUST),
    "DanhSachGiayToBoSung": Rows(PAPER),
    "DanhSachLePhiBoSung": Rows(FEE),
    "NgayHenTraTruoc": DATE,
    "NgayHenTraMoi": DATE,
}
DOSSIER: Table = {
    "MaHoSo": Text(MUST, 50, lambda text: DOSSIER_CODE.fullmatch(text) is not None),
    "MaTTHC": Text(MUST, 50),
    "TenTTHC": Text(MUST),
    "MaLinhVuc": Text(),  # one source insists, one says it may be absent
    "TenLinhVuc": Text(MUST),
    "SoBienNhan": Text(),
    "KenhThucHien": Text(MUST, 2, one_of("1", "2", "3")),
    "SoGiayToChuHoSo": Text(most=20),
    "ChuHoSo": Text(most=500),
    "LoaiDoiTuong": Text(MUST, 1, one_of("1", "2", "3", "4")),
    "MaDoiTuong": Text(most=50),
    "ThongTinKhac": Text(),
    "Email": Text(),
    "Fax": Text(),
    "SoDienThoai": Text(),
    "TrichYeuHoSo": Text(MUST, 1000),
    "NgayNopHoSo": Text(MUST, check=is_date),
    "NgayTiepNhan": Text(MUST, check=is_date),
    "NgayHenTra": DATE,
    "TrangThaiHoSo": STATE,
    "NgayTra": DATE,
    "ThongTinTra": Text(),
    "HinhThuc": FLAG,
    "NgayKetThucXuLy": DATE,
    "NgayTuChoi": DATE,
    "DonViXuLy": Text(MUST),
    "GhiChu": Text(most=1999),
    "NoiNopHoSo": Text(MUST, 2, one_of("1", "2")),
    "HoSoCoThanhPhanSoHoa": FLAG,
    "TaiKhoanDuocXacThucVoiVNeID": FLAG,
    "DuocThanhToanTrucTuyen": Text(MUST, 1, one_of("0", "1", "2", "3")),
    "DinhDanhCHS": Rows({"LoaiDinhDanh": Text(MUST, 2), "SoDinhDanh": Text(MUST, 20)}),
    "DSKetNoiCSDL": Rows({"MaCSDL": Text(MUST, 4)}),
    "TaiLieuNop": Rows(PAPER),
    "DanhSachLePhi": Rows(FEE),
    "DanhSachTepDinhKemKhac": Rows(OTHER, required=False),
    "DanhSachHoSoBoSung": Rows(SUPPLEMENT, required=False),
    "DanhSachGiayToKetQua": Rows(RESULT),
}
# DongBoTrangThaiHoSo; 11 is seen with one kind of dossier that the Portal itself takes.
PORTAL_STATE: Table = {
    "MaHoSo": Text(MUST, 50),
    "MaHoSoDonVi": Text(MUST, 50, lambda text: DOSSIER_CODE.fullmatch(text) is not None),
    "MaDoiTuong": Text(most=50),
    "NoiDung": Text(),
    "NgayXuLy": Text(MUST, check=is_date),
    "TrangThai": Text(MUST, 2, one_of(*(str(n) for n in range(1, 12)))),
    "TaiLieuXuLy": Rows(PAPER, required=False),
}
QUESTION: Table = {
    "HOIDAPID": Text(MUST, 50),
    "MaLinhVuc": Text(MUST),
    "NOIDUNG": Text(MUST),
    "MADONVI": Text(MUST, 50),
    "TENDONVI": Text(MUST),
}
ANSWER: Table = {
    "HOIDAPID": Text(MUST, 50),
    "MADONVI": Text(MUST, 50),
    "NGUOITRALOI": Text(MUST),
    "CHUCVUNGUOITRALOI": Text(),
    "NGAYTRALOI": Text(MUST),  # "a plain date" is all that is known of it
    "NOIDUNGTRALOI": Text(MUST),
}
STEP: Table = {
    "MaHoSo": DOSSIER["MaHoSo"],
    "NguoiXuLy": Text(MUST, 50),
    "ChucDanh": Text(),
    "ThoiDiemXuLy": Text(MUST, check=is_date),
    "PhongBanXuLy": Text(),
    "NoiDungXuLy": Text(MUST),
    "TrangThai": STATE,
    "NgayBatDau": DATE,
    "NgayKetThucTheoQuyDinh": DATE,
}


def complaints(value: object, table: Table, place: str = "") -> list[str]:
    """What is wrong, in Vietnamese, each beginning with the field's path. Empty: it fits."""
    if not isinstance(value, dict):
        return [f"{place or 'data'}: không phải là đối tượng"]
    found = [f"{place}{name}: trường không có trong bảng" for name in value if name not in table]
    for name, rule in table.items():
        found += _complaints(value.get(name, ABSENT), rule, f"{place}{name}")
    return found


def _complaints(value: object, rule: Text | Rows | Whole | Truth | Part, place: str) -> list[str]:
    if isinstance(rule, Text):
        return _text_complaints(value, rule, place)
    if value is ABSENT:
        missing = "không phải là mảng" if isinstance(rule, Rows) else "bắt buộc"
        return [f"{place}: {missing}"] if rule.required else []
    if isinstance(rule, Rows):
        return _rows_complaints(value, rule, place)
    if isinstance(rule, Part):
        return complaints(value, rule.columns, f"{place}.") if rule.columns or not isinstance(value, dict) else []
    if isinstance(rule, Truth):
        return [] if isinstance(value, bool) else [f"{place}: không phải là true hoặc false"]
    if type(value) is not int:
        return [f"{place}: không phải là số nguyên"]
    return [f"{place}: giá trị không hợp lệ"] if rule.codes and value not in rule.codes else []


def _rows_complaints(value: object, rule: Rows, place: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{place}: không phải là mảng"]
    return [c for n, row in enumerate(value) for c in complaints(row, rule.columns, f"{place}[{n}].")]


def _text_complaints(value: object, rule: Text, place: str) -> list[str]:
    if value is ABSENT:
        value = ""
    if not isinstance(value, str):
        return [f"{place}: không phải là chuỗi"]
    if not value:
        return [f"{place}: bắt buộc"] if rule.required else []
    if len(value.encode("utf-16-le", "replace")) // 2 > rule.most:
        return [f"{place}: dài quá {rule.most}"]
    if rule.check and not rule.check(value):
        return [f"{place}: giá trị không hợp lệ"]
    return []


MONTH = re.compile(r"(0[1-9]|1[0-2])-\d{4}", re.ASCII)
PERCENT = re.compile(r"(100|\d{1,2})%", re.ASCII)


def rating_complaints(month: object) -> list[str]:
    """What is wrong with one month of DongBoDanhGia."""
    if not isinstance(month, dict):
        return ["data: không phải là đối tượng"]
    faces = [month.get(f"PhanTramDanhGia{face}") for face in ("RatHaiLong", "HaiLong", "ChuaHaiLong")]
    wrong = [] if MONTH.fullmatch(str(month.get("NgayTongHop"))) else ["NgayTongHop"]
    wrong += [] if type(month.get("TongSoNguoiDanhGia")) is int else ["TongSoNguoiDanhGia"]
    good = all(isinstance(face, str) and PERCENT.fullmatch(face) for face in faces)
    if not good or sum(int(str(face)[:-1]) for face in faces) not in (0, 100):
        wrong.append("PhanTramDanhGia")
    wrong += [] if isinstance(month.get("DanhSachNoiDungYKien"), list) else ["DanhSachNoiDungYKien"]
    return wrong + [name for name in ("Madonvi", "TenDonVi") if not month.get(name)]
