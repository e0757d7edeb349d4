"""One paper at a time, from whichever process."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices.printer import turn
from kiosk.devices.printer.turn import OneAtATime
from kiosk.domain.errors import PaperOut, PrinterSilent
from kiosk.domain.printing import PrintState
from kiosk.ports import Raster
from kiosk.session.held_file import HeldFile
from tests.waiting import PATIENCE_SECONDS

RASTER = Raster(8, 1, b"\x00")


class SlowPrinter:
    def __init__(self) -> None:
        self.begun, self.go = threading.Semaphore(0), threading.Event()
        self.at_work = self.most = 0

    def print(self, raster: Raster, job_id: str, on_sending: Callable[[str], None]) -> PrintState:
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        self.begun.release()
        assert self.go.wait(PATIENCE_SECONDS)
        self.at_work -= 1
        if job_id == "no paper":
            raise PaperOut
        return PrintState.PRINTED


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "printing.lock"


def test_the_second_waits_for_the_first(lock: Path) -> None:
    printer = SlowPrinter()
    results: list[PrintState] = []
    threads = [
        threading.Thread(target=lambda: results.append(OneAtATime(printer, lock).print(RASTER, "", lambda _: None)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    assert printer.begun.acquire(timeout=PATIENCE_SECONDS)
    assert not printer.begun.acquire(timeout=0.3)
    other = HeldFile(lock)
    assert not other.try_alone()  # who would set interrupted jobs right finds that somebody prints
    other.release()
    printer.go.set()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    assert (results, printer.most) == ([PrintState.PRINTED] * 2, 1)


def test_a_fault_gives_the_turn_back(lock: Path) -> None:
    printer = SlowPrinter()
    printer.go.set()
    with pytest.raises(PaperOut):
        OneAtATime(printer, lock).print(RASTER, "no paper", lambda _: None)
    held = HeldFile(lock)
    assert held.try_alone()
    held.release()


def test_a_turn_that_never_comes_is_a_named_fault_before_the_first_byte(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "WAIT_SECONDS", 0.1)
    held = HeldFile(lock)
    assert held.try_alone()
    with pytest.raises(PrinterSilent):
        OneAtATime(SlowPrinter(), lock).print(RASTER, "", pytest.fail)
    held.release()
