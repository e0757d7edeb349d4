"""Exec to the first painted home page, against a bare QML window of the same run."""

import compileall
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.measure import Measure

RUNS = 9
FIRST_PICTURE = ("run", "--scale", "1", "--time-first-picture")


def start() -> Iterator[Measure]:
    """Runs alternate between the two, so that a busy moment of the machine hits both."""
    for folder in (
        "kiosk",
        "benchmarks",
    ):  # as the package brings them, even where Python may not keep what it compiles
        compileall.compile_dir(folder, quiet=2)
    bare, home = [], []
    for number in range(RUNS + 1):
        peer, ours = _milliseconds("benchmarks.bare_window"), _milliseconds("kiosk", *FIRST_PICTURE)
        if number:  # the first run fills the caches of files and of compiled QML
            bare.append(peer)
            home.append(ours)
    peer, ours = statistics.median(bare), statistics.median(home)
    yield Measure("exec to first painted home", "ms", ours, peer, "bare QML window", 1.5)


def _milliseconds(module: str, *words: str) -> float:
    began = time.monotonic_ns()
    done = subprocess.run([sys.executable, "-m", module, *words], capture_output=True, text=True, check=True)
    return (int(done.stdout) - began) / 1e6
