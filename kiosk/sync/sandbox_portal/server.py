"""The sandbox Portal over HTTP/1.1: `mapi` calls, the file service, the page and the operator's corner.

Bodies never reach the terminal or a log: personal data arrive here by nature.
"""

import hashlib
import json
import socket
import struct
from collections.abc import Callable
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kiosk.sync.played_server import PlayedServer
from kiosk.sync.sandbox_portal.archive import Archive, Json
from kiosk.sync.sandbox_portal.faults import Fault, FaultPlan
from kiosk.sync.sandbox_portal.pages import dossier_page, list_page, missing_page, payments_page
from kiosk.sync.sandbox_portal.payments import PaymentDesk
from kiosk.sync.sandbox_portal.services import Account, Services, refusal

# Published with the program on purpose: this account opens nothing but a sandbox on the same machine.
SANDBOX_ACCOUNT = Account("H99.01", "mat-khau-thu-nghiem", "H99")
SANDBOX_PARTNER, SANDBOX_SECRET = "TRUNGTAMMAU", "khoa-thu-nghiem"
PAYMENTS = "/thanh-toan"

MOST_JSON_BYTES = 2 * 1024 * 1024
MOST_FILE_BYTES = 64 * 1024 * 1024
BUSY_SECONDS = 1
DRIP_SECONDS = 0.2
JSON_TYPE = "application/json; charset=utf-8"
HTML_TYPE = "text/html; charset=utf-8"


class SandboxServer(PlayedServer):
    """Holds what all connections share. `stop()` ends serve_forever and whatever hangs."""

    def __init__(self, host: str, port: int, folder: Path, account: Account) -> None:
        self.archive = Archive(folder)
        self.services = Services(self.archive, account)
        self.payments = PaymentDesk(folder, SANDBOX_PARTNER, SANDBOX_SECRET)
        self.faults = FaultPlan()
        self.puts = 0  # files whose bytes crossed the wire
        super().__init__((host, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "CongThuNghiem", ""
    timeout = 60.0
    disable_nagle_algorithm = True  # answers are small: waiting to fill a packet costs 40 ms each
    wbufsize = -1
    server: SandboxServer

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the request line holds dossier codes."""

    # Verbs ---------------------------------------------------------------------------------------------------

    def do_POST(self) -> None:
        body = self._body(MOST_JSON_BYTES)
        if body is None:
            return
        path = urlsplit(self.path).path
        if path.startswith(f"{PAYMENTS}/"):
            self._pay(path.removeprefix(f"{PAYMENTS}/"))
            return
        request = self._json(body)
        if request is None:
            return
        if path == "/mapi/login":
            self._play("login", lambda: self.server.services.login(request))
        elif path == "/mapi/g":
            self._play(str(request.get("service")), lambda: self.server.services.call(request))
        elif path == "/paymentplatform":
            fault = self.server.faults.take(str(request.get("LoaiBanTin")))
            self._play_out(fault, lambda: self.server.payments.call(request, fault))
        elif path == "/quan-tri/su-co":
            self._arm(request)
        else:
            self._answer(HTTPStatus.NOT_FOUND, refusal("không có đường dẫn này"))

    def do_PUT(self) -> None:
        content = self._body(MOST_FILE_BYTES)
        if content is None:
            return
        digest = self._digest_asked()
        if digest is None:
            self._answer(HTTPStatus.NOT_FOUND, refusal("không có đường dẫn này"))
        else:
            self._play("tep", lambda: self._store(digest, content))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        archive = self.server.archive
        if path == "/":
            self._send(HTTPStatus.OK, HTML_TYPE, list_page(archive))
        elif path == PAYMENTS or path.startswith(f"{PAYMENTS}/"):
            self._send(HTTPStatus.OK, HTML_TYPE, payments_page(self.server.payments.all()))
        elif path == "/quan-tri/ho-so":
            self._answer(HTTPStatus.OK, self._everything())
        elif path.startswith("/ho-so/"):
            held = archive.find(unquote(path.removeprefix("/ho-so/")))
            page = dossier_page(held, archive.check_papers(held)) if held else missing_page()
            self._send(HTTPStatus.OK if held else HTTPStatus.NOT_FOUND, HTML_TYPE, page)
        elif (digest := self._digest_asked()) and (content := archive.file(digest)) is not None:
            # Of the bytes as they are now, so that a file damaged on the disk is sent anew.
            held_digest = hashlib.sha256(content).hexdigest()
            self._send(HTTPStatus.OK, "application/octet-stream", content, {"X-Content-SHA256": held_digest})
        else:
            self._send(HTTPStatus.NOT_FOUND, HTML_TYPE, missing_page())

    # What they do --------------------------------------------------------------------------------------------

    def _store(self, digest: str, content: bytes) -> Json:
        self.server.puts += 1
        if not self.server.archive.put_file(digest, content):
            return {**refusal("tệp không khớp mã băm"), "http": 422}
        return {"sha256": digest, "size": len(content)}

    def _everything(self) -> Json:
        archive = self.server.archive
        rows = [
            {**asdict(held), "state": held.state, "papers": [asdict(check) for check in archive.check_papers(held)]}
            for held in archive.all()
        ]
        fault, left = self.server.faults.left()
        return {"ho_so": rows, "su_co": {"fault": fault, "count": left}}

    def _arm(self, request: Json) -> None:
        name, count, target = request.get("fault"), request.get("count", 1), request.get("service", "")
        known = name in ("", None) or name in set(Fault)
        if not known or type(count) is not int or count < 0 or not isinstance(target, str):
            self._answer(HTTPStatus.BAD_REQUEST, refusal("fault, count hoặc service không đúng"))
            return
        self.server.faults.set(Fault(str(name)) if name else None, count, target)
        self._answer(HTTPStatus.OK, {"fault": name or "", "count": count})

    def _pay(self, reference: str) -> None:
        """The button of the payments' page."""
        if not self.server.payments.pay(reference):
            self._send(HTTPStatus.NOT_FOUND, HTML_TYPE, missing_page())
        else:
            self._send(HTTPStatus.SEE_OTHER, HTML_TYPE, b"", {"Location": PAYMENTS})

    def _play(self, call: str, work: Callable[[], Json]) -> None:
        self._play_out(self.server.faults.take(call), work)

    def _play_out(self, fault: Fault | None, work: Callable[[], Json]) -> None:
        """Do the work, unless a fault comes before it; answer, unless one comes after."""
        if fault is Fault.ERROR_500:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, refusal("lỗi máy chủ"))
        elif fault is Fault.HTML_200:
            self._send(HTTPStatus.OK, HTML_TYPE, b"<html><body>Wi-Fi: log in</body></html>")
        elif fault is Fault.BUSY_503:
            busy = {"Retry-After": str(BUSY_SECONDS)}
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, refusal("hệ thống bận"), busy)
        elif fault is Fault.BUSINESS_REFUSAL:
            self._answer(HTTPStatus.OK, refusal("Thủ tục không áp dụng tại đơn vị"))
        else:
            if fault is Fault.SESSION_EXPIRED:
                self.server.services.forget_sessions()
            self._answer_badly(fault, work())

    def _answer_badly(self, fault: Fault | None, answer: Json) -> None:
        """The work is done; whether the caller learns of it is the question."""
        body = json.dumps(answer, ensure_ascii=False).encode()
        if fault is Fault.ERROR_500_AFTER_COMMIT:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, refusal("lỗi máy chủ"))
        elif fault is Fault.HANG:
            self.server.stopping.wait(self.timeout)
            self.close_connection = True
        elif fault is Fault.CUT_JSON:
            # No Content-Length: to a careless client the end of the connection is the end of the answer.
            self._raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n")
            self._raw(body[: len(body) // 2])
        elif fault is Fault.SLOW_LORIS:
            self._drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body)
        elif fault is Fault.RESET:
            # Lingering for zero seconds makes close() send RST instead of FIN.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
        else:
            status = answer.pop("http", HTTPStatus.OK)
            self._answer(HTTPStatus(int(str(status))), answer)

    def _drip(self, raw: bytes) -> None:
        for byte in raw:
            self._raw(bytes((byte,)))
            if self.server.stopping.wait(DRIP_SECONDS):
                return

    # Reading and writing -------------------------------------------------------------------------------------

    def _body(self, most: int) -> bytes | None:
        """The whole body; None when it was refused and answered."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > most:
            self.close_connection = True
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, refusal("Content-Length thiếu hoặc quá lớn"))
            return None
        content = self.rfile.read(int(length))
        if len(content) < int(length):
            self.close_connection = True
            return None
        return content

    def _json(self, body: bytes) -> Json | None:
        """The request's object; None when it was refused and answered."""
        is_json = self.headers.get_content_type() == "application/json"
        try:
            value = json.loads(body) if is_json else None
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            self._answer(HTTPStatus.BAD_REQUEST, refusal("thân yêu cầu phải là một đối tượng JSON"))
            return None
        return value

    def _digest_asked(self) -> str | None:
        path = urlsplit(self.path).path
        return path.removeprefix("/tep/") if path.startswith("/tep/") else None

    def _raw(self, content: bytes) -> None:
        self.close_connection = True
        self.wfile.write(content)
        self.wfile.flush()

    def _answer(self, status: HTTPStatus, answer: Json, headers: dict[str, str] | None = None) -> None:
        self._send(status, JSON_TYPE, json.dumps(answer, ensure_ascii=False).encode(), headers)

    def _send(self, status: HTTPStatus, media_type: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def make_server(
    folder: Path, host: str = "127.0.0.1", port: int = 0, account: Account = SANDBOX_ACCOUNT
) -> SandboxServer:
    """A bound server that does not serve yet. Port 0: any free one; see `address`. Raises OSError."""
    return SandboxServer(host, port, folder, account)


def serve(host: str, port: int, folder: Path, ready: Callable[[int], None]) -> None:
    """Serve until the process ends. `ready` gets the port once connections are taken. Raises OSError."""
    server = make_server(folder, host, port)
    ready(int(server.server_address[1]))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
