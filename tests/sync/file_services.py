"""File services in memory, for tests: a resumable one as tus 1.0 describes it, and a line that is cut."""

import base64
import contextlib
import hashlib
import socket
import threading
import time
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


class CuttingProxy:
    """A line between a client and a server: so many bytes a second upward, and cut each time so many have gone up.

    carried: bytes that went upward, over all connections. rate 0: as fast as it goes.
    """

    def __init__(self, address: str, cut_after: int, rate: float = 0.0) -> None:
        parts = urlsplit(address)
        self._target, self._cut_after, self._rate = (str(parts.hostname), int(parts.port or 80)), cut_after, rate
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.carried, self.cuts, self._since_cut = 0, 0, 0
        self._lock, self._ended = threading.Lock(), threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._ended.set()
        self._listening.close()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            # A small buffer, as a slow line has: what waits in it is lost with the cut.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)
            server = socket.create_connection(self._target)
            threading.Thread(target=self._up, args=(client, server), daemon=True).start()
            threading.Thread(target=_down, args=(server, client), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        try:
            while piece := client.recv(8 * 1024):
                with self._lock:
                    self.carried += len(piece)
                    self._since_cut += len(piece)
                    cut = self._since_cut >= self._cut_after
                    if cut:
                        self.cuts, self._since_cut = self.cuts + 1, 0
                server.sendall(piece)
                if self._rate:
                    time.sleep(len(piece) / self._rate)
                if cut:
                    break
        except OSError:
            pass
        finally:
            _end(client)
            _end(server)


def _down(server: socket.socket, client: socket.socket) -> None:
    try:
        while piece := server.recv(8 * 1024):
            client.sendall(piece)
    except OSError:
        pass
    finally:
        _end(client)
        _end(server)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
