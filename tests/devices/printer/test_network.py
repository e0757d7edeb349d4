"""The promise: copies on paper <= copies asked, and PRINTED only with the printer's own word."""

import threading
import time
from pathlib import Path

import pytest

from kiosk.devices.printer.network import NetworkReceiptPrinter
from kiosk.devices.printer.software_printer import SoftwarePrinter
from kiosk.domain.errors import (
    CutterJammed,
    PaperOut,
    PrinterAbsent,
    PrinterCoverOpen,
    PrinterError,
    PrinterSilent,
)
from kiosk.domain.printing import PrintState
from kiosk.ports import Raster, ReceiptPrinter

SLIP = Raster(576, 800, bytes(range(72)) * 800)
FAST = 5000.0  # mm/s


def adapter(printer: SoftwarePrinter, **options: float) -> NetworkReceiptPrinter:
    quick = {"answer_seconds": 0.3, "least_seconds": 0.5, "mending_seconds": 0.5}
    return NetworkReceiptPrinter("127.0.0.1", printer.port, **{**quick, **options})


def slips(folder: Path) -> int:
    return len(list(folder.glob("slip-*.png")))


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.printer.network.SLACK_SECONDS", 0.2)
    monkeypatch.setattr("kiosk.devices.printer.network.SLOWEST_MM_PER_SECOND", 1000)


@pytest.mark.usefixtures("hurry")
class TestPromise:
    def test_a_slip_is_printed_once_and_said_to_be(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST) as printer:
            port: ReceiptPrinter = adapter(printer)
            told: list[int] = []
            assert port.print(SLIP, "job-1", lambda: told.append(slips(tmp_path))) is PrintState.PRINTED
            assert told == [0]
            assert slips(tmp_path) == 1
            assert port.print(SLIP, "job-2", lambda: None) is PrintState.PRINTED
            assert printer.unknown_bytes == 0
        assert slips(tmp_path) == 2

    @pytest.mark.parametrize(
        ("fault", "named"),
        [
            ("refuse", PrinterAbsent),
            ("silent", PrinterSilent),
            ("paper-out", PaperOut),
            ("cover-open", PrinterCoverOpen),
            ("cutter-jam", CutterJammed),
        ],
    )
    def test_a_fault_before_the_first_byte_leaves_the_job_whole(
        self, tmp_path: Path, fault: str, named: type[PrinterError]
    ) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault=fault) as printer:
            told: list[str] = []
            with pytest.raises(named):
                adapter(printer).print(SLIP, "job", lambda: told.append("sending"))
            assert told == []
            assert slips(tmp_path) == 0
            if fault != "refuse":
                printer.set_fault("")
                assert adapter(printer).print(SLIP, "job", lambda: told.append("sending")) is PrintState.PRINTED
                assert told == ["sending"]
                assert slips(tmp_path) == 1

    @pytest.mark.parametrize("bytes_taken", [17, 5_000, 40_000, 57_645])
    def test_a_link_lost_after_the_first_byte_is_unknown_and_never_sent_again(
        self, tmp_path: Path, bytes_taken: int
    ) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault=f"drop-after-{bytes_taken}") as printer:
            told: list[str] = []
            assert adapter(printer).print(SLIP, "job", lambda: told.append("x")) is PrintState.UNKNOWN
            assert told == ["x"]
        assert slips(tmp_path) <= 1

    def test_paper_that_ends_midway_waits_and_goes_on_when_a_roll_is_put_in(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault="paper-out-midway") as printer:
            new_roll = threading.Timer(1.0, printer.set_fault, [""])
            new_roll.start()
            state = adapter(printer, mending_seconds=8.0).print(SLIP, "job", lambda: None)
            new_roll.join()
            assert state is PrintState.PRINTED
            assert slips(tmp_path) == 1

    def test_paper_that_ends_midway_and_nobody_comes_is_unknown_and_may_still_come_out(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault="paper-out-midway") as printer:
            assert adapter(printer).print(SLIP, "job", lambda: None) is PrintState.UNKNOWN
            assert slips(tmp_path) == 0
            with pytest.raises(PaperOut):  # the next citizen is told the cause
                adapter(printer).print(SLIP, "next", lambda: None)
            printer.set_fault("")
            assert adapter(printer).print(SLIP, "next", lambda: None) is PrintState.PRINTED
            assert slips(tmp_path) == 2  # the one before came out first: printing it again would have doubled it

    def test_a_printer_too_slow_to_prove_it_is_unknown_not_repeated(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, fault="slow") as printer:
            assert adapter(printer).print(SLIP, "job", lambda: None) is PrintState.UNKNOWN
        assert slips(tmp_path) <= 1

    def test_a_proof_for_another_job_is_no_proof(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("kiosk.devices.printer.network.ask_when_done", lambda mark: b"\x1d(H\x06\x0000ZZZ1")
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST) as printer:
            assert adapter(printer).print(SLIP, "job", lambda: None) is PrintState.UNKNOWN
            assert slips(tmp_path) == 1

    def test_what_on_sending_raises_stops_before_the_first_byte(self, tmp_path: Path) -> None:
        def ledger_fails() -> None:
            raise ZeroDivisionError

        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST) as printer:
            with pytest.raises(ZeroDivisionError):
                adapter(printer).print(SLIP, "job", ledger_fails)
            time.sleep(0.1)
        assert slips(tmp_path) == 0


def test_check_tells_the_status_without_printing(tmp_path: Path) -> None:
    with SoftwarePrinter(tmp_path, port=0) as printer:
        assert adapter(printer).check().fault is None
        printer.set_fault("cover-open")
        assert isinstance(adapter(printer).check().fault, PrinterCoverOpen)
    assert slips(tmp_path) == 0
