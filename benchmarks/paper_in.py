"""From the scanner to the file: time a page, pages a minute, letters, sizes, memory, and a thread beside it."""

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Measure, percentile

if TYPE_CHECKING:
    from kiosk.devices.process import DeviceProcess
    from kiosk.ports import ImprovedPage, ScannedPage

PAGE_MS, PAGES_A_MINUTE, READ_A_MINUTE = 120.0, 40.0, 10.0
LETTERS, SEALED_LETTERS = 2.0, 4.0  # per cent wrong
PAGE_KB, STACK_MB, STACK = 700.0, 600.0, 100
FRAME_MS = 16.0
PAPERS = 4  # of each kind that are read


def paper_in() -> Iterator[Measure]:
    from tests.devices.scanner.spoiled_pages import Paper, grainy, scanned, shadowed, turned

    clean = [scanned(Paper(seed=at).drawn()) for at in range(PAPERS)]
    sealed = [scanned(grainy(turned(Paper(seed=at, seal=True).drawn(), (-1) ** at * 1.7))) for at in range(PAPERS)]
    dark = [scanned(shadowed(Paper(seed=9, seal=True).drawn()))]
    with ExitStack() as closing:
        from kiosk.config import load_settings
        from kiosk.device_processes import pages_process

        two = [closing.enter_context(pages_process(load_settings(None))) for _ in range(2)]
        yield from _one_process(two[0], clean, sealed + dark)
        improved, measures = _stack(two, clean + sealed + dark)
        yield from measures
        yield from _letters(two[0], clean, sealed)
    del improved


def _one_process(
    process: "DeviceProcess", straight: "list[ScannedPage]", spoiled: "list[ScannedPage]"
) -> Iterator[Measure]:
    """Processor time of the process that does it, as the desk has it: the machine may be at other work."""
    from kiosk.devices.hosted import HostedPageImprover

    improver = HostedPageImprover(process)
    for name, pages in (("as it should lie", straight), ("sealed, skewed, grainy or shadowed", spoiled)):
        took = []
        for page in [pages[0], *pages * 3]:  # the first loads what is loaded once
            began = _processor_ms(process.pid)
            improver.improve(page)
            took.append(_processor_ms(process.pid) - began)
        yield Measure(
            f"a page {name} is made better, processor time", "ms", statistics.median(took[1:]), PAGE_MS, "allowed", 1.0
        )


def _stack(processes: "list[DeviceProcess]", kinds: "list[ScannedPage]") -> "tuple[list[ImprovedPage], list[Measure]]":
    """A stack of 100 pages through two processes, as beside a window whose loop is watched."""
    from kiosk.devices.hosted import HostedPageImprover

    stack = [kinds[at % len(kinds)] for at in range(STACK)]
    late: list[float] = []
    over = threading.Event()

    def loop() -> None:
        while not over.is_set():
            began = time.perf_counter()
            time.sleep(0.004)
            late.append((time.perf_counter() - began - 0.004) * 1000)

    watch = threading.Thread(target=loop)
    improvers = [HostedPageImprover(process) for process in processes]
    for improver in improvers:
        improver.improve(stack[0])  # started
    watch.start()
    began = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        halves = [pool.submit(lambda at: [improvers[at].improve(page) for page in stack[at::2]], at) for at in (0, 1)]
        improved = [page for half in halves for page in half.result()]
    minutes = (time.monotonic() - began) / 60
    over.set()
    watch.join()
    largest = max(len(page.page.image) for page in improved) / 1000
    memory = sum(_peak_mb(process.pid) for process in processes)
    return improved, [
        Measure("pages a minute made better by two processes", "1/min", PAGES_A_MINUTE, STACK / minutes, "made", 1.0),
        Measure("largest page", "kB", largest, PAGE_KB, "allowed", 1.0, "the least quality is the last step"),
        Measure("peak memory of the two processes over 100 pages", "MB", memory, STACK_MB, "allowed", 1.0),
        Measure("lateness of a thread beside them, p99", "ms", percentile(late, 0.99), FRAME_MS, "a frame", 1.0),
    ]


def _letters(process: "DeviceProcess", clean: "list[ScannedPage]", sealed: "list[ScannedPage]") -> Iterator[Measure]:
    from kiosk.devices.hosted import HostedDigitiser, HostedPageImprover
    from kiosk.domain.digitised import PaperAbout
    from tests.devices.scanner.spoiled_pages import Paper
    from tests.documents.test_scanned_file import wrong_letters

    improver, digitiser = HostedPageImprover(process), HostedDigitiser(process)
    about = PaperAbout("Bản quét", "01", datetime(2026, 11, 30, tzinfo=UTC))
    seconds, pages = 0.0, 0
    for name, papers, seal, most in (("unsealed", clean, False, LETTERS), ("sealed", sealed, True, SEALED_LETTERS)):
        better = [improver.improve(page).page for page in papers]
        began = time.monotonic()
        made = digitiser.digitise(better, about, lambda _: None)
        seconds, pages = seconds + time.monotonic() - began, pages + len(papers)
        wrong = [wrong_letters(Paper(seed=at, seal=seal).text, text) for at, text in enumerate(made.texts)]
        yield Measure(f"wrong letters beneath {name} pages", "%", 100 * statistics.mean(wrong), most, "allowed", 1.0)
    rate = 60 * pages / seconds
    yield Measure("pages a minute read and bound", "1/min", READ_A_MINUTE, rate, "made", 1.0, _tesseract())


def _peak_mb(pid: int | None) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _processor_ms(pid: int | None) -> float:
    """Of its main thread, which does the work. Linux keeps it in nanoseconds."""
    seen = Path(f"/proc/{pid}/schedstat") if pid else None
    return int(seen.read_text().split()[0]) / 1e6 if seen else 0.0


def _tesseract() -> str:
    return subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]


if __name__ == "__main__":
    for found in paper_in():
        verdict = "ok  " if found.good else "OVER"
        print(f"{verdict} {found.name}: {found.measured:.1f} / {found.against:.1f} {found.unit}", flush=True)
    sys.exit(0)
