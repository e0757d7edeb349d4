"""DongBoDanhGia: a month's satisfaction. That a month told again overwrites, and how the list of questions is laid out,
are assumptions."""

from typing import Annotated

from kiosk.sync.wire.model import AbsentRows, Number, WireModel, Words, rows, told


class WireOpinion(WireModel):
    """An element of DanhSachNoiDungYKien."""

    procedure_code: Words = told("MaThuTuc", "B", "CPS")
    question: Words = told("NoiDung", "B", "CPS")
    very_satisfied: Words = told("PhanTramDanhGiaDichVuRatHaiLong", "B", "CPS", 'text with "%"')
    satisfied: Words = told("PhanTramDanhGiaDichVuHaiLong", "B", "CPS")
    unsatisfied: Words = told("PhanTramDanhGiaDichVuChuaHaiLong", "B", "CPS")


class WireRatings(WireModel):
    """One element of `data`."""

    month: Words = told("NgayTongHop", "B", "CPS", '"11-2026"', must=True)
    total: Number = told("TongSoNguoiDanhGia", "B", "CPS", default=0)
    very_satisfied: Words = told("PhanTramDanhGiaRatHaiLong", "B", "CPS", 'text with "%"')
    satisfied: Words = told("PhanTramDanhGiaHaiLong", "B", "CPS")
    unsatisfied: Words = told("PhanTramDanhGiaChuaHaiLong", "B", "CPS")
    opinions: Annotated[tuple[WireOpinion, ...], AbsentRows] = rows("DanhSachNoiDungYKien", "B", "CPS")
    unit_code: Words = told("Madonvi", "B", "CPS", "this spelling", must=True)
    unit_name: Words = told("TenDonVi", "B", "CPS")
