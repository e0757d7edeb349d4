"""The Portal through the exchange adapter's `mapi` calls (wire profile P1)."""

import json
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from kiosk.domain.dossier import NATIONAL_CODE, STATE_TITLE
from kiosk.domain.errors import (
    ConfigError,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalFailing,
    PortalFileMismatch,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    StepUnconfirmed,
)
from kiosk.domain.satisfaction import MonthlyRatings
from kiosk.domain.submission import Step, Submission
from kiosk.ports import PortalRecord
from kiosk.sync.http import Answer, HttpLine, read_json, require_ok
from kiosk.sync.p1_encoder import VIETNAM, encode_ratings, encode_step, encode_submission
from kiosk.sync.profiles import MapiProfile

DIGEST_HEADER = "X-Content-SHA256"


class MapiPortal:
    """Cổng Dịch vụ công quốc gia behind the centre's exchange adapter. Close it when done."""

    def __init__(
        self,
        address: str,
        files_address: str,
        username: str,
        password: str,
        profile: MapiProfile | None = None,
        connect_seconds: float = 3.0,
        read_seconds: float = 10.0,
        total_seconds: float = 20.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises ConfigError when an address is not http(s)."""
        for place in (address, files_address):
            if not place.startswith(("http://", "https://")):
                raise ConfigError("portal address")
        self._address, self._files_address = address.rstrip("/"), files_address.rstrip("/")
        self._account = {"username": username, "password": password}
        self._profile = profile or MapiProfile()
        self._line = HttpLine(connect_seconds, min(read_seconds, total_seconds), total_seconds)
        self._monotonic = monotonic
        self._session, self._session_until = "", 0.0

    def close(self) -> None:
        self._line.close()

    @property
    def address(self) -> str:
        return self._address

    # Port ----------------------------------------------------------------------------------------------------

    def ping(self) -> None:
        """Look up a code that no counter ever gives out: costs the Portal little and proves the session."""
        try:
            self._look_up(f"{self._profile.unit_code}-000000-0000")
        except PortalRefused:
            return  # it read us and answered: alive

    def upload(self, digest: str, content: bytes, media_type: str) -> str:
        link = f"{self._files_address}/{digest}"
        held = self._line.exchange("HEAD", link)
        if held.status == 200 and self._same_file(held, digest, len(content)):
            return link
        if held.status != 404:
            require_ok(held)
        answer = read_json(self._line.exchange("PUT", link, content, {"Content-Type": media_type}))
        if answer.get("sha256") != digest or str(answer.get("size")) != str(len(content)):
            raise PortalFileMismatch("the file service echoes another digest or size")
        return link

    def register(self, submission: Submission, links: Mapping[str, str]) -> None:
        body: dict[str, object] = {
            "service": "DongBoHoSoMC",
            "isUpdating": "False",
            "data": [encode_submission(submission, links, self._profile.codes)],
        }
        answer = self._service(body)
        if self._speaks_of(answer, self._profile.exists_words):
            # An earlier attempt arrived and its answer was lost: the same words as an overwrite.
            answer = self._service({**body, "isUpdating": "True"})
        self._require_success(answer)

    def report(self, step: Step) -> None:
        body = {"service": "CapNhatTienDoHoSoMC", "data": [encode_step(step)]}
        answer = self._service(body, send=self._send_once)
        self._require_success(answer)

    def report_ratings(self, report: MonthlyRatings) -> None:
        """That a month told again overwrites is an assumption."""
        answer = self._service({"service": "DongBoDanhGia", "data": [encode_ratings(report)]})
        self._require_success(answer)

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        row = self._look_up(dossier_code)
        return _record(dossier_code, row) if row is not None else None

    # Calls ---------------------------------------------------------------------------------------------------

    def _look_up(self, dossier_code: str) -> Mapping[str, object] | None:
        answer = self._service({"service": "TraCuuHoSo", "mahoso": dossier_code})
        self._require_success(answer)
        rows = answer.get("result") or answer.get("data") or []
        if not isinstance(rows, Sequence) or isinstance(rows, str):
            raise PortalAnswerUnreadable("result is not a list")
        return rows[0] if rows and isinstance(rows[0], dict) else None

    def _service(
        self, body: Mapping[str, object], send: Callable[[Mapping[str, object]], dict[str, object]] | None = None
    ) -> dict[str, object]:
        """Call with a session; when the session is not taken, log in once and call once more.

        A session that is refused means that nothing was done, so even a step may be sent again then.
        """
        send = send or self._send
        answer = self._with_session(body, send)
        if answer is None:
            self._session = ""
            answer = self._with_session(body, send)
        if answer is None:
            self._session = ""
            raise PortalLoginRefused("a new session was refused")
        return answer

    def _with_session(
        self, body: Mapping[str, object], send: Callable[[Mapping[str, object]], dict[str, object]]
    ) -> dict[str, object] | None:
        """None: the session was refused."""
        envelope = {"session": self._valid_session(), "madonvi": self._profile.unit_code, **body}
        try:
            answer = send(envelope)
        except PortalLoginRefused:  # HTTP 401 or 403
            return None
        failed = _error_code(answer) != 0
        return None if failed and self._speaks_of(answer, self._profile.session_words) else answer

    def _valid_session(self) -> str:
        """Raises PortalLoginRefused, and as HttpLine.exchange and read_json."""
        if not self._session or self._monotonic() >= self._session_until:
            answer = self._post(self._profile.login_path, self._account)
            session = answer.get("session")
            if _error_code(answer) != 0 or not isinstance(session, str) or not session:
                raise PortalLoginRefused("log-in answer")
            self._session, self._session_until = session, self._monotonic() + self._profile.session_seconds
        return self._session

    def _send(self, envelope: Mapping[str, object]) -> dict[str, object]:
        return self._post(self._profile.service_path, envelope)

    def _send_once(self, envelope: Mapping[str, object]) -> dict[str, object]:
        """For what must not arrive twice. Only "no connection" and "come back later" prove it did not arrive."""
        try:
            return self._send(envelope)
        except PortalBusy as exc:
            if exc.retry_after_seconds > 0:
                raise
            raise StepUnconfirmed(exc.detail) from exc
        except (PortalTimeout, PortalFailing, PortalAnswerUnreadable) as exc:
            raise StepUnconfirmed(exc.code) from exc

    def _post(self, path: str, body: Mapping[str, object]) -> dict[str, object]:
        headers = {"Accept": "application/json", "Content-Type": "application/json; charset=utf-8", "Charset": "utf-8"}
        url = self._address + path
        if self._profile.dstcode_in == "header":
            headers["dstcode"] = self._profile.dstcode
        else:
            url += f"?dstcode={self._profile.dstcode}"
        return read_json(self._line.exchange("POST", url, json.dumps(body, ensure_ascii=False).encode(), headers))

    # Reading answers -----------------------------------------------------------------------------------------

    def _require_success(self, answer: Mapping[str, object]) -> None:
        """Raises PortalRefused. The message is not quoted: the Portal puts names into it."""
        code = _error_code(answer)
        if code != 0 or self._speaks_of(answer, self._profile.failed_words + self._profile.exists_words):
            raise PortalRefused(f"error_code {code}")

    @staticmethod
    def _speaks_of(answer: Mapping[str, object], words: tuple[str, ...]) -> bool:
        message = unicodedata.normalize("NFC", str(answer.get("message") or "")).casefold()
        return any(word in message for word in words)

    @staticmethod
    def _same_file(held: Answer, digest: str, size: int) -> bool:
        return held.headers.get(DIGEST_HEADER) == digest and held.headers.get("Content-Length") == str(size)


def _error_code(answer: Mapping[str, object]) -> int:
    """0, "0" and "00" all mean success. Raises PortalAnswerUnreadable when there is no number."""
    try:
        return int(str(answer["error_code"]))
    except (KeyError, ValueError):
        raise PortalAnswerUnreadable("no error_code") from None


def _record(dossier_code: str, row: Mapping[str, object]) -> PortalRecord:
    """The state is found under either of two names, as a number or as its title."""
    titles = {STATE_TITLE[state].casefold(): code for state, code in NATIONAL_CODE.items()}
    words = [str(row.get(key, "")).strip() for key in ("MaTrangThai", "TrangThaiHoSo")]
    codes = [int(w) if w.isascii() and w.isdigit() else titles.get(w.casefold(), 0) for w in words]
    code = next((c for c in codes if c in titles.values()), None)
    if code is None:
        raise PortalAnswerUnreadable("unknown state")
    title = next(title for state, title in STATE_TITLE.items() if NATIONAL_CODE.get(state) == code)
    return PortalRecord(dossier_code, code, title, _time(row.get("NgayTiepNhan")), _time(row.get("NgayHenTra")))


def _time(value: object) -> datetime | None:
    """Both date forms seen in look-up answers, on Vietnam's clock, as aware UTC."""
    for form in ("%d/%m/%Y %H:%M:%S", "%Y%m%d%H%M%S"):
        try:
            return datetime.strptime(str(value or ""), form).replace(tzinfo=VIETNAM).astimezone(UTC)
        except ValueError:
            continue
    return None
