"""File services in memory, for tests: a resumable one as tus 1.0 describes it, and a line that is cut."""

import base64
import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from kiosk.ports import OutgoingFile
from kiosk.sync.played_server import PlayedServer

MIB = 1024 * 1024


def outgoing(content: bytes, digest: str = "") -> OutgoingFile:
    def read(at: int) -> Iterator[bytes]:
        for start in range(at, len(content), MIB):
            yield content[start : min(start + MIB, len(content))]

    return OutgoingFile(digest or hashlib.sha256(content).hexdigest(), len(content), "application/pdf", read)


@dataclass
class Held:
    length: int
    content: bytearray = field(default_factory=bytearray)
    announced: str = ""


class TusServer(PlayedServer):
    """Keeps what arrives of a cut PATCH, as tus servers do.

    tells_digest: whether HEAD tells what it holds. spoil: changes a byte of what is whole. received: bytes of bodies.
    """

    def __init__(self, tells_digest: bool = True) -> None:
        self.uploads: dict[str, Held] = {}
        self.tells_digest, self.spoil, self.received, self.made = tells_digest, False, 0, 0
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Tus)


class _Tus(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 20.0
    server: TusServer

    def log_message(self, format: str, *args: object) -> None: ...

    def _say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Tus-Resumable", "1.0.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @property
    def _held(self) -> Held | None:
        return self.server.uploads.get(urlsplit(self.path).path.rpartition("/")[2])

    def do_POST(self) -> None:
        pairs = (pair.split(" ") for pair in self.headers["Upload-Metadata"].split(","))
        told = {name: base64.b64decode(value).decode() for name, value in pairs}
        with self.server.lock:
            self.server.made += 1
            name = f"u{self.server.made}"
            self.server.uploads[name] = Held(int(self.headers["Upload-Length"]), announced=told["sha256"])
        self._say(201, Location=f"/files/{name}")  # relative, as the standard allows

    def do_HEAD(self) -> None:
        held = self._held
        if held is None:
            self._say(404)
            return
        more = {"Upload-Offset": str(len(held.content)), "Upload-Length": str(held.length)}
        if self.server.tells_digest and len(held.content) == held.length:
            digest = base64.b64encode(hashlib.sha256(held.content).digest()).decode()
            more["Repr-Digest"] = f"sha-256=:{digest}:"
        self._say(200, **more)

    def do_GET(self) -> None:
        held = self._held
        if held is None:
            self._say(404)
            return
        first, _, last = self.headers["Range"].removeprefix("bytes=").partition("-")
        self._say(206, bytes(held.content[int(first) : int(last) + 1]))

    def do_PATCH(self) -> None:
        held = self._held
        if held is None:
            self._say(404)
            return
        if self.headers["Upload-Offset"] != str(len(held.content)):
            self._say(409)
            return
        left = int(self.headers["Content-Length"])
        while left:
            try:
                piece = self.rfile.read1(min(left, 64 * 1024))
            except OSError:
                piece = b""
            if not piece:
                self.close_connection = True
                return
            held.content += piece
            self.server.received += len(piece)
            left -= len(piece)
        if self.server.spoil and len(held.content) == held.length:
            held.content[0] ^= 1
        self._say(204, Upload_Offset=str(len(held.content)))
