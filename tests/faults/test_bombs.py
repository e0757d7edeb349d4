"""T10: an answer that unfolds to more than memory holds costs next to nothing, and never counts as taken."""

import os
import signal
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.config import RESOURCES
from kiosk.domain.errors import PortalAnswerUnreadable
from kiosk.sync import http
from kiosk.sync.caller import Account
from kiosk.sync.portal import portal_at
from kiosk.sync.sandbox_portal.faults import EVERYTHING, Fault
from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT, make_server
from kiosk.sync.wire.profile import load_profile

MOST_BYTES = 50 << 20


@contextmanager
def a_portal_of_bombs(folder: Path) -> Iterator[str]:
    """In a process of its own: what it takes to make them is not ours."""
    server = make_server(folder)
    server.faults.set(Fault.GZIP_BOMB, 9, EVERYTHING)
    child = os.fork()
    if child == 0:
        server.serve_forever(0.02)
    try:
        yield server.address
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        server.server_close()


@pytest.mark.skipif(sys.platform == "win32", reason="fork")
@pytest.mark.parametrize("limit", [http.MOST_ANSWER_BYTES, 100_000], ids=["folded", "too long"])
def test_a_bomb_is_not_unfolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(http, "MOST_ANSWER_BYTES", limit)
    account = Account(SANDBOX_ACCOUNT.username, SANDBOX_ACCOUNT.password)
    profile = load_profile(RESOURCES / "portal", "p1-mapi")
    with a_portal_of_bombs(tmp_path) as address:
        portal = portal_at(address, f"{address}/tep", account, profile, total_seconds=5.0)
        tracemalloc.start()
        with pytest.raises(PortalAnswerUnreadable):
            portal.ping()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        portal.close()
    assert most < MOST_BYTES, f"{most / (1 << 20):.0f} MB"
