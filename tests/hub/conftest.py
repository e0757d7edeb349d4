from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.centre import Open, Station, open_station
from tests.hub.own_postgres import address, server

__all__ = ["address", "open_one", "server"]


@pytest.fixture
def open_one(tmp_path: Path, address: str) -> Iterator[Open]:
    """Open a station of the centre; every one opened is closed at the end."""
    opened: list[Station] = []

    def opening(code: str, *, keep_all: bool = True) -> Station:
        opened.append(open_station(tmp_path, code, address, keep_all=keep_all))
        return opened[-1]

    yield opening
    for station in opened:
        station.hub.close()
        station.store.close()
