from pathlib import Path

import pytest

from kiosk.devices.printer.address import PrinterAddress, escpos_printer, receipt_printer, receipt_printers
from kiosk.devices.printer.escpos_printer import EscposPrinter
from kiosk.devices.printer.next_printer import FirstThatCan
from kiosk.devices.printer.spooled import SpooledReceiptPrinter
from kiosk.domain.errors import PaperOut, PrinterAbsent, PrinterAddressWrong, PrinterCoverOpen, PrinterError
from kiosk.domain.printing import PrintState
from kiosk.ports import OnSending, Raster

RASTER = Raster(8, 1, b"\x00")


@pytest.mark.parametrize(
    ("text", "scheme", "place"),
    [
        ("tcp://10.0.0.5", "tcp", "10.0.0.5"),
        ("tcp://may-in.phuong:9101", "tcp", "may-in.phuong"),
        ("tcp://[fe80::1]:9100", "tcp", "fe80::1"),
        ("usb:", "usb", ""),
        ("usb:04b8:0e15", "usb", "04b8:0e15"),
        ("serial:/dev/ttyUSB0?baud=19200&flow=rts", "serial", "/dev/ttyUSB0"),
        ("serial:COM3", "serial", "COM3"),
        ("file:/tmp/slip.bin", "file", "/tmp/slip.bin"),  # noqa: S108
        ("file:slip.bin", "file", "slip.bin"),
        ("cups:Phieu_80", "cups", "Phieu_80"),
        ("windows:Máy in quầy 1", "windows", "Máy in quầy 1"),
    ],
)
def test_every_way_has_its_line_and_reads_back(text: str, scheme: str, place: str) -> None:
    address = PrinterAddress.parse(text)
    assert (address.scheme, address.place) == (scheme, place)
    assert PrinterAddress.parse(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "9100", "tcp:", "tcp://", "tcp://host:port", "tcp://host:99999", "tcp://a@host", "tcp://host/queue",
        "usb:printer", "usb:04b8", "serial:", "serial:/dev/ttyS0?speed=9600", "serial:/dev/ttyS0?baud=fast",
        "serial:/dev/ttyS0?baud=0", "serial:/dev/ttyS0?flow=dtr", "file:", "cups:", "cups:a b", "cups:a/b", "windows: ",
        "http://host", "lpt1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_by_its_code(text: str) -> None:
    with pytest.raises(PrinterAddressWrong):
        PrinterAddress.parse(text)


def test_each_address_has_its_printer(tmp_path: Path) -> None:
    assert isinstance(receipt_printer(PrinterAddress.parse("usb:")), EscposPrinter)
    assert isinstance(receipt_printer(PrinterAddress.parse("cups:A")), SpooledReceiptPrinter)
    with pytest.raises(PrinterAbsent):
        receipt_printer(PrinterAddress.parse("windows:A"))
    with pytest.raises(PrinterAddressWrong):
        escpos_printer(PrinterAddress.parse("cups:A"))
    one = [("", "tcp://127.0.0.1:9")]
    assert isinstance(receipt_printers(one, tmp_path / "p"), EscposPrinter)
    assert isinstance(receipt_printers([*one, ("Quầy 1", "usb:")], tmp_path / "p"), FirstThatCan)


class Scripted:
    """Refuses with `fault`, or prints; and says which place it was told."""

    def __init__(self, fault: PrinterError | None = None, outcome: PrintState = PrintState.PRINTED) -> None:
        self.fault, self.outcome, self.slips = fault, outcome, 0

    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        if self.fault:
            raise self.fault
        on_sending("")
        self.slips += 1
        return self.outcome


@pytest.mark.parametrize("fault", [PaperOut(), PrinterCoverOpen(), PrinterAbsent()])
def test_a_printer_that_cannot_passes_the_slip_on_and_the_place_is_told(fault: PrinterError) -> None:
    own, second, third = Scripted(fault), Scripted(), Scripted()
    told: list[str] = []
    chain = FirstThatCan([("", own), ("Quầy 1", second), ("Quầy 2", third)])
    assert chain.print(RASTER, "j", told.append) is PrintState.PRINTED
    assert (told, second.slips, third.slips) == (["Quầy 1"], 1, 0)
    own.fault = None
    assert chain.print(RASTER, "j", told.append) is PrintState.PRINTED
    assert told == ["Quầy 1", ""]


def test_after_the_first_byte_nothing_is_diverted() -> None:
    own, second = Scripted(outcome=PrintState.UNKNOWN), Scripted()
    assert FirstThatCan([("", own), ("Quầy 1", second)]).print(RASTER, "j", lambda _: None) is PrintState.UNKNOWN
    assert second.slips == 0


def test_when_none_can_the_own_printer_s_fault_is_told() -> None:
    with pytest.raises(PaperOut):
        FirstThatCan([("", Scripted(PaperOut())), ("Quầy 1", Scripted(PrinterAbsent()))]).print(
            RASTER, "j", pytest.fail
        )
