"""One HTTP exchange with a hard end, and every way it can fail told apart.

httpx has no total time-out: a peer that sends one byte before each read time-out holds a call for ever, in the
headers as well as in the body. The exchange therefore runs in an event loop, where a deadline covers all of it.
HTTP/1.1 only: the flow-control window of HTTP/2 makes an upload over a long line a hundred times slower.
"""

import asyncio
import contextlib
import json
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx

from kiosk.domain.errors import (
    CaptiveNetwork,
    ConfigError,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalFailing,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    PortalUnreachable,
)
from kiosk.sync.tls import PLAIN, Security, certificate_fault

MOST_ANSWER_BYTES = 4 * 1024 * 1024
SLOWEST_UPLOAD = 16 * 1024  # bytes a second; a slower link is as good as none
PIECE = 32 * 1024  # bytes given to the socket at once: a write has its own time-out, which must fit a slow line


@dataclass(frozen=True, slots=True)
class Streamed:
    """A body that is read while it is sent. pieces: called anew for each attempt; exactly `length` bytes in all."""

    length: int
    pieces: Callable[[], Iterator[bytes]] = field(repr=False)


Content = bytes | Streamed


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class HttpLine:
    """One keep-alive client, HTTP/1.1, with a thread of its own. Calls from several threads run side by side.

    connections: at most so many at once; further calls wait for one, within their own time.
    """

    def __init__(
        self,
        connect_seconds: float,
        read_seconds: float,
        total_seconds: float,
        security: Security = PLAIN,
        connections: int = 4,
    ) -> None:
        """Raises ConfigError when a certificate or key of `security` cannot be read."""
        self._total_seconds = total_seconds
        self._closed, self._lock = False, threading.Lock()
        self._calls: set[Future[Answer]] = set()
        self._timeout = httpx.Timeout(read_seconds, connect=connect_seconds, pool=total_seconds)
        # trust_env: a technician's proxy variables must not reroute a centre.
        self._client = httpx.AsyncClient(
            timeout=self._timeout,
            http1=True,
            http2=False,
            trust_env=False,
            verify=security.context(),
            proxy=security.proxy or None,
            follow_redirects=False,
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            headers={"Accept-Encoding": "identity"},
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="http", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the calls under way, which then raise PortalTimeout; later ones raise PortalUnreachable."""
        with self._lock:
            if self._closed:
                return
            self._closed, calls = True, set(self._calls)
        for call in calls:
            call.cancel()
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*others, return_exceptions=True)
        await self._client.aclose()

    def exchange(
        self, method: str, url: str, content: Content = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request and read the whole answer, whatever its status.

        Raises: PortalUnreachable (nothing was sent), CertificateRefused (nothing was sent), PortalTimeout (something
            may have been), CaptiveNetwork (a redirection to another host), PortalAnswerUnreadable (too long).
        """
        with self._lock:
            if self._closed:
                raise PortalUnreachable("closed")
            call = asyncio.run_coroutine_threadsafe(
                self._exchange(method, url, content, dict(headers or {})), self._loop
            )
            self._calls.add(call)
        try:
            return call.result()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as exc:
            raise certificate_fault(exc) or PortalUnreachable(type(exc).__name__) from exc
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as exc:
            raise ConfigError("portal address") from exc
        # ssl.SSLError: httpx lets it through as it is when the other side's alert is what is read instead of an answer.
        except (httpx.HTTPError, ssl.SSLError, TimeoutError, CancelledError, asyncio.CancelledError) as exc:
            raise certificate_fault(exc) or PortalTimeout(type(exc).__name__) from exc
        finally:
            self._calls.discard(call)

    async def _exchange(self, method: str, url: str, content: Content, headers: dict[str, str]) -> Answer:
        body = bytearray()
        length = content.length if isinstance(content, Streamed) else len(content)
        timeout, slow = self._timeout.as_dict(), length / SLOWEST_UPLOAD
        if length:
            headers["Content-Length"] = str(length)
            # The system takes a whole piece at once; the answer can only come when the slow line has carried it.
            timeout["read"] = (timeout["read"] or 0.0) + slow
        async with (
            asyncio.timeout(self._total_seconds + slow),
            self._client.stream(
                method,
                url,
                content=_pieces(content) if length else b"",
                headers=headers,
                timeout=httpx.Timeout(**timeout),
            ) as response,
        ):
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > MOST_ANSWER_BYTES:
                    raise PortalAnswerUnreadable("answer too long")
        answer = Answer(response.status_code, response.headers, bytes(body))
        _require_same_host(answer, url)
        return answer


async def _pieces(content: Content) -> AsyncIterator[bytes]:
    for piece in content.pieces() if isinstance(content, Streamed) else (content,):
        view = memoryview(piece)
        for start in range(0, len(view), PIECE):
            yield bytes(view[start : start + PIECE])


def _require_same_host(answer: Answer, url: str) -> None:
    """No service of ours redirects to another host: a network that wants a log-in does. Raises CaptiveNetwork."""
    target = urlsplit(answer.headers.get("location", "")).hostname
    if 300 <= answer.status < 400 and target and target != urlsplit(url).hostname:
        raise CaptiveNetwork(f"HTTP {answer.status} to another host")


def require_ok(answer: Answer) -> None:
    """Pass a 2xx; raise the fault any other status stands for.

    Raises: PortalBusy, PortalFailing, PortalLoginRefused (401, 403), PortalRefused (the request itself is
        wrong), CaptiveNetwork (511), PortalAnswerUnreadable (a path nobody serves: not the Portal speaks).
    """
    status = answer.status
    if 200 <= status < 300:
        return
    detail = f"HTTP {status}"
    if status in (429, 503):
        raise PortalBusy(detail, retry_after_seconds(answer))
    if status == 511:  # RFC 6585: Network Authentication Required
        raise CaptiveNetwork(detail)
    if status >= 500 or status == 408:
        raise PortalFailing(detail)
    if status in (401, 403):
        raise PortalLoginRefused(detail)
    if status in (400, 409, 411, 413, 414, 415, 422):
        raise PortalRefused(detail)
    raise PortalAnswerUnreadable(detail)


def media_type(answer: Answer) -> str:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower()


def is_json(answer: Answer) -> bool:
    kind = media_type(answer)
    return kind == "application/json" or kind.endswith("+json")


def read_json(answer: Answer) -> dict[str, object]:
    """The answer's JSON object. Raises as parse_json, and as require_ok."""
    require_ok(answer)
    return parse_json(answer)


def require_no_page(answer: Answer) -> None:
    """No service of ours answers with a web page: a network that wants a log-in does. Raises CaptiveNetwork."""
    if 200 <= answer.status < 300 and media_type(answer) in ("text/html", "application/xhtml+xml"):
        raise CaptiveNetwork("a web page")


def parse_json(answer: Answer) -> dict[str, object]:
    """Raises CaptiveNetwork for a web page, PortalAnswerUnreadable for anything else that is no JSON object."""
    require_no_page(answer)
    if not is_json(answer):
        raise PortalAnswerUnreadable("not JSON by its type")
    with contextlib.suppress(ValueError, RecursionError):  # the cause would quote the body
        value = json.loads(answer.body)
        if not isinstance(value, dict):
            raise PortalAnswerUnreadable("not a JSON object")
        return value
    raise PortalAnswerUnreadable("broken JSON")


def retry_after_seconds(answer: Answer) -> float:
    """Seconds to stay away, from Retry-After as a number or as a date (RFC 9110, 10.2.3); 0: none named.

    A date is measured against the answer's own Date header, as the kiosk's clock may be wrong.
    """
    text = answer.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    then, sent = _http_date(text), _http_date(answer.headers.get("date", ""))
    return max(0.0, (then - (sent or datetime.now(UTC))).total_seconds()) if then else 0.0


def _http_date(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
