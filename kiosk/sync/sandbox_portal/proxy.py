"""Profile P2: the province's proxy. It holds the account, takes bare arrays and wraps the Portal's answer once more."""

import base64
import json
import secrets
import threading
import time
from collections.abc import Callable
from http import HTTPStatus

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.dossier_desk import DossierDesk, refusal
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.feedback import Feedback
from kiosk.sync.sandbox_portal.lists import Lists
from kiosk.sync.sandbox_portal.messages import BadRequest, Reply, Request, Route, route, say
from kiosk.sync.sandbox_portal.services import Account
from kiosk.sync.sandbox_portal.shelf import Shelf

BASE = "/KetNoiMotCuaQuocGia"
OTHER_BASE = "/api/SynsTTHCC"  # one province's spelling, with the unit in the query and the answer wrapped but once
TOKEN_SECONDS = 3600
WRITES_BY_URL = {"ThemMoiHoSoMC": "False", "CapNhatHoSoMC": "True"}


class Tokens:
    """Bearer tokens of the province's service bus (LGSP) and of the ministry's system. Lost with the process."""

    def __init__(self, client: str, secret: str) -> None:
        self._client, self._secret = client, secret
        self._until: dict[str, float] = {}
        self._lock = threading.Lock()

    def issue(self, client: object, secret: object) -> Json | None:
        """None: not the right client."""
        known = secrets.compare_digest(str(client).encode(), self._client.encode())
        if not (secrets.compare_digest(str(secret).encode(), self._secret.encode()) and known):
            return None
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._until[token] = time.monotonic() + TOKEN_SECONDS
        return {"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS, "scope": "default"}

    def known(self, token: str) -> bool:
        with self._lock:
            return self._until.get(token, 0.0) > time.monotonic()

    def forget(self) -> None:
        with self._lock:
            self._until.clear()


class Proxy:
    """A token is asked for when `closed`; one that is shown must be good in any case."""

    def __init__(
        self, desk: DossierDesk, lists: Lists, feedback: Feedback, shelf: Shelf, tokens: Tokens, account: Account
    ) -> None:
        self._desk, self._lists, self._feedback, self._shelf = desk, lists, feedback, shelf
        self._tokens, self._account, self.closed = tokens, account, False

    def routes(self) -> list[Route]:
        reads = "|".join([*self._lists.takes, *_reads(self._feedback), "TraCuuHoSo"])
        writes = "|".join(["DongBoHoSoMC", *WRITES_BY_URL])
        told = "DongBoDanhGia|DongBoHoiDap|DongBoKetQuaHoiDapGuiTuDVCQG"
        state = "DongBoTrangThaiHoSo(?:KM)?"
        return [
            route("POST", "/token", "P2", "lgsp.token", self._token),
            route("POST", f"{BASE}/(?P<name>{writes})", "P2", "DongBoHoSoMC", self._synchronise),
            route("POST", f"{OTHER_BASE}/DongBoHoSoMC", "P2", "DongBoHoSoMC", self._synchronise_elsewhere),
            route("POST", f"{BASE}/CapNhatTienDoHoSoMC", "P2", "CapNhatTienDoHoSoMC", self._progress),
            route("POST", f"{OTHER_BASE}/CapNhatTienDoHoSoMC", "P2", "CapNhatTienDoHoSoMC", self._progress),
            route("POST", f"{BASE}/{state}", "P2", "DongBoTrangThaiHoSo", self._state),
            route("POST", f"{BASE}/(?P<name>{told})", "P2", _last_of_path, self._tell),
            route("POST", f"{BASE}/getfile", "P2", "getfile", self._file),
            route("GET", f"{BASE}/(?P<name>{reads})", "P2", _last_of_path, self._read),
        ]

    # Ways in -------------------------------------------------------------------------------------------------

    def _token(self, request: Request) -> Reply:
        """Credentials by Basic or as fields of the form."""
        form = request.form()
        if form.get("grant_type") != "client_credentials":
            return say({"error": "unsupported_grant_type"}, HTTPStatus.BAD_REQUEST)
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
        scheme, _, basic = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "basic":
            try:
                client, _, secret = base64.b64decode(basic, validate=True).decode().partition(":")
            except ValueError:
                return say({"error": "invalid_client"}, HTTPStatus.UNAUTHORIZED)
        issued = self._tokens.issue(client, secret)
        return say(issued) if issued else say({"error": "invalid_client"}, HTTPStatus.UNAUTHORIZED)

    def _let_in(self, request: Request) -> Reply | None:
        """What is answered to who may not."""
        if Fault.SESSION_EXPIRED in request.strikes:
            self._tokens.forget()
        shown = "Authorization" in request.headers
        if (shown or self.closed or Fault.SESSION_EXPIRED in request.strikes) and not self._tokens.known(
            request.bearer
        ):
            fault = {"code": 900901, "message": "Invalid Credentials", "description": "Token hết hạn hoặc không hợp lệ"}
            return say({"fault": fault}, HTTPStatus.UNAUTHORIZED)
        return None

    # Writes --------------------------------------------------------------------------------------------------

    def _synchronise(self, request: Request, name: str) -> Reply:
        updating = WRITES_BY_URL.get(name) or request.query.get("isUpdating", "False")
        return self._answered(request, lambda data: self._desk.synchronise(data, updating, "P2"))

    def _synchronise_elsewhere(self, request: Request) -> Reply:
        if request.query.get("MaDinhDanhDV") != self._account.unit_code:
            return say(refusal("MaDinhDanhDV không đúng"))
        updating = request.query.get("isUpdating")
        return self._let_in(request) or say(self._desk.synchronise(request.json(), updating, "P2"))

    def _progress(self, request: Request) -> Reply:
        return self._answered(request, self._desk.progress)

    def _state(self, request: Request) -> Reply:
        return self._answered(request, self._desk.portal_state)

    def _tell(self, request: Request, name: str) -> Reply:
        return self._answered(request, lambda data: self._feedback.call(name, {"data": data}))

    def _answered(self, request: Request, work: Callable[[object], Json]) -> Reply:
        try:
            return self._let_in(request) or wrapped(work(request.json()))
        except BadRequest as wrong:
            return say(refusal(wrong.message))  # the proxy's own word: nothing is wrapped

    # Reads ---------------------------------------------------------------------------------------------------

    def _read(self, request: Request, name: str) -> Reply:
        if closed := self._let_in(request):
            return closed
        asked: Json = {**request.query}
        if name == "TraCuuHoSo":
            return wrapped(self._desk.look_up(asked.get("mahoso"), Fault.STALE_LOOK_UP in request.strikes))
        if name == "TraCuuTechID":
            asked.setdefault("provider", "wso2is")
        lists = name in self._lists.takes
        return wrapped(self._lists.call(name, asked) if lists else self._feedback.call(name, asked))

    def _file(self, request: Request) -> Reply:
        """{DuongDan} -> the file in base64, as JSON text."""
        if closed := self._let_in(request):
            return closed
        kept = self._shelf.behind(str(request.json_object().get("DuongDan")))
        if kept is None or self._shelf.digest_now(kept) is None:
            return say(refusal("Không tìm thấy tệp"))
        return say(base64.b64encode(self._shelf.path(kept).read_bytes()).decode())


def wrapped(answer: Json) -> Reply:
    """The proxy was heard; what the Portal said is text within."""
    return say({"error_code": "0", "message": json.dumps(answer, ensure_ascii=False)})


def _last_of_path(request: Request) -> str:
    return request.path.rpartition("/")[2]


def _reads(feedback: Feedback) -> list[str]:
    return [name for name in feedback.takes if name.startswith("Lay")]
