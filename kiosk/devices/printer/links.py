"""The ways to a thermal printer, each as a stream of bytes there and, where it has one, back.

Whatever the way: what is lost is an OSError, what does not come in time a TimeoutError, and a printer that cannot be
reached is PrinterAbsent before anything was sent.
"""

import contextlib
import os
import select
import socket
import stat
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.domain.errors import PrinterAbsent

if TYPE_CHECKING:
    from escpos.escpos import Escpos

PIECE = 64  # bytes of answers read at once
USB_PIECE = 16_384  # bytes written at once, each with the whole time
PRINTER_CLASS = 7  # of USB
BITS_PER_BYTE = 10  # on a serial line, with start and stop


class Link(Protocol):
    """hears: answers come back. keeps: what was sent is the paper itself, as in a file."""

    hears: bool
    keeps: bool

    def send(self, data: bytes, seconds: float) -> None:
        """All of it, or OSError: then nobody knows how much arrived."""

    def receive(self, seconds: float) -> bytes:
        """At least one byte. Raises TimeoutError, OSError when the other side is gone."""

    def close(self) -> None: ...


class TcpLink:
    """A socket of our own: only so is it known when the first byte left (decision 0005)."""

    hears, keeps = True, False

    def __init__(self, host: str, port: int, connect_seconds: float = 3.0) -> None:
        try:
            self._socket = socket.create_connection((host, port), connect_seconds)
        except OSError as exc:
            raise PrinterAbsent(type(exc).__name__) from exc
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes, seconds: float) -> None:
        self._socket.settimeout(seconds)
        self._socket.sendall(data)

    def receive(self, seconds: float) -> bytes:
        self._socket.settimeout(max(seconds, 0.001))
        data = self._socket.recv(PIECE)
        if not data:
            raise ConnectionResetError("closed by the printer")
        return data

    def close(self) -> None:
        self._socket.close()


class FileLink:
    """A device such as /dev/usb/lp0, which may answer, or a plain file, which grows by each slip."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            device = path.exists() and stat.S_ISCHR(path.stat().st_mode)
            self._descriptor, self.hears = self._open_device() if device else (self._open_file(), False)
        except OSError as exc:
            raise PrinterAbsent(type(exc).__name__) from exc
        self.keeps = not device

    def _open_device(self) -> tuple[int, bool]:
        try:
            return os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY), True
        except PermissionError:
            return os.open(self._path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY), False

    def _open_file(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def send(self, data: bytes, seconds: float) -> None:
        ends_at, left = monotonic() + seconds, memoryview(data)
        while left:
            if not self.keeps and not select.select([], [self._descriptor], [], max(0.0, ends_at - monotonic()))[1]:
                raise TimeoutError
            left = left[os.write(self._descriptor, left) :]
        if self.keeps:
            os.fsync(self._descriptor)

    def receive(self, seconds: float) -> bytes:
        if not select.select([self._descriptor], [], [], max(0.0, seconds))[0]:
            raise TimeoutError
        data = os.read(self._descriptor, PIECE)
        if not data:
            raise ConnectionResetError("closed by the printer")
        return data

    def close(self) -> None:
        os.close(self._descriptor)


class SerialLink:
    """A serial line through python-escpos, with the time limits that it leaves out."""

    hears, keeps = True, False

    def __init__(self, device: str, baud: int, flow: str = "") -> None:
        """flow: "" none, "rts" or "xon"."""
        from escpos.printer import Serial

        self._baud = baud
        self._printer = _opened(Serial(device, baud, timeout=0, dsrdtr=False, xonxoff=flow == "xon"))
        self._printer.device.rtscts = flow == "rts"

    def send(self, data: bytes, seconds: float) -> None:
        self._printer.device.write_timeout = seconds + len(data) * BITS_PER_BYTE / self._baud
        self._printer._raw(data)
        self._drain()

    def _drain(self) -> None:
        """Nothing may wait in the system's buffer when the line is closed: closing would wait for it for ever."""
        ends_at = monotonic() + self._printer.device.write_timeout
        while self._printer.device.out_waiting:
            if monotonic() > ends_at:
                self._printer.device.reset_output_buffer()
                raise TimeoutError
            select.select([], [], [], 0.005)

    def receive(self, seconds: float) -> bytes:
        self._printer.device.timeout = max(seconds, 0.001)
        data: bytes = self._printer.device.read(1)
        if not data:
            raise TimeoutError
        return data + bytes(self._printer.device.read(self._printer.device.in_waiting))

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._printer.device.reset_output_buffer()
        self._printer.device.close()


class UsbLink:
    """A printer on USB through python-escpos; its end points are those that the printer itself names."""

    hears, keeps = True, False

    def __init__(self, vendor: int = 0, product: int = 0, backend: Any = None) -> None:
        """vendor, product: 0 for the only printer there is. backend: of pyusb, for a bus in software."""
        import usb.core
        from escpos.printer import Usb

        try:
            found = _usb_printer(vendor, product, backend)
        except usb.core.NoBackendError as exc:
            raise PrinterAbsent("no libusb") from exc
        if found is None:
            raise PrinterAbsent("no USB printer")
        device, reading, writing = found
        arguments = {"idVendor": device.idVendor, "idProduct": device.idProduct}
        if backend is not None:
            arguments["backend"] = backend
        self.hears = reading != 0
        self._reading = reading
        self._printer = _opened(Usb(usb_args=arguments, in_ep=reading, out_ep=writing))

    def send(self, data: bytes, seconds: float) -> None:
        self._printer.timeout = _milliseconds(seconds)
        for at in range(0, len(data), USB_PIECE):
            self._printer._raw(data[at : at + USB_PIECE])

    def receive(self, seconds: float) -> bytes:
        """An empty packet is what a printer sends that has nothing to say."""
        ends_at = monotonic() + seconds
        while (left := ends_at - monotonic()) > 0:
            if data := bytes(self._printer.device.read(self._reading, PIECE, _milliseconds(left))):
                return data
        raise TimeoutError

    def close(self) -> None:
        self._printer.close()


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))  # 0 would be for ever


def _opened(printer: "Escpos") -> "Escpos":
    from escpos.exceptions import DeviceNotFoundError, USBNotFoundError

    try:
        printer.open()
    except (DeviceNotFoundError, USBNotFoundError, OSError, RuntimeError) as exc:
        raise PrinterAbsent(type(exc).__name__) from exc
    return printer


def _usb_printer(vendor: int, product: int, backend: Any) -> tuple[Any, int, int] | None:
    """The device, the end point that answers (0: none) and the one that takes data."""
    import usb.core
    import usb.util

    wanted = {"idVendor": vendor, "idProduct": product} if vendor else {}
    for device in usb.core.find(find_all=True, backend=backend, **wanted):
        for interface in device.configurations()[0]:
            if interface.bInterfaceClass != PRINTER_CLASS:
                continue
            points = [(p.bEndpointAddress, usb.util.endpoint_direction(p.bEndpointAddress)) for p in interface]
            writing = next((a for a, way in points if way == usb.util.ENDPOINT_OUT), 0)
            reading = next((a for a, way in points if way == usb.util.ENDPOINT_IN), 0)
            if writing:
                return device, reading, writing
    return None
