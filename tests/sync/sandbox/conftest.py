import ssl
from collections.abc import Iterator

import httpx
import pytest

from kiosk.sync.sandbox_portal.server import SandboxServer

TRUST = ssl.create_default_context()  # to make one takes longer than most tests here


@pytest.fixture
def web(sandbox: SandboxServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.address, trust_env=False, timeout=10, verify=TRUST) as client:
        yield client
