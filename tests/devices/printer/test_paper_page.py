"""The software printer's page: the paper grows before it is cut, and faults are played by a button."""

import json
import socket
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from PIL import Image

from kiosk.devices.printer.escpos import slip_bytes
from kiosk.devices.printer.paper_page import PaperPage
from kiosk.devices.printer.software_printer import SoftwarePrinter
from kiosk.ports import Raster
from tests.waiting import until

SLIP = Raster(576, 400, b"\xaa" * 72 * 400)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[tuple[SoftwarePrinter, str]]:
    with (
        SoftwarePrinter(tmp_path, port=0, mm_per_second=5000, fault="paper-out-midway") as printer,
        PaperPage(printer, tmp_path) as page,
    ):
        yield printer, f"http://127.0.0.1:{page.port}"


def state(address: str) -> dict[str, object]:
    with urlopen(f"{address}/state") as answer:
        found: dict[str, object] = json.load(answer)
    return found


def play(address: str, fault: str, count: str = "", origin: str = "") -> int:
    headers = {"Origin": origin} if origin else {}
    with urlopen(Request(address, urlencode({"fault": fault, "count": count}).encode(), headers)) as answer:
        return int(answer.status)


def test_the_paper_is_seen_as_it_grows_and_the_slip_when_it_is_cut(page: tuple[SoftwarePrinter, str]) -> None:
    printer, address = page
    with socket.create_connection(("127.0.0.1", printer.port)) as link:
        link.sendall(slip_bytes(SLIP))
        until(lambda: state(address)["lines"])
        time.sleep(0.2)
        now = state(address)
        assert (now["lines"], now["slips"]) == (216, [])  # the last step that began with paper: a whole 3 mm
        with urlopen(f"{address}/paper.png") as answer, Image.open(BytesIO(answer.read())) as picture:
            assert picture.width > 576
        assert play(address, "") == 200
        until(lambda: state(address)["slips"])
    assert state(address)["slips"] == ["slip-001.png"]
    with urlopen(f"{address}/slips/slip-001.png") as answer:
        assert answer.read(4) == b"\x89PNG"


def test_every_fault_is_a_button_and_strangers_are_refused(page: tuple[SoftwarePrinter, str]) -> None:
    printer, address = page
    with urlopen(address) as answer:
        text = answer.read().decode()
    assert all(f'value="{name}"' in text for name in ("near-end", "cover-open", "drop-after-", "no-process-id"))
    play(address, "cover-open", origin=address)
    assert printer.seen().fault == "cover-open"
    play(address, "paper-out-after-", "500")
    assert printer.seen().fault == "paper-out-after-500"
    for wrong in ({"fault": "burning"}, {"fault": "drop-after-", "count": "many"}):
        with pytest.raises(HTTPError) as refused:
            play(address, **wrong)
        assert refused.value.code == 400
        refused.value.close()
    with pytest.raises(HTTPError) as refused:
        play(address, "", origin="http://elsewhere.example")
    assert refused.value.code == 403
    refused.value.close()
    for path in ("slips/../key", "slips/none.png", "etc"):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{address}/{path}")
        assert refused.value.code == 404
        refused.value.close()
