from collections.abc import Iterator

import httpx
import pytest

from kiosk.sync.sandbox_portal.server import SandboxServer


@pytest.fixture
def web(sandbox: SandboxServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.address, trust_env=False, timeout=10) as client:
        yield client
