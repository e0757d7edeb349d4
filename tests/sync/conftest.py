import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sync.portal import MapiPortal
from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT, SandboxServer, make_server


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[SandboxServer]:
    """A sandbox Portal on a free port of this machine."""
    server = make_server(tmp_path / "cong")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(5)


def portal_at(address: str, **seconds: float) -> MapiPortal:
    account = SANDBOX_ACCOUNT
    waits = {"connect_seconds": 0.5, "read_seconds": 0.4, "total_seconds": 1.0, **seconds}
    return MapiPortal(address, f"{address}/tep", account.username, account.password, **waits)


@pytest.fixture
def portal(sandbox: SandboxServer) -> Iterator[MapiPortal]:
    client = portal_at(sandbox.address)
    yield client
    client.close()
