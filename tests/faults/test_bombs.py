"""T10: an answer that unfolds to more than memory holds costs next to nothing, and never counts as taken."""

import os
import signal
import sys
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kiosk.config import RESOURCES
from kiosk.domain.errors import PortalAnswerUnreadable
from kiosk.sync import http
from kiosk.sync.caller import Account
from kiosk.sync.portal import portal_at
from kiosk.sync.sandbox_portal.faults import EVERYTHING, Fault
from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT, make_server
from kiosk.sync.wire.profile import load_profile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork")
MOST_BYTES, PIECE = 50 << 20, 1 << 16
RAW = httpx.Response.aiter_raw


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


def most_memory(folder: Path) -> int:
    """Bytes that are held at most while the Portal answers with a bomb, which is no answer."""
    account = Account(SANDBOX_ACCOUNT.username, SANDBOX_ACCOUNT.password)
    profile = load_profile(RESOURCES / "portal", "p1-mapi")
    with a_portal_of_bombs(folder) as address:
        portal = portal_at(address, f"{address}/tep", account, profile, total_seconds=20.0)
        tracemalloc.start()
        with pytest.raises(PortalAnswerUnreadable):
            portal.ping()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        portal.close()
    return most


@pytest.mark.parametrize("limit", [http.MOST_ANSWER_BYTES, 100_000], ids=["folded", "too long"])
def test_a_bomb_is_not_unfolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(http, "MOST_ANSWER_BYTES", limit)
    assert most_memory(tmp_path) < MOST_BYTES


async def unfolded(response: httpx.Response) -> AsyncIterator[bytes]:
    """As httpx does by itself for who does not ask for the raw bytes."""
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    async for chunk in RAW(response):
        while chunk:
            yield inflate.decompress(chunk, PIECE)
            chunk = inflate.unconsumed_tail


def test_an_unfolded_bomb_would_still_be_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx.Response, "aiter_raw", unfolded)
    assert most_memory(tmp_path) < MOST_BYTES


def test_control_without_both_protections_memory_holds_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(httpx.Response, "aiter_raw", unfolded)
    monkeypatch.setattr(http, "MOST_ANSWER_BYTES", 1 << 30)
    assert most_memory(tmp_path) > MOST_BYTES
