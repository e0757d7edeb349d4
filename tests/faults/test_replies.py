"""T7, T10: the short form. The long one, over 1,000 dossiers, is `./run torture replies`."""

from pathlib import Path

import pytest

from kiosk.sync import decisions
from tests.faults.replies import deliver


def test_with_one_reply_in_five_gone_wrong_all_arrive_once(memory: Path) -> None:
    done = deliver(memory / "replies", 40, seed=1)
    assert done.whole, done
    assert done.overwrites > 1, "no dossier was sent a second time: the test proves nothing"
    assert sum(done.played.values()) > 12


def test_control_what_is_simply_sent_again_arrives_twice(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "UNKNOWN", frozenset())
    done = deliver(memory / "again", 8, seed=2, rate=0.5)
    assert max(done.steps) > 1, done
    assert not done.whole
