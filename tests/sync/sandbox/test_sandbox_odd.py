"""Whatever stands in a message, the sandbox answers with the Portal's words and goes on."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import test_sandbox_p3 as p3
from sandbox_samples import CODE, Json, dossier, log_in, paper, put_pdf, step
from test_sandbox_money_and_people import init, query

from kiosk.sync.sandbox_portal.server import SandboxServer

ODD: list[object] = [
    None,
    0,
    -1,
    1.5,
    True,
    "",
    "x",
    "ệ" * 5000,
    "\x00",
    "\ud800",
    [],
    [None],
    [[]],
    {},
    {"a": 1},
    "٣" * 14,
]
RUNS = 40  # of each message; the seed is the message's name


def places(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def spoilt(message: object, chance: random.Random) -> object:
    """One to three places hold something else."""
    changed: Any = copy.deepcopy(message)
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice([path for path in places(changed) if path]) if changed else (None,)
        if last is None:
            break
        inner = changed
        for key in way:
            inner = inner[key]
        inner[last] = copy.deepcopy(chance.choice(ODD))
    return changed


def messages(web: httpx.Client) -> dict[str, tuple[str, object, str]]:
    """name -> path, a good message, a token."""
    session = log_in(web)
    link = put_pdf(web)
    envelope: Json = {"session": session, "madonvi": "H99"}
    asked = {"HoSoBoSungId": 1, "NoiDungBoSung": "x", "NgayBoSung": "20261123100000", "TrangThaiBoSung": True}
    asked |= {"DanhSachGiayToBoSung": [paper(link)], "DanhSachLePhiBoSung": []}
    result = {"TenGiayTo": "x", "MaGiayToKetQua": "KQ", "DuongDanTepTinKetQua": link}
    fee = {"TenPhiLePhi": "x", "MaPhiLePhi": "1", "HinhThucThu": "1", "Gia": "0", "LoaiPhiLePhi": "1"}
    whole = dossier(link, DanhSachHoSoBoSung=[asked], DanhSachGiayToKetQua=[result], DanhSachLePhi=[fee])
    month = {"NgayTongHop": "11-2026", "TongSoNguoiDanhGia": 4, "PhanTramDanhGiaRatHaiLong": "100%"}
    month |= {"PhanTramDanhGiaHaiLong": "0%", "PhanTramDanhGiaChuaHaiLong": "0%", "DanhSachNoiDungYKien": []}
    month |= {"Madonvi": "H99.01", "TenDonVi": "x"}
    state = {"MaHoSo": "G22-1", "MaHoSoDonVi": CODE, "NgayXuLy": "20261123093000", "TrangThai": "2", "TaiLieuXuLy": []}
    token = str(web.post("/igate/token", json=p3.CLIENT).json()["access_token"])
    account = {"username": "H99.01", "password": "mat-khau-thu-nghiem"}
    store = str(web.post("/bndp/public/v1/login", json=account).json()["result"]["token"])
    made = {"idHoSo": "1", "maHoSo": CODE}
    part = p3.dossier(CODE, {"IdTepTin": link.rpartition("/")[2], "HashTepTin": "0" * 64})
    mapi = "/mapi/g"
    return {
        "log-in": ("/mapi/login", account, ""),
        "create": (mapi, {**envelope, "service": "DongBoHoSoMC", "isUpdating": "False", "data": [whole]}, ""),
        "update": (mapi, {**envelope, "service": "DongBoHoSoMC", "isUpdating": "True", "data": [whole]}, ""),
        "steps": (mapi, {**envelope, "service": "CapNhatTienDoHoSoMC", "data": [step(), step("9")]}, ""),
        "state": (mapi, {**envelope, "service": "DongBoTrangThaiHoSo", "type": "2", "data": state}, ""),
        "look-up": (mapi, {**envelope, "service": "TraCuuHoSo", "mahoso": CODE}, ""),
        "ratings": (mapi, {**envelope, "service": "DongBoDanhGia", "data": [month]}, ""),
        "answer": (mapi, {**envelope, "service": "DongBoKetQuaHoiDapGuiTuDVCQG", "data": [{"HOIDAPID": "TN-1"}]}, ""),
        "technical id": (mapi, {**envelope, "service": "TraCuuTechID", "provider": "wso2is", "mstorcmnd": "1"}, ""),
        "procedure": (mapi, {**envelope, "service": "LayThuTuc", "maTTHC": "1.001193"}, ""),
        "proxy": ("/KetNoiMotCuaQuocGia/DongBoHoSoMC?isUpdating=False", [whole], ""),
        "proxy's file": ("/KetNoiMotCuaQuocGia/getfile", {"DuongDan": link}, ""),
        "ministry's dossier": ("/igate/ho-so", part, token),
        "ministry's steps": ("/igate/tien-do", [p3.progress(made)], token),
        "ministry's status": ("/igate/trang-thai", [{**made, "TrangThai": 9, "DanhSachGiayToKetQua": [result]}], token),
        "ministry's token": ("/igate/token", p3.CLIENT, ""),
        "payment": ("/paymentplatform", init(), ""),
        "payment's query": ("/paymentplatform", query(), ""),
        "payment's bill": ("/paymentplatform", query("GET_BILL"), ""),
        "results": ("/bndp/public/v1/danhsachgiayto", {"SoDinhDanhChuSoHuu": "1", "KenhThucHien": "1"}, store),
        "result's file": ("/bndp/public/v1/taitep", {"CoQuanChuQuan": "x", "DuongDan": link}, store),
        "operator's fault": ("/quan-tri/su-co", {"fault": "", "count": 0, "service": ""}, ""),
        "operator's word": ("/quan-tri/trang-thai", {"code": CODE, "state": "4", "content": ""}, ""),
    }


def test_odd_messages_are_answered_and_break_nothing(web: httpx.Client, sandbox: SandboxServer) -> None:
    for name, (path, message, token) in messages(web).items():
        chance = random.Random(name)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        for run in range(RUNS):
            body = json.dumps(spoilt(message, chance)).encode()
            answer = web.post(path, content=body, headers=headers)
            assert answer.status_code < 500, (name, run)
            assert answer.json() is not None, (name, run)
    assert sandbox.defects == []
    for page in ("/", "/ho-so", "/cuoc-goi", "/thanh-toan", "/tap-tin", f"/ho-so/{CODE}"):
        assert web.get(page).status_code in (200, 404)


@pytest.mark.parametrize(
    "path", ["/..", "//", "/tep/", "/tep/%00", "/ho-so/%2e%2e%2f", "/s3/x", "/phong-chu/..%2fx.otf", "/tus/%2f"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "POST"])
def test_odd_paths(web: httpx.Client, sandbox: SandboxServer, path: str, method: str) -> None:
    with web.stream(method, path, content=b"" if method in ("PUT", "POST", "PATCH") else None) as answer:
        assert answer.status_code < 500
