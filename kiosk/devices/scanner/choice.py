"""Which scanner serves this kiosk."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.devices.scanner.camera import CameraScanner
from kiosk.devices.scanner.escl import EsclScanner
from kiosk.devices.scanner.folder import FEEDER_ONLY, FolderScanner, WatchedFolder
from kiosk.devices.scanner.sample_pages import make_sample_pages
from kiosk.devices.scanner.sane import SaneScanner
from kiosk.devices.scanner.wia import WiaScanner
from kiosk.domain.scanning import ANY_ORDER, FoundScanner, PaperSource, ScannerAbilities, ScanOrder
from kiosk.ports import OnPage, Scanner

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
SANE_TEST = RESOURCES / "scenarios" / "scanner" / "sane-test"  # a SANE_CONFIG_DIR with only the `test` device
TEST_OPTIONS = ("--test-picture=Grid",)


def choose_scanner(
    driver: str, device: str, folder: Path | None, dpi: int, *, which: Callable[[str], str | None] = shutil.which
) -> Scanner:
    """driver: "sane", "wia", "escl", "camera", "folder", "watch" or "auto" (SANE when scanimage is installed).

    device: a SANE name, empty for SANE's test device; a WIA name; an eSCL address; a camera's path or address, empty
    for the first one. folder: empty means invented pages made on the spot. which: where a program is, as shutil.which.
    """
    if driver == "escl":
        return EsclScanner(device, dpi)
    if driver == "wia":
        return WiaScanner(device, dpi)
    if driver == "camera":
        return CameraScanner(device)
    if driver == "watch":
        return WatchedFolder(folder, dpi)
    if driver == "folder" or (driver == "auto" and (folder is not None or which("scanimage") is None)):
        return FolderScanner(folder, dpi) if folder else SampleScanner(dpi)
    if device:
        return SaneScanner(device, dpi)
    # Its feeder gives ten pages: too many for a demonstration.
    return SaneScanner("test:0", dpi, SANE_TEST, options=TEST_OPTIONS, source=PaperSource.GLASS)


class SampleScanner:
    """Implements ports.Scanner with invented pages, made anew for each scan."""

    def __init__(self, dpi: int) -> None:
        self._dpi = dpi

    def find(self) -> Sequence[FoundScanner]:
        return (FoundScanner("folder:", "Trang mẫu"),)

    def capabilities(self) -> ScannerAbilities:
        return FEEDER_ONLY

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        with TemporaryDirectory(prefix="kiosk-sample-") as name:
            make_sample_pages(Path(name), RESOURCES / "fonts", self._dpi)
            return FolderScanner(Path(name), self._dpi).scan(on_page, order)
