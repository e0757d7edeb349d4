"""The adapter against a scanner in software that speaks eSCL over HTTP, and plays what real ones were seen to do."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO

import pytest
from PIL import Image

from kiosk.devices.scanner.escl import EsclScanner
from kiosk.devices.scanner.escl_words import ending
from kiosk.devices.scanner.software_scanner import Fault, SoftwareScanner, running
from kiosk.domain.errors import (
    DoubleFeed,
    FeederEmpty,
    PageBroken,
    PagesMissing,
    PageTooLarge,
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
from kiosk.ports import ScannedPage

FEEDER, GLASS = ScanOrder(PaperSource.FEEDER), ScanOrder(PaperSource.GLASS)


def sheet(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (413, 585), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


STACK = [sheet(250 - at) for at in range(5)]


@pytest.fixture
def serve() -> Iterator[Callable[[SoftwareScanner], EsclScanner]]:
    with ExitStack() as closing:

        def begin(machine: SoftwareScanner) -> EsclScanner:
            address = closing.enter_context(running(machine))
            return EsclScanner(address, 50, silent_seconds=5, busy_seconds=0.2, sleep=lambda _: None)

        yield begin


Serve = Callable[[SoftwareScanner], EsclScanner]


def test_the_feeder_is_emptied_and_that_is_success(serve: Serve) -> None:
    machine, pages = SoftwareScanner(STACK), list[ScannedPage]()
    assert serve(machine).scan(pages.append) == 5
    assert [page.image for page in pages] == STACK
    assert [page.number for page in pages] == [1, 2, 3, 4, 5]
    assert b"<pwg:InputSource>Feeder<" in machine.orders[0]
    assert b"<scan:XResolution>75<" in machine.orders[0]  # the lowest it has that is not below what was wanted


def test_an_empty_feeder_is_a_fault_at_the_start(serve: Serve) -> None:
    with pytest.raises(FeederEmpty):
        serve(SoftwareScanner([])).scan(print, FEEDER)


def test_with_an_empty_feeder_the_glass_is_taken(serve: Serve) -> None:
    machine, pages = SoftwareScanner(STACK, taken=5), list[ScannedPage]()
    assert serve(machine).scan(pages.append) == 1
    assert b"<pwg:InputSource>Platen<" in machine.orders[0]


def test_both_sides_are_asked_for_where_there_are_two(serve: Serve) -> None:
    machine = SoftwareScanner(STACK)
    assert serve(machine).scan(lambda _: None, ScanOrder(duplex=True)) == 5
    assert b"<scan:Duplex>true<" in machine.orders[0]
    with pytest.raises(ScanUnsupported):
        serve(SoftwareScanner(STACK, duplex=False)).scan(print, ScanOrder(duplex=True))
    with pytest.raises(ScanUnsupported):
        serve(SoftwareScanner(STACK, has_feeder=False)).scan(print, FEEDER)


FAULTS = [
    (Fault.EMPTY_PAGE, PageBroken),
    (Fault.CUT, PageBroken),
    (Fault.HTML, PageBroken),
    (Fault.JAM, ScannerJammed),
    (Fault.DOUBLE_FEED, DoubleFeed),
    (Fault.COVER, ScannerCoverOpen),
]


@pytest.mark.parametrize(("fault", "raised"), FAULTS)
@pytest.mark.parametrize("good", [0, 1, 3])
def test_a_fault_keeps_the_pages_before_it_and_the_next_pass_goes_on(
    serve: Serve, fault: Fault, raised: type[ScannerError], good: int
) -> None:
    machine, pages = SoftwareScanner(STACK, fault, good), list[ScannedPage]()
    scanner = serve(machine)
    with pytest.raises(raised):
        scanner.scan(pages.append, FEEDER)
    assert [page.image for page in pages] == STACK[:good]
    machine.mend()
    scanner.scan(pages.append, ScanOrder(PaperSource.FEEDER, first=good + 1))
    assert [page.image for page in pages] == STACK
    assert [page.number for page in pages] == [1, 2, 3, 4, 5]


def test_a_jam_on_page_21_keeps_20_and_goes_on_with_21(serve: Serve) -> None:
    stack = [sheet(100 + at) for at in range(30)]
    machine, pages = SoftwareScanner(stack, Fault.JAM, 20), list[ScannedPage]()
    scanner = serve(machine)
    with pytest.raises(ScannerJammed):
        scanner.scan(pages.append)
    assert len(pages) == 20
    machine.mend()
    assert scanner.scan(pages.append, ScanOrder(first=21)) == 10
    assert [page.number for page in pages] == list(range(1, 31))
    assert [page.image for page in pages] == stack


def test_a_conflict_is_an_end_when_the_feeder_is_empty(serve: Serve) -> None:
    assert serve(SoftwareScanner(STACK, Fault.CONFLICT_END, 5)).scan(lambda _: None) == 5


def test_a_page_that_takes_its_time_is_waited_for(serve: Serve) -> None:
    assert serve(SoftwareScanner(STACK, Fault.SLOW)).scan(lambda _: None) == 5


def test_a_scanner_that_is_busy_is_asked_again_for_a_while(serve: Serve) -> None:
    assert serve(SoftwareScanner(STACK, Fault.BUSY_ONCE)).scan(lambda _: None) == 5
    with pytest.raises(ScannerBusy):
        serve(SoftwareScanner(STACK, Fault.BUSY)).scan(print)


def test_a_scanner_that_hangs_is_left(serve: Serve) -> None:
    machine, pages = SoftwareScanner(STACK, Fault.HANGS, 2), list[ScannedPage]()
    serve(machine)
    with running(machine) as address, pytest.raises(ScannerSilent):
        EsclScanner(address, 50, silent_seconds=0.5).scan(pages.append)
    assert len(pages) == 2


def test_pages_are_counted_against_the_scanner_s_own_count(serve: Serve) -> None:
    pages: list[ScannedPage] = []
    with pytest.raises(PagesMissing):
        serve(SoftwareScanner(STACK, Fault.LOST_PAGE, 5)).scan(pages.append)
    assert len(pages) == 5


def test_a_page_without_end_is_not_taken_in(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.scanner.escl.MOST_BYTES", 4 << 20)
    with pytest.raises(PageTooLarge):
        serve(SoftwareScanner(STACK, Fault.HUGE)).scan(print)


def test_words_that_grow_without_end_are_not_read(serve: Serve) -> None:
    with pytest.raises(ScannerAbsent):
        serve(SoftwareScanner(STACK, Fault.ENTITIES)).scan(print)


def test_a_person_who_leaves_ends_the_job(serve: Serve) -> None:
    def leave(_: ScannedPage) -> None:
        raise PersonLeft

    machine = SoftwareScanner(STACK)
    with pytest.raises(PersonLeft):
        serve(machine).scan(leave)
    assert machine.taken == 1


def test_nobody_there_is_absent() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{held.getsockname()[1]}/eSCL"
    for wrong in (address, "ftp://127.0.0.1/eSCL", "http://[::bad/eSCL", ""):
        with pytest.raises(ScannerAbsent):
            EsclScanner(wrong, 50).scan(print)


STATUS = (
    '<s:ScannerStatus xmlns:s="http://schemas.hp.com/imaging/escl/2011/05/03" '
    'xmlns:p="http://www.pwg.org/schemas/2010/12/sm"><p:State>Idle</p:State><s:AdfState>{}</s:AdfState><s:Jobs>'
    "<s:JobInfo><p:JobUri>/eSCL/ScanJobs/7</p:JobUri><p:JobState>{}</p:JobState></s:JobInfo></s:Jobs></s:ScannerStatus>"
)


@pytest.mark.parametrize(
    ("code", "adf", "state", "count", "fault"),
    [
        (404, "ScannerAdfLoaded", "Processing", 3, None),  # the standard's end
        (404, "ScannerAdfEmpty", "Completed", 0, FeederEmpty),
        (409, "ScannerAdfEmpty", "Processing", 3, None),
        (409, "ScannerAdfLoaded", "Completed", 3, None),
        (409, "ScannerAdfLoaded", "Processing", 3, ScannerStopped),
        (410, "ScannerAdfLoaded", "Processing", 3, ScannerStopped),
        (404, "ScannerAdfLoaded", "Aborted", 3, ScannerStopped),
        (404, "ScannerAdfLoaded", "Canceled", 3, ScannerStopped),
        (404, "ScannerAdfJam", "Completed", 3, ScannerJammed),
        (404, "ScannerAdfMispick", "Completed", 0, ScannerJammed),
        (500, "ScannerAdfEmpty", "Completed", 3, ScannerError),
    ],
)
def test_what_no_further_page_means(
    code: int, adf: str, state: str, count: int, fault: type[ScannerError] | None
) -> None:
    text = STATUS.format(adf, state).encode()
    found = ending(code, text, "http://x/eSCL/ScanJobs/7", PaperSource.FEEDER, count)
    assert (type(found) if found else None) is fault
