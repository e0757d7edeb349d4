import socket
import threading
from pathlib import Path

import pytest
import zxingcpp
from escpos.printer import Dummy
from PIL import Image, ImageOps

from kiosk.devices.printer.address import PrinterAddress, receipt_printer
from kiosk.devices.printer.software_printer import SoftwarePrinter, serve
from kiosk.documents.thermal import Strip
from kiosk.domain.printing import PrintState
from tests.waiting import PATIENCE_SECONDS


def test_the_qr_on_the_paper_is_the_one_that_was_drawn(tmp_path: Path) -> None:
    strip = Strip(Path(__file__).resolve().parents[3] / "resources" / "fonts", 576)
    strip.text("Trung tâm đang giữ hồ sơ", 30)
    strip.qr_beside("H99.01-261123-0001|K7Q2", lambda beside: beside.text("482913", 40))
    raster = strip.finish()
    paths: list[Path] = []
    with SoftwarePrinter(tmp_path, port=0, mm_per_second=5000, on_slip=paths.append) as printer:
        port = receipt_printer(PrinterAddress.parse(f"tcp://127.0.0.1:{printer.port}"))
        assert port.print(raster, "j", lambda _: None) is PrintState.PRINTED
    assert [p.name for p in paths] == ["slip-001.png"]
    with Image.open(paths[0]) as paper:
        [code] = zxingcpp.read_barcodes(paper)
        assert code.text == "H99.01-261123-0001|K7Q2"
        # Every dot that was sent is on the paper, and no other: the printed area has only two colours.
        area = paper.convert("L").crop((56, 56, 56 + 576, 56 + raster.height)).point(lambda v: 255 * (v < 128))
        assert area.convert("1").tobytes() == raster.rows


def test_slips_of_another_program_print_too(tmp_path: Path) -> None:
    """python-escpos knows nothing of our interpreter: what it sends must come out as the picture it was given."""
    picture = Image.new("1", (576, 300), 1)
    picture.paste(0, (40, 40, 300, 120))
    other = Dummy()
    other.image(picture, impl="bitImageRaster", fragment_height=128)
    other.cut()
    with SoftwarePrinter(tmp_path, port=0, mm_per_second=5000) as printer:
        with socket.create_connection(("127.0.0.1", printer.port)) as link:
            link.sendall(other.output + b"\x1d(H\x06\x0000WXYZ")
            link.settimeout(PATIENCE_SECONDS)
            assert link.recv(7) == b"7\x22WXYZ\x00"
        assert printer.unknown_bytes == 0
    with Image.open(tmp_path / "slip-001.png") as paper:
        area = ImageOps.invert(paper.convert("L").crop((56, 56, 56 + 576, 56 + 300)).point(lambda v: 255 * (v < 128)))
        assert area.convert("1").tobytes() == picture.tobytes()


def test_status_is_answered_while_paper_is_out_and_inside_a_job(tmp_path: Path) -> None:
    with (
        SoftwarePrinter(tmp_path, port=0, fault="paper-out") as printer,
        socket.create_connection(("127.0.0.1", printer.port)) as link,
    ):
        link.settimeout(PATIENCE_SECONDS)
        link.sendall(b"\x1dv0\x00\x48\x00\x10\x00" + bytes(72 * 16) + b"\x10\x04\x04")
        assert link.recv(1) == b"\x72"
        link.sendall(b"\x10")  # a question may arrive in pieces
        link.sendall(b"\x04\x02")
        assert link.recv(1) == b"\x32"


def test_a_real_time_command_inside_a_picture_is_obeyed_as_real_printers_do(tmp_path: Path) -> None:
    with (
        SoftwarePrinter(tmp_path, port=0) as printer,
        socket.create_connection(("127.0.0.1", printer.port)) as link,
    ):
        link.settimeout(PATIENCE_SECONDS)
        link.sendall(b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01")
        assert link.recv(1) == b"\x12"


@pytest.mark.parametrize("fault", ["paper-gone", "drop-after-", "drop-after-x"])
def test_an_unknown_fault_is_refused(tmp_path: Path, fault: str) -> None:
    with pytest.raises(ValueError, match="unknown printer fault"):
        SoftwarePrinter(tmp_path, fault=fault)


def test_serving_tells_its_port_and_ends(tmp_path: Path) -> None:
    ports: list[int] = []
    server = threading.Thread(
        target=serve, args=("127.0.0.1", 0, tmp_path), kwargs={"ready": ports.append, "seconds": 0.3}
    )
    server.start()
    server.join(PATIENCE_SECONDS)
    assert not server.is_alive()
    assert ports[0] > 0
