"""A simulated online check of cards, over real HTTP. NOT VERIFIED against the real service (decision 0011).

It believes one asker, by his public key, and stands for every signer whose certificate names the simulated authority.
Written from the same public description as our client, but apart from it. Keeps nothing and shows nobody's
number.
"""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from kiosk.sync.played_server import PlayedServer

MOST_BYTES = 64 * 1024
CLOCK_TOLERANCE = timedelta(minutes=10)
BELIEVED = "TEST CSCA (simulated)"
FAULTS_PATH = "/quan-tri/su-co"
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đối chiếu thẻ mô phỏng</title>
<body><h1>Đối chiếu thẻ mô phỏng</h1><p><strong>CHƯA kiểm chứng với dịch vụ thật.</strong>
Không lưu số định danh nào. Đã trả lời {answered} yêu cầu.</p></body></html>"""


class Fault(StrEnum):
    """Played once on the next question."""

    REJECT = "reject"  # the card is not good
    REFUSE = "refuse"  # the licence is not
    ERROR_500 = "error-500"
    BUSY_503 = "busy-503"
    HANG = "hang"
    CUT_JSON = "cut-json"
    HTML_200 = "html-200"
    NO_RESULT = "no-result"
    RESULT_AS_TEXT = "result-as-text"
    ANOTHER_REQUEST = "another-request"


class Refused(Exception):
    """The question is not as it should be; the text says why, and quotes nothing of it."""


class SandboxCardCheck(PlayedServer):
    """`stop()` ends serve_forever and whatever hangs."""

    def __init__(self, host: str, port: int, path: str, key: rsa.RSAPublicKey) -> None:
        self.path, self.key = path, key
        self.fault: Fault | None = None
        self.answered = 0
        super().__init__((host, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "DoiChieuMoPhong", ""
    timeout = 60.0
    server: SandboxCardCheck

    def log_message(self, format: str, *args: object) -> None:
        """Silent: nobody's business."""

    def do_GET(self) -> None:
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", PAGE.format(answered=self.server.answered).encode())

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > MOST_BYTES:
            self.close_connection = True
            self._say(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"message": "length"})
            return
        body = self.rfile.read(int(length))
        if self.path == FAULTS_PATH:
            self._arm(body)
        elif self.path == self.server.path:
            self._answer(body)
        else:
            self._say(HTTPStatus.NOT_FOUND, {"message": "path"})

    def _arm(self, body: bytes) -> None:
        try:
            self.server.fault = Fault(json.loads(body)["fault"])
        except (ValueError, KeyError, TypeError):
            self._say(HTTPStatus.BAD_REQUEST, {"message": "fault"})
            return
        self._say(HTTPStatus.OK, {"fault": self.server.fault})

    def _answer(self, body: bytes) -> None:
        fault, self.server.fault = self.server.fault, None
        try:
            headers = {name.lower(): value for name, value in self.headers.items()}
            result = check(headers, body, self.server.key, datetime.now(UTC))
        except Refused as exc:
            self._say(HTTPStatus.FORBIDDEN, {"message": str(exc)})
            return
        self.server.answered += 1
        told: dict[str, object] = {"request_id": self.headers["request_id"], "responds": {"result": result}}
        if fault is Fault.REFUSE:
            self._say(HTTPStatus.FORBIDDEN, {"message": "license_id"})
        elif fault is Fault.ERROR_500:
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR, {"message": "error"})
        elif fault is Fault.BUSY_503:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, {"message": "busy"})
        elif fault is Fault.HANG:
            self.server.stopping.wait(self.timeout)
            self.close_connection = True
        elif fault is Fault.HTML_200:
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", b"<html>Wi-Fi: log in</html>")
        elif fault is Fault.CUT_JSON:
            self._send(HTTPStatus.OK, "application/json", json.dumps(told).encode()[:-5])
        else:
            changes: Mapping[Fault | None, dict[str, object]] = {
                Fault.REJECT: {"responds": {"result": False}},
                Fault.NO_RESULT: {"responds": {}},
                Fault.RESULT_AS_TEXT: {"responds": {"result": "true"}},
                Fault.ANOTHER_REQUEST: {"request_id": "another"},
            }
            self._say(HTTPStatus.OK, told | changes.get(fault, {}))

    def _say(self, status: HTTPStatus, answer: Mapping[str, object]) -> None:
        self._send(status, "application/json", json.dumps(answer).encode())

    def _send(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


def check(headers: Mapping[str, str], body: bytes, key: rsa.RSAPublicKey, now: datetime) -> bool:
    """Whether the card is good. headers: names in small letters. Raises Refused."""
    try:
        asked = json.loads(body)
        names = ("request_id", "request_time", "license_id", "device_type", "dia_chi")
        text = "|".join([*(headers[name] for name in names), asked["id_card"], asked["dscert"]])
        at = datetime.strptime(headers["request_time"] + "+0700", "%Y%m%d%H%M%S%z")
        signature = base64.b64decode(headers["signature"], validate=True)
        certificate = x509.load_der_x509_certificate(base64.b64decode(asked["dscert"], validate=True))
        issuer = certificate.issuer.rfc4514_string()
    except (ValueError, KeyError, TypeError) as exc:
        raise Refused(type(exc).__name__) from None
    if len(asked["id_card"]) != 12 or not asked["id_card"].isdigit():
        raise Refused("id_card")
    if abs(now - at) > CLOCK_TOLERANCE:
        raise Refused("request_time")
    try:
        key.verify(signature, text.encode(), padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        raise Refused("signature") from None
    return f"CN={BELIEVED}" in issuer


def make_server(path: str, key_pem: bytes, host: str = "127.0.0.1", port: int = 0) -> SandboxCardCheck:
    """A bound server that does not serve yet. Port 0: any free one. key_pem: the one asker's RSA key.

    Raises OSError, ValueError.
    """
    key = serialization.load_pem_private_key(key_pem, None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("not an RSA key")
    return SandboxCardCheck(host, port, path, key.public_key())


def serve(host: str, port: int, path: str, key_pem: bytes, ready: Callable[[int], None]) -> None:
    """Serve until the process ends. `ready` gets the port once connections are taken. Raises OSError."""
    server = make_server(path, key_pem, host, port)
    ready(int(server.server_address[1]))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
