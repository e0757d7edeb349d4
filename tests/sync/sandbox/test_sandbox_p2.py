"""Profile P2 spoken by hand: bare arrays, and an answer within the answer."""

import base64
import json

import httpx
import pytest
from sandbox_samples import CODE, DIGEST, PDF, Json, dossier, put_pdf, step

from kiosk.sync.sandbox_portal.server import SandboxServer

BASE = "/KetNoiMotCuaQuocGia"


def inner(answer: httpx.Response) -> Json:
    """What the Portal said: text within the proxy's own answer, whose code is text as well."""
    outer = answer.json()
    assert outer["error_code"] == "0"
    said: Json = json.loads(outer["message"])
    return said


def test_three_addresses_for_add_update_and_progress(web: httpx.Client, sandbox: SandboxServer) -> None:
    body = [dossier(put_pdf(web))]
    assert inner(web.post(f"{BASE}/CapNhatHoSoMC", json=body))["error_code"] == "-1"
    assert inner(web.post(f"{BASE}/ThemMoiHoSoMC", json=body))["message"] == "Đồng bộ thành công"
    assert "đã tồn tại" in inner(web.post(f"{BASE}/ThemMoiHoSoMC", json=body))["message"]
    assert inner(web.post(f"{BASE}/CapNhatHoSoMC", json=body))["error_code"] == "0"
    assert inner(web.post(f"{BASE}/CapNhatTienDoHoSoMC", json=[step()]))["error_code"] == "0"
    [held] = sandbox.archive.all()
    assert (held.profile, held.overwrites, len(held.steps)) == ("P2", 1, 1)


def test_one_address_with_is_updating(web: httpx.Client) -> None:
    address, body = f"{BASE}/DongBoHoSoMC", [dossier()]
    assert inner(web.post(address, json=body, params={"isUpdating": "true"}))["error_code"] == "-1"
    assert inner(web.post(address, json=body, params={"isUpdating": "False"}))["error_code"] == "0"
    assert inner(web.post(address, json=body, params={"isUpdating": "True"}))["error_code"] == "0"


def test_another_provinces_spelling_is_wrapped_once(web: httpx.Client) -> None:
    asked = {"MaDinhDanhDV": "H99", "isUpdating": "False"}
    address = "/api/SynsTTHCC/DongBoHoSoMC"
    assert web.post(address, json=[dossier()], params=asked).json()["message"] == "Đồng bộ thành công"
    assert web.post(address, json=[dossier()], params=asked).json() == {
        "error_code": "-3",
        "message": "Mã hồ sơ đã tồn tại",
    }
    assert web.post(address, json=[dossier()], params={**asked, "MaDinhDanhDV": "H01"}).json()["error_code"] == "-1"


@pytest.mark.parametrize("body", [{"data": [dossier()]}, dossier(), [], [dossier(), dossier()]])
def test_only_a_bare_array_of_one_is_taken(web: httpx.Client, body: object, sandbox: SandboxServer) -> None:
    assert inner(web.post(f"{BASE}/ThemMoiHoSoMC", json=body))["error_code"] == "-1"
    assert sandbox.archive.all() == []


def test_what_is_no_json_is_the_proxys_own_refusal(web: httpx.Client) -> None:
    answer = web.post(f"{BASE}/ThemMoiHoSoMC", content=b"[{", headers={"Content-Type": "application/json"}).json()
    assert answer == {"error_code": "-1", "message": "thân yêu cầu phải là JSON"}


def test_reads_are_gets_with_parameters_in_the_query(web: httpx.Client) -> None:
    assert inner(web.get(f"{BASE}/LayThuTuc", params={"maTTHC": "1.001193"}))["result"][0]["TENTTHC"]
    assert inner(web.get(f"{BASE}/LayDanhSachTTHC"))["result"]
    bases = inner(web.get(f"{BASE}/LayDanhMucCanCuPhapLy"))["result"]
    [found] = inner(web.get(f"{BASE}/LayQDCB", params={"idQDCB": bases[0]["MACANCUPHAPLY"]}))["result"]
    assert found["SOQUYETDINH"] == bases[0]["TENCANCUPHAPLY"]
    assert inner(web.get(f"{BASE}/TraCuuTechID", params={"mstorcmnd": "099085000011"}))["result"]
    assert inner(web.get(f"{BASE}/TraCuuHoSo", params={"mahoso": CODE}))["result"] == []
    assert web.get(f"{BASE}/ThemMoiHoSoMC").status_code == 404


def test_a_file_is_fetched_in_base64(web: httpx.Client) -> None:
    answer = web.post(f"{BASE}/getfile", json={"DuongDan": put_pdf(web)})
    assert base64.b64decode(answer.json()) == PDF
    assert web.post(f"{BASE}/getfile", json={"DuongDan": f"x/tep/{'0' * 64}"}).json()["error_code"] == "-1"
    assert DIGEST not in answer.text


def test_a_token_by_basic_or_by_form_and_a_bad_one_is_not_passed_over(web: httpx.Client) -> None:
    form = {"grant_type": "client_credentials"}
    by_form = {"client_id": "trung-tam-mau", "client_secret": "bi-mat-thu-nghiem"}
    basic = web.post("/token", data=form, auth=("trung-tam-mau", "bi-mat-thu-nghiem")).json()
    token = web.post("/token", data={**form, **by_form}).json()["access_token"]
    assert basic["token_type"] == "Bearer"
    assert web.post("/token", data=form, auth=("trung-tam-mau", "sai")).status_code == 401
    address = f"{BASE}/ThemMoiHoSoMC"
    assert web.post(address, json=[dossier()], headers={"Authorization": "Bearer sai"}).status_code == 401
    assert inner(web.post(address, json=[dossier()], headers={"Authorization": f"Bearer {token}"}))["error_code"] == "0"


def test_a_closed_proxy_asks_for_the_token(web: httpx.Client, sandbox: SandboxServer) -> None:
    sandbox.proxy.closed = True
    assert web.post(f"{BASE}/ThemMoiHoSoMC", json=[dossier()]).status_code == 401
    assert web.get(f"{BASE}/LayDanhSachTTHC").status_code == 401
