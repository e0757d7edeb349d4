import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from delivering import deliver
from sync_people import NOW, PDF, PDF_DIGEST, STEP, SUBMISSION, item_for, on_wire, placed, portal_at, step_on_wire

from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT, SandboxServer, make_server

ACCOUNT = {"username": SANDBOX_ACCOUNT.username, "password": SANDBOX_ACCOUNT.password}
DOSSIER = on_wire(SUBMISSION, placed(f"http://127.0.0.1:1/tep/{PDF_DIGEST}"))


@pytest.fixture
def web(sandbox: SandboxServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.address, trust_env=False) as client:
        yield client


def put_pdf(web: httpx.Client) -> None:
    assert web.put(f"/tep/{PDF_DIGEST}", content=PDF).status_code == 200


def call(web: httpx.Client, **body: object) -> dict[str, object]:
    session = web.post("/mapi/login", json=ACCOUNT).json()["session"]
    answer: dict[str, object] = web.post("/mapi/g", json={"session": session, "madonvi": "H99", **body}).json()
    return answer


def test_a_dossier_is_created_once_and_then_only_overwritten(web: httpx.Client) -> None:
    service = {"service": "DongBoHoSoMC", "data": [DOSSIER]}
    put_pdf(web)
    assert call(web, **service, isUpdating="True")["error_code"] == "-1"
    assert call(web, **service, isUpdating="False")["error_code"] == "0"
    assert call(web, **service, isUpdating="False")["message"] == "Mã hồ sơ đã tồn tại"
    assert call(web, **service, isUpdating="True")["error_code"] == "0"


@pytest.mark.parametrize(
    "body",
    [
        {"service": "DongBoHoSoMC", "isUpdating": False, "data": [DOSSIER]},
        {"service": "DongBoHoSoMC", "isUpdating": "false", "data": [DOSSIER]},
        {"service": "DongBoHoSoMC", "data": [DOSSIER]},
        {"service": "DongBoHoSoMC", "isUpdating": "False", "data": DOSSIER},
        {"service": "DongBoHoSoMC", "isUpdating": "False", "data": []},
        {"service": "DongBoHoSoMC", "isUpdating": "False", "data": [{**DOSSIER, "TrangThaiHoSo": 2}]},
        {"service": "CapNhatTienDoHoSoMC", "data": [step_on_wire(STEP)]},  # no such dossier yet
        {"service": "TraCuuHoSo", "MaHoSo": SUBMISSION.dossier_code},
        {"service": "XoaHoSo"},
        {"service": "TraCuuHoSo", "mahoso": "x", "madonvi": "H01"},
    ],
)
def test_calls_that_break_the_rules_are_refused_and_leave_nothing(
    web: httpx.Client, sandbox: SandboxServer, body: dict[str, object]
) -> None:
    put_pdf(web)
    answer = call(web, **body)
    assert answer["error_code"] != "0"
    assert "Nguyễn" not in str(answer["message"])
    assert sandbox.archive.all() == []


def test_log_in_and_session_are_asked_for(web: httpx.Client) -> None:
    assert web.post("/mapi/login", json={**ACCOUNT, "password": "sai"}).json()["error_code"] == -1
    assert "Session" in web.post("/mapi/g", json={"session": "x", "service": "TraCuuHoSo"}).json()["message"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_form_of_another_site_cannot_drive_it(web: httpx.Client, kind: str) -> None:
    answer = web.post("/quan-tri/su-co", content=b'{"fault": "hang"}', headers={"Content-Type": kind})
    assert answer.status_code == 400


def test_faults_are_armed_and_shown(web: httpx.Client) -> None:
    assert web.post("/quan-tri/su-co", json={"fault": "reset", "count": 2}).status_code == 200
    assert web.get("/quan-tri/ho-so").json()["su_co"] == {"fault": "reset", "count": 2}
    for wrong in ({"fault": "no-such"}, {"fault": "reset", "count": "2"}, {"fault": "reset", "count": -1}):
        assert web.post("/quan-tri/su-co", json=wrong).status_code == 400


def test_files_are_checked_and_kept_by_digest(web: httpx.Client, sandbox: SandboxServer) -> None:
    assert web.head(f"/tep/{PDF_DIGEST}").status_code == 404
    assert web.put(f"/tep/{PDF_DIGEST}", content=PDF).json() == {"sha256": PDF_DIGEST, "size": len(PDF)}
    assert web.put(f"/tep/{'0' * 64}", content=PDF).status_code == 422
    assert web.put("/tep/..%2f..%2fx", content=PDF).status_code == 422
    held = web.get(f"/tep/{PDF_DIGEST}")
    assert (held.content, held.headers["X-Content-SHA256"]) == (PDF, PDF_DIGEST)
    assert [p.name for p in (sandbox.archive._files).iterdir()] == [PDF_DIGEST]


def test_the_pages_show_what_arrived_and_escape_it(
    web: httpx.Client, sandbox: SandboxServer, portal: HttpPortal
) -> None:
    assert "Chưa có hồ sơ nào" in web.get("/").text
    assert deliver(item_for(SUBMISSION), portal, lambda _: PDF, NOW, lambda: 0.0).delivered
    assert portal.append_steps([STEP]).ok
    sandbox.archive.overwrite({**DOSSIER, "ChuHoSo": "<script>alert(1)</script>"})
    for path in ("/", f"/ho-so/{SUBMISSION.dossier_code}"):
        page = web.get(path).text
        assert "CỔNG THỬ NGHIỆM - không phải Cổng DVCQG" in page
        assert SUBMISSION.dossier_code in page
        assert "Được tiếp nhận" in page
        assert "&lt;script&gt;" in page
        assert page.count("<script") == 1, "the page's own"
        assert SUBMISSION.citizen_id not in page
    detail = web.get(f"/ho-so/{SUBMISSION.dossier_code}").text
    assert PDF_DIGEST in detail
    assert "Khớp" in detail
    assert "Tiếp nhận hồ sơ" in detail
    assert web.get("/ho-so/khong-co").status_code == 404


def test_a_damaged_file_is_seen(web: httpx.Client, sandbox: SandboxServer, portal: HttpPortal) -> None:
    assert deliver(item_for(SUBMISSION), portal, lambda _: PDF, NOW, lambda: 0.0).delivered
    (sandbox.archive._files / PDF_DIGEST).write_bytes(b"%PDF other")
    paper = web.get("/quan-tri/ho-so").json()["ho_so"][0]["papers"][0]
    assert (paper["digest_ok"], paper["digest"]) == (False, hashlib.sha256(b"%PDF other").hexdigest())
    assert "1 tệp không khớp" in web.get("/").text


def test_a_program_of_its_own_keeps_everything_over_a_restart(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk.sync.sandbox_portal", str(tmp_path), "--port", "0"]
    for attempt in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout and process.stderr
            try:
                portal = portal_at(f"http://127.0.0.1:{int(process.stdout.readline())}")
                assert (portal.look_up(SUBMISSION.dossier_code) is None) == (attempt == 0)
                assert deliver(item_for(SUBMISSION), portal, lambda _: PDF, NOW, lambda: 0.0).delivered
                portal.close()
            finally:
                process.terminate()
            assert (process.stdout.read(), process.stderr.read()) == (b"", b""), "it prints nothing of what it got"
    again = make_server(tmp_path)
    assert [(h.code, h.overwrites) for h in again.archive.all()] == [(SUBMISSION.dossier_code, 1)]
    again.server_close()
    assert all((path.stat().st_mode & 0o077) == 0 for path in tmp_path.rglob("*"))
