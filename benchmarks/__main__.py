"""`./run bench`: every measure as a ratio. Exit 1 when one is over what is allowed."""

import sys

from benchmarks.at_work import at_work
from benchmarks.card_read import card_read
from benchmarks.cut_line import cut_line
from benchmarks.desk import desk
from benchmarks.durable_submit import durable_submit
from benchmarks.fingertip import fingertip
from benchmarks.home_again import home_again
from benchmarks.paper_in import paper_in
from benchmarks.papers import papers
from benchmarks.search import search
from benchmarks.start import start
from benchmarks.sync_queue import sync_queue


def main() -> int:
    missed = 0
    groups = (
        start,
        home_again,
        at_work,
        fingertip,
        search,
        desk,
        papers,
        durable_submit,
        sync_queue,
        cut_line,
        card_read,
        paper_in,
    )
    for group in groups:
        for m in group():
            missed += not m.good
            verdict = "ok  " if m.good else "OVER"
            print(
                f"{verdict} {m.name}: {m.measured:.1f} {m.unit} / {m.against_name} {m.against:.1f} {m.unit}"
                f" = {m.ratio:.2f} (at most {m.allowed:g})" + (f"  [{m.note}]" if m.note else ""),
                flush=True,
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
