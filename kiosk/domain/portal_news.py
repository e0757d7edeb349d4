"""What the Portal says of a dossier that our own work does not: an agency acted there, or moved the date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from kiosk.domain.dossier import NATIONAL_CODE, Dossier, DossierState

UNKNOWN_THERE = 0  # the Portal does not know the dossier, though it took it once
FIRST_ASKED_AFTER = timedelta(hours=1)  # behind its registration
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
ENDED = frozenset({DossierState.REFUSED, DossierState.WITHDRAWN, DossierState.STOPPED, DossierState.RETURNED})
SAME_MOMENT = timedelta(minutes=1)  # the wire carries whole seconds, some portals whole minutes


class NewsKind(StrEnum):
    SUPPLEMENT = "supplement"  # yêu cầu bổ sung hồ sơ
    REFUSED = "refused"  # từ chối giải quyết
    RESULT = "result"  # đã xử lý xong, có kết quả
    STATE = "state"  # another state than ours
    DUE = "due"  # ngày hẹn trả đã đổi
    GONE = "gone"  # the Portal no longer knows it


KIND_OF_STATE: dict[int, NewsKind] = {
    NATIONAL_CODE[DossierState.NEEDS_SUPPLEMENT]: NewsKind.SUPPLEMENT,
    NATIONAL_CODE[DossierState.REFUSED]: NewsKind.REFUSED,
    NATIONAL_CODE[DossierState.DONE]: NewsKind.RESULT,
    NATIONAL_CODE[DossierState.RETURNED]: NewsKind.RESULT,
    UNKNOWN_THERE: NewsKind.GONE,
}


@dataclass(frozen=True, slots=True)
class PortalNews:
    """What the Portal last said of one dossier. Nothing personal."""

    dossier_id: str
    asked_at: datetime
    next_at: datetime  # when it is asked again
    state: int  # 1..10, or UNKNOWN_THERE
    due_at: datetime | None = None
    changed_at: datetime | None = None  # since when it differs from our own work
    seen_at: datetime | None = None  # when a clerk saw that
    what: Mapping[str, str] = field(default_factory=dict)  # kind, and from what to what

    @property
    def unseen(self) -> bool:
        return self.changed_at is not None and self.seen_at is None


def watched(dossier: Dossier, now: datetime) -> PortalNews:
    """The Portal has it: from now on it is asked how things stand there."""
    return PortalNews(dossier.id, now, now + FIRST_ASKED_AFTER, NATIONAL_CODE.get(dossier.state, 0))


def heard(
    dossier: Dossier, state: int, due_at: datetime | None, before: PortalNews | None, now: datetime, next_at: datetime
) -> PortalNews:
    """What is kept after an answer. The same answer again changes nothing; agreement with our work ends the news."""
    what = _differences(dossier, state, due_at)
    kept = PortalNews(dossier.id, now, next_at, state, due_at)
    if not what:
        return kept
    if before is not None and before.what == what:
        return PortalNews(dossier.id, now, next_at, state, due_at, before.changed_at, before.seen_at, what)
    return PortalNews(dossier.id, now, next_at, state, due_at, now, None, what)


def _differences(dossier: Dossier, state: int, due_at: datetime | None) -> dict[str, str]:
    ours, what = NATIONAL_CODE.get(dossier.state, 0), {}
    if state != ours:
        kind = KIND_OF_STATE.get(state, NewsKind.STATE)
        what = {"kind": kind.value, "state_was": str(ours), "state_now": str(state)}
    if due_at is not None and (dossier.due_at is None or abs(due_at - dossier.due_at) > SAME_MOMENT):
        what.setdefault("kind", NewsKind.DUE.value)
        what |= {"due_was": dossier.due_at.isoformat() if dossier.due_at else "", "due_now": due_at.isoformat()}
    return what
