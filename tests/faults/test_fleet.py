"""T16: the short form, a fiftieth of the fleet and of the Portal. The long one is `./run torture fleet`."""

import pytest

from tests.faults.fleet import Case, drain

SMALL = Case(kiosks=200, capacity=10.0)


@pytest.mark.parametrize("backlog", [20, 40, 100])
def test_the_same_settings_drain_any_backlog_near_the_ideal(backlog: int) -> None:
    done = drain(Case(SMALL.kiosks, backlog, SMALL.capacity))
    assert done.good, done
    assert done.taken == SMALL.kiosks * backlog


def test_control_without_jitter_they_keep_step() -> None:
    done = drain(Case(SMALL.kiosks, 20, SMALL.capacity, jitter=False, most_seconds=1500))
    assert not done.good and done.amplification > 2, done


def test_control_a_spread_alone_does_not_know_the_backlog() -> None:
    done = drain(Case(SMALL.kiosks, 100, SMALL.capacity, sheds=False, most_seconds=4000))
    assert not done.good and done.seconds > done.case.allowed, done


def test_control_machines_that_widen_at_once_crowd_the_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.sync.pace.WIDEN_AFTER", 1)
    done = drain(Case(SMALL.kiosks, 100, SMALL.capacity))
    assert not done.good, done
