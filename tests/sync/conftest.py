import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_people import portal_at

from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.server import SandboxServer, make_server
from tests.waiting import PATIENCE_SECONDS


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[SandboxServer]:
    """A sandbox Portal on a free port of this machine."""
    server = make_server(tmp_path / "cong")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(PATIENCE_SECONDS)
    assert server.defects == []


@pytest.fixture
def portal(sandbox: SandboxServer) -> Iterator[HttpPortal]:
    client = portal_at(sandbox.address)
    yield client
    client.close()


@pytest.fixture
def hasty(sandbox: SandboxServer) -> Iterator[HttpPortal]:
    """Who waits no longer than a test of silence should take. Only for that: on a busy machine it gives up too soon."""
    client = portal_at(sandbox.address, read_seconds=0.4, total_seconds=1.0)
    yield client
    client.close()
