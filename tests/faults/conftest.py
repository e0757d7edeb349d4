import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """A folder on a disk that has no need to flush, where there is one."""
    shared = Path("/dev/shm")  # noqa: S108 - what is made in it has a name of its own
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as place:
        yield Path(place)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if sys.platform == "linux":
        return
    for item in items:
        if "memory" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="the recorder is a preloaded library of Linux"))
