"""Profile P1: the `mapi` calls. One account, sessions, and one JSON object in and out."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.dossier_desk import DossierDesk, refusal
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.feedback import Feedback
from kiosk.sync.sandbox_portal.lists import Lists
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, route, say

SESSION_REFUSED: Json = {"error_code": "-1", "message": "Session không hợp lệ hoặc đã hết hạn"}
SESSION_SECONDS = 900.0  # none is documented; what is known to work is ten minutes
DSTCODE = "VN:GOV:000.00.00.G22:vpcpdvcprovider"
ADAPTER = r"(?P<adapter>/(?:XrdAdapter|VXPAdapter)/RestService/forward)?"
ENVELOPE = {"session", "madonvi", "service"}


@dataclass(frozen=True, slots=True)
class Account:
    username: str
    password: str = field(repr=False)
    unit_code: str  # madonvi


class Services:
    """The account's log-in and the services behind the exchange adapter. Safe for several threads."""

    def __init__(self, desk: DossierDesk, lists: Lists, feedback: Feedback, account: Account) -> None:
        self._desk, self._lists, self._feedback, self._account = desk, lists, feedback, account
        self._sessions: dict[str, float] = {}  # lost with the process, as a server's memory is
        self._lock = threading.Lock()
        self._known: dict[str, tuple[set[str], Callable[[Json], Json]]] = {
            "DongBoHoSoMC": ({"isUpdating", "data"}, self._synchronise),
            "CapNhatTienDoHoSoMC": ({"data"}, lambda body: desk.progress(body.get("data"))),
            "DongBoTrangThaiHoSo": ({"type", "data"}, self._portal_state),
            "TraCuuHoSo": ({"mahoso", "donViXuLy"}, lambda body: desk.look_up(body.get("mahoso"))),
            **{name: (wanted, partial(feedback.call, name)) for name, wanted in feedback.takes.items()},
            **{name: (wanted, partial(lists.call, name)) for name, wanted in lists.takes.items()},
        }

    def routes(self) -> list[Route]:
        return [
            route("POST", f"{ADAPTER}/mapi/login", "P1", "login", self._login_over_http),
            route("POST", f"{ADAPTER}/mapi/g", "P1", self._service_name, self._call_over_http),
        ]

    # HTTP ----------------------------------------------------------------------------------------------------

    def _service_name(self, request: Request) -> str:
        return str(request.json_object().get("service"))

    def _login_over_http(self, request: Request, adapter: str | None) -> Reply:
        return self._wrong_way(request, adapter) or say(self.login(request.json_object()))

    def _call_over_http(self, request: Request, adapter: str | None) -> Reply:
        if wrong := self._wrong_way(request, adapter):
            return wrong
        if Fault.SESSION_EXPIRED in request.strikes:
            self.forget_sessions()
        body = request.json_object()
        if Fault.STALE_LOOK_UP in request.strikes and body.get("service") == "TraCuuHoSo":
            return say(self._opened(body) or self._desk.look_up(body.get("mahoso"), stale=True))
        return say(self.call(body))

    def _wrong_way(self, request: Request, adapter: str | None) -> Reply | None:
        """The adapter sends on by `dstcode`, told in the query or in a header. Straight to us, none is needed."""
        told = {value for value in (request.query.get("dstcode"), request.headers.get("dstcode")) if value}
        if told == {DSTCODE} or (not told and not adapter):
            return None
        return say(refusal("dstcode không hợp lệ"), HTTPStatus.BAD_REQUEST)

    # Calls ---------------------------------------------------------------------------------------------------

    def login(self, body: Json) -> Json:
        """One of the answers whose error_code is a number, as seen in the field."""
        username, password = str(body.get("username")), str(body.get("password"))
        same_name = secrets.compare_digest(username.encode(), self._account.username.encode())
        if not (secrets.compare_digest(password.encode(), self._account.password.encode()) and same_name):
            return {"error_code": -1, "message": "Tài khoản hoặc mật khẩu không đúng"}
        session = secrets.token_hex(16)
        with self._lock:
            self._sessions[session] = time.monotonic() + SESSION_SECONDS
        return {"error_code": 0, "message": "Đăng nhập thành công", "session": session}

    def forget_sessions(self) -> None:
        with self._lock:
            self._sessions.clear()

    def call(self, body: Json) -> Json:
        if closed := self._opened(body):
            return closed
        wanted, work = self._known.get(str(body.get("service")), (set(), None))
        if work is None:
            return refusal("service không tồn tại")
        if set(body) - wanted - ENVELOPE:
            return refusal("tham số không có trong bảng")
        return work(body)

    def _opened(self, body: Json) -> Json | None:
        """What is answered when session or unit are not right."""
        with self._lock:
            until = self._sessions.get(str(body.get("session")), 0.0)
        if until < time.monotonic():
            return SESSION_REFUSED
        return None if body.get("madonvi") == self._account.unit_code else refusal("madonvi không đúng với tài khoản")

    def _synchronise(self, body: Json) -> Json:
        return self._desk.synchronise(body.get("data"), body.get("isUpdating"), "P1")

    def _portal_state(self, body: Json) -> Json:
        if body.get("type") != "2":
            return refusal('type phải là chuỗi "2"')
        return self._desk.portal_state(body.get("data"))
