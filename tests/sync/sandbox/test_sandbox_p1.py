"""Profile P1 spoken by hand."""

import httpx
import pytest
from sandbox_samples import ADAPTER, CODE, DIGEST, DSTCODE, Json, dossier, log_in, mapi, paper, put_pdf, step

from kiosk.sync.sandbox_portal.server import SandboxServer

LOG_IN = {"username": "H99.01", "password": "mat-khau-thu-nghiem"}


def create(web: httpx.Client, *links: str, updating: str = "False", **other: object) -> Json:
    return mapi(web, "DongBoHoSoMC", isUpdating=updating, data=[dossier(*links, **other)])


@pytest.mark.parametrize("adapter", [ADAPTER, "/VXPAdapter/RestService/forward"])
def test_the_adapter_sends_on_by_dstcode_in_query_or_header(web: httpx.Client, adapter: str) -> None:
    path = f"{adapter}/mapi/login"
    assert web.post(path, json=LOG_IN, params={"dstcode": DSTCODE}).json()["error_code"] == 0
    assert web.post(path, json=LOG_IN, headers={"dstcode": DSTCODE}).json()["error_code"] == 0
    for wrong in ({}, {"dstcode": "VN:GOV:khac"}):
        assert web.post(path, json=LOG_IN, params=wrong).status_code == 400
    both = web.post(path, json=LOG_IN, params={"dstcode": DSTCODE}, headers={"dstcode": "VN:COM:1:x"})
    assert both.status_code == 400


def test_codes_come_as_numbers_and_as_text(web: httpx.Client) -> None:
    assert web.post("/mapi/login", json=LOG_IN).json()["error_code"] == 0
    assert mapi(web, "LayDanhSachTTHC")["error_code"] == 0
    assert mapi(web, "TraCuuHoSo", mahoso=CODE)["error_code"] == "0"
    assert create(web)["error_code"] == "0"


def test_create_then_exists_then_update(web: httpx.Client) -> None:
    link = put_pdf(web)
    assert create(web, link, updating="True") == {"error_code": "-1", "message": "Hồ sơ chưa có trên hệ thống"}
    assert create(web, link)["message"] == "Đồng bộ thành công"
    assert create(web, link) == {"error_code": "-3", "message": "Mã hồ sơ đã tồn tại"}
    assert create(web, link, updating="True", TrichYeuHoSo="Sửa lại")["error_code"] == "0"
    [held] = web.get("/quan-tri/ho-so").json()["ho_so"]
    assert (held["dossier"]["TrichYeuHoSo"], held["overwrites"], held["profile"]) == ("Sửa lại", 1, "P1")


def test_a_dossier_whose_files_are_not_there_is_refused(web: httpx.Client, sandbox: SandboxServer) -> None:
    missing = f"{web.base_url}/tep/{'0' * 64}"
    said = "TaiLieuNop[0].DuongDanTaiTepTin: không tải được tệp"
    assert create(web, missing)["message"] == said
    assert create(web, "https://elsewhere.invalid/other/77")["message"] == said
    held = put_pdf(web)
    other = create(web, TaiLieuNop=[paper(held, TepDinhKemId="f" * 64)])
    assert other["message"] == "TaiLieuNop[0].DuongDanTaiTepTin: tệp không khớp mã băm"
    (sandbox.archive._files / DIGEST).write_bytes(b"spoilt on the disk")
    assert create(web, held)["message"] == "TaiLieuNop[0].DuongDanTaiTepTin: tệp không khớp mã băm"
    assert sandbox.archive.all() == []
    put_pdf(web)
    assert create(web, held)["error_code"] == "0"


def test_papers_of_results_and_of_supplements_must_be_there_too(web: httpx.Client) -> None:
    link, gone = put_pdf(web), f"{web.base_url}/tep/{'1' * 64}"
    result = {"TenGiayTo": "Giấy khai sinh", "MaGiayToKetQua": "KQ.G15.000031"}
    asked = {
        "HoSoBoSungId": 1,
        "NoiDungBoSung": "Bổ sung giấy chứng sinh",
        "NgayBoSung": "20261123100000",
        "TrangThaiBoSung": True,
    }
    wrong = create(web, link, DanhSachGiayToKetQua=[{**result, "DuongDanTepTinKetQua": gone}])
    assert wrong["message"].startswith("DanhSachGiayToKetQua[0].DuongDanTepTinKetQua")
    lists = {"DanhSachGiayToBoSung": [paper(gone)], "DanhSachLePhiBoSung": []}
    wrong = create(web, link, DanhSachHoSoBoSung=[{**asked, **lists}])
    assert wrong["message"].startswith("DanhSachHoSoBoSung[0].DanhSachGiayToBoSung[0]")
    lists = {"DanhSachGiayToBoSung": [paper(gone, IsDeleted="True"), paper(link)], "DanhSachLePhiBoSung": []}
    good = create(
        web,
        link,
        DanhSachHoSoBoSung=[{**asked, **lists}],
        DanhSachGiayToKetQua=[{**result, "DuongDanTepTinKetQua": link}],
    )
    assert good["error_code"] == "0"


def test_steps_come_after_the_dossier_and_ten_at_most(web: httpx.Client, sandbox: SandboxServer) -> None:
    assert mapi(web, "CapNhatTienDoHoSoMC", data=[step()])["message"] == "Hồ sơ chưa có trên hệ thống"
    create(web)
    ten = [step(NoiDungXuLy=f"Bước {n}") for n in range(10)]
    assert mapi(web, "CapNhatTienDoHoSoMC", data=[*ten, step()])["error_code"] == "-1"
    assert mapi(web, "CapNhatTienDoHoSoMC", data=[*ten[:9], step(code="H99.01-261123-0002")])["error_code"] == "-1"
    assert sandbox.archive.all()[0].steps == [], "all of a call or nothing"
    assert mapi(web, "CapNhatTienDoHoSoMC", data=ten)["message"] == "Đồng bộ thành công"
    assert len(sandbox.archive.all()[0].steps) == 10


def test_a_look_up_writes_dates_in_its_own_way_and_tells_the_last_step(web: httpx.Client) -> None:
    create(web)
    mapi(web, "CapNhatTienDoHoSoMC", data=[step("9")])
    [row] = mapi(web, "TraCuuHoSo", mahoso=CODE, donViXuLy="")["result"]
    assert (row["MaTrangThai"], row["TrangThaiHoSo"]) == ("9", "Đã xử lý xong")
    assert (row["NgayTiepNhan"], row["NgayHenTra"]) == ("23/11/2026 08:15:00", "24/11/2026 17:00:00")


def test_an_officer_elsewhere_moves_a_dossier(web: httpx.Client) -> None:
    create(web)
    moved = {"code": CODE, "state": "5", "content": "Bổ sung giấy chứng sinh"}
    assert web.post("/quan-tri/trang-thai", json=moved).json() == {"state": "5"}
    assert mapi(web, "TraCuuHoSo", mahoso=CODE)["result"][0]["MaTrangThai"] == "5"
    assert web.post("/quan-tri/trang-thai", json={**moved, "code": "khac"}).status_code == 404
    assert web.post("/quan-tri/trang-thai", json={**moved, "state": "11"}).status_code == 400


def test_the_state_of_a_dossier_that_the_portal_took(web: httpx.Client, sandbox: SandboxServer) -> None:
    data = {"MaHoSo": "G22-1", "MaHoSoDonVi": CODE, "NgayXuLy": "20261123093000", "TrangThai": "11"}
    assert mapi(web, "DongBoTrangThaiHoSo", type="2", data=[data])["error_code"] == "-1", "an object, not an array"
    assert mapi(web, "DongBoTrangThaiHoSo", type=2, data=data)["error_code"] == "-1"
    assert mapi(web, "DongBoTrangThaiHoSo", type="2", data=data)["error_code"] == "0"
    assert sandbox.archive.told("trang-thai") == [data]


def test_a_session_ends_and_is_told_so(web: httpx.Client, sandbox: SandboxServer) -> None:
    session = log_in(web)
    assert mapi(web, "TraCuuHoSo", session, mahoso=CODE)["error_code"] == "0"
    sandbox.services.forget_sessions()
    assert "Session" in mapi(web, "TraCuuHoSo", session, mahoso=CODE)["message"]


# Lists and look-ups ----------------------------------------------------------------------------------------------


def test_the_national_record_of_a_procedure(web: httpx.Client) -> None:
    listed = mapi(web, "LayDanhSachTTHC")["result"]
    assert len(listed) > 2000
    [record] = mapi(web, "LayThuTuc", maTTHC="1.001193")["result"]
    assert record["MATTHC"] == "1.001193"
    assert record["CACHTHUCTHUCHIEN"][0]["KENH"] in (1, 2, 3)
    assert record["THANHPHANHOSO"][0]["GIAYTO"][0]["TENGIAYTO"]
    assert all(key == key.upper() for key in record)
    assert mapi(web, "LayThuTuc", maTTHC="khac")["result"] == []
    assert mapi(web, "LayThuTuc", MaTTHC="1.001193")["error_code"] == "-1", "the m is small"


@pytest.mark.parametrize(
    ("service", "member"),
    [
        ("LayDanhMucCoQuan", "MADONVI"),
        ("LayDanhMucLinhVuc", "MALINHVUC"),
        ("LayDanhMucTinhThanh", "MATINHTHANH"),
        ("LayDanhMucPhuongXa", "MAPHUONGXA"),
        ("LayDanhMucQuocGia", "MAQUOCGIA"),
        ("LayDanhMucDanToc", "MADANTOC"),
        ("LayDanhMucTonGiao", "MATONGIAO"),
        ("LayDanhMucGioiTinh", "MAGIOITINH"),
        ("LayDanhMucTinhTrangHonNhan", "MATINHTRANGHONNHAN"),
        ("LayDanhMucDoiTuong", "MADOITUONG"),
        ("LayDanhMucCapThucHien", "MACAPTHUCHIEN"),
        ("LayDanhMucCanCuPhapLy", "MACANCUPHAPLY"),
        ("LayDanhMucLePhi", "MAPHILEPHI"),
        ("LayDanhMucLoaiThuTuc", "MALOAITHUTUC"),
        ("LayDanhMucNhomThuTuc", "MANHOMTHUTUC"),
    ],
)
def test_a_code_list(web: httpx.Client, service: str, member: str) -> None:
    answer = mapi(web, service)
    assert answer["error_code"] == 0
    codes = [row[member] for row in answer["result"]]
    assert codes
    assert len(set(codes)) == len(codes)


def test_services_online_and_technical_ids(web: httpx.Client) -> None:
    services = mapi(web, "LayDVC")["result"]["data"]
    assert services[0]["MADVC"] == f"{services[0]['MATTHC']}.01"
    known = mapi(web, "TraCuuTechID", provider="wso2is", mstorcmnd="099085000011")
    assert known["result"][0]["TECHNICALID"]
    assert mapi(web, "TraCuuTechID", provider="wso2is", mstorcmnd="001085000011")["result"] == []
    assert mapi(web, "TraCuuTechID", mstorcmnd="099085000011")["error_code"] == "-1"


# Feedback --------------------------------------------------------------------------------------------------------


def test_questions_are_fetched_answered_and_published(web: httpx.Client) -> None:
    first = mapi(web, "LayDanhSachHoiDapGuiTuDVCQG")["result"][0]
    answer = {
        "HOIDAPID": first["HOIDAPID"],
        "MADONVI": "H99.01",
        "NGUOITRALOI": "Trần Thị Mẫu",
        "CHUCVUNGUOITRALOI": "Chuyên viên",
        "NGAYTRALOI": "23/11/2026",
        "NOIDUNGTRALOI": "Mang theo giấy chứng sinh.",
    }
    assert mapi(web, "DongBoKetQuaHoiDapGuiTuDVCQG", data=[{**answer, "HOIDAPID": "khac"}])["error_code"] == "-1"
    assert mapi(web, "DongBoKetQuaHoiDapGuiTuDVCQG", data=[answer])["error_code"] == "0"
    left = mapi(web, "LayDanhSachHoiDapGuiTuDVCQG")["result"]
    assert first["HOIDAPID"] not in [row["HOIDAPID"] for row in left]
    [told] = mapi(web, "LayNoiDungTraLoiTheoCauHoi", cauhoiid=first["HOIDAPID"])["result"]
    assert told["NOIDUNGTRALOI"] == answer["NOIDUNGTRALOI"]
    kept = {"HOIDAPID": "9", "MaLinhVuc": "x", "NOIDUNG": "Hỏi", "MADONVI": "H99", "TENDONVI": "Tỉnh Mẫu"}
    assert mapi(web, "DongBoHoiDap", data=[kept])["error_code"] == "0"
    assert mapi(web, "LayDanhSachHoiDapBoCoQuan")["result"] == [kept]
