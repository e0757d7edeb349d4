"""From the end of a visit to home in the next process, and what the processes of a kiosk in service cost."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Measure

if TYPE_CHECKING:
    from kiosk.processes import Screen
    from kiosk.session.line import Line
    from kiosk.ui.app import Window

VISITS = 6
VISIT_MS = 10_000  # short for a visit, long enough for the next spare to load
LIMIT_MS = 300.0
MEMORY_MB = 250.0


def home_again() -> Iterator[Measure]:
    """A kiosk of its own, whose visits end by themselves; each process tells when it said what to the supervisor."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        words = [sys.executable, "-m", "benchmarks.home_again", "run", "--scale", "1", "--data", folder]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    told = [line.split(" ", 1) for line in done.stdout.splitlines()]
    took, ended = [], 0
    for what, rest in told:
        if what == "ended":
            ended = int(rest)
        elif what == "shown":
            took.append((int(rest) - ended) / 1e6)
    note = f"the slowest of {len(took)} visits, median {statistics.median(took):.0f}"
    yield Measure("visit ended to home of the next process painted", "ms", max(took), LIMIT_MS, "limit", 1.0, note)
    mb = json.loads(next(rest for what, rest in told if what == "memory"))
    note = (
        f"screen {mb['screen']:.0f} resident, devices {mb['devices']:.0f}; beside them by proportional set: "
        f"spare {mb['spare']:.0f}, sender {mb['sender']:.0f}, supervisor {mb['supervisor']:.0f}"
    )
    alone = mb["screen"] + mb["devices"]
    yield Measure("resident memory of a screen with its devices", "MB", alone, MEMORY_MB, "limit", 1.0, note)


def main() -> int:
    from kiosk.session.supervisor import Supervisor

    return Supervisor(_become).run()


def _become(role: str, line: "Line") -> int:
    from kiosk.__main__ import become
    from kiosk.cli import build_parser
    from kiosk.commands.screen import be_screen

    if role not in ("visit", "spare"):
        return become(role, line)
    say = line.say

    def tell(words: str) -> None:
        if words in ("ended", "shown"):
            os.write(1, f"{words} {time.monotonic_ns()}\n".encode())
        say(words)

    line.say = tell  # type: ignore[method-assign]
    return be_screen(build_parser("run").parse_args([*sys.argv[1:], "--role", role]), line, _visit)


def _visit(window: "Window", _: "Screen") -> None:
    """Look for a procedure for a while, and leave."""
    from PySide6.QtCore import QTimer

    count = Path(sys.argv[-1], "visits")
    number = int(count.read_text("ascii")) + 1 if count.exists() else 1
    count.write_text(str(number), "ascii")
    if number > VISITS:
        window.window.close()
        return
    QTimer.singleShot(500, lambda: window.visit.go("find"))
    if number == 2:  # by now the store is there, and every process has loaded what it needs
        QTimer.singleShot(VISIT_MS - 1000, lambda: os.write(1, f"memory {json.dumps(_memory())}\n".encode()))
    QTimer.singleShot(VISIT_MS, window.visit.end)


def _memory() -> dict[str, float]:
    """MB: this screen's resident set; of every other process its proportional set, so that shared pages count once."""
    from kiosk.demo.soak import memory_by_role, proportional_mb

    found = memory_by_role(os.getppid())
    own = Path("/proc/self/status").read_text("ascii")
    resident = next(int(line.split()[1]) / 1024 for line in own.splitlines() if line.startswith("VmRSS:"))
    spare = found["screens"] - proportional_mb(os.getpid())
    return {"screen": resident, "spare": spare} | {role: found[role] for role in ("devices", "sender", "supervisor")}


if __name__ == "__main__":
    sys.exit(main())
