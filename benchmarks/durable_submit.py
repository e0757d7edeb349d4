"""One dossier received for good: its scan of 1 MB, then dossier, outbox and audit in one transaction, all encrypted.

Against the least that could keep the same bytes: one row into a bare sqlite3 with the same durability (WAL, FULL), and
one plain file, written, flushed and named. Turn by turn in the same run and folder, so that both meet the same disk.
Once on the disk as it is, whose flushes may be as quick as memory on a virtual machine, and once with flushes that take
SLOW_FLUSH_MS more, as on a plain SSD (assumed): ours flushes as often as the bare one, and the rest is the processor's.
The last measure is what the citizen waits for: the services from the scanned pages to the receipt.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.many_dossiers import NOW, one_of_many
from benchmarks.measure import Measure, percentile

SUBMISSIONS, FIRST = 60, 5  # the first ones load what is loaded once
SCAN_BYTES = 1_000_000
ROW_BYTES = 6_000  # what the rows hold: dossier, two outbox payloads, audit
ALLOWED, PATIENCE_MS = 1.6, 100.0
SLOW_FLUSH_MS = 3
Work = Callable[[], None]


def durable_submit() -> Iterator[Measure]:
    note = f"{os.getloadavg()[0]:.0f} others at work" if os.getloadavg()[0] > 2 else ""
    against = "bare sqlite3 row + flushed plain file"
    quick, slow = _run({}), _run(_slow_flushes())
    for name, told in (("", quick), (f", flushes of {SLOW_FLUSH_MS} ms", slow)):
        yield Measure(
            f"durable submit with a scan of 1 MB{name}, median",
            "ms",
            told["store"],
            told["least"],
            against,
            ALLOWED,
            note,
        )
    yield Measure("from scanned pages to the receipt p90", "ms", quick["whole"], PATIENCE_MS, "patience", 1.0, note)


def _slow_flushes() -> dict[str, str]:
    """What a process must be given so that its flushes are slow. Builds the library once."""
    source = Path(__file__).with_name("slow_flush.c")
    built = source.resolve().parent.parent / "build" / "slow_flush.so"
    if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
        built.parent.mkdir(exist_ok=True)
        subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", built, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(built), "SLOW_FLUSH_US": str(1000 * SLOW_FLUSH_MS)}


def _run(environment: dict[str, str]) -> dict[str, float]:
    """In a process of its own: whoever measures something else before leaves nothing behind."""
    words = [sys.executable, "-m", "benchmarks.durable_submit"]
    done = subprocess.run(words, env=os.environ | environment, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _told() -> None:
    with tempfile.TemporaryDirectory(dir=os.environ.get("KIOSK_BENCH_FOLDER")) as folder:
        least, store, service = _in_turns(Path(folder))
    medians = {"least": percentile(least, 0.5), "store": percentile(store, 0.5)}
    print(json.dumps(medians | {"whole": percentile(service, 0.9)}))


def _in_turns(folder: Path) -> tuple[list[float], list[float], list[float]]:
    from kiosk.store.keys import KeyFile
    from kiosk.store.opening import ATTACHMENTS, open_store
    from kiosk.store.space import Limits

    store = open_store(
        folder / "store", KeyFile(folder / "key"), lambda _: None, limits=Limits(reserve=16 << 20, keep_free=0)
    )
    for shelf in range(256):  # a store in use has them all
        (folder / "store" / ATTACHMENTS / f"{shelf:02x}").mkdir(parents=True)
    makers = (_bare(folder), _of_store(store), _of_services(store))
    took: tuple[list[float], ...] = ([], [], [])
    for number in range(SUBMISSIONS + FIRST):
        content = random.Random(number).randbytes(SCAN_BYTES)
        for times, maker in zip(took, makers, strict=True):
            work = maker(content + bytes([len(times) % 256]))
            began = time.perf_counter()
            work()
            times.append((time.perf_counter() - began) * 1000)
    store.close()
    least, ours, whole = (times[FIRST:] for times in took)
    return least, ours, whole


def _of_store(store: object) -> Callable[[bytes], Work]:
    """The draft is there before: its citizen filled it in."""
    from kiosk.domain.dossier import Attachment, DossierState
    from kiosk.domain.identifiers import uuid7
    from kiosk.domain.outbox import OutboxItem, OutboxKind
    from kiosk.ports import AuditEntry
    from kiosk.store.opening import Store

    assert isinstance(store, Store)
    chance, count = random.Random(1), iter(range(1, 1_000_000))

    def prepare(content: bytes) -> Work:
        dossier = one_of_many(next(count), chance, NOW, False)
        with store.unit_of_work() as uow:
            uow.add(replace(dossier, state=DossierState.DRAFT, receipt=None))
            uow.commit()
        payload = "x" * (ROW_BYTES // 3)
        items = [
            OutboxItem(uuid7(NOW), kind, dossier.id, payload, 0, NOW, NOW)
            for kind in (OutboxKind.REGISTER_DOSSIER, OutboxKind.REPORT_STEP)
        ]

        def work() -> None:
            digest = store.attachments.put(content, dossier.id)
            with store.unit_of_work() as uow:
                store.attachments.require(digest)
                dossier.attach(Attachment("01", "Tờ khai mẫu", digest, len(content), 1, "application/pdf"))
                uow.save(dossier)
                for item in items:
                    uow.enqueue(item)
                uow.audit(AuditEntry(NOW, "dossier.submitted", dossier.id, "kiosk"))
                uow.commit()

        return work

    return prepare


def _of_services(store: object) -> Callable[[bytes], Work]:
    from kiosk.ports import ScannedPage
    from kiosk.services.attaching import attach
    from kiosk.store.opening import Store
    from tests.services.visit import BIRTH, PlainPaper, filled_draft, submit

    assert isinstance(store, Store)

    def prepare(content: bytes) -> Work:
        draft, page = filled_draft(store.unit_of_work).id, ScannedPage(1, content, 10, 10, 200)

        def work() -> None:
            attach(draft, BIRTH, [page], PlainPaper(), store.attachments, store.unit_of_work)
            submit(draft, store.unit_of_work)

        return work

    return prepare


def _bare(folder: Path) -> Callable[[bytes], Work]:
    link = sqlite3.connect(folder / "bare.db", isolation_level=None)
    link.execute("PRAGMA journal_mode = WAL")
    link.execute("PRAGMA synchronous = FULL")
    link.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    places, body = folder / "plain", "x" * ROW_BYTES
    places.mkdir()

    def prepare(content: bytes) -> Work:
        def work() -> None:
            name = places / str(time.monotonic_ns())
            part = name.with_suffix(".part")
            handle = os.open(part, os.O_WRONLY | os.O_CREAT, 0o600)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
            os.close(handle)
            os.replace(part, name)
            above = os.open(places, os.O_RDONLY)
            os.fsync(above)
            os.close(above)
            link.execute("INSERT INTO row (body) VALUES (?)", (body,))

        return work

    return prepare


if __name__ == "__main__":
    _told()
