"""What the Portal says by itself: kept, audited and shown once, and gone when our own work agrees with it."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from kiosk.domain.dossier import DossierState
from kiosk.domain.errors import PortalUnreachable
from kiosk.domain.events import PortalSaid
from kiosk.domain.link import Link
from kiosk.domain.officer import Officer, Role
from kiosk.domain.outbox import Actor, Outcome
from kiosk.domain.portal_news import NewsKind
from kiosk.ports import PortalRecord, PortalService
from kiosk.services import pulling, sync_board
from kiosk.services.pulling import Pulling
from kiosk.services.settling import settle
from kiosk.services.sync_board import Matter, Remedy
from kiosk.store.opening import Store
from tests.services.visit import NOW, Heard, StoppedClock, actors, filled_draft, submit

SEN = Officer("o-sen", "sen", "Trần Thị Sen", frozenset({Role.RECEPTION}), "", NOW)
HOURS = timedelta(hours=5)


@dataclass
class SayingPortal:
    """Answers every look-up with the same record."""

    state: int = 2
    due_moved: timedelta = timedelta()
    gone: bool = False
    asked: list[str] = field(default_factory=list)
    dossier_due: object = None

    def offers(self, service: PortalService) -> bool:
        return True

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        self.asked.append(dossier_code)
        due = self.dossier_due + self.due_moved if self.dossier_due else None  # type: ignore[operator]
        return None if self.gone else PortalRecord(dossier_code, self.state, "", None, due)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(NOW)


@pytest.fixture
def dossier_id(store: Store, clock: StoppedClock) -> str:
    """One that the Portal has, with everything of it sent."""
    dossier = submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    with store.unit_of_work() as uow:
        items = uow.items_of(dossier.id)
    for item in items:
        settle(item, Outcome(delivered=True), store.unit_of_work, clock)
    clock.at += timedelta(hours=1)
    return dossier.id


@pytest.fixture
def portal(store: Store, dossier_id: str) -> SayingPortal:
    with store.unit_of_work() as uow:
        return SayingPortal(dossier_due=uow.dossier(dossier_id).due_at)


@pytest.fixture
def ask(store: Store, portal: SayingPortal, clock: StoppedClock) -> Pulling:
    return Pulling(portal, store.unit_of_work, clock, lambda: 0.5, timedelta(hours=4))  # type: ignore[arg-type]


def said(store: Store) -> list[sync_board.BoardRow]:
    return [row for row in sync_board.board(store.unit_of_work, Link.ONLINE).rows if row.matter is Matter.NEWS]


def test_what_agrees_with_our_own_work_is_no_news(ask: Pulling, store: Store) -> None:
    assert ask.turn() == 1
    assert said(store) == []


@pytest.mark.parametrize(
    ("state", "kind"),
    [(5, NewsKind.SUPPLEMENT), (3, NewsKind.REFUSED), (9, NewsKind.RESULT), (4, NewsKind.STATE)],
)
def test_another_state_is_shown_to_a_clerk_and_audited_once(
    ask: Pulling, store: Store, portal: SayingPortal, clock: StoppedClock, heard: Heard, state: int, kind: NewsKind
) -> None:
    portal.state = state
    for _ in range(3):
        ask.turn()
        clock.at += HOURS
    [row] = said(store)
    assert (row.actor, row.remedy, row.stuck) == (Actor.CLERK, Remedy.SEEN, True)
    assert row.news is not None
    assert dict(row.news.what) == {"kind": kind.value, "state_was": "2", "state_now": str(state)}
    assert actors(store).count(("portal.said", "portal")) == 1
    assert sum(isinstance(event, PortalSaid) for event in heard.events) == 1


def test_a_due_date_that_moved_is_told_with_both_dates(ask: Pulling, store: Store, portal: SayingPortal) -> None:
    portal.due_moved = timedelta(days=2)
    ask.turn()
    [row] = said(store)
    assert row.news is not None
    assert row.news.what["kind"] == NewsKind.DUE
    assert row.news.what["due_was"] < row.news.what["due_now"]


def test_a_dossier_that_the_portal_lost_is_told(ask: Pulling, store: Store, portal: SayingPortal) -> None:
    portal.gone = True
    ask.turn()
    assert [row.news.what["kind"] for row in said(store) if row.news] == [NewsKind.GONE]


def test_what_was_seen_is_gone_until_something_else_changes(
    ask: Pulling, store: Store, portal: SayingPortal, clock: StoppedClock, dossier_id: str
) -> None:
    portal.state = 5
    ask.turn()
    pulling.see(dossier_id, SEN, store.unit_of_work, clock)
    clock.at += HOURS
    ask.turn()
    assert said(store) == []
    portal.state = 3
    clock.at += HOURS
    ask.turn()
    assert len(said(store)) == 1
    assert ("portal.seen", SEN.account) in actors(store)


def test_our_own_step_ends_the_news(
    ask: Pulling, store: Store, portal: SayingPortal, clock: StoppedClock, dossier_id: str
) -> None:
    portal.state = 5
    ask.turn()
    with store.unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.move_to(DossierState.NEEDS_SUPPLEMENT)
        uow.save(dossier)
        uow.commit()
    clock.at += HOURS
    ask.turn()
    assert said(store) == []


def test_each_is_asked_about_in_its_own_time(ask: Pulling, portal: SayingPortal, clock: StoppedClock) -> None:
    assert (ask.turn(), ask.turn()) == (1, 0)
    clock.at += timedelta(hours=4)
    assert ask.turn() == 1
    assert len(portal.asked) == 2


def test_what_is_not_sent_yet_is_not_asked_about(store: Store, ask: Pulling, portal: SayingPortal) -> None:
    submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    assert ask.turn() == 1
    assert len(portal.asked) == 1


def test_one_that_ended_is_not_asked_about_any_more(
    store: Store, ask: Pulling, portal: SayingPortal, clock: StoppedClock, dossier_id: str
) -> None:
    with store.unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.move_to(DossierState.WITHDRAWN)
        uow.save(dossier)
        uow.commit()
    ask.turn()
    clock.at += timedelta(days=400)
    assert (ask.turn(), portal.asked) == (0, [])


def test_a_portal_that_is_away_changes_nothing(ask: Pulling, store: Store, portal: SayingPortal) -> None:
    def away(_: str) -> PortalRecord:
        raise PortalUnreachable

    portal.look_up = away  # type: ignore[method-assign]
    with pytest.raises(PortalUnreachable):
        ask.turn()
    assert said(store) == []
