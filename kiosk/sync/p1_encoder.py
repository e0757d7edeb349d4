"""Profile P1 on paper: our words into the Portal's field table. Pure.

Every scalar is text, numbers and codes too; an absent date is the empty text. What we do not know stays
empty: an invented identity, component code or database check would be false data in a national register.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from kiosk.domain.submission import Step, Submission, SubmittedFee, SubmittedFile
from kiosk.sync.profiles import WireCodes

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh: no summer time, unchanged since 1975

# Limits of the receiving database, known from what working clients cut.
MOST = {
    "MaHoSo": 50,
    "MaTTHC": 50,
    "ChuHoSo": 500,
    "TrichYeuHoSo": 1000,
    "ThongTinKhac": 1000,
    "GhiChu": 1999,
    "TenTepDinhKem": 4000,
    "NguoiXuLy": 50,
}

Wire = dict[str, object]


def encode_submission(submission: Submission, links: Mapping[str, str], codes: WireCodes) -> Wire:
    """One element of `data` of DongBoHoSoMC.

    links: file digest -> address the Portal can fetch. Raises KeyError when a file has no link.
    """
    s = submission
    return {
        "MaHoSo": s.dossier_code,
        "MaTTHC": s.procedure_code,
        "TenTTHC": s.procedure_name,
        "MaLinhVuc": s.field_code,
        "TenLinhVuc": s.field_name,
        "SoBienNhan": "",
        "KenhThucHien": codes.channel,
        "SoGiayToChuHoSo": s.citizen_id,
        "ChuHoSo": cut("ChuHoSo", s.owner_name),
        "LoaiDoiTuong": codes.owner_kind,
        "MaDoiTuong": "",  # the Portal's own id of an account; a kiosk visit has none
        "ThongTinKhac": cut("ThongTinKhac", f"Địa chỉ: {s.address}" if s.address else ""),
        "Email": s.email,
        "Fax": "",
        "SoDienThoai": s.phone,
        "TrichYeuHoSo": cut("TrichYeuHoSo", s.summary or s.procedure_name),
        "NgayNopHoSo": wire_time(s.filed_at),
        "NgayTiepNhan": wire_time(s.received_at),
        "NgayHenTra": wire_time(s.due_at),
        "TrangThaiHoSo": codes.first_state,
        "NgayTra": "",
        "ThongTinTra": "",
        "HinhThuc": "1" if s.return_by_post else "0",
        "NgayKetThucXuLy": "",
        "NgayTuChoi": "",
        "DonViXuLy": s.unit_name,
        "GhiChu": cut("GhiChu", s.note),
        "NoiNopHoSo": codes.filed_at,
        "HoSoCoThanhPhanSoHoa": "1" if s.files else "0",
        "TaiKhoanDuocXacThucVoiVNeID": "0",  # the card was read; no VNeID account was seen
        "DuocThanhToanTrucTuyen": codes.online_payment,
        "DinhDanhCHS": [{"LoaiDinhDanh": codes.identity_kind, "SoDinhDanh": s.citizen_id}] if s.citizen_id else [],
        "DSKetNoiCSDL": [{"MaCSDL": code} for code in codes.databases],
        "TaiLieuNop": [_paper(file, links[file.digest]) for file in s.files],
        "DanhSachLePhi": [_fee(fee, codes) for fee in s.fees],
        "DanhSachTepDinhKemKhac": [],
        "DanhSachHoSoBoSung": [],
        "DanhSachGiayToKetQua": [],
    }


def encode_step(step: Step) -> Wire:
    """One element of `data` of CapNhatTienDoHoSoMC."""
    return {
        "MaHoSo": step.dossier_code,
        "NguoiXuLy": cut("NguoiXuLy", step.officer or step.title or step.department),
        "ChucDanh": step.title,
        "ThoiDiemXuLy": wire_time(step.at),
        "PhongBanXuLy": step.department,
        "NoiDungXuLy": step.content,
        "TrangThai": str(step.national_state),
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    }


def _paper(file: SubmittedFile, link: str) -> Wire:
    """An element of TaiLieuNop. The file's digest is its id, so the receiver can check what it fetched."""
    return {
        "TepDinhKemId": file.digest,
        "TenTepDinhKem": cut("TenTepDinhKem", file.name),
        "IsDeleted": "False",
        "MaThanhPhanHoSo": "",  # MAGIAYTO of the national record, which the catalogue does not carry
        "DuongDanTaiTepTin": link,
        "DuocSoHoa": "1",
        "DuocTaiSuDung": "0",
        "DuocLayTuKhoDMQG": "0",
        "MaKetQuaThayThe": "",
    }


def _fee(fee: SubmittedFee, codes: WireCodes) -> Wire:
    return {
        "TenPhiLePhi": fee.name,
        "MaPhiLePhi": fee.code or codes.fee_code,
        "HinhThucThu": codes.fee_moment,
        "Gia": str(fee.amount_vnd),
        "LoaiPhiLePhi": codes.fee_kind,
    }


def wire_time(at: datetime | None) -> str:
    """yyyyMMddHHmmss on the clock of Vietnam; empty for None."""
    return f"{at.astimezone(VIETNAM):%Y%m%d%H%M%S}" if at else ""


def cut(field: str, text: str) -> str:
    """Shorten to the field's limit, counted in UTF-16 units as the receiving database counts."""
    return text.encode("utf-16-le", "replace")[: 2 * MOST[field]].decode("utf-16-le", "ignore")
