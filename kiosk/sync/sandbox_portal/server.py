"""The sandbox Portal over HTTP/1.1 and HTTPS: every profile, the file service, payments, sign-on and the pages.

Bodies never reach the terminal or a log: personal data arrive here by nature.
"""

import socket
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.sync.played_server import PlayedServer
from kiosk.sync.sandbox_portal import player
from kiosk.sync.sandbox_portal.archive import Again, Archive
from kiosk.sync.sandbox_portal.board import Board
from kiosk.sync.sandbox_portal.body import Body, ConnectionCut
from kiosk.sync.sandbox_portal.calls import Calls
from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.dossier_desk import DossierDesk, refusal
from kiosk.sync.sandbox_portal.faults import CONNECT, Fault, FaultPlan, Plan
from kiosk.sync.sandbox_portal.feedback import Feedback
from kiosk.sync.sandbox_portal.file_service import FileService
from kiosk.sync.sandbox_portal.igate import Igate
from kiosk.sync.sandbox_portal.ledger import Ledger
from kiosk.sync.sandbox_portal.lists import Lists
from kiosk.sync.sandbox_portal.messages import BadRequest, Reply, Request, Route, say
from kiosk.sync.sandbox_portal.operator import Operator
from kiosk.sync.sandbox_portal.payments import PaymentDesk
from kiosk.sync.sandbox_portal.proxy import Proxy, Tokens
from kiosk.sync.sandbox_portal.results_store import ResultsStore
from kiosk.sync.sandbox_portal.services import Account, Services
from kiosk.sync.sandbox_portal.shelf import Shelf
from kiosk.sync.sandbox_portal.sign_on import SignOn

if TYPE_CHECKING:
    from kiosk.sync.sandbox_portal.tls import Authority

# Published with the program on purpose: these open nothing but a sandbox on the same machine.
SANDBOX_ACCOUNT = Account("H99.01", "mat-khau-thu-nghiem", "H99")
SANDBOX_PARTNER, SANDBOX_SECRET = "TRUNGTAMMAU", "khoa-thu-nghiem"
SANDBOX_CLIENT, SANDBOX_CLIENT_SECRET = "trung-tam-mau", "bi-mat-thu-nghiem"  # of tokens: LGSP and P3

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'"
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How this sandbox is run.

    again: what becomes of a step that is here already. notify: where the word of a payment is sent on to.
    closed_proxy: profile P2 asks for a token.
    """

    plan: Plan = field(default_factory=Plan)
    tls: bool = False
    ask_client: bool = False
    again: Again = Again.APPEND
    notify: str = ""
    closed_proxy: bool = False


class SandboxServer(PlayedServer):
    """Holds what all connections share. `stop()` ends serve_forever and whatever hangs."""

    request_queue_size = 128

    def __init__(self, host: str, port: int, folder: Path, account: Account, manner: Manner) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.clock = Clock()
        self.ledger = Ledger(folder / "cong.sqlite")
        shelf = Shelf(folder, self.ledger, self.clock)
        self.archive = Archive(self.ledger, shelf, self.clock)
        self.calls, self.faults = Calls(self.ledger.pulse), FaultPlan()
        desk, lists, feedback = DossierDesk(self.archive, manner.again), Lists(), Feedback(self.archive)
        tokens = Tokens(SANDBOX_CLIENT, SANDBOX_CLIENT_SECRET)
        self.services = Services(desk, lists, feedback, account)
        self.proxy = Proxy(desk, lists, feedback, shelf, tokens, account)
        self.proxy.closed = manner.closed_proxy
        self.files = FileService(shelf, self.clock)
        self.payments = PaymentDesk(self.ledger, self.clock, SANDBOX_PARTNER, SANDBOX_SECRET, manner.notify)
        self.sign_on = SignOn(folder)
        parts = (
            self.services,
            self.proxy,
            Igate(desk, self.archive, shelf, tokens, self.clock),
            self.files,
            self.payments,
            self.sign_on,
            ResultsStore(self.archive, shelf, account),
            Operator(self.archive, self.files, self.faults, self.calls, self.clock, self.begin),
            Board(self.archive, self.files, self.payments, self.calls, self.faults, self.ledger.pulse),
        )
        self.routes = [route for part in parts for route in part.routes()]
        self.defects: list[str] = []
        self.authority: Authority | None = _authority(folder, manner) if manner.tls else None
        self.begin(manner.plan)
        super().__init__((host, port), _Handler)

    @property
    def puts(self) -> int:
        """Files whose bytes crossed the wire."""
        return self.files.puts

    @property
    def address(self) -> str:
        plain = super().address
        return plain.replace("http://", "https://", 1) if self.authority else plain

    def begin(self, plan: Plan) -> None:
        """Run this plan from now on."""
        self.clock.skew_seconds = plan.skew_seconds
        self.faults.run(plan)

    def finish_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """In the connection's own thread: a handshake that never ends holds nobody else."""
        if self.authority is None:
            super().finish_request(request, client_address)
            return
        wrong = self.faults.strikes(CONNECT, "").get(Fault.CERTIFICATE)
        request.settimeout(_Handler.timeout)
        with self.authority.context(wrong.message if wrong else "good").wrap_socket(request, server_side=True) as held:
            super().finish_request(held, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is no news. A mistake of ours is kept by its place: its text could quote people."""
        exc = sys.exc_info()[1]
        if exc and not isinstance(exc, (OSError, ConnectionCut)) and not self.stopping.is_set():
            *_, last = traceback.extract_tb(exc.__traceback__)
            self.defects.append(f"{type(exc).__name__} {Path(last.filename).name}:{last.lineno}")

    def server_close(self) -> None:
        super().server_close()
        self.ledger.close()


def _authority(folder: Path, manner: Manner) -> "Authority":
    from kiosk.sync.sandbox_portal.tls import Authority

    return Authority(folder / "tls", manner.ask_client)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "CongThuNghiem", ""
    timeout = 60.0
    disable_nagle_algorithm = True  # answers are small: waiting to fill a packet costs 40 ms each
    wbufsize = -1
    server: SandboxServer

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the request line holds dossier codes."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header, by the plan's clock."""
        return super().date_time_string(int(timestamp or self.server.clock.now().timestamp()))

    def _serve(self) -> None:
        began = time.perf_counter()
        parts = urlsplit(self.path)
        try:
            body = Body(self.rfile, self.headers)  # type: ignore[arg-type]
        except BadRequest as wrong:
            self.close_connection = True
            self.answer(say(refusal(wrong.message), wrong.status))
            return
        scheme = "https" if self.server.authority else "http"
        address = f"{scheme}://{self.headers.get('Host') or self.server.address.partition('://')[2]}"
        request = Request(self.command, parts.path, parts.query, self.headers, address, body.pieces)  # type: ignore[arg-type]
        found = self._found(request)
        if found is None:
            self._finish(body, say(refusal("không có đường dẫn này"), HTTPStatus.NOT_FOUND))
            return
        route, groups = found
        name, reply = "", None
        try:
            name = route.name(request)
            request.strikes = self.server.faults.strikes(name, route.profile) if name else {}
            self._hinder(request, body)
            reply = player.before_work(request.strikes, self.server.clock, self.server.stopping)
            reply = reply or route.work(request, **groups)
        except BadRequest as wrong:
            reply = say(refusal(wrong.message), wrong.status)
        except ConnectionCut:
            player.reset(self)
        sent = 0
        try:
            sent = self._answer_to(request, body, reply) if reply else 0
        finally:
            if name:
                at, seconds = self.server.clock.stamp(), time.perf_counter() - began
                self.server.calls.add(at, route.profile, name, request, reply.answer if reply else None, sent, seconds)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve

    def _found(self, request: Request) -> tuple[Route, dict[str, str | None]] | None:
        for method in (request.method, "GET" if request.method == "HEAD" else ""):
            for route in self.server.routes:
                if route.method == method and (match := route.path.fullmatch(request.path)):
                    return route, match.groupdict()
        return None

    def _hinder(self, request: Request, body: Body) -> None:
        """What is wrong with the line on which the body comes."""
        if Fault.CUT_UPLOAD in request.strikes:
            body.cut_after = request.strikes[Fault.CUT_UPLOAD].bytes
        if Fault.THROTTLE in request.strikes:
            body.rate = request.strikes[Fault.THROTTLE].bytes

    def _answer_to(self, request: Request, body: Body, reply: Reply) -> int:
        """The status sent; 0: none."""
        if reply.status and not body.drain():
            self.close_connection = True
        return player.send(self, reply, request.strikes, self.server.stopping)

    def _finish(self, body: Body, reply: Reply) -> None:
        if not body.drain():
            self.close_connection = True
        self.answer(reply)

    # Line ----------------------------------------------------------------------------------------------------

    def raw(self, content: bytes) -> None:
        self.close_connection = True
        self.wfile.write(content)
        self.wfile.flush()

    def answer(self, reply: Reply) -> None:
        if reply.pieces is not None:
            self._stream(reply)
            return
        self._begin(reply)
        self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def _stream(self, reply: Reply) -> None:
        """As long as the caller stays."""
        self._begin(reply)
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in reply.pieces or ():
            if self.server.stopping.is_set():
                break
            self.raw(piece)

    def _begin(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in {"Cache-Control": "no-store", **reply.headers}.items():
            self.send_header(name, value)


def make_server(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 0,
    account: Account = SANDBOX_ACCOUNT,
    manner: Manner | None = None,
) -> SandboxServer:
    """A bound server that does not serve yet. Port 0: any free one; see `address`. Raises OSError."""
    return SandboxServer(host, port, folder, account, manner or Manner())


def serve(host: str, port: int, folder: Path, ready: Callable[[int], None], manner: Manner | None = None) -> None:
    """Serve until the process ends. `ready` gets the port once connections are taken. Raises OSError."""
    server = make_server(folder, host, port, manner=manner)
    ready(int(server.server_address[1]))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
