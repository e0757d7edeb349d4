import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_people import portal_at

from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.server import SandboxServer, make_server


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[SandboxServer]:
    """A sandbox Portal on a free port of this machine."""
    server = make_server(tmp_path / "cong")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(5)
    assert server.defects == []


@pytest.fixture
def portal(sandbox: SandboxServer) -> Iterator[HttpPortal]:
    client = portal_at(sandbox.address)
    yield client
    client.close()
