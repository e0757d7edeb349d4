"""A disk full, a chain tampered with: what was acknowledged stays. Power cuts and kills: tests/faults."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.domain.errors import DiskFull, StoreCorrupt, StoreError, StoreUnavailable
from kiosk.store.opening import Store
from tests.services.visit import Heard, filled_draft, fresh_store, submit
from tests.store.test_opening import engine_of

FILLER = """
import resource, signal, sys
from pathlib import Path
from kiosk.domain.errors import StoreError
from tests.services.visit import *
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = fresh_store(Path(sys.argv[1]), Heard())
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
for _ in range(2000):
    try:
        print(submit(filled_draft(store.unit_of_work).id, store.unit_of_work).id, flush=True)
    except StoreError as fault:
        print(fault.code)
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(submit(filled_draft(store.unit_of_work).id, store.unit_of_work).id, flush=True)
"""


def all_there(folder: Path, acknowledged: list[str]) -> None:
    store = fresh_store(folder, Heard())
    with store.unit_of_work() as uow:
        stored = {dossier.id: dossier for dossier in uow.dossiers(100_000)}
        numbers = sorted(d.receipt.register_number for d in stored.values() if d.receipt)
        for dossier in stored.values():
            assert (dossier.receipt is not None) == (len(uow.items_of(dossier.id)) == 2)  # no half of it
    assert acknowledged
    assert [i for i in acknowledged if i not in stored or stored[i].receipt is None] == []
    assert numbers == list(range(1, len(numbers) + 1))  # no gap, none twice
    for dossier in stored.values():
        for attachment in dossier.attachments:
            store.attachments.get(attachment.digest)
    assert store.verify_audit() == len(numbers)
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_disk_that_takes_no_more(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    lines = done.stdout.split()
    refused = [line for line in lines if line.startswith("STOR-")]
    assert len(refused) == 1, done.stdout  # it did come to the limit
    assert refused[0] in (StoreUnavailable.code, DiskFull.code)
    assert lines[-1] not in refused  # and serves again when there is room
    all_there(tmp_path, [line for line in lines if line not in refused])


def test_a_full_database_is_a_full_disk_and_keeps_what_it_had(store: Store, tmp_path: Path) -> None:
    kept = submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        pages = link.exec_driver_sql("PRAGMA page_count").scalar()
        link.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull):
            for number in range(10_000):
                uow.next_number("x" * 2000 + str(number), "1")
    with store.unit_of_work() as uow:
        assert uow.dossier(kept.id).receipt == kept.receipt


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET actor = 'nobody' WHERE sequence = 2",
        "DELETE FROM audit WHERE sequence = 2",
        "DELETE FROM audit WHERE sequence = 3",
        "UPDATE audit SET facts = '{}' WHERE sequence = 1",
        "UPDATE audit SET sequence = 9 WHERE sequence = 3",
    ],
)
def test_tampering_with_the_audit_is_found(store: Store, tmp_path: Path, tampering: str) -> None:
    for _ in range(3):
        submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    assert store.verify_audit() == 3
    engine = engine_of(tmp_path)
    with pytest.raises(StoreError), engine.begin() as link:
        link.execute(text(tampering))  # the trigger refuses
    with engine.begin() as link:
        for verb in ("update", "delete"):
            link.execute(text(f"DROP TRIGGER audit_no_{verb}"))
        link.execute(text(tampering))
    engine.dispose()
    with pytest.raises(StoreCorrupt):
        store.verify_audit()
