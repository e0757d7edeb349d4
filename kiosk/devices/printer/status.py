"""What a thermal printer answers, told apart by bit patterns.

Four kinds of answers share one stream and carry no number of their question. Bits 0, 1, 4 and 7 of a first byte tell
them apart (Epson's reference: "status sent by the printer"); a process id begins with 37 22.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.errors import CutterJammed, PaperOut, PrinterBroken, PrinterCoverOpen, PrinterError

PROCESS_ID = 0x37
LENGTHS = {"process-id": 7, "automatic": 4}


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """The four answers to DLE EOT 1 to 4."""

    printer: int
    offline: int
    error: int
    paper: int

    @property
    def fault(self) -> PrinterError | None:
        """What a person must do first; None: ready. Order: what somebody standing by can see and mend at once."""
        if self.offline & 0x04:
            return PrinterCoverOpen("DLE EOT 2")
        if self.paper & 0x60 or self.offline & 0x20:
            return PaperOut("DLE EOT 4")
        return _machine_fault(self.printer, self.error)

    @property
    def paper_near_end(self) -> bool:
        return bool(self.paper & 0x0C)


def _machine_fault(printer: int, error: int) -> PrinterError | None:
    """These bits are the same in both kinds of answers."""
    if error & 0x08:
        return CutterJammed("cutter")
    if error & 0x20:
        return PrinterBroken("unrecoverable")
    if error & 0x40:
        return PrinterBroken("overheated")
    return PrinterBroken("offline") if printer & 0x08 else None


@dataclass(frozen=True, slots=True)
class RealTime:
    """One byte, to DLE EOT."""

    value: int


@dataclass(frozen=True, slots=True)
class Automatic:
    """Four bytes that a printer sends by itself when something changes (GS a), if its owner set it so."""

    printer: int
    error: int
    paper: int
    reserved: int

    @property
    def fault(self) -> PrinterError | None:
        if self.printer & 0x20:
            return PrinterCoverOpen("ASB")
        if self.paper & 0x0C:
            return PaperOut("ASB")
        return _machine_fault(self.printer, self.error)

    @property
    def paper_near_end(self) -> bool:
        return bool(self.paper & 0x03)


@dataclass(frozen=True, slots=True)
class Fence:
    """One byte, to GS r: sent only when all that stood before it in the buffer was done."""

    value: int


@dataclass(frozen=True, slots=True)
class ProcessId:
    """The echo to GS ( H function 48: what stood before it is on paper."""

    mark: bytes


Answer = RealTime | Automatic | Fence | ProcessId


class Answers:
    """Takes bytes as they come; gives whole answers."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[Answer]:
        self._buffer += data
        return list(self._whole())

    def _whole(self) -> Iterator[Answer]:
        while self._buffer:
            kind = kind_of(self._buffer[0])
            length = LENGTHS.get(kind, 1)
            if len(self._buffer) < length:
                return
            taken = bytes(self._buffer[:length])
            del self._buffer[:length]
            if kind == "process-id" and taken[1] == 0x22:
                yield ProcessId(taken[2:6])
            elif kind == "automatic":
                yield Automatic(*taken)
            elif kind == "real-time":
                yield RealTime(taken[0])
            elif kind == "fence":
                yield Fence(taken[0])


def kind_of(first: int) -> str:
    """What an answer is that begins with this byte; "noise" for XON, XOFF and what no printer sends."""
    if first == PROCESS_ID:
        return "process-id"
    if first & 0x93 == 0x12:
        return "real-time"
    if first & 0x93 == 0x10:
        return "automatic"
    return "fence" if first & 0x90 == 0 else "noise"
