"""DongBoHoSoMC and CapNhatTienDoHoSoMC: a dossier and its steps as `mapi` and provincial proxies take them (P1, P2).

Every scalar is text on the wire, numbers and codes too, but for the two that the profile data name.
"""

from typing import Annotated

from kiosk.sync.wire.model import AbsentRows, Flag, Moment, Number, WireModel, Words, rows, told


class OwnerIdentity(WireModel):
    """An element of DinhDanhCHS. Only numbers that were seen: an invented identity is false data."""

    kind: Words = told("LoaiDinhDanh", "B", "TD", "1 số định danh (12 digits), 2 CMND (9 digits)", must=True)
    number: Words = told("SoDinhDanh", "B", "TD", must=True)


class Database(WireModel):
    """An element of DSKetNoiCSDL: a national database that was really consulted."""

    code: Words = told("MaCSDL", "C", "TD always sends 7 or 1; which is the population's is not known", must=True)


class Paper(WireModel):
    """An element of TaiLieuNop (giấy tờ đã nộp)."""

    file_id: Words = told("TepDinhKemId", "A", "CPS, TD", "id of the sender; ours is the file's SHA-256")
    name: Words = told("TenTepDinhKem", "A", "CPS, TD, HG", must=True)
    deleted: Flag = told("IsDeleted", "A", "CPS, HG, TD", 'text "True" or "False"', default=False, must=True)
    component_code: Words = told("MaThanhPhanHoSo", "A", "CPS, TD", "MAGIAYTO of LayThuTuc; may be empty")
    link: Words = told("DuongDanTaiTepTin", "A", "CPS, TD, HG", "where the Portal fetches it; never base64", must=True)
    digitised: Flag = told("DuocSoHoa", "B", "TD, 766", default=True, must=True)
    reused: Words = told(
        "DuocTaiSuDung", "B", "TD", "0 no, 1 from another dossier, 2 from an issued result", default="0", must=True
    )
    from_national_store: Flag = told("DuocLayTuKhoDMQG", "B", "TD", default=False, must=True)
    replaced_by: Words = told("MaKetQuaThayThe", "B", "TD", "code of the result that stands in its place")


class Fee(WireModel):
    """An element of DanhSachLePhi."""

    name: Words = told("TenPhiLePhi", "A", "CPS, TD", must=True)
    code: Words = told("MaPhiLePhi", "A", "CPS, TD", must=True)
    moment: Words = told("HinhThucThu", "B", "IG: 1 on reception, 2 with a supplement, 4 with the result", must=True)
    amount_vnd: Number = told("Gia", "A", "CPS, TD, 766", "đồng; 0 has a meaning of its own", default=0, must=True)
    kind: Words = told("LoaiPhiLePhi", "C", "sources contradict one another; TD sends 1", must=True)


class OtherPaper(WireModel):
    """An element of DanhSachTepDinhKemKhac."""

    name: Words = told("TenGiayTo", "A", "CPS, HG")
    count: Number = told("SoLuong", "A", "CPS, HG", default=0)
    kind: Number = told("LoaiGiayTo", "C", "its table of codes was not found", default=0)


class Supplement(WireModel):
    """An element of DanhSachHoSoBoSung. Nobody is known to fill it: the form of its dates is an assumption."""

    number: Number = told("HoSoBoSungId", "C", "DTO of CPS and HG", default=0)
    asked_by: Words = told("NguoiYeuCauBoSung", "C", "DTO of CPS and HG")
    content: Words = told("NoiDungBoSung", "C", "DTO of CPS and HG")
    asked_at: Moment = told("NgayBoSung", "C", "DTO of CPS and HG", default=None)
    taken_by: Words = told("NguoiTiepNhanBoSung", "C", "DTO of CPS and HG")
    taken_note: Words = told("ThongTinTiepNhan", "C", "DTO of CPS and HG")
    taken_at: Moment = told("NgayTiepNhanBoSung", "C", "DTO of CPS and HG", default=None)
    taken: Flag = told("TrangThaiBoSung", "C", "DTO of CPS and HG", "false: still waited for", default=False)
    papers: Annotated[tuple[Paper, ...], AbsentRows] = rows("DanhSachGiayToBoSung", "C", "DTO of CPS and HG")
    fees: Annotated[tuple[Fee, ...], AbsentRows] = rows("DanhSachLePhiBoSung", "C", "DTO of CPS and HG")
    due_was: Moment = told("NgayHenTraTruoc", "C", "DTO of CPS and HG", default=None)
    due_now: Moment = told("NgayHenTraMoi", "C", "DTO of CPS and HG", default=None)


class ResultPaper(WireModel):
    """An element of DanhSachGiayToKetQua: counted as electronic only with a code and a link (766)."""

    name: Words = told("TenGiayTo", "A", "CPS, TD", must=True)
    component_code: Words = told("MaThanhPhanHoSo", "A", "CPS, TD")
    paper_id: Words = told("GiayToId", "A", "CPS, TD", "id of the sender; ours is the file's SHA-256")
    link: Words = told("DuongDanTepTinKetQua", "A", "CPS, TD, 766", must=True)
    code: Words = told("MaGiayToKetQua", "B", "TD, 766", "KETQUATHUCHIEN[].MAKETQUA of LayThuTuc", must=True)


class WireDossier(WireModel):
    """One element of `data` of DongBoHoSoMC. The code is the only key; an update overwrites the whole of it."""

    dossier_code: Words = told("MaHoSo", "A", "all", "the key for everything", must=True)
    procedure_code: Words = told("MaTTHC", "A", "all", "the national code", must=True)
    procedure_name: Words = told("TenTTHC", "A", "all", must=True)
    field_code: Words = told("MaLinhVuc", "A", "CPS, TD, HG (where a comment lets it be absent)")
    field_name: Words = told("TenLinhVuc", "A", "CPS, TD, HG", must=True)
    receipt_number: Words = told("SoBienNhan", "A", "HG sends it empty, CPS leaves it out")
    channel: Words = told("KenhThucHien", "A", "TD, 766", "1 trực tiếp, 2 trực tuyến, 3 bưu chính", must=True)
    owner_number: Words = told("SoGiayToChuHoSo", "B", "TD")
    owner_name: Words = told("ChuHoSo", "A", "CPS, TD, HG")
    owner_kind: Words = told(
        "LoaiDoiTuong", "A", "CPS, TD, HG", "1 công dân, 2 doanh nghiệp, 3, 4 (TD only)", must=True
    )
    owner_tech_id: Words = told("MaDoiTuong", "A", "CPS, TD", "the Portal's TechID; HG puts the id number here")
    further: Words = told("ThongTinKhac", "A", "CPS, HG")
    email: Words = told("Email", "A", "CPS, TD, HG")
    fax: Words = told("Fax", "A", "CPS, TD, HG")
    phone: Words = told("SoDienThoai", "A", "CPS, TD, HG")
    summary: Words = told("TrichYeuHoSo", "A", "CPS, TD", "never empty in TD", must=True)
    filed_at: Moment = told("NgayNopHoSo", "B", "TD, 766", default=None, must=True)
    received_at: Moment = told("NgayTiepNhan", "A", "CPS, TD, 766", "without it nothing is counted", None, must=True)
    due_at: Moment = told("NgayHenTra", "A", "CPS, TD, 766", "where the procedure has a term", default=None)
    state: Words = told("TrangThaiHoSo", "A", "CPS, TD, IG", "1 to 10, as the dossier really stands", must=True)
    returned_at: Moment = told("NgayTra", "A", "CPS, TD", default=None)
    return_note: Words = told("ThongTinTra", "A", "CPS, TD")
    by_post: Flag = told("HinhThuc", "A", "CPS, TD", "0 at the desk, 1 by post", default=False, must=True)
    finished_at: Moment = told("NgayKetThucXuLy", "A", "CPS, TD, 766", default=None)
    refused_at: Moment = told("NgayTuChoi", "B", "TD", default=None)
    unit_name: Words = told("DonViXuLy", "A", "CPS, TD, HG", "the name, not the code", must=True)
    note: Words = told("GhiChu", "B", "CPS stopped sending it: 2000 characters broke the call")
    filed_place: Words = told("NoiNopHoSo", "B", "TD: 2 the agency's own system; 766: 1 the Portal", must=True)
    has_digitised: Flag = told("HoSoCoThanhPhanSoHoa", "B", "TD, 766", default=False, must=True)
    vneid_verified: Flag = told("TaiKhoanDuocXacThucVoiVNeID", "B", "TD, 766", default=False, must=True)
    online_payment: Words = told(
        "DuocThanhToanTrucTuyen",
        "A",
        "TD, 766",
        "0 none, 1 the Portal's platform, 2 the agency's, 3 TD only",
        must=True,
    )
    identities: Annotated[tuple[OwnerIdentity, ...], AbsentRows] = rows("DinhDanhCHS", "B", "TD")
    databases: Annotated[tuple[Database, ...], AbsentRows] = rows("DSKetNoiCSDL", "B", "TD")
    papers: Annotated[tuple[Paper, ...], AbsentRows] = rows("TaiLieuNop", "A", "CPS, TD, HG")
    fees: Annotated[tuple[Fee, ...], AbsentRows] = rows("DanhSachLePhi", "A", "CPS, TD")
    other_papers: Annotated[tuple[OtherPaper, ...], AbsentRows] = rows("DanhSachTepDinhKemKhac", "A", "CPS, HG")
    supplements: Annotated[tuple[Supplement, ...], AbsentRows] = rows("DanhSachHoSoBoSung", "A", "CPS, HG")
    results: Annotated[tuple[ResultPaper, ...], AbsentRows] = rows("DanhSachGiayToKetQua", "A", "CPS, TD, 766")


class WireStep(WireModel):
    """One element of `data` of CapNhatTienDoHoSoMC. It has no key: sent twice, it may stand twice."""

    dossier_code: Words = told("MaHoSo", "A", "CPS, TD", must=True)
    officer: Words = told("NguoiXuLy", "A", "CPS, TD", must=True)
    title: Words = told("ChucDanh", "A", "CPS, TD")
    at: Moment = told("ThoiDiemXuLy", "A", "CPS, TD", default=None, must=True)
    department: Words = told("PhongBanXuLy", "A", "CPS, TD")
    content: Words = told("NoiDungXuLy", "A", "CPS; optional in TD", must=True)
    state: Words = told("TrangThai", "A", "CPS, TD", "1 to 10", must=True)
    started_at: Moment = told("NgayBatDau", "A", "CPS, TD", default=None)
    due_at: Moment = told("NgayKetThucTheoQuyDinh", "A", "CPS, TD", default=None)
