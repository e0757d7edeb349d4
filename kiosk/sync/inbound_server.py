"""HTTP for the calls that a province must answer. Only the networks named may call: the Security Server, none else."""

import ipaddress
import json
import logging
import threading
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from kiosk.sync.inbound import Inbound, Said

log = logging.getLogger(__name__)

MOST_BYTES = 48 * 1024 * 1024  # papers come down as base64 inside the message
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))


class InboundServer(ThreadingHTTPServer):
    """allowed: networks that may call. Close it with shutdown() and server_close()."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, host: str, port: int, inbound: Inbound, allowed: Sequence[Network] = LOOPBACK) -> None:
        """Raises OSError when the address cannot be bound."""
        self.inbound, self.allowed = inbound, tuple(allowed)
        self.busy = threading.BoundedSemaphore(8)  # each call may hold a message of MOST_BYTES
        super().__init__((host, port), _Handler)

    def lets_in(self, address: str) -> bool:
        caller = ipaddress.ip_address(address.partition("%")[0])
        caller = getattr(caller, "ipv4_mapped", None) or caller
        return any(caller in network for network in self.allowed if network.version == caller.version)

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that leaves is no news, and a traceback could quote what it sent."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Kiosk", ""
    timeout = 60.0
    server: InboundServer

    def log_message(self, format: str, *args: object) -> None:
        """Silent: bodies and paths hold dossier codes."""

    def do_POST(self) -> None:
        if not self._let_in():
            return
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > MOST_BYTES:
            self.close_connection = True
            self._say(Said(413, {"error_code": -1, "message": "Content-Length thiếu hoặc quá lớn"}))
            return
        with self.server.busy:
            content = self.rfile.read(int(length))
            if len(content) == int(length):
                self._say(self.server.inbound.post(urlsplit(self.path).path, content))
            else:
                self.close_connection = True

    def do_GET(self) -> None:
        if self._let_in():
            self._say(self.server.inbound.get(urlsplit(self.path).path))

    def do_HEAD(self) -> None:
        self.do_GET()

    def _let_in(self) -> bool:
        if self.server.lets_in(self.client_address[0]):
            return True
        self.close_connection = True
        self._say(Said(403, {"error_code": -1, "message": "Không được phép"}))
        return False

    def _say(self, said: Said) -> None:
        body = b"" if said.file else json.dumps(said.body, ensure_ascii=False).encode()
        self.send_response(said.status)
        self.send_header("Content-Type", said.media_type)
        self.send_header("Content-Length", str(said.length if said.file else len(body)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            for piece in said.file or (body,):
                self.wfile.write(piece)
