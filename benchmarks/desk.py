"""The clerk's work list over ten thousand open dossiers, against the patience of somebody who takes sixty a day."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.many_dossiers import NOW, seed
from benchmarks.measure import Measure, percentile

COUNT = 10_000
PATIENCE_MS = 200.0
KEY_MS = 50.0
ROUNDS = 15
NAMES = ("nguyen van mau", "tran thi sen", "do ngoc hoa", "261121-00")


class StoppedClock:
    def now(self) -> object:
        return NOW


def desk() -> Iterator[Measure]:
    """Opening the list (all counters and the first page), the search at every key, and the day's report."""
    from datetime import timedelta

    from kiosk.domain.local_time import local_date
    from kiosk.services import reports, work_list
    from kiosk.services.work_list import Section
    from kiosk.store.keys import KeyFile
    from kiosk.store.opening import open_store

    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store", KeyFile(Path(folder) / "key"), lambda _: None)
        began = time.perf_counter()
        seed(store.unit_of_work, COUNT, NOW)
        note = f"{COUNT} dossiers made in {time.perf_counter() - began:.1f} s"
        clock, open_work = StoppedClock(), store.unit_of_work

        def opening() -> None:
            work_list.counts(open_work, clock)  # type: ignore[arg-type]
            work_list.page(Section.OPEN, 60, open_work, clock)  # type: ignore[arg-type]

        took = [_took(opening) for _ in range(ROUNDS)]
        note += f", max {max(took):.0f} ms"
        yield Measure("work list opens p90", "ms", percentile(took, 0.9), PATIENCE_MS, "patience", 1.0, note)
        keys = [name[:end] for name in NAMES for end in range(3, len(name) + 1)]
        took = [_took(lambda typed=typed: work_list.search(typed, 60, open_work)) for typed in keys]
        note = f"{len(keys)} keys"
        yield Measure("search for a dossier p99 a key", "ms", percentile(took, 0.99), KEY_MS, "a key", 1.0, note)
        today = local_date(NOW)
        month = today - timedelta(days=29)
        took = [_took(lambda: reports.figures(month, today, open_work, clock)) for _ in range(ROUNDS)]  # type: ignore[arg-type]
        yield Measure("report of a month p90", "ms", percentile(took, 0.9), PATIENCE_MS, "patience", 2.0)
        store.close()


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
