"""What is done next with a row of the outbox. No loop, no sleep, no clock, no database: the worker has those.

The Portal has no idempotency key but the dossier code. So: create; on "đã tồn tại" update with the full document;
after a call whose fate is unknown look up first. A step has no code at all: it is sent once, and what may have
arrived is never sent again by itself. A call that was under way when the process died has the fate LOST.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.outbox import Actor, Call, Fate, OutboxKind, Progress
from kiosk.sync.retry import Chance, as_asked, back_off, slowly

MOST_TURNS = 3  # so often may the Portal contradict itself, or speak in words that nobody knows


class Then(StrEnum):
    GO_ON = "go-on"  # the next call of the same row, at once
    WAIT = "wait"  # the row's next call, after `seconds`
    PARK = "park"  # `actor` must act first
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Decision:
    then: Then
    progress: Progress
    seconds: float = 0.0
    actor: Actor | None = None


# Fates after which the call may have been done all the same.
UNKNOWN = frozenset({Fate.LOST, Fate.FAILED, Fate.FOREIGN, Fate.UNCLEAR})
# Fates that say something of the line or of the Portal, not of this row.
ABOUT_THE_LINE = frozenset(
    {Fate.LOST, Fate.FAILED, Fate.FOREIGN, Fate.BUSY, Fate.UNREACHABLE, Fate.UNTRUSTED, Fate.LOGGED_OUT}
)
WRITES = frozenset({Call.CREATE, Call.UPDATE, Call.STEP})  # what must be looked up when its fate is unknown

WAITS_FOR: dict[Fate, Actor] = {
    Fate.UNREACHABLE: Actor.NETWORK,
    Fate.LOST: Actor.NETWORK,
    Fate.FOREIGN: Actor.NETWORK,
    Fate.FAILED: Actor.PORTAL,
    Fate.BUSY: Actor.PORTAL,
    Fate.UNCLEAR: Actor.PORTAL,
    Fate.UNTRUSTED: Actor.TECHNICIAN,
    Fate.LOGGED_OUT: Actor.TECHNICIAN,
    Fate.LOCAL: Actor.TECHNICIAN,
}
PARKED_FOR: dict[Fate, Actor] = {
    Fate.REFUSED: Actor.CLERK,
    Fate.DAMAGED: Actor.TECHNICIAN,
    Fate.DEFECT: Actor.VENDOR,
}


def next_call(kind: OutboxKind, files: int, progress: Progress) -> Call:
    """The one call to make when the row's time has come. files: how many its manifest names."""
    if kind is OutboxKind.REPORT_RATINGS:
        return Call.RATINGS
    if progress.unsure:
        return Call.LOOK_UP
    if kind is OutboxKind.REPORT_STEP:
        return Call.STEP
    if progress.sent:
        return Call.CONFIRM
    if progress.uploaded < files:
        return Call.UPLOAD
    return Call.UPDATE if progress.known else Call.CREATE


def decide(
    kind: OutboxKind, progress: Progress, call: Call, fate: Fate, chance: Chance, retry_after: float = 0.0
) -> Decision:
    """What follows from the fate of `call`.

    retry_after: seconds the Portal asked for; 0: it named none.
    """
    if fate in PARKED_FOR:
        return Decision(Then.PARK, progress, actor=PARKED_FOR[fate])
    if fate in WAITS_FOR:
        return _wait(progress, call, fate, chance, retry_after)
    if kind is OutboxKind.REPORT_STEP:
        return _after_step(progress, call, fate)
    if kind is OutboxKind.REPORT_RATINGS:
        return Decision(Then.DELIVERED, progress)
    return _after_dossier(progress, call, fate, chance)


def _wait(progress: Progress, call: Call, fate: Fate, chance: Chance, retry_after: float) -> Decision:
    """Nothing is lost by waiting; what may have been done is looked up when the wait is over."""
    if fate is Fate.BUSY:
        seconds = as_asked(retry_after, progress.tries, chance)
    elif fate in (Fate.UNTRUSTED, Fate.LOGGED_OUT):
        seconds = slowly(chance)
    else:
        seconds = back_off(progress.tries, chance)
    later = replace(progress, tries=progress.tries + 1)
    if fate in UNKNOWN and call in WRITES:
        later = replace(later, unsure=True)
    if fate is Fate.UNCLEAR:
        later = replace(later, turns=progress.turns + 1)
        if later.turns > MOST_TURNS:
            return Decision(Then.PARK, later, actor=Actor.VENDOR)
    return Decision(Then.WAIT, later, seconds, WAITS_FOR[fate])


def _after_step(progress: Progress, call: Call, fate: Fate) -> Decision:
    """Only a look-up that shows the step settles it; anything else asks for a person's eyes."""
    if fate is Fate.DONE:
        return Decision(Then.DELIVERED, replace(progress, unsure=False))
    return Decision(Then.PARK, progress, actor=Actor.CLERK)


def _after_dossier(progress: Progress, call: Call, fate: Fate, chance: Chance) -> Decision:
    if fate is Fate.DONE and call is Call.CONFIRM:
        return Decision(Then.DELIVERED, progress)
    if call is Call.LOOK_UP:  # it is there, as we sent it or not; or it is not: either way the document goes again
        return Decision(Then.GO_ON, replace(progress, unsure=False, known=fate is not Fate.ABSENT))
    if fate is Fate.DONE:
        return Decision(Then.GO_ON, _advanced(progress, call))
    if fate is Fate.EXISTS and not progress.known:
        return Decision(Then.GO_ON, replace(progress, known=True))
    return _turn_back(progress, fate, chance)


def _advanced(progress: Progress, call: Call) -> Progress:
    """A look-up is no advance: were it to end the count of tries, a document that fails each time would never wait."""
    if call is Call.UPLOAD:
        return replace(progress, uploaded=progress.uploaded + 1, token="", tries=0)
    return replace(progress, sent=True, known=True, tries=0)


def _turn_back(progress: Progress, fate: Fate, chance: Chance) -> Decision:
    """The Portal or its file service does not know now what it took before: once more, but not for ever."""
    turns = progress.turns + 1
    again = replace(
        progress, sent=False, turns=turns, tries=progress.tries + 1, known=progress.known and fate is not Fate.ABSENT
    )
    if fate is Fate.DIFFERS:
        again = replace(again, uploaded=0, placed=(), token="")
    if turns > MOST_TURNS:
        return Decision(Then.PARK, again, actor=Actor.VENDOR)
    return Decision(Then.WAIT, again, back_off(progress.tries, chance), Actor.PORTAL)
