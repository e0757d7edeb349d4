from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sync_people import NOW, P1, PDF_DIGEST, STEP, SUBMISSION, on_wire, placed, step_on_wire

from kiosk.sync.wire.spelling import cut, write_moment

MOST = P1.spelling.cut
LINK = f"http://127.0.0.1:1/tep/{PDF_DIGEST}"
GOLDEN = {
    "MaHoSo": "H99.01-261123-0001",
    "MaTTHC": "1.001193",
    "TenTTHC": "Đăng ký khai sinh",
    "MaLinhVuc": "G15-HT01",
    "TenLinhVuc": "Hộ tịch",
    "SoBienNhan": "",
    "KenhThucHien": "1",
    "SoGiayToChuHoSo": "099085000011",
    "ChuHoSo": "Nguyễn Văn Mẫu",
    "LoaiDoiTuong": "1",
    "MaDoiTuong": "",
    "ThongTinKhac": "Địa chỉ: Số 1, tổ 2, phường Hoa Mẫu",
    "Email": "",
    "Fax": "",
    "SoDienThoai": "0900000000",
    "TrichYeuHoSo": "Đăng ký khai sinh cho con",
    "NgayNopHoSo": "20261123081500",
    "NgayTiepNhan": "20261123081500",
    "NgayHenTra": "20261124170000",
    "TrangThaiHoSo": "2",
    "NgayTra": "",
    "ThongTinTra": "",
    "HinhThuc": "0",
    "NgayKetThucXuLy": "",
    "NgayTuChoi": "",
    "DonViXuLy": "UBND phường Hoa Mẫu",
    "GhiChu": "",
    "NoiNopHoSo": "2",
    "HoSoCoThanhPhanSoHoa": "1",
    "TaiKhoanDuocXacThucVoiVNeID": "0",
    "DuocThanhToanTrucTuyen": "0",
    "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "099085000011"}],
    "DSKetNoiCSDL": [],
    "TaiLieuNop": [
        {
            "TepDinhKemId": PDF_DIGEST,
            "TenTepDinhKem": "Tờ khai đăng ký khai sinh",
            "IsDeleted": "False",
            "MaThanhPhanHoSo": "",
            "DuongDanTaiTepTin": LINK,
            "DuocSoHoa": "1",
            "DuocTaiSuDung": "0",
            "DuocLayTuKhoDMQG": "0",
            "MaKetQuaThayThe": "",
        }
    ],
    "DanhSachLePhi": [
        {
            "TenPhiLePhi": "Lệ phí đăng ký khai sinh",
            "MaPhiLePhi": "LP01",
            "HinhThucThu": "1",
            "Gia": "8000",
            "LoaiPhiLePhi": "1",
        }
    ],
    "DanhSachTepDinhKemKhac": [],
    "DanhSachHoSoBoSung": [],
    "DanhSachGiayToKetQua": [],
}


def test_a_dossier_is_the_field_table_word_for_word() -> None:
    assert on_wire(SUBMISSION, placed(LINK)) == GOLDEN


def test_a_frozen_payload_encodes_to_the_same_words() -> None:
    thawed = type(SUBMISSION).from_json(SUBMISSION.to_json())
    assert on_wire(thawed, placed(LINK)) == GOLDEN


def test_nothing_is_invented_for_what_is_not_known() -> None:
    bare = replace(SUBMISSION, citizen_id="", files=(), due_at=None, summary="", address="", return_by_post=True)
    wire = on_wire(bare, {})
    assert (wire["DinhDanhCHS"], wire["TaiLieuNop"], wire["HoSoCoThanhPhanSoHoa"]) == ([], [], "0")
    assert (wire["NgayHenTra"], wire["HinhThuc"], wire["ThongTinKhac"]) == ("", "1", "")
    assert wire["TrichYeuHoSo"] == "Đăng ký khai sinh"  # mandatory on the wire: the procedure's name stands in


@pytest.mark.parametrize(
    ("number", "organisation", "kind", "identities"),
    [
        ("099185000022", False, "1", [{"LoaiDinhDanh": "1", "SoDinhDanh": "099185000022"}]),  # who authorised
        ("", False, "1", []),  # a child has no number yet, and its mother's is not its own
        ("0990000010", True, "2", []),  # no code is known for a tax code
    ],
)
def test_the_owner_is_told_by_the_owners_own_number(
    number: str, organisation: bool, kind: str, identities: list[dict[str, str]]
) -> None:
    owned = replace(
        SUBMISSION,
        owner_name="TRẦN THỊ MẪU",
        applicant_name="Nguyễn Văn Mẫu",
        owner_number=number,
        owner_is_organisation=organisation,
    )
    wire = on_wire(owned, placed(LINK))
    assert (wire["ChuHoSo"], wire["SoGiayToChuHoSo"], wire["LoaiDoiTuong"]) == ("TRẦN THỊ MẪU", number, kind)
    assert wire["DinhDanhCHS"] == identities
    assert str(wire["ThongTinKhac"]).startswith("Người nộp hồ sơ: Nguyễn Văn Mẫu; Địa chỉ: ")


def test_a_file_without_a_link_is_a_defect() -> None:
    with pytest.raises(KeyError):
        on_wire(SUBMISSION, {})


def test_a_step_is_the_field_table_word_for_word() -> None:
    assert step_on_wire(STEP) == {
        "MaHoSo": "H99.01-261123-0001",
        "NguoiXuLy": "Trần Thị Mẫu",
        "ChucDanh": "Cán bộ tiếp nhận",
        "ThoiDiemXuLy": "20261123081500",
        "PhongBanXuLy": "Một cửa",
        "NoiDungXuLy": "Tiếp nhận hồ sơ",
        "TrangThai": "2",
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    }


@given(st.sampled_from(sorted(MOST)), st.text(max_size=5000))
def test_no_text_is_longer_than_its_field(field: str, text: str) -> None:
    short = cut(text, MOST[field])
    assert len(short.encode("utf-16-le")) // 2 <= MOST[field]
    assert text.startswith(short)
    if len(text.encode("utf-16-le")) // 2 <= MOST[field]:
        assert short == text


@given(st.integers(0, 60))
def test_a_pair_of_units_is_never_split(length: int) -> None:
    assert cut("a" * length + "😀" * 30, 50).strip("a").strip("😀") == ""


@given(st.integers(946_684_800, 4_000_000_000))
def test_wire_times_are_vietnams_clock(seconds: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert write_moment(at, P1.spelling.moment) == at.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).strftime("%Y%m%d%H%M%S")


def test_every_scalar_is_text() -> None:
    def scalars(value: object) -> list[object]:
        if isinstance(value, dict):
            return [leaf for v in value.values() for leaf in scalars(v)]
        return [leaf for v in value for leaf in scalars(v)] if isinstance(value, list) else [value]

    assert all(isinstance(leaf, str) for leaf in scalars(on_wire(SUBMISSION, placed(LINK))))
    assert NOW.tzinfo is UTC
