"""The end of a visit to home on the screen of the next process, and what the processes of a kiosk cost together."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure

VISITS = 8
LIMIT_MS = 300.0


def home_again() -> Iterator[Measure]:
    """A kiosk of its own, whose visits end by themselves; each process tells when it said what to the supervisor."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        words = ["run", "--scale", "1", "--data", folder]
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.home_again", *words], capture_output=True, text=True, check=True
        )
    told = [line.split() for line in done.stdout.splitlines() if line.startswith(("ended ", "shown "))]
    took, ended = [], 0
    for what, at in told:
        if what == "ended":
            ended = int(at)
        elif ended:
            took.append((int(at) - ended) / 1e6)
    note = f"{len(took)} visits, median {statistics.median(took):.0f}"
    yield Measure("visit ended to home of the next process", "ms", max(took), LIMIT_MS, "limit", 1.0, note)


def main() -> int:
    from kiosk.session.supervisor import Supervisor

    return Supervisor(_become).run()


def _become(role: str, line: object) -> int:
    from kiosk.__main__ import become
    from kiosk.cli import build_parser
    from kiosk.commands.screen import be_screen
    from kiosk.session.line import Line

    assert isinstance(line, Line)
    if role not in ("visit", "spare"):
        return become(role, line)
    say = line.say

    def tell(words: str) -> None:
        if words in ("ended", "shown"):
            os.write(1, f"{words} {time.monotonic_ns()}\n".encode())
        say(words)

    line.say = tell  # type: ignore[method-assign]
    return be_screen(build_parser("run").parse_args([*sys.argv[1:], "--role", role]), line, _visit)


def _visit(window: object, _: object) -> None:
    """Look for a procedure for a while, and leave."""
    from PySide6.QtCore import QTimer

    from kiosk.ui.app import Window

    assert isinstance(window, Window)
    count = Path(sys.argv[-1], "visits")
    number = int(count.read_text("ascii")) + 1 if count.exists() else 1
    count.write_text(str(number), "ascii")
    if number > VISITS:
        window.window.close()
        return
    QTimer.singleShot(500, lambda: window.visit.go("find"))
    QTimer.singleShot(4000, window.visit.end)


if __name__ == "__main__":
    sys.exit(main())
