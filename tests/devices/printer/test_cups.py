"""Slips and forms through a CUPS of our own: a raw queue to the software printer, an IPP printer with faults."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfgen.canvas import Canvas

from kiosk.devices.printer.address import PrinterAddress, receipt_printer
from kiosk.devices.printer.ipp import IppPrinter, parse, request
from kiosk.devices.printer.software_printer import SoftwarePrinter
from kiosk.devices.printer.spooled import IppQueue, cups_queue
from kiosk.devices.printer.system import SpooledFormPrinter, form_printer, media_of
from kiosk.domain.errors import PaperOut, PrinterAbsent, PrinterBroken
from kiosk.domain.printing import PrintState
from kiosk.ports import Raster
from tests.devices.printer.private_cups import PrivateCups, free_port, missing
from tests.waiting import until

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"CUPS is not whole on this machine: {missing()} missing")
SLIP = Raster(576, 300, bytes(range(72)) * 300)


def document(size: tuple[float, float] = A5) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.drawString(50, 50, "Giay")
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def thermal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoftwarePrinter]:
    with SoftwarePrinter(tmp_path_factory.mktemp("slips"), port=0, mm_per_second=5000) as printer:
        yield printer


@pytest.fixture(scope="module")
def shared_cups(thermal: SoftwarePrinter) -> Iterator[PrivateCups]:
    with PrivateCups({"Phieu": f"socket://127.0.0.1:{thermal.port}"}) as cups:
        yield cups


@pytest.fixture
def cups(shared_cups: PrivateCups, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    monkeypatch.setenv("CUPS_SERVER", shared_cups.environment["CUPS_SERVER"])
    yield shared_cups
    shared_cups.play("")
    until(lambda: IppPrinter.of_queue("A5").state().number("printer-state") == 3, "the printer is idle again")


def office(seconds: float = 20) -> SpooledFormPrinter:
    return SpooledFormPrinter(IppQueue(lambda: IppPrinter.of_queue("A5"), seconds))


def test_a_slip_reaches_the_thermal_printer_whole_through_a_queue(cups: PrivateCups, thermal: SoftwarePrinter) -> None:
    before = len(thermal.seen().slips)
    sent: list[str] = []
    assert receipt_printer(PrinterAddress.parse("cups:Phieu")).print(SLIP, "job-0001", sent.append) is (
        PrintState.PRINTED
    )
    assert sent == [""]
    until(lambda: len(thermal.seen().slips) > before)
    assert len(thermal.seen().slips) == before + 1
    assert thermal.unknown_bytes == 0


@pytest.mark.parametrize("size", [A5, A4])
def test_a_form_is_printed_when_the_printer_says_so(cups: PrivateCups, size: tuple[float, float]) -> None:
    before = len(cups.papers())
    assert office().print(document(size), "Mẫu 01 số 7/2026") is PrintState.PRINTED
    papers = cups.papers()
    assert len(papers) == before + 1
    assert "Giay" in PdfReader(BytesIO(papers[-1])).pages[0].extract_text()


def test_a_printer_is_also_reached_without_a_queue(cups: PrivateCups, tmp_path: Path) -> None:
    before = len(cups.papers())
    printer = form_printer("cups", cups.office_uri, tmp_path)
    assert printer.print(document(A4), "Mẫu 01") is PrintState.PRINTED
    assert len(cups.papers()) == before + 1


def test_paper_that_ends_at_the_spooler_is_unknown_then_named_and_comes_out_by_itself(cups: PrivateCups) -> None:
    before = len(cups.papers())
    cups.play("empty")
    assert office(4).print(document(), "Mẫu 01") is PrintState.UNKNOWN
    with pytest.raises(PaperOut):
        office().print(document(), "Mẫu 02")
    cups.play("")
    until(lambda: len(cups.papers()) > before)
    assert len(cups.papers()) == before + 1  # the first, once; the second was never taken


def test_a_jam_ends_the_job_and_the_next_prints_though_the_reason_stays(cups: PrivateCups, tmp_path: Path) -> None:
    """Asked of the printer itself: on a busy machine CUPS has told of a jammed job that it was completed."""
    printer = form_printer("cups", cups.office_uri, tmp_path)
    cups.play("jam")
    assert printer.print(document(), "Mẫu 01") is PrintState.UNKNOWN
    cups.play("")
    assert printer.print(document(), "Mẫu 01") is PrintState.PRINTED


def test_a_printer_that_is_off_is_unknown_in_its_time_not_for_ever(cups: PrivateCups) -> None:
    cups.stop_office_printer()
    try:
        assert office(3).print(document(), "Mẫu 01") is PrintState.UNKNOWN
    finally:
        cups.start_office_printer()


def test_a_queue_that_is_stopped_or_not_there_refuses_before_anything_is_taken(cups: PrivateCups) -> None:
    with pytest.raises(PrinterAbsent):
        SpooledFormPrinter(cups_queue("khong-co")).print(document(), "Mẫu 01")
    with pytest.raises(PrinterAbsent):
        receipt_printer(PrinterAddress.parse("cups:khong-co")).print(SLIP, "job", pytest.fail)
    cups.run("cupsdisable", "A5")
    try:
        with pytest.raises(PrinterBroken):
            office().print(document(), "Mẫu 01")
    finally:
        cups.run("cupsenable", "A5")


def test_the_default_queue_is_used_when_none_is_named(cups: PrivateCups) -> None:
    with pytest.raises(PrinterAbsent):
        SpooledFormPrinter(cups_queue("")).print(document(), "Mẫu 01")
    cups.run("lpadmin", "-d", "A5")
    try:
        assert SpooledFormPrinter(cups_queue("")).print(document(A4), "Mẫu 01") is PrintState.PRINTED
    finally:
        cups.run("lpadmin", "-x", "A5")
        cups.run("lpadmin", "-p", "A5", "-E", "-v", cups.office_uri, "-m", "everywhere")


def test_no_scheduler_is_an_absent_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    for server in (f"127.0.0.1:{free_port()}", "/none/cups.sock"):
        monkeypatch.setenv("CUPS_SERVER", server)
        with pytest.raises(PrinterAbsent):
            SpooledFormPrinter(cups_queue("A5")).print(document(), "Mẫu 01")


def test_the_paper_of_a_document_is_named_as_the_protocol_does() -> None:
    assert media_of(document(A5)) == "iso_a5_148x210mm"
    assert media_of(document((A4[1], A4[0]))) == "iso_a4_210x297mm"
    assert media_of(document((300, 300))) == ""
    assert media_of(b"no document") == ""


@pytest.mark.parametrize("content", [b"", b"\x02\x00", b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x44", b"\x02" * 40])
def test_what_is_no_answer_is_named(content: bytes) -> None:
    with pytest.raises(PrinterBroken):
        parse(content)


def test_a_question_reads_back_as_an_answer() -> None:
    answer = parse(request(0x0400, "ipp://localhost/", [(1, [(0x44, "media", "iso_a4"), (0x21, "copies", 2)])]))
    assert (answer.status, answer.words("media"), answer.number("copies")) == (0x0400, ("iso_a4",), 2)
