"""20 MB over a slow line that is cut every 3 MB: how many bytes it takes, and how much memory.

`python -m benchmarks.cut_line 256` plays the line at 256 kbit/s and takes ten minutes; without a number it is forty
times as fast, which changes neither the bytes nor the memory.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.measure import Measure
from kiosk.bootstrap import open_store_of
from kiosk.config import load_settings
from kiosk.ports import OutgoingFile
from kiosk.sync.files.tus import TusFiles
from kiosk.sync.http import HttpLine

SIZE, CUT_AFTER = 20 * 1024 * 1024, 3_000_000
SHORT_KBITS, LONG_KBITS = 40 * 256, 256
MOST_BYTES, MOST_MEMORY_MB = 1.05, 16.0
MIB = 1024 * 1024


def cut_line(kbits: int = SHORT_KBITS) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder, _sandbox(Path(folder) / "cong") as address:
        store = open_store_of(load_settings(None), Path(folder), lambda _: None)
        digest = store.attachments.put(random.Random(5).randbytes(SIZE), "do-do-day")
        small = store.attachments.put(b"%PDF-", "do-do-day")
        line = HttpLine(3.0, 10.0, 20.0)
        read = store.attachments.pieces
        TusFiles(f"{address}/tus", line).place(OutgoingFile(small, 5, "application/pdf", partial(read, small)))
        with _cutting(address, kbits) as (through, told):
            files = TusFiles(f"{through}/tus", line)
            began, memory = time.perf_counter(), _Memory()
            with memory:
                placed = files.place(OutgoingFile(digest, SIZE, "application/pdf", partial(read, digest)))
            seconds = time.perf_counter() - began
        held = TusFiles(f"{address}/tus", line, public=f"{through}/tus").holding(placed)
        line.close()
        store.close()
    assert held is not None
    assert (held.digest, held.size) == (digest, SIZE), "what arrived is not what was sent"
    assert told["cuts"] >= SIZE // CUT_AFTER - 1, "the line was not cut"
    note = f"{told['cuts']} cuts, {kbits} kbit/s, {seconds:.0f} s"
    yield Measure(
        "20 MB over a cut line, bytes carried", "MB", told["carried"] / 1e6, SIZE / 1e6, "file", MOST_BYTES, note
    )
    yield Measure("20 MB over a cut line, memory", "MB", memory.grown / 1e6, MOST_MEMORY_MB, "allowed", 1.0, note)


class _Memory:
    """By how many bytes the resident set of this process grows at most."""

    def __init__(self) -> None:
        self.grown, self._before, self._ended = 0, _resident(), threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.01):
            self.grown = max(self.grown, _resident() - self._before)


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def _sandbox(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "kiosk", "portal", "serve", "--port", "0", "--json", "--until-eof"]
    with _beside([*command, "--data", str(folder)]) as (served, first):
        yield f"http://127.0.0.1:{json.loads(first)['port']}"
        assert served.stdin is not None
        served.stdin.close()


@contextmanager
def _cutting(address: str, kbits: int) -> Iterator[tuple[str, dict[str, int]]]:
    told: dict[str, int] = {}
    command = [sys.executable, "-m", "benchmarks.cutting_proxy", address, str(CUT_AFTER), str(kbits * 125)]
    with _beside(command) as (proxy, first):
        yield f"http://127.0.0.1:{int(first)}", told
        assert proxy.stdin is not None
        assert proxy.stdout is not None
        proxy.stdin.close()
        told |= json.loads(proxy.stdout.readline())


@contextmanager
def _beside(command: list[str]) -> Iterator[tuple[subprocess.Popen[bytes], bytes]]:
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline()
            process.wait(10)
        finally:
            process.kill()


if __name__ == "__main__":
    for measure in cut_line(int(sys.argv[1]) if len(sys.argv) > 1 else SHORT_KBITS):
        print(measure, f"{measure.ratio:.3f}", "ok" if measure.good else "OVER", flush=True)
