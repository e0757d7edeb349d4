"""What a thermal printer answers, told apart by bit patterns.

Three kinds of answers share one stream: a status byte (DLE EOT), a process id (GS ( H) and, on printers set so by
their owner, four bytes of automatic status (GS a), which we skip.
"""

from dataclasses import dataclass

from kiosk.domain.errors import CutterJammed, PaperOut, PrinterBroken, PrinterCoverOpen, PrinterError


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
        if self.error & 0x08:
            return CutterJammed("DLE EOT 3")
        if self.error & 0x20:
            return PrinterBroken("unrecoverable")
        if self.error & 0x40:
            return PrinterBroken("overheated")
        return PrinterBroken("offline") if self.printer & 0x08 else None

    @property
    def paper_near_end(self) -> bool:
        return bool(self.paper & 0x0C)


class Answers:
    """Takes bytes as they come; gives whole answers: an int is a status byte, bytes are a process id."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[int | bytes]:
        self._buffer += data
        found: list[int | bytes] = []
        while self._buffer:
            first = self._buffer[0]
            if first == 0x37:  # 37 22 d1 d2 d3 d4 00
                if len(self._buffer) < 7:
                    break
                if self._buffer[1] == 0x22:
                    found.append(bytes(self._buffer[2:6]))
                del self._buffer[:7]
            elif first & 0x93 == 0x10:
                if len(self._buffer) < 4:
                    break
                del self._buffer[:4]
            else:
                if first & 0x93 == 0x12:
                    found.append(first)
                del self._buffer[:1]
        return found
