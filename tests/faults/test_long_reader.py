"""T27: somebody reads for ten minutes while dossiers come in; the log cannot be written back meanwhile."""

from pathlib import Path

from kiosk.store.engine import PRAGMAS
from tests.faults.scenes import one_dossier
from tests.services.visit import Heard, fresh_store

MOST_LOG_BYTES = 64 << 20
DOSSIERS_IN_TEN_MINUTES = 60  # six a minute at one machine
TRIED = 10


def test_the_log_grows_little_under_a_long_reader_and_is_gone_after_it(memory: Path) -> None:
    folder = memory / "read"
    folder.mkdir()
    store, log = fresh_store(folder, Heard()), folder / "store" / "dossiers.db-wal"
    one_dossier(store, 0)
    store.write_back()
    with store.opened.reading() as link:
        reader = link.exec_driver_sql("SELECT id FROM dossier UNION ALL SELECT id FROM dossier")
        assert reader.fetchone()
        for number in range(TRIED):
            one_dossier(store, number)
        held = log.stat().st_size
        assert not store.write_back(), "nobody read: the test proves nothing"
        reader.close()
    a_dossier = held / TRIED
    assert a_dossier * DOSSIERS_IN_TEN_MINUTES < MOST_LOG_BYTES, f"{a_dossier / 1024:.0f} KB a dossier"
    assert store.write_back()
    assert log.stat().st_size == 0
    assert ("journal_size_limit", str(MOST_LOG_BYTES), MOST_LOG_BYTES) in PRAGMAS
    store.close()
