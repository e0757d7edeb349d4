"""Profile P1 on paper: our words into the Portal's field table. Pure.

Every scalar is text, numbers and codes too; an absent date is the empty text. What we do not know stays
empty: an invented identity, component code or database check would be false data in a national register.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from kiosk.domain.satisfaction import MonthlyRatings, ScoreCounts
from kiosk.domain.submission import (
    Step,
    Submission,
    SubmittedFee,
    SubmittedFile,
    SubmittedResult,
    SupplementRound,
)
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
    "TenGiayTo": 2000,
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
        "SoGiayToChuHoSo": _owner_number(s),
        "ChuHoSo": cut("ChuHoSo", s.owner_name),
        "LoaiDoiTuong": codes.organisation_kind if s.owner_is_organisation else codes.owner_kind,
        "MaDoiTuong": "",  # the Portal's own id of an account; a kiosk visit has none
        "ThongTinKhac": cut("ThongTinKhac", _further(s)),
        "Email": s.email,
        "Fax": "",
        "SoDienThoai": s.phone,
        "TrichYeuHoSo": cut("TrichYeuHoSo", s.summary or s.procedure_name),
        "NgayNopHoSo": wire_time(s.filed_at),
        "NgayTiepNhan": wire_time(s.received_at),
        "NgayHenTra": wire_time(s.due_at),
        "TrangThaiHoSo": str(s.national_state) if s.national_state else codes.first_state,
        "NgayTra": wire_time(s.returned_at),
        "ThongTinTra": s.return_note,
        "HinhThuc": "1" if s.return_by_post else "0",
        "NgayKetThucXuLy": wire_time(s.finished_at),
        "NgayTuChoi": wire_time(s.refused_at),
        "DonViXuLy": s.unit_name,
        "GhiChu": cut("GhiChu", s.note),
        "NoiNopHoSo": codes.filed_at,
        "HoSoCoThanhPhanSoHoa": "1" if s.files else "0",
        "TaiKhoanDuocXacThucVoiVNeID": "0",  # the card was read; no VNeID account was seen
        "DuocThanhToanTrucTuyen": codes.online_payment,
        "DinhDanhCHS": _owner_identities(s, codes),
        "DSKetNoiCSDL": [{"MaCSDL": code} for code in codes.databases],
        "TaiLieuNop": [_paper(file, links[file.digest]) for file in s.files],
        "DanhSachLePhi": [_fee(fee, codes) for fee in s.fees],
        "DanhSachTepDinhKemKhac": [],
        "DanhSachHoSoBoSung": [_supplement(asked) for asked in s.supplements],
        "DanhSachGiayToKetQua": [_result(result, links[result.digest]) for result in s.results if result.code],
    }


def _owner_number(s: Submission) -> str:
    """The owner's own number; empty when it is not known, for the applicant's would be somebody else's."""
    return s.owner_number if s.applicant_name else s.citizen_id or s.document_number


def _owner_identities(s: Submission, codes: WireCodes) -> list[Wire]:
    """Only numbers whose kind has a known code: no table names one for a tax code or a passport."""
    number = "" if s.owner_is_organisation else s.owner_number if s.applicant_name else s.citizen_id
    return [{"LoaiDinhDanh": codes.identity_kind, "SoDinhDanh": number}] if number else []


def _further(s: Submission) -> str:
    parts = (("Người nộp hồ sơ", s.applicant_name), ("Địa chỉ", s.address))
    return "; ".join(f"{label}: {words}" for label, words in parts if words)


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


def _result(result: SubmittedResult, link: str) -> Wire:
    """An element of DanhSachGiayToKetQua. A result without its national code cannot be told: the code is mandatory."""
    return {
        "TenGiayTo": cut("TenGiayTo", result.name),
        "MaThanhPhanHoSo": "",
        "GiayToId": result.digest,
        "DuongDanTepTinKetQua": link,
        "MaGiayToKetQua": result.code,
    }


def _supplement(asked: SupplementRound) -> Wire:
    """An element of DanhSachHoSoBoSung. Nobody is known to fill it: the form of its dates is an assumption."""
    return {
        "HoSoBoSungId": asked.number,
        "NguoiYeuCauBoSung": asked.asked_by,
        "NoiDungBoSung": asked.content,
        "NgayBoSung": wire_time(asked.asked_at),
        "NguoiTiepNhanBoSung": asked.taken_by,
        "ThongTinTiepNhan": "",
        "NgayTiepNhanBoSung": wire_time(asked.taken_at),
        "TrangThaiBoSung": asked.taken_at is not None,
        "DanhSachGiayToBoSung": [],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": wire_time(asked.due_was),
        "NgayHenTraMoi": wire_time(asked.due_now),
    }


def _fee(fee: SubmittedFee, codes: WireCodes) -> Wire:
    return {
        "TenPhiLePhi": fee.name,
        "MaPhiLePhi": fee.code or codes.fee_code,
        "HinhThucThu": codes.fee_moment,
        "Gia": str(fee.amount_vnd),
        "LoaiPhiLePhi": codes.fee_kind,
    }


def encode_ratings(report: MonthlyRatings) -> Wire:
    """One element of `data` of DongBoDanhGia. How the list of questions is laid out is an assumption."""
    very, satisfied, unsatisfied = report.all.percents
    year, month = report.month.split("-")
    return {
        "NgayTongHop": f"{month}-{year}",
        "TongSoNguoiDanhGia": report.all.total,
        "PhanTramDanhGiaRatHaiLong": f"{very}%",
        "PhanTramDanhGiaHaiLong": f"{satisfied}%",
        "PhanTramDanhGiaChuaHaiLong": f"{unsatisfied}%",
        "DanhSachNoiDungYKien": [_opinion(part, report.question) for part in report.by_procedure],
        "Madonvi": report.unit_code,
        "TenDonVi": report.unit_name,
    }


def _opinion(counts: ScoreCounts, question: str) -> Wire:
    very, satisfied, unsatisfied = counts.percents
    return {
        "MaThuTuc": counts.procedure_code,
        "NoiDung": question,
        "PhanTramDanhGiaDichVuRatHaiLong": f"{very}%",
        "PhanTramDanhGiaDichVuHaiLong": f"{satisfied}%",
        "PhanTramDanhGiaDichVuChuaHaiLong": f"{unsatisfied}%",
    }


def wire_time(at: datetime | None) -> str:
    """yyyyMMddHHmmss on the clock of Vietnam; empty for None."""
    return f"{at.astimezone(VIETNAM):%Y%m%d%H%M%S}" if at else ""


def cut(field: str, text: str) -> str:
    """Shorten to the field's limit, counted in UTF-16 units as the receiving database counts."""
    return text.encode("utf-16-le", "replace")[: 2 * MOST[field]].decode("utf-16-le", "ignore")
