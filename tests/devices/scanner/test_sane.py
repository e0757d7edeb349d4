"""Against SANE's own `test` device: every status comes from the real library and the real program."""

import os
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.scanner.choice import SANE_TEST
from kiosk.devices.scanner.sane import SaneScanner
from kiosk.domain.errors import (
    FeederEmpty,
    PageBroken,
    PersonLeft,
    ScannerAbsent,
    ScannerBusy,
    ScannerCoverOpen,
    ScannerError,
    ScannerJammed,
    ScannerSilent,
    ScannerStopped,
    ScanUnsupported,
)
from kiosk.domain.scanning import PaperSource, ScanOrder
from kiosk.ports import ScannedPage, Scanner

needs_sane = pytest.mark.skipif(shutil.which("scanimage") is None, reason="scanimage (sane-utils) is not installed")
FEEDER = ScanOrder(PaperSource.FEEDER)


def scanner(*options: str, dpi: int = 50, silent_seconds: float = 60) -> SaneScanner:
    return SaneScanner(
        "test:0", dpi, SANE_TEST, options=options, source=PaperSource.GLASS, silent_seconds=silent_seconds
    )


def never(_: ScannedPage) -> None:
    pytest.fail("no page was expected")


@needs_sane
def test_one_sheet_from_the_glass_is_a4_in_colour() -> None:
    pages: list[ScannedPage] = []
    port: Scanner = scanner("--test-picture=Color pattern", dpi=100)
    assert port.scan(pages.append) == 1
    [page] = pages
    assert (page.number, page.dpi) == (1, 100)
    assert abs(page.width - 827) <= 4
    assert abs(page.height - 1169) <= 4
    with Image.open(BytesIO(page.image)) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (page.width, page.height))


@needs_sane
def test_the_feeder_is_emptied_and_that_is_success() -> None:
    pages: list[ScannedPage] = []
    assert scanner().scan(pages.append, FEEDER) == 10
    assert [p.number for p in pages] == list(range(1, 11))


@needs_sane
def test_the_next_pass_goes_on_with_the_number_it_is_told() -> None:
    pages: list[ScannedPage] = []
    assert scanner().scan(pages.append, ScanOrder(PaperSource.FEEDER, first=21, most=2)) == 2
    assert [p.number for p in pages] == [21, 22]


@needs_sane
def test_the_feeder_is_tried_first_when_the_order_leaves_it_open() -> None:
    pages: list[ScannedPage] = []
    assert SaneScanner("test:0", 50, SANE_TEST).scan(pages.append) == 10


@needs_sane
def test_a_device_tells_what_it_can_do() -> None:
    able = scanner().capabilities()
    assert able.sources == {PaperSource.FEEDER, PaperSource.GLASS}
    assert (able.duplex, able.resolutions) == (False, ())
    assert scanner().find()[0].address == "sane:test:0"


@needs_sane
def test_both_sides_are_refused_where_there_is_one() -> None:
    with pytest.raises(ScanUnsupported):
        scanner().scan(never, ScanOrder(PaperSource.FEEDER, duplex=True))


@needs_sane
@pytest.mark.parametrize(
    ("status", "fault"),
    [
        ("JAMMED", ScannerJammed),
        ("NO_DOCS", FeederEmpty),
        ("COVER_OPEN", ScannerCoverOpen),
        ("DEVICE_BUSY", ScannerBusy),
        ("IO_ERROR", ScannerAbsent),
        ("ACCESS_DENIED", ScannerAbsent),
        ("INVAL", ScanUnsupported),
        ("UNSUPPORTED", ScanUnsupported),
        ("CANCELLED", ScannerStopped),
        ("NO_MEM", ScannerError),
        ("EOF", PageBroken),
    ],
)
def test_each_status_of_sane_has_its_fault(status: str, fault: type[ScannerError]) -> None:
    found: type[ScannerError] = ScannerSilent
    # SANE's own test device stands still now and then; that is silence, not an answer, so it is asked again.
    for _ in range(3):
        if found is not ScannerSilent:
            break
        with pytest.raises(ScannerError) as raised:
            scanner(f"--read-return-value=SANE_STATUS_{status}", silent_seconds=10).scan(never)
        found = type(raised.value)
    assert found is fault


@needs_sane
def test_a_device_that_is_not_there_is_absent() -> None:
    with pytest.raises(ScannerAbsent):
        SaneScanner("nosuch:0", 50, SANE_TEST).scan(never)


@needs_sane
def test_no_device_at_all_is_absent(tmp_path: Path) -> None:
    (tmp_path / "dll.conf").write_text("")
    with pytest.raises(ScannerAbsent):
        SaneScanner("", 50, tmp_path).scan(never)


def test_no_program_is_absent(tmp_path: Path) -> None:
    with pytest.raises(ScannerAbsent):
        SaneScanner("test:0", 50, program=str(tmp_path / "scanimage")).scan(never)


@needs_sane
def test_a_person_who_leaves_ends_the_scan_after_the_page() -> None:
    pages: list[ScannedPage] = []

    def leave(page: ScannedPage) -> None:
        pages.append(page)
        raise PersonLeft

    with pytest.raises(PersonLeft):
        scanner().scan(leave, FEEDER)
    assert len(pages) == 1


def program(folder: Path, text: str, *, answers: bool = True) -> str:
    """A program in place of scanimage. $batch: where the page's file goes. answers: it tells its options (none)."""
    path = folder / "scanimage"
    asked = 'case "$*" in *--all-options*) exit 0;; esac\n'
    batch = 'for w in "$@"; do case $w in --batch=*) batch=${w#--batch=};; esac; done\n'
    path.write_text(f"#!/bin/sh\necho $$ > '{folder}/pid'\n{asked if answers else ''}{batch}{text}")
    path.chmod(0o700)
    return str(path)


def gone(folder: Path) -> bool:
    try:
        os.kill(int((folder / "pid").read_text()), 0)
    except ProcessLookupError:
        return True
    return False


def test_a_driver_that_hangs_is_killed(tmp_path: Path) -> None:
    hung = SaneScanner("x", 50, silent_seconds=0.3, program=program(tmp_path, "exec sleep 60\n"))
    with pytest.raises(ScannerSilent):  # not after the minute that it would sleep
        hung.scan(never)
    assert gone(tmp_path)


def test_a_driver_that_hangs_when_it_is_asked_is_killed(tmp_path: Path) -> None:
    hung = SaneScanner("x", 50, silent_seconds=0.3, program=program(tmp_path, "exec sleep 60\n", answers=False))
    with pytest.raises(ScannerSilent):
        hung.capabilities()
    assert gone(tmp_path)


def test_a_driver_that_crashes_is_a_fault_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(ScannerSilent, match="crashed"):
        SaneScanner("x", 50, program=program(tmp_path, "kill -SEGV $$\n")).scan(never)


def test_a_driver_that_talks_a_lot_does_not_stand_still(tmp_path: Path) -> None:
    talk = "head -c 300000 /dev/zero >&2; exit 6\n"
    with pytest.raises(ScannerJammed):
        SaneScanner("x", 50, silent_seconds=5, program=program(tmp_path, talk)).scan(never)


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.98])
def test_a_page_cut_short_is_refused_and_the_pages_before_are_kept(tmp_path: Path, keep: float) -> None:
    out = BytesIO()
    Image.effect_noise((413, 585), 60).save(out, "JPEG")
    whole = out.getvalue()
    (tmp_path / "whole").write_bytes(whole)
    (tmp_path / "cut").write_bytes(whole[: int(len(whole) * keep)])
    text = f'for p in whole cut; do cp \'{tmp_path}\'/$p "$batch.$p"; echo "$batch.$p"; done\nexit 7\n'
    pages: list[ScannedPage] = []
    with pytest.raises(PageBroken, match="page 2"):
        SaneScanner("x", 50, program=program(tmp_path, text)).scan(pages.append)
    assert [p.image for p in pages] == [whole]
    assert gone(tmp_path)


def test_a_jam_on_a_later_page_leaves_the_pages_before(tmp_path: Path) -> None:
    out = BytesIO()
    Image.new("L", (413, 585), 200).save(out, "JPEG")
    (tmp_path / "whole").write_bytes(out.getvalue())
    text = f'cp \'{tmp_path}/whole\' "$batch"; echo "$batch"; exit 6\n'
    pages: list[ScannedPage] = []
    with pytest.raises(ScannerJammed):
        SaneScanner("x", 50, program=program(tmp_path, text)).scan(pages.append)
    assert len(pages) == 1
