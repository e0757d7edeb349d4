"""Commands and answers of ISO 7816-4, short form."""

from dataclasses import dataclass, field
from typing import Protocol

from kiosk.devices.card.transport import Transport
from kiosk.domain.errors import CardMute

OK = 0x9000
END_OF_FILE = 0x6282  # fewer bytes than asked for, data included
NOT_ALLOWED = 0x6982
NOT_FOUND = 0x6A82
WRONG_LENGTH = 0x6700
OUTSIDE_FILE = 0x6B00

EMRTD_AID = bytes.fromhex("A0000002471001")


@dataclass(frozen=True, slots=True)
class Command:
    ins: int
    p1: int
    p2: int
    data: bytes = field(default=b"", repr=False)  # at most 255 bytes
    expected: int | None = None  # bytes wanted back, 1..256; None: no Le
    cla: int = 0x00

    def encode(self) -> bytes:
        apdu = bytes([self.cla, self.ins, self.p1, self.p2])
        if self.data:
            apdu += bytes([len(self.data)]) + self.data
        if self.expected is not None:
            apdu += bytes([self.expected & 0xFF])  # 256 is written 00
        return apdu


@dataclass(frozen=True, slots=True)
class Response:
    data: bytes = field(repr=False)
    status: int

    @classmethod
    def decode(cls, raw: bytes) -> "Response":
        """Raises CardMute when not even a status word came."""
        if len(raw) < 2:
            raise CardMute(f"{len(raw)} bytes")
        return cls(raw[:-2], int.from_bytes(raw[-2:], "big"))


class Channel(Protocol):
    """Where commands go, protected or not."""

    def send(self, command: Command) -> Response:
        """Raises a CardError."""


class PlainChannel:
    """Unprotected, before access control only."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def send(self, command: Command) -> Response:
        return Response.decode(self._transport.transmit(command.encode()))


def select_application() -> Command:
    """SELECT the eMRTD application. No Le: some chips refuse it."""
    return Command(0xA4, 0x04, 0x0C, EMRTD_AID)


def select_file(file_id: int) -> Command:
    return Command(0xA4, 0x02, 0x0C, file_id.to_bytes(2, "big"))


def read_binary(offset: int, count: int) -> Command:
    """offset: 0..32767, the reach of this form."""
    return Command(0xB0, offset >> 8, offset & 0xFF, expected=count)
