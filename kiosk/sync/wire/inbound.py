"""What the Portal calls at a province, through the Security Server. Known from one implementation that answers them."""

from typing import Annotated

from kiosk.sync.wire.model import AbsentRows, Moment, Number, WireModel, Words, rows, told


class InboundPaper(WireModel):
    """An element of TaiLieuNop: downward, a paper travels in the message itself."""

    name: Words = told("TenTepDinhKem", "B", "CPS", must=True)
    content: Words = told("Base64", "B", "CPS", must=True)


class EnterpriseAddress(WireModel):
    """DiaChiDoanhNghiep."""

    province: Words = told("MaTinh", "B", "CPS")
    district: Words = told("MaHuyen", "B", "CPS")
    commune: Words = told("MaXa", "B", "CPS")
    details: Words = told("DiaChiChiTiet", "B", "CPS")


class FiledOnPortal(WireModel):
    """addtthcKhuyenMai: a dossier filed on the Portal (a notice of a sales promotion)."""

    dossier_code: Words = told("MaHoSo", "B", "CPS", must=True)
    procedure_code: Words = told("MaTTHC", "B", "CPS", must=True)
    tax_number: Words = told("MaSoThue", "B", "CPS", must=True)
    trader: Words = told("TenThuongNhan", "B", "CPS", must=True)
    address: EnterpriseAddress = told("DiaChiDoanhNghiep", "B", "CPS", default=EnterpriseAddress())
    form_name: Words = told("TenTepDonDangKy", "B", "CPS")
    form: Words = told("TepDonDangKy", "B", "CPS", "base64")
    papers: Annotated[tuple[InboundPaper, ...], AbsentRows] = rows("TaiLieuNop", "B", "CPS")


class AmendedOnPortal(WireModel):
    """nhanhsdvcqg: a dossier that was amended or supplemented there."""

    portal_code: Words = told("MaHoSoQG", "B", "CPS", must=True)
    procedure_code: Words = told("MaTTHC", "B", "CPS", must=True)
    tax_number: Words = told("MaSoThue", "B", "CPS", must=True)
    filed: dict[str, object] = told("ThongTinDaNop", "B", "CPS", default={})
    amended: dict[str, object] = told("ThongTinSuaDoi", "B", "CPS", default={})
    form_name: Words = told("TenTepDangKy", "B", "CPS")
    form_link: Words = told("URLTepDangKy", "B", "CPS", "an address, not base64")


class TaxPayment(WireModel):
    """ThongTinThanhToan."""

    notice_number: Words = told("MaThongBaoThue", "B", "CPS", must=True)
    paid_at: Moment = told("ThoiGianThanhToan", "B", "CPS", "yyyyMMddHHmmss", default=None, must=True)
    amount_vnd: Number = told("SoTien", "B", "CPS", default=None, must=True)
    content: Words = told("NoiDungThanhToan", "B", "CPS", must=True)
    state: Words = told("TrangThaiThanhToan", "B", "CPS", "1 paid", must=True)


class TaxProof(WireModel):
    """nhantbthuedvcqg, the second kind: somebody paid his tax of a dossier."""

    dossier_code: Words = told("MaHoSo", "B", "CPS", must=True)
    payer_name: Words = told("HoTenNguoiNopTien", "B", "CPS", must=True)
    tax_number: Words = told("MaSoThue", "B", "CPS", must=True)
    proof_link: Words = told("UrlFileChungTu", "B", "CPS", must=True)
    payment: TaxPayment = told("ThongTinThanhToan", "B", "CPS", default=TaxPayment())


class TaxNotice(WireModel):
    """nhantbthuedvcqg, the first kind: XML in base64, which names one or more dossiers (MA_HSO)."""

    content: Words = told("FileThongBaoThue", "B", "CPS", must=True)


class FeeAsked(WireModel):
    """dptracuuthanhtoanhs: is there something to pay for this code?"""

    dossier_code: Words = told("MaHoSo", "B", "CPS", must=True)
