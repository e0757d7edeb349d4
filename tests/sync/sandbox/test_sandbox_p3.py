"""Profile P3 spoken by hand: numbers, three forms of date, and HTTP codes that mean something."""

from typing import Any

import httpx
import pytest
from sandbox_samples import DIGEST, PDF, Json

from kiosk.sync.sandbox_portal.server import SandboxServer

BASE = "/igate"
CLIENT = {"client_id": "trung-tam-mau", "client_secret": "bi-mat-thu-nghiem"}


@pytest.fixture
def ministry(web: httpx.Client) -> httpx.Client:
    web.headers["Authorization"] = f"Bearer {web.post(f'{BASE}/token', json=CLIENT).json()['access_token']}"
    return web


def upload(ministry: httpx.Client, content: bytes = PDF) -> Json:
    answer = ministry.post(f"{BASE}/tep-tin", files={"files": ("Tờ khai.pdf", content, "application/pdf")})
    assert answer.status_code == 200
    told: Json = answer.json()["data"]
    return told


def next_code(ministry: httpx.Client) -> str:
    return str(ministry.get(f"{BASE}/ma-ho-so", params={"code": "G09.20"}).json()["data"]["value"])


def dossier(code: str, *files: Json, **other: object) -> dict[str, Any]:
    attached = [
        {"IdGiayTo": f["IdTepTin"], "HashTepTin": f["HashTepTin"], "TenGiayTo": "Tờ khai", "MaKetQua": ""}
        for f in files
    ]
    component = {
        "MaThanhPhanHoSo": "",
        "TenThanhPhanHoSo": "Tờ khai",
        "SoLuong": 1,
        "LoaiBan": 2,
        "GiayToDinhKem": attached,
    }
    who = {
        "TenNguoiNop": "Nguyễn Văn Mẫu",
        "SoDinhDanh": "099085000011",
        "NgayCapDinhDanh": "20210101000000",
        "NgaySinh": "19850101000000",
        "SoDienThoai": "0900000000",
        "Email": "",
        "MaTinh": "01",
        "MaHuyen": "",
        "MaXa": "00004",
        "DiaChiChiTiet": "Số 1, tổ 2",
        "TenChuHs": "Nguyễn Văn Mẫu",
        "SoDinhDanhChuHs": "099085000011",
    }
    return {
        "MaHoSo": code,
        "MaTTHC": "1.001193",
        "MaDichVuCong": "1.001193.01",
        "ChuHoSo": "Nguyễn Văn Mẫu",
        "LoaiDoiTuong": 0,
        "MaDonViTiepNhan": "G09.20",
        "NgayNop": "2026-11-23 08:15:00",
        "NgayTiepNhan": "2026-11-23 08:15:00",
        "EformThongTinChiTiet": {"tenCon": "Nguyễn Thị Mẫu Nhỏ"},
        "ThanhPhanHoSo": [component],
        "ThongTinNguoiNop": {
            "LoaiDoiTuong": 0,
            "IdDoiTuong": "00000000-0000-4000-8000-000000000011",
            "ThongTinChiTiet": who,
        },
        **other,
    }


def progress(made: Json, **other: object) -> Json:
    return {
        "IDHoSo": made["idHoSo"],
        "MaHoSo": made["maHoSo"],
        "NguoiXuLy": "Trần Thị Mẫu",
        "ThoiDiemXuLy": "2026-11-23T09:30:00.000",
        "PhongBanXuLy": "Một cửa",
        "NoiDungXuLy": "Chuyển xử lý",
        "TrangThai": 4,
        "NgayBatDau": "2026-11-23T09:30:00.000",
        "NgayKetThucTheoQuyDinh": "2026-11-24T17:00:00.000",
        **other,
    }


def test_token_code_file_dossier_steps_status(ministry: httpx.Client, sandbox: SandboxServer) -> None:
    file, code = upload(ministry), next_code(ministry)
    assert file["HashTepTin"] == DIGEST
    answer = ministry.post(f"{BASE}/ho-so", json=dossier(code, file))
    assert (answer.status_code, answer.json()["code"]) == (200, 200)
    made = answer.json()["data"]
    assert made["maHoSo"] == code
    assert ministry.post(f"{BASE}/tien-do", json=[progress(made)]).status_code == 200
    link = f"{ministry.base_url}/tep/{file['IdTepTin']}"
    result = {"TenGiayTo": "Giấy khai sinh", "DuongDanTepTinKetQua": link, "MaGiayToKetQua": "KQ.G15.000031"}
    status = {
        "IdHoSo": made["idHoSo"],
        "MaHoSo": code,
        "TrangThai": 9,
        "NoiDungYKien": "",
        "PhongBanXuLy": "Một cửa",
        "NoiDungXuLy": "Xong",
        "DanhSachLePhi": [],
        "DanhSachGiayToKetQua": [result],
    }
    assert ministry.post(f"{BASE}/trang-thai", json=[{**status, "TrangThai": 4}]).status_code == 400
    assert ministry.post(f"{BASE}/trang-thai", json=[status]).status_code == 200
    assert ministry.get(f"{BASE}/ho-so/{code}").json()["data"]["trangThai"] == 9
    [held] = sandbox.archive.all()
    assert (held.profile, len(held.steps), held.state) == ("P3", 2, "9")
    assert all(check.digest_ok for check in sandbox.archive.check_papers(held))
    assert code in ministry.get("/").text
    assert ministry.get(f"/ho-so/{code}").status_code == 200


def test_codes_count_up_for_each_unit_and_day(ministry: httpx.Client) -> None:
    first, second = next_code(ministry), next_code(ministry)
    assert int(second.rpartition("-")[2]) == int(first.rpartition("-")[2]) + 1
    assert len(first) == len("G09.20-20260609-0092637")
    assert ministry.get(f"{BASE}/ma-ho-so", params={"code": "../x"}).status_code == 400


def test_a_second_create_is_told_that_it_exists(ministry: httpx.Client) -> None:
    body = dossier(next_code(ministry))
    assert ministry.post(f"{BASE}/ho-so", json=body).status_code == 200
    again = ministry.post(f"{BASE}/ho-so", json=body)
    assert (again.status_code, again.json()["message"]) == (400, "Mã hồ sơ đã tồn tại")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"LoaiDoiTuong": "0"}, "LoaiDoiTuong: không phải là số nguyên"),
        ({"LoaiDoiTuong": 3}, "LoaiDoiTuong: giá trị không hợp lệ"),
        ({"NgayNop": "20261123081500"}, "NgayNop: giá trị không hợp lệ"),
        ({"NgayNop": "2026-13-23 08:15:00"}, "NgayNop: giá trị không hợp lệ"),
        ({"ThanhPhanHoSo": None}, "ThanhPhanHoSo: không phải là mảng"),
        ({"Khac": 1}, "Khac: trường không có trong bảng"),
        ({"MaHoSo": ""}, "MaHoSo: bắt buộc"),
        ({"ThongTinNguoiNop": {"LoaiDoiTuong": 0}}, "ThongTinNguoiNop.ThongTinChiTiet: bắt buộc"),
    ],
)
def test_a_field_that_does_not_fit_is_named(ministry: httpx.Client, other: Json, said: str) -> None:
    answer = ministry.post(f"{BASE}/ho-so", json=dossier("G09.20-20261123-0000001", **other))
    assert (answer.status_code, answer.json()["message"], answer.json()["data"]) == (400, said, None)


def test_a_file_that_is_not_there_or_is_another_is_refused(ministry: httpx.Client) -> None:
    file, code = upload(ministry), "G09.20-20261123-0000001"
    for wrong, said in (({"IdTepTin": "khac"}, "không tải được tệp"), ({"HashTepTin": "0" * 64}, "không khớp mã băm")):
        answer = ministry.post(f"{BASE}/ho-so", json=dossier(code, {**file, **wrong}))
        assert (answer.status_code, said in answer.json()["message"]) == (400, True)


def test_steps_of_an_unknown_dossier_or_with_another_id(ministry: httpx.Client) -> None:
    made = ministry.post(f"{BASE}/ho-so", json=dossier(next_code(ministry))).json()["data"]
    for wrong in ({"IDHoSo": "khac"}, {"MaHoSo": "G09.20-20261123-9999999"}):
        assert ministry.post(f"{BASE}/tien-do", json=[progress(made, **wrong)]).status_code == 404
    for wrong in ({"TrangThai": "4"}, {"ThoiDiemXuLy": "20261123093000"}):
        assert ministry.post(f"{BASE}/tien-do", json=[progress(made, **wrong)]).status_code == 400
    assert ministry.post(f"{BASE}/tien-do", json=progress(made)).status_code == 400, "an array"


def test_without_a_token_nothing_goes(web: httpx.Client) -> None:
    assert web.post(f"{BASE}/token", json={**CLIENT, "client_secret": "sai"}).status_code == 401
    for method, path in (("GET", "ma-ho-so?code=G09"), ("POST", "ho-so"), ("POST", "tien-do"), ("POST", "trang-thai")):
        assert web.request(method, f"{BASE}/{path}", json={}).status_code == 401
