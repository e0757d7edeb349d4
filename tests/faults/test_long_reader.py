"""T27: somebody reads for ten minutes while dossiers come in; the log cannot be written back meanwhile."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiosk.store import engine
from kiosk.store.opening import Store
from tests.faults.scenes import one_dossier, set_pragma
from tests.services.visit import Heard, fresh_store

MOST_LOG_BYTES = 64 << 20
DOSSIERS_IN_TEN_MINUTES = 60  # six a minute at one machine
TRIED = 5
SCAN = "x" * 1_200_000
SMALL_LIMIT, FEW_PAGES = 300_000, 20  # bytes, more than one dossier takes; pages. The usual ones take hundreds


@pytest.fixture
def folder(memory: Path, request: pytest.FixtureRequest) -> Path:
    made = memory / request.node.name
    made.mkdir()
    return made


@contextmanager
def a_reader(store: Store) -> Iterator[None]:
    """One who stands in the middle of what he reads."""
    with store.opened.reading() as link:
        reader = link.exec_driver_sql("SELECT id FROM dossier UNION ALL SELECT id FROM dossier")
        assert reader.fetchone()
        yield
        assert not store.write_back(), "nobody read: the test proves nothing"
        reader.close()


def size_of_log(folder: Path) -> int:
    return (folder / "store" / "dossiers.db-wal").stat().st_size


def grown(store: Store, folder: Path, scan: str = "") -> int:
    """Bytes that ten minutes of dossiers add to the log under a reader. scan: what each keeps in its own row."""
    one_dossier(store, 0)
    store.write_back()
    with a_reader(store):
        for number in range(TRIED):
            dossier = one_dossier(store, number)
            if scan:
                dossier.details["scan"] = scan
                with store.unit_of_work() as uow:
                    uow.save(dossier)
                    uow.commit()
    return size_of_log(folder) // TRIED * DOSSIERS_IN_TEN_MINUTES


def left(folder: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> int:
    """Bytes of the log when the reader has gone and one dossier more came in; nobody writes it back by hand."""
    monkeypatch.setattr(engine, "PRAGMAS", engine.PRAGMAS)
    set_pragma("journal_size_limit", str(limit), limit)
    set_pragma("wal_autocheckpoint", str(FEW_PAGES), FEW_PAGES)
    with closing(fresh_store(folder, Heard())) as store:
        one_dossier(store, 0)
        with a_reader(store):
            for number in range(TRIED):
                one_dossier(store, number)
        assert size_of_log(folder) > 2 * SMALL_LIMIT
        one_dossier(store, 0)
        return size_of_log(folder)


def test_the_log_grows_little_under_a_long_reader_and_is_gone_after_it(folder: Path) -> None:
    with closing(fresh_store(folder, Heard())) as store:
        assert grown(store, folder) < MOST_LOG_BYTES
        assert store.write_back()
        assert size_of_log(folder) == 0


def test_control_with_the_scans_in_the_database_it_grows_too_far(folder: Path) -> None:
    with closing(fresh_store(folder, Heard())) as store:
        assert grown(store, folder, SCAN) > MOST_LOG_BYTES


def test_a_log_that_a_reader_let_grow_is_cut_back_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ("journal_size_limit", str(MOST_LOG_BYTES), MOST_LOG_BYTES) in engine.PRAGMAS
    assert left(folder, monkeypatch, SMALL_LIMIT) <= SMALL_LIMIT


def test_control_without_a_limit_it_stays_as_large_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert left(folder, monkeypatch, -1) > SMALL_LIMIT
