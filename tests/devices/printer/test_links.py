"""Every way to a printer carries the same slip; what breaks is told apart: before the first byte, or after."""

import os
import socket
import threading
import tty
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from select import select

import pytest

from kiosk.devices.printer.escpos import slip_bytes
from kiosk.devices.printer.escpos_printer import EscposPrinter
from kiosk.devices.printer.links import FileLink, SerialLink, TcpLink, UsbLink
from kiosk.devices.printer.software_printer import SoftwarePrinter
from kiosk.domain.errors import PaperOut, PrinterAbsent, PrinterSilent
from kiosk.domain.printing import PrintState
from kiosk.ports import Raster
from tests.devices.printer.usb_bus import UsbBus
from tests.waiting import PATIENCE_SECONDS

SLIP = Raster(576, 300, bytes(range(72)) * 300)
FAST = 5000.0


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[SoftwarePrinter]:
    with SoftwarePrinter(tmp_path / "slips", port=0, mm_per_second=FAST) as printer:
        yield printer


class SerialCable:
    """A pseudo-terminal whose other end is the printer. pulled: nothing passes any more."""

    def __init__(self, port: int) -> None:
        self._master, slave = os.openpty()
        tty.setraw(slave)
        self.device, self._slave = os.ttyname(slave), slave
        self._link = socket.create_connection(("127.0.0.1", port))
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._thread.start()

    def _carry(self) -> None:
        with suppress(OSError):
            while not self._ended.is_set():
                ready, _, _ = select([self._master, self._link], [], [], 0.05)
                if self._master in ready:
                    self._link.sendall(os.read(self._master, 4096))
                if self._link in ready:
                    os.write(self._master, self._link.recv(4096))

    def close(self) -> None:
        self._ended.set()
        self._thread.join(PATIENCE_SECONDS)
        self._link.close()
        os.close(self._slave)
        os.close(self._master)


def of(link: object) -> EscposPrinter:
    return EscposPrinter(lambda: link, answer_seconds=0.5, least_seconds=1, mending_seconds=0.5)  # type: ignore[arg-type,return-value]


def test_a_serial_line_carries_the_slip_the_questions_and_the_proof(printer: SoftwarePrinter) -> None:
    with closing(SerialCable(printer.port)) as cable:
        assert of(SerialLink(cable.device, 115_200)).print(SLIP, "job", lambda _: None) is PrintState.PRINTED
        printer.set_fault("paper-out")
        with pytest.raises(PaperOut):
            of(SerialLink(cable.device, 9_600)).print(SLIP, "job", pytest.fail)
    assert len(printer.seen().slips) == 1
    assert printer.unknown_bytes == 0


def test_a_serial_printer_that_is_off_holds_nobody(tmp_path: Path) -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    with pytest.raises(PrinterSilent):
        of(SerialLink(os.ttyname(slave), 115_200)).print(SLIP, "job", pytest.fail)
    link = SerialLink(os.ttyname(slave), 921_600)
    with closing(link), pytest.raises(OSError):
        link.send(bytes(50_000), 0.3)  # nobody reads: the buffer fills
    os.close(slave)
    os.close(master)
    with pytest.raises(PrinterAbsent):
        SerialLink(str(tmp_path / "ttyNone"), 115_200)


def test_usb_finds_the_printer_and_its_end_points_by_itself(printer: SoftwarePrinter) -> None:
    bus = UsbBus(printer.port)
    assert of(UsbLink(backend=bus)).print(SLIP, "job", lambda _: None) is PrintState.PRINTED
    assert of(UsbLink(0x04B8, 0x0E15, bus)).check().fault is None
    assert bus.released == bus.opened > 0
    with pytest.raises(PrinterAbsent):
        UsbLink(0x1234, 0x0001, bus)


def test_usb_pulled_before_and_after_the_first_byte(printer: SoftwarePrinter) -> None:
    bus = UsbBus(printer.port)
    link = UsbLink(backend=bus)

    def pull(_: str) -> None:
        bus.unplugged = True

    assert of(link).print(SLIP, "job", pull) is PrintState.UNKNOWN
    with pytest.raises(PrinterAbsent):
        UsbLink(backend=bus)
    bus.unplugged = False
    link = UsbLink(backend=bus)
    bus.unplugged = True
    with pytest.raises(PrinterAbsent):
        of(link).print(SLIP, "job", pytest.fail)


def test_a_usb_printer_without_a_way_back_leaves_the_slip_to_a_person(printer: SoftwarePrinter) -> None:
    assert of(UsbLink(backend=UsbBus(printer.port, answers=False))).print(SLIP, "j", lambda _: None) is (
        PrintState.UNKNOWN
    )


def test_a_file_grows_by_each_slip_and_is_the_paper_itself(tmp_path: Path) -> None:
    path = tmp_path / "slips.bin"
    for name in ("one", "two"):
        assert of(FileLink(path)).print(SLIP, name, lambda _: None) is PrintState.PRINTED
    assert path.read_bytes() == 2 * slip_bytes(SLIP)
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(PrinterSilent):
        of(FileLink(path)).check()


def test_a_full_disk_leaves_the_slip_in_doubt() -> None:
    """/dev/full is a device: it may not answer, and refuses what is written."""
    link = FileLink(Path("/dev/full"))
    link.hears = False
    assert of(link).print(SLIP, "job", lambda _: None) is PrintState.UNKNOWN


def test_a_device_file_hears_its_printer(printer: SoftwarePrinter) -> None:
    with closing(SerialCable(printer.port)) as cable:  # as /dev/usb/lp0: a device that is written and read
        assert of(FileLink(Path(cable.device))).print(SLIP, "job", lambda _: None) is PrintState.PRINTED


@pytest.mark.parametrize("path", ["/none/there/slip.bin", "/"])
def test_a_file_that_cannot_be_opened_is_an_absent_printer(path: str) -> None:
    with pytest.raises(PrinterAbsent):
        FileLink(Path(path))


def test_nobody_listening_is_an_absent_printer() -> None:
    with pytest.raises(PrinterAbsent):
        TcpLink("127.0.0.1", 9)
