import copy
from collections.abc import Callable

import pytest
from sync_people import STEP, SUBMISSION, on_wire, placed, step_on_wire

from kiosk.sync.sandbox_portal.fields import DOSSIER, complaints
from kiosk.sync.sandbox_portal.fields import STEP as STEP_TABLE

GOOD = on_wire(SUBMISSION, placed("http://127.0.0.1:1/tep/1"))


def test_what_the_encoder_writes_fits() -> None:
    assert complaints(GOOD, DOSSIER) == []
    assert complaints(step_on_wire(STEP), STEP_TABLE) == []


Spoil = Callable[[dict], object]  # type: ignore[type-arg]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda d: d.update(TrangThaiHoSo=2), "TrangThaiHoSo: không phải là chuỗi"),
        (lambda d: d.update(NgayTiepNhan=None), "NgayTiepNhan: không phải là chuỗi"),
        (lambda d: d.update(HoSoCoThanhPhanSoHoa=True), "HoSoCoThanhPhanSoHoa: không phải là chuỗi"),
        (lambda d: d.pop("MaTTHC"), "MaTTHC: bắt buộc"),
        (lambda d: d.pop("TaiLieuNop"), "TaiLieuNop: không phải là mảng"),
        (lambda d: d.update(TaiLieuNop="x"), "TaiLieuNop: không phải là mảng"),
        (lambda d: d.update(TaiLieuNop=["x"]), "TaiLieuNop[0].: không phải là đối tượng"),
        (lambda d: d.update(TrangThaiHoSo="11"), "TrangThaiHoSo: giá trị không hợp lệ"),
        (lambda d: d.update(NgayNopHoSo="2026-11-23"), "NgayNopHoSo: giá trị không hợp lệ"),
        (lambda d: d.update(NgayNopHoSo="20261332000000"), "NgayNopHoSo: giá trị không hợp lệ"),
        (lambda d: d.update(NgayHenTra="٢٠٢٦١١٢٣٠٨١٥٠٠"), "NgayHenTra: giá trị không hợp lệ"),
        (lambda d: d.update(MaHoSo="../../x"), "MaHoSo: giá trị không hợp lệ"),
        (lambda d: d.update(TrichYeuHoSo="ệ" * 1001), "TrichYeuHoSo: dài quá 1000"),
        (lambda d: d.update(DSKetNoi=[]), "DSKetNoi: trường không có trong bảng"),
        (lambda d: d["TaiLieuNop"][0].update(IsDeleted=False), "TaiLieuNop[0].IsDeleted: không phải là chuỗi"),
        (lambda d: d["TaiLieuNop"][0].update(IsDeleted="false"), "TaiLieuNop[0].IsDeleted: giá trị không hợp lệ"),
        (
            lambda d: d["TaiLieuNop"][0].update(DuongDanTaiTepTin="javascript:alert(1)"),
            "TaiLieuNop[0].DuongDanTaiTepTin: giá trị không hợp lệ",
        ),
        (lambda d: d["DanhSachLePhi"][0].update(Gia=8000), "DanhSachLePhi[0].Gia: không phải là chuỗi"),
        (lambda d: d["DinhDanhCHS"][0].pop("SoDinhDanh"), "DinhDanhCHS[0].SoDinhDanh: bắt buộc"),
    ],
)
def test_one_wrong_thing_is_one_complaint(spoil: Spoil, said: str) -> None:
    spoiled = copy.deepcopy(GOOD)
    spoil(spoiled)
    assert complaints(spoiled, DOSSIER) == [said]


@pytest.mark.parametrize("value", [None, [], "x", 1])
def test_what_is_no_object_is_refused(value: object) -> None:
    assert complaints(value, DOSSIER)
