"""The Internet Printing Protocol (RFC 8010, 8011), as much as printing one document and following it needs.

CUPS speaks it on its socket and on port 631, and office printers speak it themselves.
"""

import http.client
import os
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import quote, urlsplit

from kiosk.domain.errors import PrinterAbsent, PrinterBroken

PRINT_JOB, GET_JOB, GET_PRINTER, CUPS_DEFAULT = 0x0002, 0x0009, 0x000B, 0x4001
OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
INTEGER, ENUM, TEXT, NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x21, 0x23, 0x41, 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
NUMBERS = (INTEGER, ENUM)
NOT_FOUND = 0x0406
SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
SECONDS = 20.0
LONGEST_NAME = 200  # bytes of a job's name; the protocol allows 255

Value = int | str
Attributes = dict[str, list[Value]]
_request_ids = count(1)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    attributes: Attributes

    def number(self, name: str, default: int = 0) -> int:
        values = self.attributes.get(name) or [default]
        return values[0] if isinstance(values[0], int) else default

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(str(value) for value in self.attributes.get(name, ()))


@dataclass(frozen=True, slots=True)
class IppPrinter:
    """uri: "ipp://host:port/printers/A4"; the local scheduler is reached through its socket where it has one."""

    uri: str

    @classmethod
    def of_queue(cls, name: str) -> "IppPrinter":
        """A queue of the CUPS that CUPS_SERVER names, else of this machine. name: empty for its default one.

        Raises PrinterAbsent when there is no default one, or nobody to ask.
        """
        server = os.environ.get("CUPS_SERVER", "localhost")
        host = "localhost" if server.startswith("/") else server
        scheduler = f"ipp://{host if ':' in host else host + ':631'}"
        if not name:
            [name] = cls(f"{scheduler}/").ask(CUPS_DEFAULT, [(OPERATION, [])]).words("printer-name")[:1] or [""]
            if not name:
                raise PrinterAbsent("no default queue")
        return cls(f"{scheduler}/printers/{quote(name)}")

    def ask(self, operation: int, groups: list[tuple[int, list[tuple[int, str, Value]]]], data: bytes = b"") -> Answer:
        """Raises PrinterAbsent when nobody answers, PrinterBroken for what is no answer."""
        parts = urlsplit(self.uri)
        body = request(operation, self.uri, groups) + data
        link = _connection(parts.hostname or "localhost", parts.port or 631)
        try:
            link.request("POST", parts.path or "/", body, {"Content-Type": "application/ipp"})
            with link.getresponse() as answer:
                content = answer.read()
        except (OSError, http.client.HTTPException) as exc:
            raise PrinterAbsent(type(exc).__name__) from exc
        finally:
            link.close()
        if answer.status != http.HTTPStatus.OK:
            absent = answer.status == http.HTTPStatus.NOT_FOUND
            raise (PrinterAbsent if absent else PrinterBroken)(f"HTTP {answer.status}")
        return parse(content)

    def send(self, document: bytes, mime: str, title: str, media: str = "") -> Answer:
        name = title.encode()[:LONGEST_NAME].decode(errors="ignore")
        job: list[tuple[int, str, Value]] = [(KEYWORD, "media", media)] if media else []
        return self.ask(
            PRINT_JOB,
            [
                (
                    OPERATION,
                    [
                        (NAME, "requesting-user-name", "kiosk"),
                        (NAME, "job-name", name),
                        (MIME, "document-format", mime),
                    ],
                ),
                *([(JOB, job)] if job else []),
            ],
            document,
        )

    def job(self, job_id: int) -> Answer:
        return self.ask(GET_JOB, [(OPERATION, [(INTEGER, "job-id", job_id), (NAME, "requesting-user-name", "kiosk")])])

    def state(self) -> Answer:
        return self.ask(GET_PRINTER, [(OPERATION, [(NAME, "requesting-user-name", "kiosk")])])


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(SECONDS)
        self.sock.connect(self._path)


def _connection(host: str, port: int) -> http.client.HTTPConnection:
    server = os.environ.get("CUPS_SERVER", "")
    local = (server,) if server.startswith("/") else SOCKETS if not server and host == "localhost" else ()
    path = next((p for p in local if os.path.exists(p)), "")
    return _SocketConnection(path) if path else http.client.HTTPConnection(host, port, timeout=SECONDS)


def request(operation: int, uri: str, groups: list[tuple[int, list[tuple[int, str, Value]]]]) -> bytes:
    first: list[tuple[int, str, Value]] = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "vi"),
        (URI, "printer-uri", uri),
    ]
    parts = [struct.pack(">BBHI", 2, 0, operation, next(_request_ids))]
    for number, (tag, attributes) in enumerate(groups):
        wanted = first + attributes if number == 0 else attributes
        # printer-uri comes before job-id, and both before the rest (RFC 8011, 4.1.5)
        parts.append(bytes([tag]) + b"".join(_attribute(*attribute) for attribute in wanted))
    return b"".join(parts) + bytes([END])


def _attribute(tag: int, name: str, value: Value) -> bytes:
    data = struct.pack(">i", value) if isinstance(value, int) else value.encode()
    words = name.encode()
    return struct.pack(">BH", tag, len(words)) + words + struct.pack(">H", len(data)) + data


def parse(content: bytes) -> Answer:
    """Raises PrinterBroken. Of attributes with one name in several groups the last stays."""
    try:
        _, status, _ = struct.unpack_from(">HHI", content)
        found: Attributes = {}
        name = ""
        for tag, key, data in _values(content):
            name = key or name
            value: Value = struct.unpack(">i", data)[0] if tag in NUMBERS else data.decode("utf-8", "replace")
            if key:
                found[key] = [value]
            else:
                found[name].append(value)
    except (struct.error, KeyError, IndexError) as exc:
        raise PrinterBroken("no IPP answer") from exc
    return Answer(status, found)


def _values(content: bytes) -> Iterator[tuple[int, str, bytes]]:
    at = 8
    while content[at] != END:
        tag = content[at]
        at += 1
        if tag < 0x10:  # a group begins
            continue
        length = struct.unpack_from(">H", content, at)[0]
        name = content[at + 2 : at + 2 + length].decode("ascii", "replace")
        at += 2 + length
        length = struct.unpack_from(">H", content, at)[0]
        yield tag, name, content[at + 2 : at + 2 + length]
        at += 2 + length
