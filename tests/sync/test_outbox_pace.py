"""Link state, breaker, silence and spread, on a clock that only the test moves."""

from dataclasses import replace

import pytest

from kiosk.domain.link import Link
from kiosk.domain.outbox import Fate
from kiosk.sync.pace import FAILURES_TO_OPEN, WIDEN_AFTER, Pace, starting
from kiosk.sync.retry import OUTAGE_SECONDS, SPREAD_SECONDS

ONLINE = Pace(Link.ONLINE, heard_at=100.0, calm=2 * WIDEN_AFTER)


def most() -> float:
    return 0.999


def least() -> float:
    return 0.0


def fail(pace: Pace, fate: Fate, times: int, now: float = 100.0) -> Pace:
    for _ in range(times):
        pace = pace.heard(fate, now, most)
    return pace


def test_nothing_is_sent_before_the_portal_has_answered_once() -> None:
    assert (Pace().room(0, 4), Pace().probe_due(0)) == (0, True)
    assert Pace().heard(Fate.DONE, 0, most).room(0, 4) == 1


def test_the_way_grows_wider_with_many_answers_up_to_the_centres_limit() -> None:
    pace, rooms = Pace(Link.ONLINE, heard_at=100.0), []
    for _ in range(4 * WIDEN_AFTER):
        rooms.append(pace.room(100, 4))
        pace = pace.heard(Fate.DONE, 100, most)
    assert rooms == [1] * WIDEN_AFTER + [2] * WIDEN_AFTER + [3] * WIDEN_AFTER + [4] * WIDEN_AFTER
    assert pace.room(100, 4) == 4
    assert pace.heard(Fate.LOST, 100, most).room(100, 4) == 1


def test_five_failures_open_the_breaker_and_one_probe_at_a_time_goes_out() -> None:
    nearly = fail(ONLINE, Fate.LOST, FAILURES_TO_OPEN - 1)
    assert nearly.room(100, 4) == 1
    opened = nearly.heard(Fate.LOST, 100, most)
    assert (opened.room(100, 4), opened.probe_due(100)) == (0, False)
    assert opened.probe_due(opened.quiet_until())
    again = opened.heard(Fate.LOST, 102, most)
    assert again.quiet_until() - 102 > opened.quiet_until() - 100
    closed = again.heard(Fate.DONE, 110, most)
    assert (closed.link, closed.room(110, 4), closed.openings) == (Link.ONLINE, 1, 0)


def test_an_answer_between_keeps_it_closed() -> None:
    pace = ONLINE
    for _ in range(10):
        pace = fail(pace, Fate.LOST, FAILURES_TO_OPEN - 1).heard(Fate.REFUSED, 100, most)
    assert pace.link is Link.ONLINE


@pytest.mark.parametrize(
    ("fate", "link"),
    [
        (Fate.UNREACHABLE, Link.NO_NETWORK),
        (Fate.FOREIGN, Link.CAPTIVE),
        (Fate.UNTRUSTED, Link.UNTRUSTED),
        (Fate.LOGGED_OUT, Link.LOGGED_OUT),
    ],
)
def test_what_no_dossier_can_cause_ends_the_link_at_once(fate: Fate, link: Link) -> None:
    assert ONLINE.heard(fate, 100, most).link is link


@pytest.mark.parametrize(("fate", "link"), [(Fate.FAILED, Link.PORTAL_ILL), (Fate.LOST, Link.NO_NETWORK)])
def test_what_one_dossier_may_cause_needs_five(fate: Fate, link: Link) -> None:
    assert fail(ONLINE, fate, FAILURES_TO_OPEN - 1).link is Link.ONLINE
    assert fail(ONLINE, fate, FAILURES_TO_OPEN).link is link


def test_nobody_shortens_what_the_portal_asked_for() -> None:
    pace = ONLINE.heard(Fate.BUSY, 100, least, retry_after=60)
    assert (pace.room(159, 4), pace.room(160, 4)) == (0, 1)
    assert pace.asked_for().room(159, 4) == 0
    assert pace.heard(Fate.DONE, 101, least).room(159, 4) == 0, "a call under way that is answered does not either"


def test_after_an_outage_each_machine_waits_its_own_time_once() -> None:
    silent = fail(ONLINE, Fate.UNREACHABLE, 1, now=100 + OUTAGE_SECONDS + 1)
    at = 100 + OUTAGE_SECONDS + 2
    latest, soonest = silent.heard(Fate.DONE, at, most), silent.heard(Fate.DONE, at, least)
    assert soonest.room(at, 4) == 1
    assert latest.quiet_until() - at == pytest.approx(SPREAD_SECONDS * 0.999)
    assert latest.link is Link.ONLINE
    assert latest.asked_for().room(at, 4) == 1, "one person's wish is no crowd"
    assert latest.heard(Fate.DONE, latest.quiet_until(), most).room(latest.quiet_until(), 4) == 1


def test_a_short_silence_is_not_spread() -> None:
    pace = fail(ONLINE, Fate.UNREACHABLE, 1, now=110).heard(Fate.DONE, 111, most)
    assert pace.room(111, 4) == 1


def test_a_province_that_is_switched_on_together_does_not_speak_together() -> None:
    assert starting(50, OUTAGE_SECONDS + 1, most).quiet_until() - 50 > SPREAD_SECONDS * 0.9
    assert starting(50, 10, most).probe_due(50)


def test_our_own_faults_say_nothing_of_the_line() -> None:
    for fate in (Fate.LOCAL, Fate.DAMAGED, Fate.DEFECT):
        assert ONLINE.heard(fate, 500, most) == ONLINE


def test_control_a_breaker_that_never_opens_lets_everything_through() -> None:
    never = ONLINE
    for _ in range(50):
        never = replace(never.heard(Fate.LOST, 100, most), failures=0, link=Link.ONLINE)
    assert never.room(100, 4) == 1
    assert fail(ONLINE, Fate.LOST, 50).room(100, 4) == 0
