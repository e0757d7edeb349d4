from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.opening import Store
from tests.services.visit import Heard, fresh_store


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def store(tmp_path: Path, heard: Heard) -> Iterator[Store]:
    store = fresh_store(tmp_path, heard)
    yield store
    store.close()
