"""Searching the catalogue as one types, against one frame of the screen."""

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure, percentile

FRAME_MS = 16.0
RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def search() -> Iterator[Measure]:
    """Every key of every word of the everyday procedures' names, typed without diacritics."""
    from kiosk.domain.catalogue import fold
    from kiosk.store.editions import newest_good_edition

    catalogue, _ = newest_good_edition(RESOURCES / "catalogue")
    catalogue.warm()
    took: list[float] = []
    for summary in catalogue.everyday():
        typed = fold(summary.name)
        for end in range(1, min(len(typed), 40) + 1):
            began = time.perf_counter()
            catalogue.search(typed[:end])
            took.append(1000 * (time.perf_counter() - began))
    note = f"{len(took)} keys over {len(catalogue)} procedures, max {max(took):.1f}"
    yield Measure("catalogue search p99 a key", "ms", percentile(took, 0.99), FRAME_MS, "one frame", 10 / 16, note)
