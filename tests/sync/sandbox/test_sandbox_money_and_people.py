"""Payments, sign-on and the results store, spoken by hand."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from sandbox_samples import DIGEST, PDF, Json, dossier, mapi, put_pdf

from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.server import SandboxServer
from tests.waiting import until

SECRET = "khoa-thu-nghiem"
INIT = (
    "LoaiBanTin|PhienBan|MaDoiTac|MaThamChieu|SoTien|LoaiHinhThanhToan|MaKenhThanhToan|MaThietBi|NgonNgu|MaTienTe|"
    "MaNganHang|ThongTinGiaoDich|ThoiGianGD|Ip"
)
QUERY = "LoaiBanTin|PhienBan|MaDoiTac|MaThamChieu|ThoiGianGD"
RESULT = "LoaiBanTin|MaLoi|MaDoiTac|MaThamChieu|SoTien|MaTienTe|MaGiaoDich|MaNganHang|ThoiGianGD|ThongTinGiaoDich"


def signed(message: Json, names: str) -> Json:
    words = "|".join([*(str(message[name]) for name in names.split("|")), SECRET])
    return {**message, "MaXacThuc": hashlib.sha256(words.encode()).hexdigest()}


def init(**other: object) -> Json:
    bill = {
        "MaDichVu": "2",
        "MaTTHC": "1.001193",
        "TenTTHC": "Đăng ký khai sinh",
        "MaDonVi": "H99.01",
        "TenDonVi": "UBND phường Hoa Mẫu",
        "MaHoSo": "H99.01-261123-0001",
        "TKThuHuong": "0000000000",
        "MaNHThuHuong": "970400",
        "TenTKThuHuong": "UBND PHUONG HOA MAU",
        "PhiLePhi": [{"LoaiPhiLePhi": "1", "MaPhiLePhi": "1", "TenPhiLePhi": "Lệ phí", "SoTien": "8000"}],
        "NoiDungThanhToan": "Le phi",
        "HoTenNguoiNop": "Nguyễn Văn Mẫu",
        "SoCMNDNguoiNop": "099085000011",
        "DiaChiNguoiNop": "Số 1",
        "MaCoQuanQD": "H99.01",
        "TenCoQuanQD": "UBND phường Hoa Mẫu",
        "DSKhoanNop": [{"NoiDung": "Lệ phí", "SoTien": "8000"}],
    }
    message = {
        "LoaiBanTin": "INIT",
        "PhienBan": "1.0.6",
        "MaDoiTac": "TRUNGTAMMAU",
        "MaThamChieu": "dvc0001",
        "SoTien": "8000",
        "LoaiHinhThanhToan": "PAY",
        "MaKenhThanhToan": "1",
        "MaThietBi": "1",
        "NgonNgu": "vi-VN",
        "MaTienTe": "VND",
        "MaNganHang": "PAYMENT",
        "ThongTinGiaoDich": "THANH TOAN HO SO 0001",
        "ThoiGianGD": "20261123081500",
        "Ip": "127.0.0.1",
        "ThongTinBienLai": bill,
        **other,
    }
    return signed(message, INIT)


def query(kind: str = "QUERY", **other: str) -> Json:
    named = {"LoaiBanTin": kind, "PhienBan": "1.0.6", "MaDoiTac": "TRUNGTAMMAU", "MaThamChieu": "dvc0001"}
    return signed({**named, "ThoiGianGD": "20261123081500", **other}, QUERY)


def pay(web: httpx.Client, message: Json) -> Json:
    answer: Json = web.post("/paymentplatform", json=message).json()
    return answer


def test_announced_paid_asked_and_a_bill(web: httpx.Client) -> None:
    said = pay(web, init())
    assert (said["MaLoi"], said["UrlThanhToan"]) == ("00", f"{web.base_url}/thanh-toan/dvc0001")
    assert pay(web, query())["TrangThaiGD"] == "0"
    assert pay(web, query("GET_BILL"))["MaLoi"] == "99"
    web.post("/thanh-toan/dvc0001")
    word = pay(web, query())
    assert (word["TrangThaiGD"], word["SoTien"]) == ("1", 8000)
    assert signed(word, RESULT)["MaXacThuc"] == word["MaXacThuc"]
    pdf = web.post("/paymentplatform", json=query("GET_BILL"))
    assert (pdf.headers["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    told = web.post("/paymentplatform", json=query("GET_BILL"), headers={"Accept": "application/json"}).json()
    assert web.get(told["UrlBienLai"]).content == pdf.content


@pytest.mark.parametrize(
    "other",
    [
        {"SoTien": "0"},
        {"SoTien": "9000"},  # not the sum of its parts
        {"MaDoiTac": "KHAC"},
        {"ThongTinGiaoDich": "Thanh toán"},
        {"ThoiGianGD": "20261123"},
        {"ThongTinBienLai": {"MaDichVu": "2"}},
        {"MaTienTe": "USD"},
    ],
)
def test_an_init_that_does_not_fit_is_refused(web: httpx.Client, other: Json, sandbox: SandboxServer) -> None:
    assert pay(web, init(**other))["MaLoi"] == "99"
    assert sandbox.payments.all() == []


def test_a_wrong_checksum_is_refused(web: httpx.Client) -> None:
    assert pay(web, {**init(), "SoTien": "1"})["MoTaLoi"] == "MaXacThuc không đúng"
    pay(web, init())
    assert pay(web, query(ThoiGianGD="20261123081501"))["MaLoi"] == "99", "the time is that of the INIT"


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        (Fault.PAYMENT_LATE, lambda w: w["TrangThaiGD"] == "0"),
        (Fault.PAYMENT_WRONG_AMOUNT, lambda w: w["SoTien"] == 9000),
        (Fault.PAYMENT_WRONG_CHECKSUM, lambda w: w["MaXacThuc"] == "0" * 64),
    ],
)
def test_a_word_that_is_late_or_wrong(web: httpx.Client, sandbox: SandboxServer, fault: Fault, seen: object) -> None:
    pay(web, init())
    web.post("/thanh-toan/dvc0001")
    assert not seen(pay(web, query()))  # type: ignore[operator]
    sandbox.faults.set(fault, 1, "QUERY")
    assert seen(pay(web, query()))  # type: ignore[operator]


class _Province(HTTPServer):
    """dpnhankqthanhtoanhs of a province."""

    heard: list[Json]
    paths: list[str]


class _Hears(BaseHTTPRequestHandler):
    server: _Province

    def do_POST(self) -> None:
        self.server.paths.append(self.path)
        self.server.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        body = json.dumps({"MaLoi": "00", "MoTaLoi": ""}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def province() -> Iterator[_Province]:
    server = _Province(("127.0.0.1", 0), _Hears)
    server.heard, server.paths = [], []
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_province_is_told_of_a_payment(web: httpx.Client, sandbox: SandboxServer, province: _Province) -> None:
    sandbox.payments.notify = f"http://127.0.0.1:{province.server_address[1]}/dpnhankqthanhtoanhs"
    pay(web, init())
    web.post("/thanh-toan/dvc0001")
    web.post("/thanh-toan/dvc0001")
    until(lambda: sandbox.payments.all()[0]["notice"])
    [told] = province.heard
    assert (told["LoaiBanTin"], told["SoTien"], told["MaLoi"]) == ("IPN", 8000, "00")
    assert signed(told, RESULT)["MaXacThuc"] == told["MaXacThuc"]
    assert sandbox.payments.all()[0]["notice"] == "00"
    assert sandbox.payments.tell("dvc0001") == "00", "duplicates happen"


def test_an_operator_calls_an_endpoint_of_the_province(web: httpx.Client, province: _Province) -> None:
    url = f"http://127.0.0.1:{province.server_address[1]}/dptracuuthanhtoanhs"
    answer = web.post("/quan-tri/goi-tinh", json={"url": url, "body": {"MaHoSo": "H99.01-261123-0001"}})
    assert answer.json() == {"answer": {"MaLoi": "00", "MoTaLoi": ""}}
    assert province.heard == [{"MaHoSo": "H99.01-261123-0001"}]
    assert web.post("/quan-tri/goi-tinh", json={"url": "file:///etc/passwd"}).status_code == 502


@pytest.mark.parametrize(
    ("call", "path", "member"),
    [
        ("ho-so-moi", "/addtthcKhuyenMai", "TepDonDangKy"),
        ("ho-so-bo-sung", "/nhanhsdvcqg", "URLTepDangKy"),
        ("thong-bao-thue", "/nhantbthuedvcqg", "FileThongBaoThue"),
        ("chung-tu-thue", "/nhantbthuedvcqg", "UrlFileChungTu"),
        ("tra-cuu-thanh-toan", "/dptracuuthanhtoanhs", "MaHoSo"),
    ],
)
def test_the_portal_calls_the_province(
    web: httpx.Client, province: _Province, call: str, path: str, member: str
) -> None:
    address = f"http://127.0.0.1:{province.server_address[1]}"
    asked = {"address": address, "call": call, "code": "G22.99-261123-0001"}
    assert web.post("/quan-tri/goi-tinh", json=asked).json()["answer"]["MaLoi"] == "00"
    [body] = province.heard
    assert body[member]
    assert province.paths == [path]
    whole = json.dumps(body) + base64.b64decode(body.get("FileThongBaoThue", "")).decode()
    assert "G22.99-261123-0001" in whole
    assert web.post("/quan-tri/goi-tinh", json={**asked, "call": "khac"}).status_code == 400


# Sign-on ---------------------------------------------------------------------------------------------------------

CLIENT = {"client_id": "kiosk-thu-nghiem", "client_secret": "bi-mat-dang-nhap"}
REDIRECT = "http://127.0.0.1:9/xong"


def authorise(web: httpx.Client, **other: str) -> dict[str, list[str]]:
    asked = {"response_type": "code", "client_id": CLIENT["client_id"], "redirect_uri": REDIRECT, "scope": "openid"}
    answer = web.get("/oauth2/authorize", params={**asked, "acr_values": "LoA1", "state": "s1", **other})
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer.headers["Location"]).query)


def redeem(web: httpx.Client, code: str, **other: str) -> httpx.Response:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT, **CLIENT, **other}
    return web.post("/oauth2/token", data=form)


def test_a_person_signs_on_and_the_token_is_signed(web: httpx.Client) -> None:
    known = web.get("/.well-known/openid-configuration").json()
    back = authorise(web, nonce="n1")
    assert back["state"] == ["s1"]
    issued = redeem(web, back["code"][0]).json()
    head, claims, signature = (base64.urlsafe_b64decode(part + "==") for part in issued["id_token"].split("."))
    [key] = web.get(known["jwks_uri"]).json()["keys"]
    numbers = [int.from_bytes(base64.urlsafe_b64decode(key[name] + "=="), "big") for name in ("e", "n")]
    said = issued["id_token"].rpartition(".")[0].encode()
    rsa.RSAPublicNumbers(*numbers).public_key().verify(signature, said, padding.PKCS1v15(), hashes.SHA256())
    told = json.loads(claims)
    assert json.loads(head)["kid"] == key["kid"]
    assert (told["iss"], told["aud"], told["nonce"]) == (known["issuer"], CLIENT["client_id"], "n1")
    bearer = {"Authorization": f"Bearer {issued['access_token']}"}
    for method in ("GET", "POST"):
        person = web.request(method, known["userinfo_endpoint"], headers=bearer).json()
        assert (person["sub"], person["TechID"], person["LoaiTaiKhoan"]) == (told["sub"], "tn-000011", "1")
    form = {"token": issued["access_token"], "state": "0"}
    assert web.post(known["introspection_endpoint"], data=form, headers=bearer).json()["active"] is True
    web.post(known["revocation_endpoint"], data={**form, **CLIENT})
    assert web.get(known["userinfo_endpoint"], headers=bearer).status_code == 401


def test_a_code_opens_once_for_its_address_and_its_verifier(web: httpx.Client) -> None:
    code = authorise(web)["code"][0]
    assert redeem(web, code, redirect_uri="http://127.0.0.1:9/khac").json()["error"] == "invalid_grant"
    assert redeem(web, code).json()["error"] == "invalid_grant", "spent by the wrong try"
    challenge = base64.urlsafe_b64encode(hashlib.sha256(b"v" * 43).digest()).rstrip(b"=").decode()
    code = authorise(web, code_challenge=challenge, code_challenge_method="S256")["code"][0]
    assert redeem(web, code, code_verifier="w" * 43).status_code == 400
    code = authorise(web, code_challenge=challenge, code_challenge_method="S256")["code"][0]
    assert redeem(web, code, code_verifier="v" * 43).status_code == 200
    assert redeem(web, authorise(web)["code"][0], client_secret="sai").status_code == 401


def test_nobody_is_sent_to_an_address_that_is_not_registered(web: httpx.Client) -> None:
    asked = {"response_type": "code", "client_id": CLIENT["client_id"], "scope": "openid"}
    for redirect in ("https://xau.invalid/", "http://127.0.0.1.xau.invalid/", "javascript:alert(1)"):
        assert web.get("/oauth2/authorize", params={**asked, "redirect_uri": redirect}).status_code == 400
    assert authorise(web, scope="email")["error"] == ["invalid_request"]


# Results ---------------------------------------------------------------------------------------------------------


def test_results_of_a_dossier_are_found_by_their_owner_and_fetched(web: httpx.Client) -> None:
    link = put_pdf(web)
    result = {"TenGiayTo": "Giấy khai sinh", "MaGiayToKetQua": "KQ.G15.000031", "DuongDanTepTinKetQua": link}
    mapi(web, "DongBoHoSoMC", isUpdating="False", data=[dossier(DanhSachGiayToKetQua=[result])])
    base = "/XrdAdapter/RestService/forward/bndp/public/v1"
    account = {"username": "H99.01", "password": "mat-khau-thu-nghiem"}
    where = {
        "dstcode": "VN:GOV:000.00.00.G22:vpcpdvcprovider",
        "providerurl": "https://apigiaytocanhan.dichvucong.gov.vn",
    }
    assert web.post(f"{base}/login", json=account).status_code == 400
    token = web.post(f"{base}/login", json=account, params=where).json()["result"]["token"]
    assert web.post(f"{base}/danhsachgiayto", json={}).status_code == 401
    web.headers["Authorization"] = f"Bearer {token}"
    asked = {"SoDinhDanhChuSoHuu": "099085000011", "HoTenNguoiYeuCau": "A", "KenhThucHien": "1"}
    [found] = web.post(f"{base}/danhsachgiayto", json=asked).json()["result"]["DanhSachGiayToKetQua"]
    assert (found["MaKetQua"], found["CoQuanChuQuan"]) == ("KQ.G15.000031", "UBND phường Hoa Mẫu")
    other = web.post(f"{base}/danhsachgiayto", json={**asked, "SoDinhDanhChuSoHuu": "099085000012"}).json()
    assert other["result"]["DanhSachGiayToKetQua"] == []
    path = {"CoQuanChuQuan": found["CoQuanChuQuan"], "DuongDan": found["DanhSachTepDinhKem"][0]["DuongDan"]}
    assert base64.b64decode(web.post(f"{base}/taitep", json=path).json()) == PDF
    assert web.post(f"{base}/taitep", json={**path, "DuongDan": f"/tep/{DIGEST}"}).status_code == 404


def test_a_result_is_put_into_the_store(web: httpx.Client) -> None:
    base = "/bndp/public/v1"
    account = {"username": "H99.01", "password": "mat-khau-thu-nghiem"}
    web.headers["Authorization"] = f"Bearer {web.post(f'{base}/login', json=account).json()['result']['token']}"
    record = {
        "MaHoSo": "H99.01-261123-0001",
        "MaTTHC": "1.001193",
        "LoaiDoiTuong": "1",
        "LoaiDinhDanhCHS": "1",
        "SoDinhDanhCHS": "099085000011",
        "NgayTiepNhan": "20261123081500",
        "TrangThaiHoSo": "10",
        "HinhThuc": "0",
        "MaCoQuan": "H99.01",
        "TenCoQuan": "UBND phường Hoa Mẫu",
        "MaGiayTo": "KQ.G15.000031",
        "TenGiayTo": "Giấy khai sinh",
        "KyHieuGiayTo": "01/2026",
        "PhamViHieuLuc": "Toàn quốc",
        "NoiNopHoSo": "2",
        "HoSoCoThanhPhanSoHoa": "1",
        "DuocThanhToanTrucTuyen": "0",
        "MaCSDLDaKetNoi": "1",
    }
    wrong = web.post(f"{base}/ketqua", json={**record, "MaGiayTo": ""}).json()
    assert (wrong["errorCode"], wrong["message"]) == ("-1", "MaGiayTo: bắt buộc")
    assert web.post(f"{base}/ketqua", json=record).json()["errorCode"] == "0"
    asked = {"SoDinhDanhChuSoHuu": "099085000011", "KenhThucHien": "2", "DanhSachDanhMucKetQua": [{"MaKetQua": "khac"}]}
    found = web.post(f"{base}/danhsachgiayto", json=asked).json()["result"]["DanhSachGiayToKetQua"]
    assert found == []
    asked["DanhSachDanhMucKetQua"] = [{"MaKetQua": "KQ.G15.000031"}]
    assert len(web.post(f"{base}/danhsachgiayto", json=asked).json()["result"]["DanhSachGiayToKetQua"]) == 1
