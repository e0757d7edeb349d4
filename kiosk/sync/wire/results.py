"""The store of electronic results: what is asked, what it lists, and the record of a result that is put there."""

from typing import Annotated

from kiosk.sync.wire.model import AbsentRows, Flag, Moment, WireModel, Words, rows, told


class WantedResult(WireModel):
    """An element of DanhSachDanhMucKetQua."""

    code: Words = told("MaKetQua", "B", "a client of the store")
    sign: Words = told("SoKyHieu", "B", "a client of the store")


class PapersAsked(WireModel):
    """What is asked of somebody's papers. Only for a procedure that he came for."""

    owner_number: Words = told("SoDinhDanhChuSoHuu", "B", "a client of the store", must=True)
    asked_by: Words = told("HoTenNguoiYeuCau", "B", "a client of the store", must=True)
    channel: Words = told("KenhThucHien", "B", "a client of the store", "1 officer, 2 citizen", default="2", must=True)
    asked_by_number: Words = told("SoDinhDanhNguoiYeuCau", "B", "a client of the store", must=True)
    procedure_code: Words = told("MaThuTuc", "B", "a client of the store", must=True)
    wanted: Annotated[tuple[WantedResult, ...], AbsentRows] = rows(
        "DanhSachDanhMucKetQua", "B", "a client of the store"
    )


class ResultFile(WireModel):
    """An element of DanhSachTepDinhKem."""

    name: Words = told("TenTep", "B", "a client of the store")
    path: Words = told("DuongDan", "B", "a client of the store")


class StoredResult(WireModel):
    """An element of DanhSachGiayToKetQua."""

    code: Words = told("MaKetQua", "B", "a client of the store")
    name: Words = told("TenGiayTo", "B", "a client of the store")
    sign: Words = told("SoKyHieu", "B", "a client of the store")
    agency: Words = told("CoQuanChuQuan", "B", "a client of the store")
    files: Annotated[tuple[ResultFile, ...], AbsentRows] = rows("DanhSachTepDinhKem", "B", "a client of the store")


class FileAsked(WireModel):
    """Which file of a result is fetched."""

    agency: Words = told("CoQuanChuQuan", "B", "a client of the store", must=True)
    path: Words = told("DuongDan", "B", "a client of the store", must=True)


class ResultRecord(WireModel):
    """A result that is put there (PC07, with flags of its own)."""

    dossier_code: Words = told("MaHoSo", "B", "PC07", must=True)
    procedure_code: Words = told("MaTTHC", "B", "PC07", must=True)
    owner_kind: Words = told("LoaiDoiTuong", "B", "PC07", must=True)
    identity_kind: Words = told("LoaiDinhDanhCHS", "B", "PC07", must=True)
    owner_number: Words = told("SoDinhDanhCHS", "C", "named beside its kind")
    received_at: Moment = told("NgayTiepNhan", "B", "PC07", default=None, must=True)
    state: Words = told("TrangThaiHoSo", "B", "PC07", must=True)
    by_post: Flag = told("HinhThuc", "B", "PC07", default=False, must=True)
    agency_code: Words = told("MaCoQuan", "B", "PC07", must=True)
    agency_name: Words = told("TenCoQuan", "B", "PC07", must=True)
    code: Words = told("MaGiayTo", "B", "PC07", must=True)
    name: Words = told("TenGiayTo", "B", "PC07", must=True)
    sign: Words = told("KyHieuGiayTo", "B", "PC07", must=True)
    valid_where: Words = told("PhamViHieuLuc", "B", "PC07", must=True)
    filed_place: Words = told("NoiNopHoSo", "B", "PC07", must=True)
    has_digitised: Flag = told("HoSoCoThanhPhanSoHoa", "B", "PC07", default=False, must=True)
    online_payment: Words = told("DuocThanhToanTrucTuyen", "B", "PC07", must=True)
    databases: Words = told("MaCSDLDaKetNoi", "B", "PC07", "the database that was really consulted", must=True)
    owner_id: Words = told("MaChuGiayTo", "B", "PC07")
    issued_at: Moment = told("NgayCap", "B", "PC07", default=None)
    valid_until: Words = told("ThoiHanHieuLuc", "B", "PC07")
    further: Words = told("ThongTinKhac", "B", "PC07")
    returned_at: Moment = told("NgayTra", "B", "PC07", default=None)
