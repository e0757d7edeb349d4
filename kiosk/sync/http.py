"""One HTTP exchange with a hard end, and every way it can fail told apart.

httpx has no total time-out: a peer that sends one byte before each read time-out holds a call for ever, in the
headers as well as in the body. The exchange therefore runs in an event loop, where a deadline covers all of it.
"""

import asyncio
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from kiosk.domain.errors import (
    ConfigError,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalFailing,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    PortalUnreachable,
)

MOST_ANSWER_BYTES = 4 * 1024 * 1024
SLOWEST_UPLOAD = 64 * 1024  # bytes a second; a slower link is as good as none


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class HttpLine:
    """One keep-alive client, HTTP/1.1. Calls from several threads wait for one another."""

    def __init__(self, connect_seconds: float, read_seconds: float, total_seconds: float) -> None:
        self._lock = threading.Lock()
        self._total_seconds = total_seconds
        self._runner = asyncio.Runner()
        self._task: asyncio.Task[object] | None = None  # the call under way
        self._closed = False
        timeout = httpx.Timeout(read_seconds, connect=connect_seconds)
        # trust_env: a technician's proxy variables must not reroute a centre.
        self._client = httpx.AsyncClient(
            timeout=timeout, http1=True, http2=False, trust_env=False, headers={"Accept-Encoding": "identity"}
        )

    def close(self) -> None:
        """End the call under way, which then raises PortalTimeout; later ones raise PortalUnreachable."""
        if self._closed:
            return
        self._closed = True
        task = self._task
        if task:
            task.get_loop().call_soon_threadsafe(task.cancel)
        with self._lock:
            self._runner.run(self._client.aclose())
            self._runner.close()

    def exchange(self, method: str, url: str, content: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """Send one request and read the whole answer, whatever its status.

        Raises: PortalUnreachable (nothing was sent), PortalTimeout (something may have been),
            PortalAnswerUnreadable (too long).
        """
        with self._lock:
            if self._closed:
                raise PortalUnreachable("closed")
            try:
                return self._runner.run(self._exchange(method, url, content, dict(headers or {})))
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as exc:
                raise PortalUnreachable(type(exc).__name__) from exc
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as exc:
                raise ConfigError("portal address") from exc
            except (httpx.HTTPError, TimeoutError, asyncio.CancelledError) as exc:
                raise PortalTimeout(type(exc).__name__) from exc
            finally:
                self._task = None

    async def _exchange(self, method: str, url: str, content: bytes, headers: dict[str, str]) -> Answer:
        self._task = asyncio.current_task()
        body = bytearray()
        async with (
            asyncio.timeout(self._total_seconds + len(content) / SLOWEST_UPLOAD),
            self._client.stream(method, url, content=content, headers=headers) as response,
        ):
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > MOST_ANSWER_BYTES:
                    raise PortalAnswerUnreadable("answer too long")
        return Answer(response.status_code, response.headers, bytes(body))


def require_ok(answer: Answer) -> None:
    """Pass a 2xx; raise the fault any other status stands for.

    Raises: PortalBusy, PortalFailing, PortalLoginRefused (401, 403), PortalRefused (the request itself is
        wrong), PortalAnswerUnreadable (a redirection or a path nobody serves: not the Portal speaks).
    """
    status = answer.status
    if 200 <= status < 300:
        return
    detail = f"HTTP {status}"
    if status in (429, 503):
        raise PortalBusy(detail, retry_after_seconds(answer))
    if status >= 500 or status == 408:
        raise PortalFailing(detail)
    if status in (401, 403):
        raise PortalLoginRefused(detail)
    if status in (400, 409, 411, 413, 414, 415, 422):
        raise PortalRefused(detail)
    raise PortalAnswerUnreadable(detail)


def read_json(answer: Answer) -> dict[str, object]:
    """The answer's JSON object. Raises PortalAnswerUnreadable for anything else, and as require_ok."""
    require_ok(answer)
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json" and not media_type.endswith("+json"):
        raise PortalAnswerUnreadable("not JSON by its type")
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise PortalAnswerUnreadable("broken JSON") from None  # the cause quotes the body
    if not isinstance(value, dict):
        raise PortalAnswerUnreadable("not a JSON object")
    return value


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
