"""A 2D scanner on a serial line (USB-COM), which sends what it reads as bytes: no keyboard layout can hurt them."""

import time
from collections.abc import Callable

import serial
from serial.tools import list_ports

from kiosk.devices.code_reader.patience import Patience
from kiosk.domain.card_qr import LONGEST, decode
from kiosk.domain.errors import CodeReaderAbsent, CodeUnknown
from kiosk.ports import OnWaiting

_ENDS = b"\r\n\x00"
_LOOK_SECONDS = 0.1  # between two reports: so soon a person who left is noticed
_QUIET_SECONDS = 0.3  # after which a code is whole although its scanner sends no end of line
_LONGEST_BYTES = 4 * LONGEST
PATIENCE_SECONDS, RETRY_SECONDS = 5.0, 0.5


def only_usb_port() -> str:
    """The one USB serial line of this machine. Raises: CodeReaderAbsent when there is none, or a choice."""
    names = [port.device for port in list_ports.comports() if port.vid is not None]
    if len(names) != 1:
        raise CodeReaderAbsent(f"{len(names)} usb serial ports")
    return str(names[0])


class SerialCodeReader:
    """Implements ports.CodeReader. device: a path such as /dev/serial/by-id/...; empty: the only USB serial line."""

    def __init__(
        self,
        device: str,
        baud: int,
        patience_seconds: float = PATIENCE_SECONDS,
        retry_seconds: float = RETRY_SECONDS,
        find_port: Callable[[], str] = only_usb_port,
    ) -> None:
        self._device, self._baud, self._find_port = device, baud, find_port
        self._patience_seconds, self._retry_seconds = patience_seconds, retry_seconds

    def read(self, on_waiting: OnWaiting) -> str:
        patience = Patience(self._patience_seconds, self._retry_seconds)
        while True:
            try:
                with self._open() as line:
                    patience.found()
                    line.reset_input_buffer()  # what was scanned before belongs to somebody else
                    return decode(_next_code(line, on_waiting))
            except CodeReaderAbsent as why:
                patience.miss(why, on_waiting)
            except OSError as exc:  # pyserial's own faults are kinds of it: the scanner was unplugged
                patience.miss(CodeReaderAbsent(type(exc).__name__), on_waiting)

    def _open(self) -> serial.Serial:
        return serial.Serial(self._device or self._find_port(), self._baud, timeout=_LOOK_SECONDS, exclusive=True)


def _next_code(line: serial.Serial, on_waiting: OnWaiting) -> bytes:
    """The bytes of one code. Raises: CodeUnknown when more come than any code has; they are not kept."""
    code = bytearray()
    heard_at = time.monotonic()
    while True:
        on_waiting(True)
        chunk = line.read(max(1, min(line.in_waiting, _LONGEST_BYTES)))
        if chunk:
            heard_at = time.monotonic()
        for byte in chunk:
            if byte not in _ENDS:
                code.append(byte)
            elif code:
                return bytes(code)
        if len(code) > _LONGEST_BYTES:
            raise CodeUnknown("length")
        if code and time.monotonic() - heard_at >= _QUIET_SECONDS:
            return bytes(code)
