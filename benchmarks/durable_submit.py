"""One dossier received for good: its scan of 1 MB, then state, number, outbox and audit, encrypted and flushed.

Against the least that could keep the same bytes: one row into a bare sqlite3 with the same durability (WAL, FULL), and
one plain file, written, flushed and named. Turn by turn in the same run and folder, so that both meet the same disk.
"""

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Measure, percentile

SUBMISSIONS = 60
SCAN_BYTES = 1_000_000
ROW_BYTES = 6_000  # what a submission's rows hold: dossier, two outbox payloads, audit
ALLOWED = 1.6


def durable_submit() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory(dir=os.environ.get("KIOSK_BENCH_FOLDER")) as folder:
        ours, bare = _in_turns(Path(folder))
    for share, name in ((0.5, "median"), (0.95, "p95")):
        yield Measure(
            f"durable submit with a scan of 1 MB, {name}",
            "ms",
            percentile(ours, share),
            percentile(bare, share),
            "bare sqlite3 row + flushed plain file",
            ALLOWED,
            "two commits (the scan, the submission) against one" if share == 0.5 else "",
        )


def _in_turns(folder: Path) -> tuple[list[float], list[float]]:
    submit, least = _ours(folder), _bare(folder)
    ours: list[float] = []
    bare: list[float] = []
    for number in range(SUBMISSIONS + 3):
        content = random.Random(number).randbytes(SCAN_BYTES)
        for seconds, work in ((ours, submit(content)), (bare, lambda c=content: least(c))):
            began = time.perf_counter()
            work()
            if number >= 3:  # the first ones load what is loaded once
                seconds.append((time.perf_counter() - began) * 1000)
    return ours, bare


def _ours(folder: Path) -> Callable[[bytes], Callable[[], None]]:
    """content -> what is measured. The draft is filled in before: its citizen does that."""
    from kiosk.ports import ScannedPage
    from kiosk.services.attaching import attach
    from kiosk.store.keys import KeyFile
    from kiosk.store.opening import open_store
    from kiosk.store.space import Limits
    from tests.services.visit import BIRTH, PlainPaper, filled_draft, submit

    limits = Limits(reserve=16 << 20, keep_free=0)
    store = open_store(folder / "store", KeyFile(folder / "key"), lambda _: None, limits=limits)

    def prepare(content: bytes) -> Callable[[], None]:
        draft, page = filled_draft(store.unit_of_work).id, ScannedPage(1, content, 10, 10, 200)

        def work() -> None:
            attach(draft, BIRTH, [page], PlainPaper(), store.attachments, store.unit_of_work)
            submit(draft, store.unit_of_work)

        return work

    return prepare


def _bare(folder: Path) -> Callable[[bytes], None]:
    link = sqlite3.connect(folder / "bare.db", isolation_level=None)
    link.execute("PRAGMA journal_mode = WAL")
    link.execute("PRAGMA synchronous = FULL")
    link.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    places = folder / "plain"
    places.mkdir()
    body = "x" * ROW_BYTES

    def work(content: bytes) -> None:
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
