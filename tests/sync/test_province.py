"""The sandbox Portal calls the province as the real one would, and fetches papers that the province keeps itself."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from file_services import outgoing
from sync_people import NOW, PDF, PDF_DIGEST, SUBMISSION

from kiosk.domain.payment import BankAccount
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.store.inbox import EncryptedInbox
from kiosk.sync.files.served import Served
from kiosk.sync.inbound import Inbound
from kiosk.sync.inbound_server import InboundServer
from kiosk.sync.payment_platform import Partner, PortalPayments
from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.inbound import CALLS
from kiosk.sync.sandbox_portal.outgoing import post_json
from kiosk.sync.sandbox_portal.server import SANDBOX_PARTNER, SANDBOX_SECRET, SandboxServer
from tests.waiting import until

NOTICE = PaymentNotice("H9901P7", 8000, NOW, "H99.01-1", "1.001193", "Khai sinh", "Nguyễn Văn Mẫu", "099", "Hoa Mẫu")


class OneFile:
    def pieces(self, digest: str, offset: int = 0) -> Iterator[bytes]:
        assert digest == PDF_DIGEST
        yield PDF[offset:]


class OneClock:
    def now(self) -> datetime:
        return NOW


class Province:
    """What a centre answers with, at a port of its own."""

    def __init__(self, folder: Path, sandbox: SandboxServer) -> None:
        bank = BankAccount("970499", "0990000000001", "KHO BAC MAU")
        partner = Partner(SANDBOX_PARTNER, SANDBOX_SECRET, "H99.01", "Trung tâm Mẫu", bank)
        self.heard: list[PaymentWord] = []
        self.inbox = EncryptedInbox(folder / "inbox", b"k" * 32)
        self.payments = PortalPayments(sandbox.address, "/paymentplatform", partner)
        self.server = InboundServer("127.0.0.1", 0, self._inbound(""))
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.served = Served(f"{self.address}/downloadfile", b"k" * 32, OneFile())  # type: ignore[arg-type]
        self.server.inbound = self._inbound(self.address)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def _inbound(self, address: str) -> Inbound:
        served = self.served if address else None
        bill = lambda code: NOTICE if code == NOTICE.dossier_code else None  # noqa: E731
        return Inbound(self.inbox, self.payments, bill, self.heard.append, served, OneClock())

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.payments.close()


@pytest.fixture
def province(tmp_path: Path, sandbox: SandboxServer) -> Iterator[Province]:
    one = Province(tmp_path / "tinh", sandbox)
    yield one
    one.close()


@pytest.mark.parametrize("name", sorted(CALLS))
def test_every_call_of_the_portal_is_answered(province: Province, name: str) -> None:
    path, fill = CALLS[name]
    answer = post_json(f"{province.address}/XrdAdapter/RestService/forward/{path}", fill(NOTICE.dossier_code, Clock()))
    assert answer is not None
    assert answer["error_code"] == (1 if name == "tra-cuu-thanh-toan" else 0)
    kept = province.inbox.items()
    assert len(kept) == (0 if name == "tra-cuu-thanh-toan" else 1)


def test_a_payment_is_heard_of_by_itself_and_once_more(province: Province, sandbox: SandboxServer) -> None:
    sandbox.payments.notify = f"{province.address}/dpnhankqthanhtoanhs"
    province.payments.begin(NOTICE)
    assert sandbox.payments.pay(NOTICE.reference)
    until(lambda: province.heard)
    assert sandbox.payments.tell(NOTICE.reference) == "00"
    assert {(word.reference, word.standing, word.amount_vnd) for word in province.heard} == {
        (NOTICE.reference, PaymentStanding.PAID, 8000)
    }


def test_papers_that_the_province_keeps_are_fetched_by_their_links(
    province: Province, sandbox: SandboxServer, portal: HttpPortal
) -> None:
    placed = province.served.place(outgoing(PDF))
    assert portal.create(SUBMISSION, {PDF_DIGEST: placed}).ok
    (check,) = sandbox.archive.check_papers(sandbox.archive.all()[0])
    assert (check.digest_ok, check.size) == (True, len(PDF))


# The command line ---------------------------------------------------------------------------------------------------


def kiosk(*words: str) -> Any:
    done = subprocess.run([sys.executable, "-m", "kiosk", *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_technician_asks_the_portal_and_hears_what_it_sends(sandbox: SandboxServer, tmp_path: Path) -> None:
    port = str(sandbox.server_address[1])
    rows = kiosk("portal", "ask", "procedure", "code=1.001193", "--sandbox-port", port)
    assert [row["MATTHC"] for row in rows] == ["1.001193"]
    command = [sys.executable, "-m", "kiosk", "portal", "listen", "--port", "0", "--data", str(tmp_path / "d")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as listening:
        assert listening.stdout is not None
        at = json.loads(listening.stdout.readline())
        path, fill = CALLS["ho-so-moi"]
        answer = post_json(f"http://127.0.0.1:{at['port']}/{path}", fill("H99-1", Clock()))
        assert answer == {"error_code": 0, "message": "Đã ghi nhận"}
        listening.terminate()
    (kept,) = kiosk("portal", "inbox", "--json", "--words", "--data", str(tmp_path / "d"))
    assert (kept["kind"], kept["words"]["MaHoSo"]) == ("filed", "H99-1")
