"""Named faults: what may go wrong on a call, and the plans that say when.

A plan is a TOML file: a `seed`, and any number of `[[fault]]` tables. All conditions of a table must hold:

    kind = "reset"            a name of Fault
    service = "DongBoHoSoMC"  a call's name; "*" every one; absent: the calls that write
    profile = "P2"            P1, P2, P3, tep, tien, sso
    calls = [1, 4]            the first and the fourth of the calls it is aimed at
    every = 5                 each fifth of them
    over_per_second = 50      those that come when so many were let through within a second
    probability = 0.2         drawn from the seed and the number of the call: the same again next time
    from_seconds, to_seconds  since the server started
    seconds, jitter_seconds, bytes, field, message, retry_after    what the kind needs
"""

import random
import threading
import time
import tomllib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path


class Fault(StrEnum):
    """`refuse-connection` is missing: it is played by not running the sandbox."""

    # Before the work
    LATENCY = "latency"  # `seconds`, and up to `jitter_seconds` more; the work follows
    ERROR_500 = "error-500"
    ERROR_502 = "error-502"
    HTML_200 = "html-200"  # a log-in page of the network answers instead
    BUSY_503 = "busy-503"  # with Retry-After
    BUSY_429 = "busy-429"
    BUSINESS_REFUSAL = "business-refusal"
    REFUSE_FIELD = "refuse-field"  # `field` is called wrong
    RESET_BEFORE = "reset-before"
    # Inside of it
    SESSION_EXPIRED = "session-expired"
    THROTTLE = "throttle"  # `bytes` a second are read of the request
    CUT_UPLOAD = "cut-upload"  # the connection ends after `bytes` of the request's body
    TRUNCATE_FILE = "truncate-file"  # stored without its second half and called whole
    STALE_LOOK_UP = "stale-look-up"  # what is here is not found yet
    PAYMENT_LATE = "payment-late"  # QUERY says "not yet" of what is paid, as often as the fault is armed
    PAYMENT_WRONG_AMOUNT = "payment-wrong-amount"
    PAYMENT_WRONG_CHECKSUM = "payment-wrong-checksum"
    # After it
    ERROR_500_AFTER_COMMIT = "error-500-after-commit"
    HANG = "hang"  # no answer comes
    CUT_JSON = "cut-json"  # half an answer under status 200, then the end
    CUT_LENGTH = "cut-length"  # the same, and its length had been promised
    SLOW_LORIS = "slow-loris"  # one byte at a time
    RESET = "reset"  # the reply is lost: the connection is torn down
    GZIP_BOMB = "gzip-bomb"
    OTHER_CODE_TYPE = "other-code-type"  # error_code as a number where it was text, and the other way; `message`: "00"
    # Of a connection, named "connect"
    CERTIFICATE = "certificate"  # `message`: wrong-host, expired, not-yet-valid, unknown-ca


EVERYTHING = "*"
CONNECT = "connect"
WRITES = frozenset({"DongBoHoSoMC", "CapNhatTienDoHoSoMC", "igate.create", "igate.progress", "igate.status"})


@dataclass(frozen=True, slots=True)
class Strike:
    """One fault as it is played on one call."""

    fault: Fault
    seconds: float = 0.0
    bytes: int = 0
    field: str = ""
    message: str = ""
    retry_after: str = "1"  # seconds, or "date": a second from now, as a date


@dataclass(frozen=True, slots=True)
class Rule:
    """One [[fault]] table."""

    kind: Fault
    service: str = ""
    profile: str = ""
    calls: tuple[int, ...] = ()
    every: int = 0
    over_per_second: int = 0
    probability: float = 1.0
    from_seconds: float = 0.0
    to_seconds: float = float("inf")
    seconds: float = 0.0
    jitter_seconds: float = 0.0
    bytes: int = 0
    field: str = ""
    message: str = ""
    retry_after: str = "1"

    def aims_at(self, call: str, profile: str) -> bool:
        aimed = call in WRITES if not self.service else self.service in (call, EVERYTHING)
        return aimed and self.profile in ("", profile) and (call == CONNECT) == (self.kind is Fault.CERTIFICATE)

    def strikes(self, number: int, at: float, chance: random.Random) -> bool:
        """number: which of the calls it is aimed at, from 1. at: seconds since the start."""
        counted = not self.calls or number in self.calls
        counted = counted and (not self.every or number % self.every == 0)
        return counted and self.from_seconds <= at < self.to_seconds and chance.random() < self.probability

    def strike(self, chance: random.Random) -> Strike:
        seconds = self.seconds + chance.random() * self.jitter_seconds
        return Strike(self.kind, seconds, self.bytes, self.field, self.message, self.retry_after)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole file."""

    rules: tuple[Rule, ...] = ()
    seed: int = 0
    title: str = ""
    skew_seconds: float = 0.0  # of the server's clock


class PlanError(ValueError):
    """The plan cannot be read; the text names what is wrong."""


def read_plan(text: str) -> Plan:
    """Raises PlanError."""
    try:
        raw = tomllib.loads(text)
        rules = tuple(_rule(table) for table in raw.pop("fault", []))
        clock = raw.pop("clock", {})
        plan = Plan(rules, int(raw.pop("seed", 0)), str(raw.pop("title", "")), float(clock.pop("skew_seconds", 0.0)))
    except (ValueError, TypeError, AttributeError) as exc:
        raise PlanError(str(exc)) from exc
    if left := [*raw, *clock]:
        raise PlanError(f"unknown: {', '.join(left)}")
    return plan


def load_plan(path: Path) -> Plan:
    """Raises PlanError, OSError."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as exc:
        raise PlanError("not text") from exc
    return read_plan(text)


def _rule(table: dict[str, object]) -> Rule:
    known = {f.name for f in fields(Rule)}
    if left := set(table) - known:
        raise PlanError(f"unknown: {', '.join(sorted(left))}")
    values = {**table, "kind": Fault(str(table.get("kind", "(no kind)")))}
    if "calls" in table:
        calls = table["calls"]
        if not isinstance(calls, list) or not all(type(n) is int and n > 0 for n in calls):
            raise PlanError("calls")
        values["calls"] = tuple(calls)
    for name, kind in (
        ("probability", (int, float)),
        ("every", int),
        ("over_per_second", int),
        ("bytes", int),
        ("seconds", (int, float)),
    ):
        if not isinstance(table.get(name, 0), kind):
            raise PlanError(name)
    if "retry_after" in table:
        values["retry_after"] = str(table["retry_after"])
    return Rule(**values)  # type: ignore[arg-type]


@dataclass(slots=True)
class _Armed:
    fault: Fault | None = None
    left: int = 0
    target: str = ""


@dataclass
class FaultPlan:
    """The plan that runs, and one fault that an operator armed by hand: it comes first, and counts down.

    `target` of the armed fault: a call's name, "*"; empty: the calls that write.
    """

    monotonic: Callable[[], float] = time.monotonic
    _plan: Plan = field(default_factory=Plan)
    _armed: _Armed = field(default_factory=_Armed)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _seen: dict[int, int] = field(default_factory=dict)  # rule -> calls it was aimed at
    _let_through: dict[int, deque[float]] = field(default_factory=dict)  # rule -> when, within the last second
    _began: float = 0.0

    def set(self, fault: Fault | None, count: int, target: str = "") -> None:
        with self._lock:
            self._armed = _Armed(fault, count, target)

    def take(self, call: str) -> Fault | None:
        """The armed fault, when it is aimed at this call; counted down."""
        with self._lock:
            armed = self._armed
            aimed = call in WRITES if not armed.target else armed.target in (call, EVERYTHING)
            if armed.fault is None or armed.left <= 0 or not aimed:
                return None
            armed.left -= 1
            return armed.fault

    def left(self) -> tuple[str, int]:
        with self._lock:
            armed = self._armed
            return (armed.fault or "", armed.left) if armed.left > 0 else ("", 0)

    def run(self, plan: Plan) -> None:
        """Begin a plan anew."""
        with self._lock:
            self._plan, self._seen, self._let_through, self._began = plan, {}, {}, self.monotonic()

    @property
    def plan(self) -> Plan:
        return self._plan

    def strikes(self, call: str, profile: str) -> dict[Fault, Strike]:
        """What is played on this call. Of one kind the first rule counts."""
        armed = self.take(call) if call != CONNECT else None
        struck = {armed: Strike(armed)} if armed else {}
        with self._lock:
            at = self.monotonic() - self._began
            for number, rule in enumerate(self._plan.rules):
                if rule.aims_at(call, profile):
                    seen = self._seen[number] = self._seen.get(number, 0) + 1
                    chance = random.Random(f"{self._plan.seed}:{number}:{seen}")  # noqa: S311 - a plan, no secret
                    if self._over(number, rule, at) and rule.strikes(seen, at, chance):
                        struck.setdefault(rule.kind, rule.strike(chance))
        return struck

    def _over(self, number: int, rule: Rule, at: float) -> bool:
        """Is it one too many of this second? Always, for a rule that does not ask."""
        if not rule.over_per_second:
            return True
        lately = self._let_through.setdefault(number, deque())
        while lately and lately[0] <= at - 1.0:
            lately.popleft()
        if len(lately) >= rule.over_per_second:
            return True
        lately.append(at)
        return False
