from pathlib import Path

import pytest

from kiosk.devices.scanner.camera import CameraScanner
from kiosk.devices.scanner.choice import SANE_TEST, SampleScanner, choose_scanner
from kiosk.devices.scanner.folder import FolderScanner
from kiosk.devices.scanner.sane import SaneScanner
from kiosk.devices.scanner.wia import WiaScanner
from kiosk.ports import ScannedPage


def here(_: str) -> str | None:
    return "/usr/bin/scanimage"


def nowhere(_: str) -> str | None:
    return None


@pytest.mark.parametrize(
    ("driver", "device", "folder", "which", "chosen"),
    [
        ("auto", "", None, here, SaneScanner),
        ("auto", "", None, nowhere, SampleScanner),
        ("auto", "", Path("pages"), here, FolderScanner),
        ("folder", "", Path("pages"), here, FolderScanner),
        ("folder", "", None, here, SampleScanner),
        ("sane", "", None, nowhere, SaneScanner),  # asked for by name: its absence is a fault, not a reason to pretend
        ("sane", "net:desk", None, here, SaneScanner),
        ("camera", "", None, here, CameraScanner),
        ("wia", "", None, here, WiaScanner),
    ],
)
def test_the_driver_decides(driver: str, device: str, folder: Path | None, which: object, chosen: type) -> None:
    assert type(choose_scanner(driver, device, folder, 100, which=which)) is chosen  # type: ignore[arg-type]


def test_the_shipped_configuration_names_the_test_device_only() -> None:
    assert (SANE_TEST / "dll.conf").read_text().split() == ["test"]


def test_invented_pages_are_scanned_like_any_other() -> None:
    pages: list[ScannedPage] = []
    assert choose_scanner("folder", "", None, 60).scan(pages.append) == 2
    assert [p.number for p in pages] == [1, 2]
