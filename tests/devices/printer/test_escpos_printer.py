"""The promise: copies on paper <= copies asked, and PRINTED only with the printer's own word."""

import threading
import time
from pathlib import Path

import pytest

from kiosk.devices.printer.escpos import slip_bytes
from kiosk.devices.printer.escpos_printer import EscposPrinter
from kiosk.devices.printer.links import TcpLink
from kiosk.devices.printer.proof_memory import Proof, ProofMemory
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
from tests.waiting import until

SLIP = Raster(576, 800, bytes(range(72)) * 800)
FAST = 5000.0  # mm/s


def adapter(printer: SoftwarePrinter, memory: ProofMemory | None = None, **options: float) -> EscposPrinter:
    quick = {"answer_seconds": 0.3, "least_seconds": 0.5, "mending_seconds": 0.5}
    return EscposPrinter(lambda: TcpLink("127.0.0.1", printer.port), "it", memory, **{**quick, **options})


def slips(folder: Path) -> int:
    return len(list(folder.glob("slip-*.png")))


def await_slips(folder: Path, count: int) -> None:
    until(lambda: slips(folder) >= count)
    assert slips(folder) == count


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.printer.escpos_printer.SLACK_SECONDS", 0.2)
    monkeypatch.setattr("kiosk.devices.printer.escpos_printer.SLOWEST_MM_PER_SECOND", 1000)


@pytest.mark.usefixtures("hurry")
class TestPromise:
    def test_a_slip_is_printed_once_and_said_to_be(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST) as printer:
            port: ReceiptPrinter = adapter(printer)
            told: list[int] = []
            assert port.print(SLIP, "job-1", lambda _: told.append(slips(tmp_path))) is PrintState.PRINTED
            assert told == [0]
            assert slips(tmp_path) == 1
            assert port.print(SLIP, "job-2", lambda _: None) is PrintState.PRINTED
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
                adapter(printer).print(SLIP, "job", lambda _: told.append("sending"))
            assert told == []
            assert slips(tmp_path) == 0
            if fault != "refuse":
                printer.set_fault("")
                assert adapter(printer).print(SLIP, "job", lambda _: told.append("sending")) is PrintState.PRINTED
                assert told == ["sending"]
                assert slips(tmp_path) == 1

    @pytest.mark.parametrize("bytes_taken", [30, 5_000, 40_000, 57_645])
    def test_a_link_lost_after_the_first_byte_is_unknown_and_never_sent_again(
        self, tmp_path: Path, bytes_taken: int
    ) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault=f"drop-after-{bytes_taken}") as printer:
            told: list[str] = []
            assert adapter(printer).print(SLIP, "job", lambda _: told.append("x")) is PrintState.UNKNOWN
            assert told == ["x"]
        assert slips(tmp_path) <= 1

    def test_paper_that_ends_midway_waits_and_goes_on_when_a_roll_is_put_in(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault="paper-out-midway") as printer:
            new_roll = threading.Timer(1.0, printer.set_fault, [""])
            new_roll.start()
            state = adapter(printer, mending_seconds=8.0).print(SLIP, "job", lambda _: None)
            new_roll.join()
            assert state is PrintState.PRINTED
            assert slips(tmp_path) == 1

    def test_paper_that_ends_midway_and_nobody_comes_is_unknown_and_may_still_come_out(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault="paper-out-midway") as printer:
            assert adapter(printer).print(SLIP, "job", lambda _: None) is PrintState.UNKNOWN
            assert slips(tmp_path) == 0
            with pytest.raises(PaperOut):  # the next citizen is told the cause
                adapter(printer).print(SLIP, "next", lambda _: None)
            printer.set_fault("")
            assert adapter(printer).print(SLIP, "next", lambda _: None) is PrintState.PRINTED
            assert slips(tmp_path) == 2  # the one before came out first: printing it again would have doubled it

    def test_a_printer_too_slow_to_prove_it_is_unknown_not_repeated(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, fault="slow") as printer:
            assert adapter(printer).print(SLIP, "job", lambda _: None) is PrintState.UNKNOWN
        assert slips(tmp_path) <= 1

    def test_a_proof_for_another_job_is_no_proof(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("kiosk.devices.printer.escpos_printer.ask_when_done", lambda mark: b"\x1d(H\x06\x0000ZZZ1")
        monkeypatch.setattr(ProofMemory, "get", lambda *_: Proof.PROCESS_ID)
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST) as printer:
            memory = ProofMemory(tmp_path / "proofs")
            assert adapter(printer, memory).print(SLIP, "job", lambda _: None) is PrintState.UNKNOWN
            assert slips(tmp_path) == 1

    def test_what_on_sending_raises_stops_before_the_first_byte(self, tmp_path: Path) -> None:
        def ledger_fails(_: str) -> None:
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


@pytest.mark.usefixtures("hurry")
class TestProof:
    @pytest.mark.parametrize(
        ("fault", "proof", "state"),
        [
            ("", Proof.PROCESS_ID, PrintState.PRINTED),
            ("no-process-id", Proof.FENCE, PrintState.PRINTED),
            ("no-proof", Proof.NONE, PrintState.UNKNOWN),
        ],
    )
    def test_how_a_printer_proves_its_work_is_asked_once_and_remembered(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, proof: Proof, state: PrintState
    ) -> None:
        memory = ProofMemory(tmp_path / "printers.json")
        with SoftwarePrinter(tmp_path / "slips", port=0, mm_per_second=FAST, fault=fault) as printer:
            assert adapter(printer, memory).print(SLIP, "first", lambda _: None) is state
            assert ProofMemory(tmp_path / "printers.json").get("it") is proof
            monkeypatch.setattr(EscposPrinter, "_probe", lambda *_: pytest.fail("asked again"))
            assert adapter(printer, memory).print(SLIP, "second", lambda _: None) is state
            await_slips(tmp_path / "slips", 2)

    def test_a_probe_moves_no_paper_and_another_printer_is_probed_anew(self, tmp_path: Path) -> None:
        memory = ProofMemory(tmp_path / "printers.json")
        with SoftwarePrinter(tmp_path / "slips", port=0, mm_per_second=FAST) as printer:
            assert adapter(printer, memory).probe() is Proof.PROCESS_ID
            assert not printer.seen().paper.height
            memory.forget("it")
            printer.set_fault("no-process-id")
            assert adapter(printer, memory).probe() is Proof.FENCE
            assert not printer.seen().paper.height
        assert slips(tmp_path / "slips") == 0

    def test_a_printer_that_is_not_ready_is_not_judged(self, tmp_path: Path) -> None:
        memory = ProofMemory(tmp_path / "printers.json")
        with SoftwarePrinter(tmp_path / "slips", port=0, mm_per_second=FAST, fault="paper-out") as printer:
            with pytest.raises(PaperOut):
                adapter(printer, memory).print(SLIP, "job", lambda _: None)
            assert memory.get("it") is None

    def test_a_file_that_cannot_be_read_or_written_is_asked_past(self, tmp_path: Path) -> None:
        (tmp_path / "broken").write_text("{")
        assert ProofMemory(tmp_path / "broken").get("it") is None
        (tmp_path / "strange").write_text('{"it": "by magic"}')
        assert ProofMemory(tmp_path / "strange").get("it") is None
        ProofMemory(tmp_path / "none" / "there").keep("it", Proof.FENCE)

    def test_a_printer_that_tells_by_itself_is_believed_at_once(self, tmp_path: Path) -> None:
        """Its owner switched automatic status on (GS a): the wait for the proof ends when the roll does."""
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault="paper-out-midway") as printer:
            link = TcpLink("127.0.0.1", printer.port)
            link.send(b"\x1da\xff", 1)
            opened = EscposPrinter(lambda: link, least_seconds=600, mending_seconds=0, answer_seconds=0.5)
            new_roll = threading.Timer(0.7, printer.set_fault, [""])
            new_roll.start()
            assert opened.print(SLIP, "job", lambda _: None) is PrintState.PRINTED
            new_roll.join()


HEIGHT = SLIP.height
EDGES = [*range(0, HEIGHT, 256), HEIGHT, HEIGHT + 100]  # before, at and after each fragment of the slip


@pytest.mark.usefixtures("hurry")
class TestEveryPlace:
    @pytest.mark.parametrize("lines", sorted({edge + by for edge in EDGES for by in (-1, 0, 1) if edge + by > 0}))
    def test_paper_that_ends_at_any_fragment_gives_one_whole_slip_and_no_second(
        self, tmp_path: Path, lines: int
    ) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault=f"paper-out-after-{lines}") as printer:
            sent: list[str] = []
            new_roll = threading.Timer(0.3, printer.set_fault, [""])
            new_roll.start()
            state = adapter(printer, least_seconds=0.3, mending_seconds=8.0).print(SLIP, "job", sent.append)
            new_roll.join()
            assert (state, sent, slips(tmp_path)) == (PrintState.PRINTED, [""], 1)

    @pytest.mark.parametrize("lines", [1, 256, 512, 768, HEIGHT])
    def test_paper_that_ends_at_any_fragment_and_stays_away_is_for_a_person_to_judge(
        self, tmp_path: Path, lines: int
    ) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault=f"paper-out-after-{lines}") as printer:
            assert adapter(printer).print(SLIP, "job", lambda _: None) is PrintState.UNKNOWN
            assert slips(tmp_path) == 0
            printer.set_fault("")
            await_slips(tmp_path, 1)  # it comes out by itself: that is why nothing was sent again

    STATUS = 12  # bytes of the four questions
    PROBE_BYTES = 2 + 11

    @pytest.mark.parametrize("taken", [0, 3, 11, STATUS, STATUS + 1, STATUS + PROBE_BYTES - 1])
    def test_a_printer_unplugged_before_the_first_byte_of_the_slip_leaves_the_job_whole(
        self, tmp_path: Path, taken: int
    ) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault=f"drop-after-{taken}") as printer:
            sent: list[str] = []
            with pytest.raises((PrinterAbsent, PrinterSilent)):
                adapter(printer).print(SLIP, "job", sent.append)
            assert sent == []
            printer.set_fault("")
            assert adapter(printer).print(SLIP, "job", sent.append) is PrintState.PRINTED
        assert slips(tmp_path) == 1

    PAYLOAD = len(slip_bytes(SLIP))

    @pytest.mark.parametrize(
        "taken", [0, 1, 2, *(2 + n * (8 + 72 * 256) + by for n in range(4) for by in (0, 9)), PAYLOAD - 1, PAYLOAD]
    )
    def test_a_printer_unplugged_at_any_fragment_is_unknown_and_nothing_is_sent_again(
        self, tmp_path: Path, taken: int
    ) -> None:
        memory = ProofMemory(tmp_path / "printers.json")
        memory.keep("it", Proof.PROCESS_ID)
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST) as printer:

            def pull(_: str) -> None:
                printer.set_fault(f"drop-after-{self.STATUS + taken}")

            assert adapter(printer, memory).print(SLIP, "job", pull) is PrintState.UNKNOWN
            got = printer.seen().bytes_taken
            time.sleep(0.2)
            assert printer.seen().bytes_taken == got
        assert slips(tmp_path) <= 1

    def test_a_second_connection_may_be_refused_while_the_first_prints(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault="refuse-second") as printer:
            first = TcpLink("127.0.0.1", printer.port)
            first.send(b"\x10\x04\x01", 1)
            assert first.receive(1) == b"\x12"
            with pytest.raises((PrinterAbsent, PrinterSilent)):
                adapter(printer).print(SLIP, "job", pytest.fail)
            first.close()
            time.sleep(0.3)
            assert adapter(printer).print(SLIP, "job", lambda _: None) is PrintState.PRINTED

    def test_paper_that_nears_its_end_still_prints_and_is_told(self, tmp_path: Path) -> None:
        with SoftwarePrinter(tmp_path, port=0, mm_per_second=FAST, fault="near-end") as printer:
            assert adapter(printer).check().paper_near_end
            assert adapter(printer).print(SLIP, "job", lambda _: None) is PrintState.PRINTED
