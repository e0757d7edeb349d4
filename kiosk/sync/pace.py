"""How fast we speak to the Portal, and whether we do at all: link state, circuit breaker, silence, width. Pure.

One Pace serves everything a machine sends. Times are monotonic seconds of whoever calls.
"""

import json
from dataclasses import asdict, dataclass, replace

from kiosk.domain.link import Link
from kiosk.domain.outbox import Fate
from kiosk.sync.decisions import ABOUT_THE_LINE
from kiosk.sync.retry import LONGEST_WAIT_SECONDS, SPREAD_SECONDS, Chance, as_asked, back_off, slowly, spread

FAILURES_TO_OPEN = 5  # in a row; then nothing but one probe at a time
WIDEN_AFTER = 16  # answers; sooner, and ten thousand machines crowd a Portal that recovers: see docs/reliability.md
LONGEST_PROBE_SECONDS = 30.0  # to a Portal that cannot be reached a probe costs nothing

LINK_OF: dict[Fate, Link] = {
    Fate.UNREACHABLE: Link.NO_NETWORK,
    Fate.LOST: Link.NO_NETWORK,
    Fate.FOREIGN: Link.CAPTIVE,
    Fate.FAILED: Link.PORTAL_ILL,
    Fate.BUSY: Link.PORTAL_ILL,
    Fate.UNTRUSTED: Link.UNTRUSTED,
    Fate.LOGGED_OUT: Link.LOGGED_OUT,
}
AT_ONCE = frozenset({Fate.UNREACHABLE, Fate.FOREIGN, Fate.UNTRUSTED, Fate.LOGGED_OUT})  # never one dossier's doing


@dataclass(frozen=True, slots=True)
class Pace:
    link: Link = Link.UNKNOWN
    failures: int = 0  # calls in a row that failed for the line's sake
    openings: int = 0  # times the breaker opened since the Portal last answered
    rest_until: float = 0.0  # our own doing: breaker or spread; a person at the machine may end it
    asked_until: float = 0.0  # the Portal's wish: nobody shortens it
    heard_at: float | None = None  # when the Portal last answered
    calm: int = 0  # answers in a row: one call at once after trouble, and one more with each WIDEN_AFTER of them

    def to_json(self) -> str:
        """For the process that begins anew: the clock of monotonic seconds goes on."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Pace":
        values = json.loads(text)
        return cls(**{**values, "link": Link(values["link"])})

    def quiet_until(self) -> float:
        return max(self.rest_until, self.asked_until)

    def room(self, now: float, limit: int) -> int:
        """How many calls may be under way now. 0: none, or only a probe (`probe_due`)."""
        if now < self.quiet_until() or self.link is not Link.ONLINE:
            return 0
        return min(1 + self.calm // WIDEN_AFTER, limit)

    def probe_due(self, now: float) -> bool:
        """One harmless call is to find out how things stand, before anything is sent."""
        return self.link is not Link.ONLINE and now >= self.quiet_until()

    def asked_for(self) -> "Pace":
        """A person wants it tried now."""
        return replace(self, rest_until=0.0)

    def heard(
        self, fate: Fate, now: float, chance: Chance, retry_after: float = 0.0, longest_spread: float = SPREAD_SECONDS
    ) -> "Pace":
        """After each call, also after a probe."""
        if fate in ABOUT_THE_LINE:
            return self._failed(fate, now, chance, retry_after)
        if fate in (Fate.LOCAL, Fate.DAMAGED, Fate.DEFECT):
            return self  # nothing was asked
        return self._answered(now, chance, longest_spread)

    def _answered(self, now: float, chance: Chance, longest_spread: float) -> "Pace":
        rest = 0.0
        if self.link is not Link.ONLINE and self.heard_at is not None:
            rest = now + spread(now - self.heard_at, chance, longest_spread)
        calm = self.calm + 1 if self.link is Link.ONLINE else 0
        return Pace(Link.ONLINE, rest_until=rest, asked_until=self.asked_until, heard_at=now, calm=calm)

    def _failed(self, fate: Fate, now: float, chance: Chance, retry_after: float) -> "Pace":
        failures = self.failures + 1
        worse = replace(self, failures=failures, calm=0)
        if fate is Fate.BUSY:
            until = now + as_asked(retry_after, self.failures, chance)
            link = Link.ONLINE if self.link is Link.ONLINE else Link.PORTAL_ILL
            return replace(worse, link=link, asked_until=max(self.asked_until, until), heard_at=now)
        if self.link is Link.ONLINE and failures < FAILURES_TO_OPEN and fate not in AT_ONCE:
            return worse
        rest = now + _rest(fate, self.openings, chance)
        return replace(worse, link=LINK_OF[fate], openings=self.openings + 1, rest_until=rest)


def _rest(fate: Fate, openings: int, chance: Chance) -> float:
    if fate in (Fate.UNTRUSTED, Fate.LOGGED_OUT):
        return slowly(chance)
    longest = LONGEST_PROBE_SECONDS if fate in (Fate.UNREACHABLE, Fate.FOREIGN) else LONGEST_WAIT_SECONDS
    return back_off(openings, chance, longest)


def starting(now: float, silent_seconds: float, chance: Chance, longest_spread: float = SPREAD_SECONDS) -> Pace:
    """Of a machine just switched on. silent_seconds: how long its oldest row waits; all of a province may start now."""
    return Pace(rest_until=now + spread(silent_seconds, chance, longest_spread))
