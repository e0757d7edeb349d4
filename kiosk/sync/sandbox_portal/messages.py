"""A request as the services see it, and what they answer."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.faults import Fault, Strike

JSON_TYPE = "application/json; charset=utf-8"
HTML_TYPE = "text/html; charset=utf-8"
MOST_JSON_BYTES = 2 * 1024 * 1024


class BadRequest(Exception):
    """The request is wrong as HTTP; `status` answers it."""

    def __init__(self, message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(message)
        self.message, self.status = message, status


@dataclass(slots=True)
class Request:
    """One request. The body comes as it is read: an upload is never whole in memory."""

    method: str
    path: str  # decoded as it came: a service that takes names decodes them itself
    query_text: str
    headers: Mapping[str, str]
    address: str  # our own, as the caller knows it: http://host:port
    chunks: Callable[[], Iterator[bytes]] = field(repr=False)
    strikes: Mapping[Fault, Strike] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict, repr=False)  # for the list of calls: service, subject, error
    _body: bytes | None = field(default=None, repr=False)

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.query_text, keep_blank_values=True))

    def body(self, most: int = MOST_JSON_BYTES) -> bytes:
        """Raises BadRequest when it is longer than `most` bytes."""
        if self._body is None:
            whole = bytearray()
            for chunk in self.chunks():
                whole += chunk
                if len(whole) > most:
                    raise BadRequest("thân yêu cầu quá lớn", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            self._body = bytes(whole)
        return self._body

    def json(self) -> object:
        """Raises BadRequest."""
        if self.media_type != "application/json":
            raise BadRequest("Content-Type phải là application/json")
        body = self.body()
        try:
            value: object = json.loads(body.decode())
            if rb"\u" in body:
                json.dumps(value, ensure_ascii=False).encode()  # half a pair of surrogates is no text
        except (ValueError, RecursionError):
            raise BadRequest("thân yêu cầu phải là JSON") from None
        return value

    def json_object(self) -> Json:
        """Raises BadRequest."""
        value = self.json()
        if not isinstance(value, dict):
            raise BadRequest("thân yêu cầu phải là một đối tượng JSON")
        return value

    def form(self) -> dict[str, str]:
        """An application/x-www-form-urlencoded body. Raises BadRequest."""
        if self.media_type != "application/x-www-form-urlencoded":
            raise BadRequest("Content-Type phải là application/x-www-form-urlencoded")
        return dict(parse_qsl(self.body().decode("utf-8", "replace"), keep_blank_values=True))

    @property
    def media_type(self) -> str:
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def bearer(self) -> str:
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""


@dataclass(slots=True)
class Reply:
    status: int = HTTPStatus.OK
    body: bytes = field(default=b"", repr=False)
    media_type: str = JSON_TYPE
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None  # of the body that a HEAD is not given
    pieces: Iterator[bytes] | None = field(default=None, repr=False)  # in place of `body`: without an end
    answer: Json | None = field(default=None, repr=False)  # what `body` says, when it is a JSON object


def say(answer: object, status: int = HTTPStatus.OK, **headers: str) -> Reply:
    known = answer if isinstance(answer, dict) else None
    spelled = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(answer, ensure_ascii=False).encode(), JSON_TYPE, spelled, answer=known)


def page(html: bytes, status: int = HTTPStatus.OK) -> Reply:
    return Reply(status, html, HTML_TYPE)


@dataclass(frozen=True, slots=True)
class Route:
    """What answers a method and a path. `path` is a regular expression over the whole path; its groups are handed on.

    call: the name under which faults aim at it and the list of calls shows it; empty: of no interest to either.
    """

    method: str
    path: re.Pattern[str]
    profile: str
    call: Callable[[Request], str] | str
    work: Callable[..., Reply]

    def name(self, request: Request) -> str:
        return self.call if isinstance(self.call, str) else self.call(request)


def route(
    method: str, path: str, profile: str, call: Callable[[Request], str] | str, work: Callable[..., Reply]
) -> Route:
    return Route(method, re.compile(path), profile, call, work)
