"""Calls a service of the Portal as a profile says: logs in, dresses the request, reads and classifies the answer."""

import base64
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from kiosk.domain.errors import (
    CaptiveNetwork,
    CertificateRefused,
    ConfigError,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalFailing,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    ServiceNotOffered,
    StepUnconfirmed,
)
from kiosk.domain.portal_answer import AnswerKind, PortalAnswer
from kiosk.sync.http import Answer, HttpLine, is_json, parse_json, read_json, require_ok
from kiosk.sync.wire.answers import error_code, pick
from kiosk.sync.wire.profile import Call, Profile

ANSWERING = frozenset({400, 404, 409, 422})  # with JSON under them, these are the Portal's own words
JSON_TYPE = "application/json; charset=utf-8"
FORM_TYPE = "application/x-www-form-urlencoded"
MARGIN = 0.9  # of a token's life: the last call must not arrive after its end

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Account:
    """Tài khoản of the centre: username and password, or client_id and client_secret."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    answer: PortalAnswer
    body: Json = field(repr=False)


class Caller:
    """Speaks one profile to one address. Safe for several threads; they share the session."""

    def __init__(
        self,
        address: str,
        account: Account,
        profile: Profile,
        line: HttpLine,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises ConfigError when the address is not http(s)."""
        if not address.startswith(("http://", "https://")):
            raise ConfigError("portal address")
        self.address, self.profile, self.line = address.rstrip("/"), profile, line
        self._account, self._monotonic = account, monotonic
        self._lock = threading.Lock()  # one log-in for all threads
        self._token, self._token_until = "", 0.0

    def knows(self, name: str) -> bool:
        return name in self.profile.calls

    def ask(self, name: str, parameters: Mapping[str, str] | None = None, data: object = None) -> Reply:
        """Call by our name of the service; log in anew once when the session is not taken.

        A session that is refused means that nothing was done, so even a step may be sent again then.
        Raises: ServiceNotOffered, PortalLoginRefused, and as HttpLine.exchange, require_ok and parse_json.
        """
        call = self._call(name)
        for _ in range(2):
            token = self._valid_token()
            reply = self._with_token(call, parameters or {}, data, token)
            if reply is not None and reply.answer.kind is not AnswerKind.SESSION:
                return reply
            self._forget(token)
        raise PortalLoginRefused("a new session was refused")

    def ask_once(self, name: str, data: object) -> Reply:
        """For what must not arrive twice. Only "no connection" and "come back later" prove that it did not arrive."""
        try:
            return self.ask(name, data=data)
        except PortalBusy as exc:
            if exc.retry_after_seconds > 0:
                raise
            raise StepUnconfirmed(exc.detail) from exc
        except CertificateRefused:
            raise
        except (PortalTimeout, PortalFailing, PortalAnswerUnreadable, CaptiveNetwork) as exc:
            raise StepUnconfirmed(exc.code) from exc

    def rows(self, name: str, parameters: Mapping[str, str] | None = None) -> list[Mapping[str, Any]]:
        """The list of an answer. Raises PortalRefused when it is not a good one, PortalAnswerUnreadable for no list."""
        reply = self.ask(name, parameters)
        require_success(reply.answer)
        place = self._call(name).rows
        found = pick(reply.body, place)
        if found in (None, "", {}):
            return []
        if not isinstance(found, Sequence) or isinstance(found, str):
            raise PortalAnswerUnreadable(f"{place} is not a list")
        return [row for row in found if isinstance(row, Mapping)]

    def spelled(self, tree: Mapping[str, Any]) -> Json:
        return self.profile.spelling.write(tree)

    # Requests ------------------------------------------------------------------------------------------------

    def _call(self, name: str) -> Call:
        try:
            return self.profile.calls[name]
        except KeyError:
            raise ServiceNotOffered(name) from None

    def _with_token(self, call: Call, parameters: Mapping[str, str], data: object, token: str) -> Reply | None:
        """None: the session was refused."""
        try:
            return self._read(self._send(call, parameters, data, token))
        except PortalLoginRefused:  # HTTP 401 or 403
            return None

    def _send(self, call: Call, parameters: Mapping[str, str], data: object, token: str) -> Answer:
        in_path = {name: value for name, value in parameters.items() if f"{{{name}}}" in call.path}
        named = {call.names.get(name, name): value for name, value in parameters.items() if name not in in_path}
        path = call.path.format(**{name: quote(value, safe="") for name, value in in_path.items()})
        query = dict(call.query)
        body: object = None
        if call.method == "GET":
            query |= named
        elif call.data == "bare":
            query, body = query | named, data
        else:
            body = {**self._envelope(call, token), **call.fixed, **named}
            if call.data != "none":
                body["data"] = data
        content = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        return self.line.exchange(call.method, self._url(path, query), content, self.headers(token))

    def _envelope(self, call: Call, token: str) -> dict[str, object]:
        if not self.profile.envelope:
            return {}
        login = self.profile.login
        shown = {login.shown_as: login.shown_form.format(token=token)} if login.show == "body" else {}
        return {**shown, "madonvi": self.profile.unit_code, "service": call.service}

    def headers(self, token: str = "") -> dict[str, str]:
        """The profile's headers, with the destination and the token where they travel so."""
        login, to = self.profile.login, self.profile.destination
        headers = {"Content-Type": JSON_TYPE, **self.profile.headers}
        if to.place == "header":
            headers["dstcode"] = to.dstcode
        if login.kind != "none" and login.show == "header" and token:
            headers[login.shown_as] = login.shown_form.format(token=token)
        return headers | {name: form.format(token=token) for name, form in login.also.items()}

    def ask_raw(self, name: str, data: object) -> Answer:
        """For an answer that is no JSON object. Raises as `ask`, and as require_ok."""
        call = self._call(name)
        for _ in range(2):
            token = self._valid_token()
            answer = self._send(call, {}, data, token)
            if answer.status not in (401, 403):
                require_ok(answer)
                return answer
            self._forget(token)
        raise PortalLoginRefused("a new session was refused")

    def authorised_call(self, send: Callable[[Mapping[str, str]], Answer]) -> Reply:
        """A call that is no JSON, a file for example: `send` gets the headers. Logs in anew once, as `ask`."""
        for _ in range(2):
            token = self._valid_token()
            headers = self.headers(token)
            headers.pop("Content-Type", None)
            answer = send(headers)
            if answer.status not in (401, 403):
                reply = self._read(answer)
                if reply.answer.kind is not AnswerKind.SESSION:
                    return reply
            self._forget(token)
        raise PortalLoginRefused("a new session was refused")

    def log_in(self) -> None:
        """Prove that the account is taken, where nothing else can be asked. Raises as `ask`."""
        self._forget(self._token)
        self._valid_token()

    def url(self, name: str) -> str:
        return self._url(self._call(name).path, self._call(name).query)

    def _url(self, path: str, query: Mapping[str, str]) -> str:
        to, url = self.profile.destination, self.address + self.profile.path(path)
        where = {"dstcode": to.dstcode} if to.place == "query" else {}
        where |= {"providerurl": to.providerurl} if to.providerurl else {}
        text = urlencode({**where, **query}, quote_via=quote, safe=":")
        return f"{url}?{text}" if text else url

    # Log-in --------------------------------------------------------------------------------------------------

    def _valid_token(self) -> str:
        """Raises PortalLoginRefused, and as HttpLine.exchange and read_json."""
        login = self.profile.login
        if login.kind == "none":
            return ""
        with self._lock:
            if not self._token or self._monotonic() >= self._token_until:
                self._token, seconds = self._log_in()
                self._token_until = self._monotonic() + seconds
            return self._token

    def _forget(self, token: str) -> None:
        """Unless another thread has a new one already: some accounts have one session, which a second log-in ends."""
        with self._lock:
            if self._token == token:
                self._token = ""

    def _log_in(self) -> tuple[str, float]:
        login = self.profile.login
        account = {"username": self._account.username, "password": self._account.password}
        fields = {**login.fixed, **{login.names.get(name, name): value for name, value in account.items()}}
        headers = self.headers() | {"Content-Type": JSON_TYPE if login.body == "json" else FORM_TYPE}
        if login.body == "basic":
            pair = f"{self._account.username}:{self._account.password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode('ascii')}"
            fields = dict(login.fixed)
        content = json.dumps(fields, ensure_ascii=False) if login.body == "json" else urlencode(fields)
        try:
            body = read_json(self.line.exchange("POST", self._url(login.path, {}), content.encode(), headers))
        except PortalRefused as exc:  # OAuth answers a wrong account with 400
            raise PortalLoginRefused(exc.detail) from exc
        code, token = error_code(body.get(self.profile.answer.code)), pick(body, login.answer)
        if (code is not None and code not in self.profile.answer.ok) or not isinstance(token, str) or not token:
            raise PortalLoginRefused("log-in answer")
        life = pick(body, login.lives)
        lives = isinstance(life, int | float) and not isinstance(life, bool) and life > 0
        return token, float(life) * MARGIN if lives and isinstance(life, int | float) else login.seconds

    # Answers -------------------------------------------------------------------------------------------------

    def _read(self, answer: Answer) -> Reply:
        failed = answer.status in ANSWERING and is_json(answer)
        if not failed:
            require_ok(answer)
        reading = self.profile.answer
        body = reading.unwrap(parse_json(answer))
        return Reply(reading.classify(body, self.profile.rules, failed), body)


def require_success(answer: PortalAnswer) -> None:
    """Raises PortalRefused, PortalBusy. The message is not quoted: the Portal puts names into it."""
    if answer.ok:
        return
    detail = f"{answer.kind} error_code {answer.code} {' '.join(answer.fields)}".strip()
    if answer.kind is AnswerKind.LATER:
        raise PortalBusy(detail)
    raise PortalRefused(detail)
