"""Messages written by hand from the description of the wire, with no line of the client's encoders. Invented people."""

import hashlib
from typing import Any

import httpx

Json = dict[str, Any]
PDF = b"%PDF-1.7 giay to mau"
DIGEST = hashlib.sha256(PDF).hexdigest()
CODE = "H99.01-261123-0001"
ADAPTER = "/XrdAdapter/RestService/forward"
DSTCODE = "VN:GOV:000.00.00.G22:vpcpdvcprovider"


def paper(link: str, **other: str) -> Json:
    return {
        "TepDinhKemId": "77",
        "TenTepDinhKem": "Tờ khai.pdf",
        "IsDeleted": "False",
        "MaThanhPhanHoSo": "000.00.00.G15-KQ000001",
        "DuongDanTaiTepTin": link,
        "DuocSoHoa": "1",
        "DuocTaiSuDung": "0",
        "DuocLayTuKhoDMQG": "0",
        "MaKetQuaThayThe": "",
        **other,
    }


def dossier(*links: str, code: str = CODE, **other: object) -> Json:
    """Profile P1 and P2."""
    return {
        "MaHoSo": code,
        "MaTTHC": "1.001193",
        "TenTTHC": "Đăng ký khai sinh",
        "MaLinhVuc": "G15-HT01",
        "TenLinhVuc": "Hộ tịch",
        "KenhThucHien": "1",
        "ChuHoSo": "Nguyễn Văn Mẫu",
        "SoGiayToChuHoSo": "099085000011",
        "LoaiDoiTuong": "1",
        "MaDoiTuong": "",
        "Email": "",
        "Fax": "",
        "SoDienThoai": "0900000000",
        "TrichYeuHoSo": "Đăng ký khai sinh",
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
        "DSKetNoiCSDL": [{"MaCSDL": "1"}],
        "TaiLieuNop": [paper(link) for link in links],
        "DanhSachLePhi": [],
        "DanhSachTepDinhKemKhac": [{"TenGiayTo": "Ảnh 4x6", "SoLuong": 2, "LoaiGiayTo": 1}],
        "DanhSachHoSoBoSung": [],
        "DanhSachGiayToKetQua": [],
        **other,
    }


def step(state: str = "4", code: str = CODE, **other: str) -> Json:
    return {
        "MaHoSo": code,
        "NguoiXuLy": "Trần Thị Mẫu",
        "ChucDanh": "Chuyên viên",
        "ThoiDiemXuLy": "20261123093000",
        "PhongBanXuLy": "Một cửa",
        "NoiDungXuLy": "Chuyển xử lý",
        "TrangThai": state,
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
        **other,
    }


def put_pdf(web: httpx.Client, content: bytes = PDF) -> str:
    """The link of a file that is there."""
    digest = hashlib.sha256(content).hexdigest()
    assert web.put(f"/tep/{digest}", content=content).status_code == 200
    return f"{web.base_url}/tep/{digest}"


def log_in(web: httpx.Client) -> str:
    answer = web.post("/mapi/login", json={"username": "H99.01", "password": "mat-khau-thu-nghiem"}).json()
    return str(answer["session"])


def mapi(web: httpx.Client, service: str, session: str = "", **parameters: object) -> Json:
    body = {"session": session or log_in(web), "madonvi": "H99", "service": service, **parameters}
    answer: Json = web.post("/mapi/g", json=body).json()
    return answer
