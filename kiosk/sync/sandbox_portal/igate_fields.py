"""The field tables of profile P3: whole numbers where P1 has text, and three forms of date in one interface."""

import re
from datetime import datetime

from kiosk.sync.sandbox_portal.fields import DOSSIER_CODE, FEE, MUST, RESULT, Part, Rows, Table, Text, Whole, is_date

STATES = tuple(range(1, 11))
WITH_LISTS = (5, 6, 9)  # only a status of these carries fees and results


def is_clock_date(text: str) -> bool:
    """yyyy-MM-dd HH:mm:ss"""
    return _fits(text, r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "%Y-%m-%d %H:%M:%S")


def is_iso_date(text: str) -> bool:
    """2026-11-23T08:15:00.000, with or without an offset."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:?\d\d)?", text, re.ASCII):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fits(text: str, shape: str, form: str) -> bool:
    if not re.fullmatch(shape, text, re.ASCII):
        return False
    try:
        datetime.strptime(text, form)  # noqa: DTZ007 - only whether such a moment exists
    except ValueError:
        return False
    return True


CODE = Text(MUST, 50, lambda text: DOSSIER_CODE.fullmatch(text) is not None)
ISO = Text(check=is_iso_date)
SUBMITTER_DETAIL: Table = {
    "TenNguoiNop": Text(MUST, 500),
    "SoDinhDanh": Text(MUST, 20),
    "NgayCapDinhDanh": Text(check=is_date),
    "NgaySinh": Text(check=is_date),
    "SoDienThoai": Text(),
    "Email": Text(),
    "MaTinh": Text(),
    "MaHuyen": Text(),
    "MaXa": Text(),
    "DiaChiChiTiet": Text(),
    "TenChuHs": Text(most=500),
    "SoDinhDanhChuHs": Text(most=20),
    "NoiCapDinhDanh": Text(),
    "GioiTinh": Text(),
    "Fax": Text(),
    "Website": Text(),
}
SUBMITTER: Table = {
    "LoaiDoiTuong": Whole(MUST, (0, 1, 2)),
    "IdDoiTuong": Text(check=lambda text: re.fullmatch(r"[0-9a-fA-F-]{36}", text) is not None),
    "ThongTinChiTiet": Part(SUBMITTER_DETAIL, MUST),
}
ATTACHED: Table = {
    "IdGiayTo": Text(MUST),
    "HashTepTin": Text(MUST),
    "TenGiayTo": Text(MUST, 2000),
    "MaKetQua": Text(),
}
COMPONENT: Table = {
    "MaThanhPhanHoSo": Text(),
    "TenThanhPhanHoSo": Text(MUST, 4000),
    "SoLuong": Whole(MUST),
    "LoaiBan": Whole(MUST, (0, 1, 2)),
    "GiayToDinhKem": Rows(ATTACHED),
}
CREATE: Table = {
    "MaHoSo": CODE,
    "MaTTHC": Text(MUST, 50),
    "MaDichVuCong": Text(most=50),
    "ChuHoSo": Text(MUST, 500),
    "LoaiDoiTuong": Whole(MUST, (0, 1, 2)),
    "MaDonViTiepNhan": Text(MUST, 50),
    "NgayNop": Text(MUST, check=is_clock_date),
    "NgayTiepNhan": Text(MUST, check=is_clock_date),
    "EformThongTinChiTiet": Part(),
    "ThanhPhanHoSo": Rows(COMPONENT),
    "ThongTinNguoiNop": Part(SUBMITTER, MUST),
}
PROGRESS: Table = {
    "IDHoSo": Text(MUST),
    "MaHoSo": CODE,
    "NguoiXuLy": Text(MUST, 50),
    "ThoiDiemXuLy": Text(MUST, check=is_iso_date),
    "PhongBanXuLy": Text(),
    "NoiDungXuLy": Text(MUST),
    "TrangThai": Whole(MUST, STATES),
    "NgayBatDau": ISO,
    "NgayKetThucTheoQuyDinh": ISO,
}
STATUS: Table = {
    "IdHoSo": Text(MUST),
    "MaHoSo": CODE,
    "TrangThai": Whole(MUST, STATES),
    "NoiDungYKien": Text(),
    "PhongBanXuLy": Text(),
    "NoiDungXuLy": Text(),
    "DanhSachLePhi": Rows(FEE, required=False),
    "DanhSachGiayToKetQua": Rows(RESULT, required=False),
}
