"""A citizen at the kiosk asks for an officer: the half-filled work goes to the counter."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.errors import IllegalTransition


class HandOverState(StrEnum):
    OPEN = "open"
    CLAIMED = "claimed"  # one counter has it
    DONE = "done"
    WITHDRAWN = "withdrawn"  # the citizen went on alone


H = HandOverState
NEXT: dict[HandOverState, frozenset[HandOverState]] = {
    H.OPEN: frozenset({H.CLAIMED, H.WITHDRAWN}),
    H.CLAIMED: frozenset({H.OPEN, H.DONE}),
    H.DONE: frozenset(),
    H.WITHDRAWN: frozenset(),
}


PROGRESS = {H.OPEN: 0, H.WITHDRAWN: 1, H.CLAIMED: 2, H.DONE: 3}


@dataclass(slots=True)
class HandOver:
    """Chuyển việc từ máy tự phục vụ sang quầy. `place` tells the officer where the citizen stopped."""

    id: str
    created_at: datetime
    station: str  # the kiosk
    code: str  # "K1-07": what the citizen tells at the counter, counted anew each day
    place: str  # page of the visit: "card", "details" …
    procedure_code: str = ""
    dossier_id: str = ""  # the draft, when one was begun
    ticket_id: str = ""
    values: dict[str, str] = field(default_factory=dict, repr=False)  # what was typed and not yet in the draft
    state: HandOverState = H.OPEN
    officer_id: str = ""
    counter: str = ""
    claimed_at: datetime | None = None
    closed_at: datetime | None = None
    changed_at: datetime | None = None

    def move_to(self, target: HandOverState) -> None:
        """Raises IllegalTransition and changes nothing otherwise."""
        if target not in NEXT[self.state]:
            raise IllegalTransition(f"hand-over {self.state} -> {target}")
        self.state = target


def merged(one: HandOver, other: HandOver) -> HandOver:
    """What two machines that were apart agree on. A claim outweighs a withdrawal: the counter has the work already."""
    if {one.state, other.state} == {H.OPEN, H.CLAIMED}:  # opened again by the counter that had it, or claimed: later
        return max(one, other, key=lambda w: w.changed_at or w.created_at)
    return max(one, other, key=lambda w: (PROGRESS[w.state], w.changed_at or w.created_at))
