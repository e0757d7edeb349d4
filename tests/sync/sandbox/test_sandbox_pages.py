"""The pages in a real browser: what arrives is seen without anybody asking."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from chromium import PROGRAM, Chromium
from sandbox_samples import CODE, PDF, dossier, log_in, mapi, put_pdf, step
from test_sandbox_money_and_people import init

from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.server import SandboxServer

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="this system has no Chromium among its packages")
ROWS = "document.querySelectorAll('tr[data-key]').length"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path / "chromium") as opened:
        yield opened
        assert opened.complaints == []


def a_busy_morning(web: httpx.Client, sandbox: SandboxServer) -> None:
    session = log_in(web)
    names = ("Nguyễn Văn Mẫu", "Trần Thị Mẫu Hoa", "Phạm Thị Mẫu Lan", "Vũ Đức Mẫu Lâm")
    matters = ("Đăng ký khai sinh", "Đăng ký thường trú", "Chứng thực bản sao từ bản chính", "Đăng ký kết hôn")
    for n in range(8):
        code, links = f"H99.01-261123-{n + 1:04}", [put_pdf(web, PDF + bytes([n, m])) for m in range(1 + n % 3)]
        about = {"code": code, "ChuHoSo": names[n % 4], "TenTTHC": matters[n % 4]}
        mapi(web, "DongBoHoSoMC", session, isUpdating="False", data=[dossier(*links, **about)])
        if n % 2:
            mapi(web, "CapNhatTienDoHoSoMC", session, data=[step(str(4 + n % 7), code)])
    web.post("/KetNoiMotCuaQuocGia/CapNhatHoSoMC", json=[dossier(code=CODE)])
    mapi(web, "DongBoHoSoMC", session, isUpdating="False", data=[dossier(code=CODE)])
    web.post("/paymentplatform", json=init())
    web.post("/paymentplatform", json=init(MaThamChieu="dvc0002"))
    web.post("/thanh-toan/dvc0002")
    sandbox.faults.set(Fault.ERROR_500_AFTER_COMMIT, 3)
    mapi(web, "DongBoHoSoMC", session, isUpdating="True", data=[dossier(code=CODE)])


def test_what_arrives_is_seen_at_once(web: httpx.Client, sandbox: SandboxServer, browser: Chromium) -> None:
    browser.open(sandbox.address)
    browser.until("document.querySelector('.live.on') !== null")
    assert "Chưa có hồ sơ nào" in browser.ask("document.body.innerText")
    assert browser.ask(ROWS) == 0
    mapi(web, "DongBoHoSoMC", isUpdating="False", data=[dossier(put_pdf(web))])
    browser.until(f"document.querySelector('main').innerText.includes('{CODE}')")
    browser.until("document.querySelectorAll('tr.fresh').length >= 2")
    web.post("/paymentplatform", json=init())
    browser.until("document.querySelector('main').innerText.includes('dvc0001')")
    browser.ask("document.querySelector('form button').click()")
    browser.until("document.title.startsWith('Thanh toán') && document.body.innerText.includes('Đã trả')")
    assert sandbox.payments.all()[0]["paid_at"]


def test_names_are_shown_and_never_run(web: httpx.Client, sandbox: SandboxServer, browser: Chromium) -> None:
    name = "<img src=x onerror=\"document.title='chạy'\"><b>Mẫu</b>"
    mapi(web, "DongBoHoSoMC", isUpdating="False", data=[dossier(put_pdf(web), ChuHoSo=name)])
    for path in ("/", "/ho-so", f"/ho-so/{CODE}"):
        browser.open(sandbox.address + path)
        assert name in browser.ask("document.querySelector('main').innerText")
        assert "chạy" not in browser.ask("document.title")
    text = browser.ask("document.body.innerText")
    assert "099085000011" not in text
    assert hashlib.sha256(PDF).hexdigest() in text


def test_every_page_fits_its_window(
    web: httpx.Client, sandbox: SandboxServer, browser: Chromium, tmp_path: Path
) -> None:
    """Nothing is wider than the window, text is readable, and the pictures are there to be looked at."""
    a_busy_morning(web, sandbox)
    paths = {"tong-quan": "/", "ho-so": "/ho-so", "mot-ho-so": "/ho-so/H99.01-261123-0006", "tep": "/tap-tin"}
    for name, path in {**paths, "thanh-toan": "/thanh-toan", "cuoc-goi": "/cuoc-goi"}.items():
        browser.open(sandbox.address + path)
        browser.until("document.querySelector('.live.on') !== null")
        browser.ask("document.fonts.ready.then(() => true)")
        assert browser.ask("document.documentElement.scrollWidth <= innerWidth"), path
        assert browser.ask("[...document.fonts].some(font => font.status === 'loaded')"), "the house's own letters"
        assert browser.ask("document.querySelectorAll('nav a[aria-current]').length") == 1
        assert browser.ask("getComputedStyle(document.body).fontSize") == "15px"
        assert browser.picture(tmp_path / f"{name}.png").stat().st_size > 20_000
