"""The scanners of Windows, on objects of the form that its automation has: collections counted from 1 and called like
functions, properties by number, faults inside of a broken call. No Windows was at hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from kiosk.devices.scanner import wia
from kiosk.devices.scanner.choice import choose_scanner
from kiosk.devices.scanner.wia import Com, WiaScanner
from kiosk.domain.errors import (
    DoubleFeed,
    FeederEmpty,
    PageBroken,
    PageTooLarge,
    PersonLeft,
    ScannerAbsent,
    ScannerBusy,
    ScannerCoverOpen,
    ScannerError,
    ScannerJammed,
    ScannerStopped,
    ScanUnsupported,
)
from kiosk.domain.scanning import PaperSource, ScanOrder
from kiosk.ports import ScannedPage


class ComError(Exception):
    """As pywintypes.com_error: (hresult, text, excepinfo, argument)."""

    def __init__(self, number: int, *, inside: bool = True) -> None:
        signed = number - (1 << 32)
        self.hresult = wia.BROKE_OFF - (1 << 32) if inside else signed
        self.excepinfo = (0, "WIA.Item", "tài liệu của ai đó", None, 0, signed) if inside else None
        super().__init__(self.hresult, "", self.excepinfo, None)


class Collection:
    """Counted from 1; item by calling it."""

    def __init__(self, *items: Any) -> None:
        self._items = items

    @property
    def Count(self) -> int:
        return len(self._items)

    def __call__(self, at: int) -> Any:
        if not 1 <= at <= len(self._items):
            raise ComError(0x80070057)
        return self._items[at - 1]


@dataclass
class Property:
    Value: Any
    SubType: int = 0
    SubTypeValues: Any = None
    SubTypeMin: int = 0
    SubTypeMax: int = 0


class Properties:
    def __init__(self, known: Mapping[str, Property]) -> None:
        self.known = dict(known)

    def Exists(self, key: str) -> bool:
        return key in self.known

    def __call__(self, key: str) -> Property:
        if key not in self.known:
            raise ComError(0x80070057)
        return self.known[key]


@dataclass
class FileData:
    BinaryData: Any


@dataclass
class ImageFile:
    FileData: FileData


def picture(kind: str = "JPEG", shade: int = 240) -> bytes:
    out = BytesIO()
    Image.new("RGB", (827, 1169), (shade, shade, shade)).save(out, kind)
    return out.getvalue()


@dataclass
class Machine:
    """A scanner below WIA. steps: what its transfers give, one after the other: a file's bytes, or a fault."""

    steps: list[bytes | ComError] = field(default_factory=list)
    capabilities: int = wia.FEEDER | wia.FLATBED | wia.DUPLEX
    status: int | None = wia.FEED_READY
    glass: list[bytes | ComError] = field(default_factory=list)
    name: str = "Máy quét mẫu"
    kind: int = wia.IS_SCANNER
    refuses: str = ""  # a property that takes no value
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        resolutions = Property(300, wia.A_LIST, Collection(600, 100, 300, 200))
        extent = Property(0, wia.A_RANGE, SubTypeMax=850)
        self.item = Properties(
            {
                wia.INTENT: Property(4),
                wia.X_DPI: resolutions,
                wia.Y_DPI: Property(300),
                wia.X_START: Property(9),
                wia.X_EXTENT: extent,
                wia.Y_EXTENT: Property(0),
            }
        )
        known = {wia.HANDLING_CAPABILITIES: Property(self.capabilities), wia.HANDLING_SELECT: Property(2)}
        if self.status is not None:
            known[wia.HANDLING_STATUS] = Property(self.status)
        self.own = Properties(known)

    # As the automation calls it.

    @property
    def DeviceID(self) -> str:
        return "{6BDD1FC6-810F-11D0-BEC7-08002BE2092F}\\0001"

    @property
    def Type(self) -> int:
        return self.kind

    @property
    def Properties(self) -> Any:
        return self.own if self.own.known.get("Name") else Properties({**self.own.known, "Name": Property(self.name)})

    def Connect(self) -> Any:
        return Device(self)

    def transfer(self, form: str) -> ImageFile:
        self.asked.append(form)
        select = int(self.own.known[wia.HANDLING_SELECT].Value)
        steps = self.glass if select & wia.FLATBED else self.steps
        if not steps:
            raise ComError(0x80210003)
        step = steps.pop(0)
        if isinstance(step, ComError):
            raise step
        return ImageFile(FileData(memoryview(step)))  # pywin32 gives a buffer


class Device:
    def __init__(self, machine: Machine) -> None:
        self.Properties = machine.own
        self.Items = Collection(Item(machine))


class Item:
    def __init__(self, machine: Machine) -> None:
        self._machine, self.Properties = machine, machine.item

    def Transfer(self, form: str) -> ImageFile:
        return self._machine.transfer(form)


@dataclass
class Manager:
    DeviceInfos: Collection


def scanner(*machines: Machine, device: str = "", dpi: int = 300) -> WiaScanner:
    return WiaScanner(device, dpi, lambda: Com(lambda: Manager(Collection(*machines)), ComError))


def scanned(machine: Machine, order: ScanOrder = ScanOrder(), **more: Any) -> list[ScannedPage]:  # noqa: B008
    pages: list[ScannedPage] = []
    count = scanner(machine, **more).scan(pages.append, order)
    assert count == len(pages)
    return pages


def test_a_stack_comes_to_its_end_and_the_numbers_go_on() -> None:
    machine = Machine([picture(shade=200 + at) for at in range(4)])
    pages = scanned(machine, ScanOrder(first=21))
    assert [page.number for page in pages] == [21, 22, 23, 24]
    assert {page.dpi for page in pages} == {300}
    assert set(machine.asked) == {wia.JPEG}


def test_what_is_chosen_before_the_first_page() -> None:
    machine = Machine([picture()])
    scanned(machine, ScanOrder(PaperSource.FEEDER, duplex=True), dpi=250)
    value = {key: told.Value for key, told in machine.item.known.items()}
    assert machine.own.known[wia.HANDLING_SELECT].Value == wia.FEEDER | wia.DUPLEX
    assert (value[wia.INTENT], value[wia.X_DPI], value[wia.Y_DPI], value[wia.X_START]) == (1, 300, 300, 0)
    assert (value[wia.X_EXTENT], value[wia.Y_EXTENT]) == (850, 3508), "no wider than the glass"


def test_an_empty_feeder_leads_to_the_glass_when_nobody_said_where_from() -> None:
    machine = Machine([], status=None, glass=[picture(), picture()])
    assert len(scanned(machine)) == 1
    with pytest.raises(FeederEmpty):
        scanned(Machine([]), ScanOrder(PaperSource.FEEDER))
    told_empty = Machine([picture()], status=0, glass=[picture()])
    assert len(scanned(told_empty)) == 1
    assert len(told_empty.steps) == 1, "it says that nothing lies in the feeder"


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (0x80210002, ScannerJammed),
        (0x80210005, ScannerAbsent),
        (0x80210006, ScannerBusy),
        (0x8021000D, ScannerBusy),
        (0x80210016, ScannerCoverOpen),
        (0x80210020, DoubleFeed),
        (0x80210064, ScannerStopped),
        (0x80070057, ScanUnsupported),
        (0x800706BA, ScannerAbsent),
        (0x80210001, ScannerError),
        (0x8000FFFF, ScannerError),
    ],
)
def test_a_fault_behind_the_second_page_keeps_two_and_has_its_name(
    number: int, fault: type[ScannerError], inside: bool
) -> None:
    pages: list[ScannedPage] = []
    machine = Machine([picture(), picture(), ComError(number, inside=inside), picture()])
    with pytest.raises(fault) as found:
        scanner(machine).scan(pages.append)
    assert type(found.value) is fault
    assert len(pages) == 2
    assert "tài liệu" not in str(found.value), "a driver's words reach no log"
    assert len(scanned(machine, ScanOrder(first=3))) == 1, "the next pass goes on"


def test_a_bitmap_becomes_a_jpeg_and_garbage_a_fault() -> None:
    [page] = scanned(Machine([picture("BMP")]))
    assert page.image.startswith(b"\xff\xd8")
    for broken in (b"", b"BM" + b"\0" * 60, b"<html>", picture()[:900]):
        with pytest.raises(PageBroken):
            scanned(Machine([broken]))
    huge = BytesIO()
    Image.new("1", (20_000, 9_000)).save(huge, "PNG")
    with pytest.raises(PageTooLarge):
        scanned(Machine([huge.getvalue()]))


def test_what_it_can_do() -> None:
    able = scanner(Machine()).capabilities()
    assert able.sources == {PaperSource.FEEDER, PaperSource.GLASS}
    assert (able.duplex, able.resolutions, able.feeder_loaded) == (True, (100, 200, 300, 600), True)
    plain = Machine(capabilities=wia.FLATBED)
    plain.item.known[wia.X_DPI] = Property(300, wia.A_RANGE, SubTypeMin=150, SubTypeMax=400)
    able = scanner(plain).capabilities()
    assert (able.sources, able.feeder_loaded) == ({PaperSource.GLASS}, None)
    assert able.resolutions == (150, 200, 240, 300, 400)
    del plain.item.known[wia.X_DPI]
    assert scanner(plain).capabilities().resolutions == ()
    for order in (ScanOrder(PaperSource.FEEDER), ScanOrder(duplex=True)):
        with pytest.raises(ScanUnsupported):
            scanned(plain, order)


def test_the_scanner_is_chosen_by_name_or_id_and_cameras_are_none() -> None:
    first, second, camera = Machine(name="A"), Machine(name="B"), Machine(name="C", kind=2)
    assert [each.address for each in scanner(camera, first, second).find()] == ["wia:A", "wia:B"]
    for device in ("B", second.DeviceID):
        assert scanner(second, device=device).capabilities().duplex
    for machines, device in (((), ""), ((camera,), ""), ((first,), "Z")):
        with pytest.raises(ScannerAbsent):
            scanner(*machines, device=device).scan(lambda _: None)


def test_somebody_who_leaves_ends_it() -> None:
    def leave(_: ScannedPage) -> None:
        raise PersonLeft

    machine = Machine([picture(), picture()])
    with pytest.raises(PersonLeft):
        scanner(machine).scan(leave)
    assert len(machine.steps) == 1


@pytest.mark.parametrize("call", [WiaScanner.find, WiaScanner.capabilities, lambda s: s.scan(lambda _: None)])
def test_a_service_that_does_not_run_is_no_scanner(call: Callable[[WiaScanner], object]) -> None:
    def away() -> Any:
        raise ComError(0x800706BA, inside=False)

    with pytest.raises(ScannerAbsent):
        call(WiaScanner("", 300, lambda: Com(away, ComError)))


def test_elsewhere_than_on_windows_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pythoncom", None)
    with pytest.raises(ScannerAbsent):
        choose_scanner("wia", "", None, 300).find()
