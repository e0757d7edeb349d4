"""How a fault is played on a connection: before the work, or on the answer to work that is done."""

import json
import socket
import struct
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import Protocol

from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.dossier_desk import refusal
from kiosk.sync.sandbox_portal.faults import Fault, Strike
from kiosk.sync.sandbox_portal.messages import HTML_TYPE, JSON_TYPE, Reply, say

DRIP_SECONDS = 0.2
HANG_SECONDS = 60.0
BOMB_BYTES = 64 * 1024 * 1024

Strikes = Mapping[Fault, Strike]


class Line(Protocol):
    """The connection as a player needs it."""

    close_connection: bool
    connection: socket.socket

    def answer(self, reply: Reply) -> None: ...

    def raw(self, content: bytes) -> None:
        """Send these bytes as they are; the connection ends afterwards."""


def before_work(strikes: Strikes, clock: Clock, stopping: threading.Event) -> Reply | None:
    """What is answered in place of the work; None: do it. A reset is a reply of status 0."""
    if Fault.LATENCY in strikes:
        stopping.wait(strikes[Fault.LATENCY].seconds)
    for fault, made in _IN_PLACE.items():
        if fault in strikes:
            return made(strikes[fault], clock)
    return None


def _busy(status: HTTPStatus) -> Callable[[Strike, Clock], Reply]:
    def made(strike: Strike, clock: Clock) -> Reply:
        wait = strike.retry_after
        if wait == "date":
            wait = formatdate(clock.now().timestamp() + 1, usegmt=True)
        return say(refusal("hệ thống bận"), status, Retry_After=wait)

    return made


def _refused(strike: Strike, _: Clock) -> Reply:
    return say(refusal(strike.message or "Thủ tục không áp dụng tại đơn vị"))


def _field(strike: Strike, _: Clock) -> Reply:
    return say(refusal(f"{strike.field or 'TenTTHC'}: {strike.message or 'giá trị không hợp lệ'}"))


_IN_PLACE: dict[Fault, Callable[[Strike, Clock], Reply]] = {
    Fault.RESET_BEFORE: lambda *_: Reply(0),
    Fault.ERROR_500: lambda *_: say(refusal("lỗi máy chủ"), HTTPStatus.INTERNAL_SERVER_ERROR),
    Fault.ERROR_502: lambda *_: Reply(HTTPStatus.BAD_GATEWAY, b"<html><body>502 Bad Gateway</body></html>", HTML_TYPE),
    Fault.HTML_200: lambda *_: Reply(HTTPStatus.OK, b"<html><body>Wi-Fi: log in</body></html>", HTML_TYPE),
    Fault.BUSY_503: _busy(HTTPStatus.SERVICE_UNAVAILABLE),
    Fault.BUSY_429: _busy(HTTPStatus.TOO_MANY_REQUESTS),
    Fault.BUSINESS_REFUSAL: _refused,
    Fault.REFUSE_FIELD: _field,
}


def send(line: Line, reply: Reply, strikes: Strikes, stopping: threading.Event) -> int:
    """The work is done; whether the caller learns of it is the question. The status sent; 0: no whole answer."""
    if Fault.OTHER_CODE_TYPE in strikes:
        reply = _with_other_code(reply, strikes[Fault.OTHER_CODE_TYPE].message)
    if Fault.ERROR_500_AFTER_COMMIT in strikes:
        line.answer(say(refusal("lỗi máy chủ"), HTTPStatus.INTERNAL_SERVER_ERROR))
        return HTTPStatus.INTERNAL_SERVER_ERROR
    if Fault.HANG in strikes:
        stopping.wait(strikes[Fault.HANG].seconds or HANG_SECONDS)
        line.close_connection = True
    elif Fault.CUT_JSON in strikes:
        # No Content-Length: to a careless client the end of the connection is the end of the answer.
        line.raw(_head(reply) + reply.body[: len(reply.body) // 2])
    elif Fault.CUT_LENGTH in strikes:
        length = b"Content-Length: %d\r\n" % len(reply.body)
        line.raw(_head(reply, length) + reply.body[: len(reply.body) // 2])
    elif Fault.SLOW_LORIS in strikes:
        _drip(line, _head(reply) + reply.body, strikes[Fault.SLOW_LORIS].seconds or DRIP_SECONDS, stopping)
    elif Fault.RESET in strikes or reply.status == 0:
        reset(line)
    elif Fault.GZIP_BOMB in strikes:
        length = b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(_bomb())
        line.raw(_head(reply, length) + _bomb())
    else:
        line.answer(reply)
        return reply.status
    return 0


def reset(line: Line) -> None:
    """Lingering for zero seconds makes close() send RST instead of FIN."""
    line.close_connection = True
    line.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.connection.close()


def _head(reply: Reply, more: bytes = b"") -> bytes:
    kind = (reply.media_type or JSON_TYPE).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n" + more + b"Connection: close\r\n\r\n"


def _drip(line: Line, content: bytes, seconds: float, stopping: threading.Event) -> None:
    for byte in content:
        line.raw(bytes((byte,)))
        if stopping.wait(seconds):
            return


def _with_other_code(reply: Reply, zero: str) -> Reply:
    answer = reply.answer
    if answer is None or "error_code" not in answer:
        return reply
    code = answer["error_code"]
    other: object = int(code) if isinstance(code, str) else str(code)
    if zero and int(str(code)) == 0:
        other = zero
    changed = {**answer, "error_code": other}
    return replace(reply, body=json.dumps(changed, ensure_ascii=False).encode(), answer=changed)


@lru_cache(maxsize=1)
def _bomb() -> bytes:
    press = zlib.compressobj(1, zlib.DEFLATED, 31)
    return press.compress(b" " * BOMB_BYTES) + press.flush()
