"""The camera in place of a scanner: the real child process before a camera in software, whatever goes wrong."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.scanner.camera import CameraScanner, Patience
from kiosk.devices.scanner.choice import choose_scanner
from kiosk.devices.scanner.software_camera import Mishap, SoftwareCamera, running
from kiosk.domain.errors import (
    CameraDark,
    FeederEmpty,
    PageBroken,
    PersonLeft,
    ScannerAbsent,
    ScannerBusy,
    ScannerError,
    ScannerSilent,
    ScanUnsupported,
)
from kiosk.domain.scanning import ANY_ORDER, AimState, AimView, PaperSource, ScanOrder
from kiosk.ports import ScannedPage
from tests.documents.civil_papers import birth, marriage

SHEETS = [birth(0).drawn(), marriage(0).drawn()]
CALM = Patience(silent=10.0, first=40.0, next=30.0, dark=2.0, stuck=60.0)  # the machine may be busy
HASTY = Patience(silent=10.0, first=20.0, next=6.0, dark=20.0, stuck=15.0)  # where nothing more comes


def taken(
    mishap: Mishap = Mishap.NONE, good: int = 0, order: ScanOrder = ANY_ORDER, patience: Patience = CALM
) -> tuple[list[ScannedPage], list[AimView], ScannerError | None]:
    pages: list[ScannedPage] = []
    views: list[AimView] = []
    camera = SoftwareCamera(SHEETS, mishap, good, per_second=8.0, laid_seconds=0)

    def came(page: ScannedPage) -> None:
        pages.append(page)
        camera.turn()

    with running(camera) as address:
        scanner = choose_scanner("camera", address, None, 300)
        assert isinstance(scanner, CameraScanner)
        try:
            CameraScanner(address, patience).scan_aimed(came, views.append, order)
        except ScannerError as fault:
            return pages, views, fault
    return pages, views, None


def test_two_sheets_laid_one_after_the_other_are_two_pages() -> None:
    pages, views, fault = taken(order=ScanOrder(first=5), patience=replace(HASTY, next=8.0, stuck=60.0))
    assert fault is None
    assert [page.number for page in pages] == [5, 6]
    assert all(page.dpi > 200 and page.height > page.width for page in pages)
    states = list(dict.fromkeys(view.state for view in views))
    assert states == [AimState.NO_PAPER, AimState.MOVING, AimState.TAKEN]
    assert [views[0].taken, views[-1].taken] == [0, 2]
    assert all(view.image.startswith(b"\xff\xd8") and len(view.image) < 120_000 for view in views)


def test_as_many_as_are_wanted() -> None:
    pages, _, fault = taken(order=ScanOrder(most=1))
    assert (len(pages), fault) == (1, None)


@pytest.mark.parametrize(
    ("mishap", "fault"),
    [
        (Mishap.DARK, CameraDark),
        (Mishap.EMPTY, type(None)),
        (Mishap.SHAKING, type(None)),
        (Mishap.UNPLUGGED, ScannerAbsent),
        (Mishap.FROZEN, ScannerSilent),
        (Mishap.BROKEN, ScannerAbsent),
    ],
)
def test_the_first_page_is_kept_whatever_becomes_of_the_second(mishap: Mishap, fault: type) -> None:
    ends_by_itself = fault is type(None)
    pages, _, found = taken(mishap, good=1, patience=HASTY if ends_by_itself else CALM)
    assert type(found) is fault
    assert len(pages) == 1


@pytest.mark.parametrize(
    ("mishap", "fault"),
    [
        (Mishap.DARK, CameraDark),
        (Mishap.HALF, FeederEmpty),
        (Mishap.FROZEN, ScannerSilent),
    ],
)
def test_without_any_page_it_is_a_fault(mishap: Mishap, fault: type) -> None:
    pages, _, found = taken(mishap, patience=replace(CALM, first=4.0) if fault is FeederEmpty else CALM)
    assert (pages, type(found)) == ([], fault)


def test_somebody_who_leaves_switches_the_camera_off() -> None:
    camera = SoftwareCamera(SHEETS)
    seen: list[AimView] = []

    def leave(view: AimView) -> None:
        seen.append(view)
        if len(seen) == 3:
            raise PersonLeft

    with running(camera) as address, pytest.raises(PersonLeft):
        CameraScanner(address, CALM).scan_aimed(lambda _: None, leave)
    assert len(seen) == 3


def test_what_a_camera_cannot_do_is_refused_before_it_is_switched_on() -> None:
    for order in (ScanOrder(PaperSource.FEEDER), ScanOrder(duplex=True)):
        with pytest.raises(ScanUnsupported):
            CameraScanner("/nowhere").scan(lambda _: None, order)
    assert CameraScanner("/nowhere").capabilities().sources == {PaperSource.GLASS}


def test_no_camera_is_told_apart_from_one_that_does_not_open(tmp_path: Path) -> None:
    with pytest.raises(ScannerAbsent):
        CameraScanner(str(tmp_path / "video0"), CALM).scan(lambda _: None)
    with pytest.raises(ScannerAbsent):
        CameraScanner("http://127.0.0.1:9/stream", CALM).scan(lambda _: None)
    held = tmp_path / "video1"
    held.write_bytes(b"no device")  # it is there, and gives no picture, as one that another program holds
    with pytest.raises(ScannerBusy):
        CameraScanner(str(held), CALM).scan(lambda _: None)


def child(text: str) -> tuple[str, ...]:
    return sys.executable, "-c", text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("print('{')", PageBroken),
        ("print('x' * 5000, end='')", PageBroken),
        ('print(\'{"state": "taken", "dpi": 1, "bytes": 99}\')', PageBroken),
        ('print(\'{"state": "taken", "dpi": 1, "bytes": -1}\')', PageBroken),
        ('print(\'{"state": "dancing", "dpi": 1, "bytes": 9}\')', PageBroken),
        ('print(\'{"state": "taken", "dpi": 250, "bytes": 3, "page": true}abc\'.replace(\'}\', \'}\\n\'))', PageBroken),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", ScannerSilent),
        ("import time; time.sleep(60)", ScannerSilent),
        ("import sys; sys.exit(77)", ScannerError),
    ],
)
def test_a_child_that_misbehaves_is_a_fault_of_the_scanner(text: str, fault: type[ScannerError]) -> None:
    with pytest.raises(fault) as found:
        CameraScanner("/dev/video9", Patience(silent=1.5), child(text)).scan(lambda _: None)
    assert type(found.value) is fault


def test_the_program_of_the_child_may_be_missing() -> None:
    with pytest.raises(ScannerAbsent):
        CameraScanner("/dev/video9", program=("/nowhere/python",)).scan(lambda _: None)


def test_no_child_is_left() -> None:
    before = children()
    taken(Mishap.EMPTY, patience=Patience(silent=6, first=0.5, next=0.5))
    assert children() == before


def children(read: Callable[[Path], str] = Path.read_text) -> set[int]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = read(path).rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z":
            found.add(int(path.parent.name))
    return found
