"""What the Portal itself calls: the province's endpoints, and the links of papers that lie there."""

import json
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException

Json = dict[str, object]
SECONDS = 10
PIECE, MOST_FILE_BYTES = 64 * 1024, 64 * 1024 * 1024


class NotFetched(Exception):
    """The link leads to nothing that can be taken."""


def post_json(url: str, body: Json) -> Json | None:
    """The answer's object; None when there was none. Only http(s), and no proxy: the operator named the address."""
    if not url.startswith(("http://", "https://")):
        return None
    content = json.dumps(body, ensure_ascii=False).encode()
    request = urllib.request.Request(url, content, {"Content-Type": "application/json; charset=utf-8"})  # noqa: S310
    try:
        with _straight().open(request, timeout=SECONDS) as answer:
            value = json.load(answer)
    except (OSError, ValueError, HTTPException):
        return None
    return value if isinstance(value, dict) else None


def fetch(url: str) -> Iterator[bytes]:
    """The bytes behind a link, in pieces. Raises NotFetched, also in the middle. Follows no redirection."""
    if not url.startswith(("http://", "https://")):
        raise NotFetched
    try:
        with _straight().open(url, timeout=SECONDS) as answer:
            promised, size = answer.headers.get("Content-Length"), 0
            while piece := answer.read(PIECE):
                size += len(piece)
                if size > MOST_FILE_BYTES:
                    raise NotFetched
                yield piece
            if promised is not None and int(promised) != size:
                raise NotFetched  # urllib takes a cut body for a whole one
    except (OSError, ValueError, HTTPException):
        raise NotFetched from None


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def _straight() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
