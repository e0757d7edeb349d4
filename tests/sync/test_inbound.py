"""What the Portal sends down is kept before it is answered, once; a payment's word counts only with its checksum."""

import json
import socket
import threading
from collections.abc import Iterator
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest
from sync_people import NOW, PDF, PDF_DIGEST

from kiosk.domain.errors import AttachmentCorrupt, DossierUnknown, PaymentUnknown, PortalFileMismatch, StoreUnavailable
from kiosk.domain.payment import BankAccount
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.domain.portal_answer import HeldFile
from kiosk.ports import OutgoingFile
from kiosk.store.inbox import EncryptedInbox
from kiosk.sync.files.served import Served
from kiosk.sync.inbound import Inbound
from kiosk.sync.inbound_server import InboundServer
from kiosk.sync.payment_platform import Partner, PortalPayments
from kiosk.sync.wire.money import ANSWER, HEARD, sign

SECRET = "khoa-thu-nghiem"
FILED = {
    "MaHoSo": "000.00.00.G09-261123-0001",
    "MaTTHC": "2.000033",
    "MaSoThue": "0990000010",
    "TenThuongNhan": "Công ty Mẫu",
    "TaiLieuNop": [{"TenTepDinhKem": "Đơn.pdf", "Base64": "JVBERg=="}],
}
NOTICE = PaymentNotice("H9901P1", 8000, NOW, "H99.01-1", "1.001193", "Khai sinh", "Nguyễn Văn Mẫu", "099", "Hoa Mẫu")


class OneClock:
    def now(self) -> datetime:
        return NOW


class OneFile:
    """An attachment store of one file."""

    def __init__(self, content: bytes = PDF) -> None:
        self.content = content

    def pieces(self, digest: str, offset: int = 0) -> Iterator[bytes]:
        if digest != PDF_DIGEST:
            raise AttachmentCorrupt("missing")
        yield self.content[offset:]


@pytest.fixture
def payments() -> Iterator[PortalPayments]:
    bank = BankAccount("970499", "0990000000001", "KHO BAC MAU")
    one = PortalPayments("http://127.0.0.1:9", "/x", Partner("TRUNGTAMMAU", SECRET, "H99.01", "Trung tâm Mẫu", bank))
    yield one
    one.close()


@pytest.fixture
def inbound(tmp_path: Path, payments: PortalPayments) -> "Bench":
    return Bench(tmp_path, payments)


class Bench:
    def __init__(self, folder: Path, payments: PortalPayments) -> None:
        self.heard: list[PaymentWord] = []
        self.inbox = EncryptedInbox(folder / "inbox", b"k" * 32)
        self.served = Served("https://tinh-mau.example/downloadfile", b"k" * 32, OneFile())  # type: ignore[arg-type]
        self.inbound = Inbound(self.inbox, payments, self._bill, self._hear, self.served, OneClock())

    def _bill(self, code: str) -> PaymentNotice | None:
        if code == "none":
            raise DossierUnknown(code)
        return NOTICE if code == NOTICE.dossier_code else None

    def _hear(self, word: PaymentWord) -> None:
        if word.reference != NOTICE.reference:
            raise PaymentUnknown
        self.heard.append(word)

    def post(self, name: str, body: object) -> dict[str, Any]:
        return self.inbound.post(f"/VXPAdapter/RestService/forward/{name}", json.dumps(body).encode()).body


def test_a_filed_dossier_is_kept_and_told_once(inbound: Bench, tmp_path: Path) -> None:
    assert inbound.post("addtthcKhuyenMai", FILED)["error_code"] == 0
    assert inbound.post("addtthcKhuyenMai", FILED)["error_code"] == 1
    (kept,) = EncryptedInbox(tmp_path / "inbox", b"k" * 32).items()  # as after a restart
    assert (kept.kind, json.loads(kept.content)) == ("filed", FILED)
    everything = b"".join(path.read_bytes() + path.name.encode() for path in (tmp_path / "inbox").iterdir())
    assert b"0990000010" not in everything
    assert FILED["MaHoSo"].encode() not in everything  # type: ignore[union-attr]


def test_an_amended_dossier_may_be_amended_again(inbound: Bench) -> None:
    body = {"MaHoSoQG": "G09-1", "MaTTHC": "2.000033", "MaSoThue": "0990000010", "ThongTinSuaDoi": {"a": 1}}
    again = {**body, "ThongTinSuaDoi": {"a": 2}}
    assert [inbound.post("nhanhsdvcqg", one)["error_code"] for one in (body, again, body)] == [0, 0, 1]


def test_a_tax_notice_is_taken_also_for_who_is_not_known(inbound: Bench) -> None:
    assert inbound.post("nhantbthuedvcqg", {"FileThongBaoThue": "PHg+"})["error_code"] == 0
    assert inbound.post("nhantbthuedvcqg", {"FileThongBaoThue": "PHg+"})["error_code"] == 0
    proof = {"MaHoSo": "x", "HoTenNguoiNopTien": "Nguyễn Văn Mẫu", "MaSoThue": "1", "UrlFileChungTu": "http://x"}
    assert inbound.post("nhantbthuedvcqg", proof)["error_code"] == 0
    assert len(inbound.inbox.items()) == 2


@pytest.mark.parametrize("lacking", ["MaHoSo", "MaTTHC", "MaSoThue", "TenThuongNhan"])
def test_what_lacks_a_field_is_refused_by_its_name(inbound: Bench, lacking: str) -> None:
    said = inbound.post("addtthcKhuyenMai", {name: value for name, value in FILED.items() if name != lacking})
    assert (said["error_code"], said["message"]) == (-1, f"Thiếu: {lacking}")
    assert inbound.inbox.items() == []


def test_what_could_not_be_kept_is_not_said_to_be(inbound: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("kiosk.store.inbox.write_new", full)
    said = inbound.post("addtthcKhuyenMai", FILED)
    assert said["error_code"] == -1
    assert "STOR-401" in said["message"]
    monkeypatch.undo()
    assert inbound.post("addtthcKhuyenMai", FILED)["error_code"] == 0


def test_a_message_that_does_not_read_back_is_not_kept(inbound: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.inbox.unseal", lambda *_: b"other bytes")
    with pytest.raises(StoreUnavailable):
        inbound.inbox.take("filed", "x", b"{}")
    monkeypatch.undo()
    assert inbound.inbox.items() == []


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"MaHoSo": {}}', b'{"TaiLieuNop": 3}', b"[" * 100_000])
def test_noise_is_answered_and_changes_nothing(inbound: Bench, content: bytes) -> None:
    said = inbound.inbound.post("/addtthcKhuyenMai", content)
    assert said.body["error_code"] == -1
    assert inbound.inbound.post("/khong-co", content).status == 404
    assert inbound.inbox.items() == []


# Money -------------------------------------------------------------------------------------------------------------


def test_what_is_to_be_paid_is_told(inbound: Bench) -> None:
    told = inbound.post("dptracuuthanhtoanhs", {"MaHoSo": NOTICE.dossier_code})
    assert told["error_code"] == 1
    assert (told["message"]["transaction_id"], told["message"]["client_id"]) == ("H9901P1", "TRUNGTAMMAU")
    assert told["message"]["MaTraCuuTT"] == "H99.01-120261123081500"
    assert told["message"]["DSKhoanNop"][0]["SoTien"] == "8000"
    assert inbound.post("dptracuuthanhtoanhs", {"MaHoSo": "paid"}) == {"error_code": 0, "message": []}
    assert inbound.post("dptracuuthanhtoanhs", {"MaHoSo": "none"})["error_code"] == -1


def word(**changes: object) -> dict[str, object]:
    told = {
        "LoaiBanTin": "IPN",
        "MaLoi": "00",
        "MaDoiTac": "TRUNGTAMMAU",
        "MaThamChieu": NOTICE.reference,
        "SoTien": 8000,
        "MaTienTe": "VND",
        "MaGiaoDich": "TN1",
        "MaNganHang": "PAYMENT",
        "ThoiGianGD": "20261123081500",
        "ThongTinGiaoDich": "Le phi",
    } | changes
    return {**told, "MaXacThuc": sign(told, ANSWER, SECRET)}


def test_a_payments_word_is_heard_and_answered_signed(inbound: Bench) -> None:
    said = inbound.post("dpnhankqthanhtoanhs", word())
    assert said["MaLoi"] == "00"
    assert said["MaXacThuc"] == sign(said, HEARD, SECRET)
    assert inbound.heard == [PaymentWord(NOTICE.reference, PaymentStanding.PAID, 8000, "TN1")]
    inbound.post("dpnhankqthanhtoanhs", word(MaLoi="99"))
    assert inbound.heard[1].standing is PaymentStanding.FAILED


@pytest.mark.parametrize(
    "forged",
    [
        {**word(), "SoTien": 1},
        {**word(), "MaXacThuc": ""},
        {**word(), "MaXacThuc": "0" * 64},
        word(MaDoiTac="AIDO"),
        word(SoTien="nhiều"),
        word(MaThamChieu="KHONGCO"),
        {},
    ],
)
def test_a_forged_word_is_not_heard(inbound: Bench, forged: dict[str, object]) -> None:
    assert inbound.post("dpnhankqthanhtoanhs", forged)["MaLoi"] == "99"
    assert inbound.heard == []


# Over HTTP ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def web(inbound: Bench) -> Iterator[httpx.Client]:
    server = InboundServer("127.0.0.1", 0, inbound.inbound)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    with httpx.Client(base_url=f"http://127.0.0.1:{server.server_address[1]}", trust_env=False) as client:
        yield client
    server.shutdown()
    server.server_close()


def test_the_portal_fetches_a_file_by_its_link_alone(web: httpx.Client, inbound: Bench) -> None:
    file = OutgoingFile(PDF_DIGEST, len(PDF), "application/pdf", lambda at: iter((PDF[at:],)))
    placed = inbound.served.place(file)
    assert inbound.served.holding(placed) == HeldFile(len(PDF), PDF_DIGEST)
    path = placed.link.removeprefix("https://tinh-mau.example")
    assert web.get(path).content == PDF
    assert web.head(path).headers["content-length"] == str(len(PDF))
    for guess in (f"/downloadfile/{PDF_DIGEST}", path[:-1] + ("0" if path[-1] != "0" else "1"), "/downloadfile/../x"):
        assert web.get(guess).status_code == 404
    inbound.served._store = OneFile(b"damaged")  # type: ignore[assignment]
    with pytest.raises(PortalFileMismatch):
        inbound.served.place(file)


def test_calls_come_by_http_and_only_from_where_they_may(web: httpx.Client, inbound: Bench) -> None:
    assert web.post("/forward/addtthcKhuyenMai", json=FILED).json()["error_code"] == 0
    with socket.create_connection(("127.0.0.1", int(web.base_url.port or 0)), 5) as raw:
        raw.sendall(b"POST /nhanhsdvcqg HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n")
        assert raw.recv(64).startswith(b"HTTP/1.1 413")
    stranger = InboundServer("127.0.0.1", 0, inbound.inbound, (ip_network("10.1.2.0/24"),))
    threading.Thread(target=stranger.serve_forever, args=(0.02,), daemon=True).start()
    at = f"http://127.0.0.1:{stranger.server_address[1]}/addtthcKhuyenMai"
    assert httpx.post(at, json=FILED, trust_env=False).status_code == 403
    assert stranger.lets_in("::ffff:10.1.2.3")
    stranger.shutdown()
    stranger.server_close()
