"""Papers: from the domain's value to bytes, from the touch to the first line on the printer, and 500 slips in a row."""

import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Measure, percentile

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SLIP_MS, FORM_MS, TOUCH_MS, GROWTH_MB = 40.0, 80.0, 150.0, 10.0
TIMES, WARM, TICKETS, SLIPS, SETTLED = 60, 10, 30, 500, 50
NOW = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)


def papers() -> Iterator[Measure]:
    yield from _drawn()
    yield from _printed()


def _drawn() -> Iterator[Measure]:
    from dataclasses import replace

    from kiosk.commands import print_samples
    from kiosk.config import Settings
    from kiosk.devices.printer.escpos import slip_bytes
    from kiosk.documents.renderer import PaperStudio
    from kiosk.domain.receipt_seal import ReceiptClaim
    from kiosk.machine import centre_of

    studio, centre = PaperStudio(RESOURCES / "fonts", 576), centre_of(Settings())
    plain = print_samples.custody_slip(centre, NOW)
    claim = ReceiptClaim(plain.dossier_code, "00" * 32, NOW, NOW, False, 0)
    slip = replace(plain, qr_text=claim.sealed(secrets.token_bytes(64)))
    form = print_samples.receipt_form(centre, NOW)
    took, worked = _timed(lambda: slip_bytes(studio.slip(slip)))
    note = f"processor {worked:.1f}, p90 {percentile(took, 0.9):.1f}"
    yield Measure(
        "custody slip with its signed symbol, value to bytes, median",
        "ms",
        percentile(took, 0.5),
        SLIP_MS,
        "the limit",
        1.0,
        note,
    )
    took, worked = _timed(lambda: studio.form(form, 1))
    note = f"processor {worked:.1f}, p90 {percentile(took, 0.9):.1f}"
    yield Measure(
        "form 01 on A5 as PDF/A, one copy, median", "ms", percentile(took, 0.5), FORM_MS, "the limit", 1.0, note
    )


def _timed(work: Callable[[], object]) -> tuple[list[float], float]:
    """Milliseconds of each time, warm; and of processor for one."""
    took: list[float] = []
    for number in range(TIMES + WARM):
        if number == WARM:
            began_working = time.process_time()
        began = time.perf_counter()
        work()
        if number >= WARM:
            took.append(1000 * (time.perf_counter() - began))
    return took, 1000 * (time.process_time() - began_working) / TIMES


def _printed() -> Iterator[Measure]:
    from kiosk.commands import print_samples
    from kiosk.config import Settings
    from kiosk.device_host import PaperPlan, words
    from kiosk.devices.hosted import HostedPaper, HostedReceiptPrinter
    from kiosk.devices.printer.paper import Command, Rows
    from kiosk.devices.printer.software_printer import SoftwarePrinter
    from kiosk.devices.process import DeviceProcess
    from kiosk.domain.printing import PrintKind, PrintState
    from kiosk.domain.ticket import Priority
    from kiosk.machine import SystemClock, centre_of
    from kiosk.services import printing, queueing
    from kiosk.store.keys import KeyFile
    from kiosk.store.opening import open_store
    from kiosk.store.rules import load_queue_rules

    arrived: list[float] = []

    class Watched(SoftwarePrinter):
        def _obey(self, command: Command, link: object) -> None:
            if isinstance(command, Rows):
                arrived.append(time.perf_counter())
            super()._obey(command, link)  # type: ignore[arg-type]

    with (
        tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name,
        Watched(Path(name) / "slips", port=0, mm_per_second=50_000) as printer,
    ):
        folder = Path(name)
        plan = PaperPlan(
            str(RESOURCES / "fonts"), 576, [["", f"tcp://127.0.0.1:{printer.port}"]], str(folder / "proofs"),
            "folder", "", str(folder), "folder", "", "", 200,
        )  # fmt: skip
        process = DeviceProcess([sys.executable, "-m", "kiosk", *words("paper", plan)], 60, "paper")
        paper, receipts = HostedPaper(process), HostedReceiptPrinter(process)
        store = open_store(folder / "store", KeyFile(folder / "key"), lambda _: None)
        clock, centre = SystemClock(), centre_of(Settings())
        line = load_queue_rules(RESOURCES / "rules", 20).lines[0]
        slip = print_samples.custody_slip(centre, NOW)
        took: list[float] = []
        try:
            for number in range(TICKETS + 3):
                arrived.clear()
                began = time.perf_counter()
                ticket = queueing.issue(line, Priority.NORMAL, "K1", store.unit_of_work, clock)
                sample = print_samples.ticket(centre, clock.now())
                state = printing.print_paper(
                    PrintKind.TICKET,
                    ticket.id,
                    lambda _, sample=sample: sample,
                    receipts,
                    paper,
                    store.unit_of_work,
                    clock,
                )
                assert state is PrintState.PRINTED
                if number >= 3:
                    took.append(1000 * (arrived[0] - began))
            note = (
                f"{TICKETS} tickets, p90 {percentile(took, 0.9):.1f}; number and ledger flushed to the disk on the way"
            )
            yield Measure(
                "queue ticket, touch to the first fragment at the printer, median",
                "ms",
                percentile(took, 0.5),
                TOUCH_MS,
                "the limit",
                1.0,
                note,
            )
            held = 0.0
            for number in range(SLIPS):
                receipts.print(paper.slip(slip), f"job-{number}", lambda _: None)
                if number == SETTLED:
                    held = _resident_mb(process.pid)
            grown = _resident_mb(process.pid) - held
            note = f"{held:.1f} MB after {SETTLED} slips, {held + grown:.1f} MB after {SLIPS}"
            yield Measure(
                "growth of the paper process over 500 slips", "MB", max(grown, 0.0), GROWTH_MB, "the limit", 1.0, note
            )
        finally:
            process.close()
            store.close()


def _resident_mb(pid: int | None) -> float:
    for row in Path(f"/proc/{pid}/status").read_text().splitlines():
        if row.startswith("VmRSS:"):
            return int(row.split()[1]) / 1024
    raise OSError("no such process")


if __name__ == "__main__":
    for measure in papers():
        print(f"{measure.name}: {measure.measured:.1f} {measure.unit} of {measure.against:.0f} [{measure.note}]")
