"""The last calls, for the page and for tests. In memory: what must last is in the ledger."""

import json
import threading
from collections import Counter, deque
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.ledger import Pulse
from kiosk.sync.sandbox_portal.messages import BadRequest, Request

MOST = 1000


@dataclass(frozen=True, slots=True)
class Call:
    number: int
    at: str  # ISO 8601, UTC
    profile: str
    service: str
    subject: str  # a dossier's code, the beginning of a digest, a payment's reference
    status: int  # of HTTP, as it was sent; 0: no whole answer left
    code: str  # error_code of the work, whatever was sent of it
    message: str  # the Portal's words: they name fields, never values
    milliseconds: int
    faults: tuple[str, ...]


class Calls:
    """Safe for several threads."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse, self._lock = pulse, threading.Lock()
        self._kept: deque[Call] = deque(maxlen=MOST)
        self._count: Counter[str] = Counter()
        self._number = 0

    def add(
        self, at: str, profile: str, service: str, request: Request, answer: Json | None, status: int, seconds: float
    ) -> None:
        """answer: what came of the work. status: what was sent of it."""
        code, message = _said(answer)
        subject = request.noted.get("subject") or _subject(request)
        faults = tuple(sorted(fault.value for fault in request.strikes))
        with self._lock:
            self._number += 1
            self._count[service] += 1
            self._kept.append(
                Call(
                    self._number, at, profile, service, subject, int(status), code, message, int(seconds * 1000), faults
                )
            )
        self._pulse.beat()

    def last(self, most: int = MOST) -> list[Call]:
        """Newest first."""
        with self._lock:
            return [*reversed(self._kept)][:most]

    def told(self) -> Json:
        with self._lock:
            rows: list[Any] = [asdict(call) for call in reversed(self._kept)]
            return {"cuoc_goi": rows, "tong": self._number, "theo_dich_vu": dict(self._count)}

    @property
    def total(self) -> int:
        return self._number


def _said(answer: Json | None) -> tuple[str, str]:
    """Code and words of an answer, of what is wrapped in it where it is."""
    if answer is None:
        return "", ""
    words = str(answer.get("message", answer.get("MoTaLoi", "")))
    if words.startswith("{"):
        return _said(json.loads(words))
    code = next((answer[name] for name in ("error_code", "code", "MaLoi", "errorCode", "error") if name in answer), "")
    return str(code), words


def _subject(request: Request) -> str:
    """The code of the dossier that a JSON body speaks of."""
    try:
        value = request.json() if request.media_type == "application/json" else None
    except BadRequest:
        return ""
    for _ in range(3):
        if isinstance(value, dict):
            if code := value.get("MaHoSo") or value.get("mahoso"):
                return str(code)[:50]
            value = value.get("data")
        elif isinstance(value, list) and value:
            value = value[0]
    return str(request.query.get("mahoso", ""))[:50]
