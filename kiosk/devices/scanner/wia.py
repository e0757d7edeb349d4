"""Scanners of Windows, through the automation objects of Windows Image Acquisition 2.0 (wiaaut.dll).

pywin32 speaks to them; what it is asked and what it answers is tried on objects of the same form (tests), and has not
been run on a Windows yet: names, numbers and their meaning are those of Microsoft's documents (wiadef.h, "WIA
Automation Layer"). A driver that hangs ends with this device process, which its screen kills when it falls silent.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from kiosk.devices.scanner.pages import checked_page
from kiosk.domain.errors import (
    DoubleFeed,
    FeederEmpty,
    PageBroken,
    ScannerAbsent,
    ScannerBusy,
    ScannerCoverOpen,
    ScannerError,
    ScannerJammed,
    ScannerSilent,
    ScannerStopped,
    ScanUnsupported,
)
from kiosk.domain.scanning import ANY_ORDER, FoundScanner, PaperSource, ScannerAbilities, ScanOrder
from kiosk.ports import OnPage

IS_SCANNER = 1  # WiaDeviceType
JPEG = "{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}"
A4_INCHES = (210 / 25.4, 297 / 25.4)
CONVERTED_QUALITY = 92

# Properties of a device and of what it scans (WIA_DPS_..., WIA_IPS_...).
HANDLING_CAPABILITIES, HANDLING_STATUS, HANDLING_SELECT, PAGES = "3086", "3087", "3088", "3096"
INTENT, X_DPI, Y_DPI, X_START, Y_START, X_EXTENT, Y_EXTENT = "6146", "6147", "6148", "6149", "6150", "6151", "6152"
FEEDER, FLATBED, DUPLEX = 1, 2, 4  # of capabilities and of select
FEED_READY = 1  # of status
IN_COLOUR = 1  # WIA_INTENT_IMAGE_TYPE_COLOR
A_RANGE, A_LIST = 1, 2  # WiaSubType

# The call broke off (DISP_E_EXCEPTION): what happened stands in the exception's own information.
BROKE_OFF = 0x80020009
FAULTS: dict[int, type[ScannerError]] = {
    0x80210002: ScannerJammed,  # WIA_ERROR_PAPER_JAM
    0x80210003: FeederEmpty,  # WIA_ERROR_PAPER_EMPTY
    0x80210004: ScannerJammed,  # WIA_ERROR_PAPER_PROBLEM
    0x80210005: ScannerAbsent,  # WIA_ERROR_OFFLINE
    0x80210006: ScannerBusy,  # WIA_ERROR_BUSY
    0x80210007: ScannerBusy,  # WIA_ERROR_WARMING_UP
    0x80210008: ScannerStopped,  # WIA_ERROR_USER_INTERVENTION
    0x80210009: ScannerAbsent,  # WIA_ERROR_ITEM_DELETED
    0x8021000A: ScannerAbsent,  # WIA_ERROR_DEVICE_COMMUNICATION
    0x8021000B: ScanUnsupported,  # WIA_ERROR_INVALID_COMMAND
    0x8021000C: ScanUnsupported,  # WIA_ERROR_INCORRECT_HARDWARE_SETTING
    0x8021000D: ScannerBusy,  # WIA_ERROR_DEVICE_LOCKED
    0x8021000E: ScannerSilent,  # WIA_ERROR_EXCEPTION_IN_DRIVER
    0x8021000F: PageBroken,  # WIA_ERROR_INVALID_DRIVER_RESPONSE
    0x80210015: ScannerAbsent,  # WIA_S_NO_DEVICE_AVAILABLE
    0x80210016: ScannerCoverOpen,  # WIA_ERROR_COVER_OPEN
    0x80210020: DoubleFeed,  # WIA_ERROR_MULTI_FEED
    0x80210064: ScannerStopped,  # WIA_E_CANCELLED, by a button
    0x80070005: ScannerAbsent,  # E_ACCESSDENIED: not there for this user
    0x80070057: ScanUnsupported,  # E_INVALIDARG: it does not take this value
    0x800706BA: ScannerAbsent,  # RPC_S_SERVER_UNAVAILABLE: the service of WIA does not run
}


@dataclass(frozen=True, slots=True)
class Com:
    """What is used of pywin32. manager: makes a WIA.DeviceManager. fault: what its calls raise, a com_error."""

    manager: Callable[[], Any]
    fault: type[Exception]


def windows() -> Com:
    """Raises ScannerAbsent on any other system."""
    try:
        import pythoncom
        import win32com.client
    except ImportError as exc:
        raise ScannerAbsent("WIA is of Windows") from exc
    pythoncom.CoInitialize()
    return Com(lambda: win32com.client.Dispatch("WIA.DeviceManager"), pythoncom.com_error)


class WiaScanner:
    """Implements ports.Scanner. device: its name or id; empty: the first one. com: for tests."""

    def __init__(self, device: str, dpi: int, com: Callable[[], Com] = windows) -> None:
        self._device, self._dpi, self._com = device, dpi, com

    def find(self) -> Sequence[FoundScanner]:
        com = self._com()
        try:
            return [FoundScanner(f"wia:{_name(info)}", _name(info)) for info in _scanners(com.manager())]
        except com.fault as exc:
            raise fault_of(exc) from exc

    def capabilities(self) -> ScannerAbilities:
        com = self._com()
        try:
            return _abilities(self._connected(com))
        except com.fault as exc:
            raise fault_of(exc) from exc

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        com = self._com()
        try:
            device = self._connected(com)
            able = _abilities(device)
        except com.fault as exc:
            raise fault_of(exc) from exc
        places = able.attempts(order.source)
        if not places or (order.duplex and not able.duplex):
            raise ScanUnsupported(f"{order.source}, duplex {order.duplex}")
        for place in places[:-1]:
            try:
                return self._pass(com, device, on_page, order, able, place)
            except FeederEmpty:
                continue  # nothing lay there: the glass is next
        return self._pass(com, device, on_page, order, able, places[-1])

    def _connected(self, com: Com) -> Any:
        for info in _scanners(com.manager()):
            if self._device in ("", _name(info), str(info.DeviceID)):
                return info.Connect()
        raise ScannerAbsent("no such scanner" if self._device else "no scanner")

    def _pass(
        self, com: Com, device: Any, on_page: OnPage, order: ScanOrder, able: ScannerAbilities, place: PaperSource
    ) -> int:
        dpi, count = able.nearest_dpi(self._dpi), 0
        most = order.most or (1 if place is PaperSource.GLASS else 0)
        try:
            item = _prepared(device, place, order.duplex, dpi)
        except com.fault as exc:
            raise fault_of(exc) from exc
        while not most or count < most:
            try:
                image = item.Transfer(JPEG)
                content = bytes(image.FileData.BinaryData)
            except com.fault as exc:
                fault = fault_of(exc)
                if isinstance(fault, FeederEmpty) and count:
                    return count
                raise fault from exc
            page = checked_page(order.first + count, _as_jpeg(content, order.first + count), dpi)
            count += 1
            on_page(page)  # may raise PersonLeft
        return count


def fault_of(error: Exception) -> ScannerError:
    """What a com_error means. Its texts are not kept: they are the driver's, in any language."""
    number = int(getattr(error, "hresult", 0) or 0) & 0xFFFFFFFF
    told = getattr(error, "excepinfo", None)
    if number == BROKE_OFF and told and told[-1]:
        number = int(told[-1]) & 0xFFFFFFFF
    return FAULTS.get(number, ScannerError)(f"WIA 0x{number:08X}")


def _scanners(manager: Any) -> Iterator[Any]:
    infos = manager.DeviceInfos
    for at in range(1, int(infos.Count) + 1):  # counted from 1, as all of them
        info = infos(at)
        if int(info.Type) == IS_SCANNER:
            yield info


def _name(info: Any) -> str:
    return str(info.Properties("Name").Value)


def _abilities(device: Any) -> ScannerAbilities:
    told = int(_value(device.Properties, HANDLING_CAPABILITIES, FLATBED))
    kinds = ((FEEDER, PaperSource.FEEDER), (FLATBED, PaperSource.GLASS))
    sources = frozenset(place for bit, place in kinds if told & bit)
    status = _value(device.Properties, HANDLING_STATUS, None)
    return ScannerAbilities(
        sources,
        bool(told & DUPLEX),
        _resolutions(device.Items(1).Properties),
        None if status is None or PaperSource.FEEDER not in sources else bool(int(status) & FEED_READY),
    )


def _resolutions(properties: Any) -> tuple[int, ...]:
    """Empty: any, or it does not say."""
    if not properties.Exists(X_DPI):
        return ()
    told = properties(X_DPI)
    if int(told.SubType) == A_LIST:
        values = told.SubTypeValues
        return tuple(sorted({int(values(at)) for at in range(1, int(values.Count) + 1)}))
    if int(told.SubType) == A_RANGE:
        low, high = int(told.SubTypeMin), int(told.SubTypeMax)
        return tuple(dpi for dpi in (100, 150, 200, 240, 300, 400, 600, 1200) if low <= dpi <= high)
    return ()


def _prepared(device: Any, place: PaperSource, duplex: bool, dpi: int) -> Any:
    """The item that is transferred, in colour, A4 as far as the glass goes."""
    select = FLATBED if place is PaperSource.GLASS else FEEDER | (DUPLEX if duplex else 0)
    _put(device.Properties, HANDLING_SELECT, select)
    _put(device.Properties, PAGES, 1)  # each transfer is one page
    item = device.Items(1)
    for key, value in ((INTENT, IN_COLOUR), (X_DPI, dpi), (Y_DPI, dpi), (X_START, 0), (Y_START, 0)):
        _put(item.Properties, key, value)
    for key, inches in ((X_EXTENT, A4_INCHES[0]), (Y_EXTENT, A4_INCHES[1])):
        if item.Properties.Exists(key):
            told, dots = item.Properties(key), round(inches * dpi)
            told.Value = min(dots, int(told.SubTypeMax)) if int(told.SubType) == A_RANGE else dots
    return item


def _value(properties: Any, key: str, otherwise: Any) -> Any:
    return properties(key).Value if properties.Exists(key) else otherwise


def _put(properties: Any, key: str, value: int) -> None:
    """A driver without this property has nothing to choose there."""
    if properties.Exists(key):
        properties(key).Value = value


def _as_jpeg(content: bytes, number: int) -> bytes:
    """Drivers that know no JPEG give a bitmap, whatever they are asked for. Raises PageBroken."""
    if not content.startswith(b"BM"):
        return content
    out = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=("BMP",)) as picture:
            picture.convert("RGB").save(out, "JPEG", quality=CONVERTED_QUALITY)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as exc:
        raise PageBroken(f"page {number}: {type(exc).__name__}") from exc
    return out.getvalue()
