"""For tests with windows: garbage is collected where they run, as kiosk/ui/collector.py does it in service."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """A window of one test must not be collected by a pool thread of the next."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
