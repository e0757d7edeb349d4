"""Commands and answers of ISO 7816-4, short and extended form, and what a chip means that does not open."""

from dataclasses import dataclass, field, replace
from typing import Protocol

from kiosk.devices.card.transport import Transport
from kiosk.domain.errors import (
    AccessKeyRejected,
    CardBlocked,
    CardError,
    CardMute,
    CardUnreadable,
    CardUnsupported,
)

OK = 0x9000
END_OF_FILE = 0x6282  # fewer bytes than asked for, data included
NOT_ALLOWED = 0x6982
NOT_FOUND = 0x6A82
WRONG_LENGTH = 0x6700
OUTSIDE_FILE = 0x6B00
_MORE, _OTHER_LENGTH = 0x61, 0x6C  # first byte: so many bytes wait, ask for so many

READ_BINARY = 0xB0

EMRTD_AID = bytes.fromhex("A0000002471001")
SHORT_DATA, SHORT_ANSWER = 255, 256  # bytes, the most that the short form carries
LONGEST_ANSWER = 0x10000
MOST_PARTS = LONGEST_ANSWER // SHORT_ANSWER  # of one answer: a chip may not hold a reader with single bytes


@dataclass(frozen=True, slots=True)
class Command:
    ins: int
    p1: int
    p2: int
    data: bytes = field(default=b"", repr=False)  # at most 65535 bytes
    expected: int | None = None  # bytes wanted back, 1..65536; None: no Le
    cla: int = 0x00

    @property
    def extended(self) -> bool:
        return len(self.data) > SHORT_DATA or (self.expected or 0) > SHORT_ANSWER

    def encode(self) -> bytes:
        """The form is extended only where it must be."""
        size = 2 if self.extended else 1
        apdu = bytes([self.cla, self.ins, self.p1, self.p2]) + (b"\0" if self.extended else b"")
        if self.data:
            apdu += len(self.data).to_bytes(size, "big") + self.data
        if self.expected is not None:  # the most that the form can say is written as zero
            apdu += (self.expected % (1 << 8 * size)).to_bytes(size, "big")
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


def exchange(transport: Transport, command: Command) -> Response:
    """One command and its whole answer: what 61xx announces is fetched.

    Raises CardUnreadable for an answer without end, and what the transport raises.
    """
    answer = Response.decode(transport.transmit(command.encode()))
    data = bytearray(answer.data)
    parts = 1
    while answer.status >> 8 == _MORE:
        fetch = Command(0xC0, 0, 0, expected=answer.status & 0xFF or SHORT_ANSWER)
        answer = Response.decode(transport.transmit(fetch.encode()))
        data += answer.data
        parts += 1
        if len(data) > LONGEST_ANSWER or parts > MOST_PARTS or not answer.data:
            raise CardUnreadable(f"answer in parts {answer.status:04X}")
    return Response(bytes(data), answer.status)


class PlainChannel:
    """Unprotected, before access control only."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def send(self, command: Command) -> Response:
        """6Cxx is asked again as the chip wishes, once. A protected command cannot be: both sides have counted it."""
        answer = exchange(self._transport, command)
        if answer.status >> 8 == _OTHER_LENGTH and command.expected is not None:
            return exchange(self._transport, replace(command, expected=answer.status & 0xFF or SHORT_ANSWER))
        return answer


def refusal(status: int, where: str) -> CardError:
    """Why a chip does not open: blocked, another number, a protocol it has not, or anything else."""
    kind: type[CardError] = CardUnreadable
    if status in (0x63C0, 0x6983, 0x6984):  # no attempt left, method blocked, data invalidated
        kind = CardBlocked
    elif status == NOT_ALLOWED or status >> 8 == 0x63:
        kind = AccessKeyRejected
    elif status in (0x6D00, 0x6E00, 0x6A80, 0x6A81, 0x6A86, 0x6A88):
        kind = CardUnsupported
    return kind(f"{where} {status:04X}")


def select_application() -> Command:
    """SELECT the eMRTD application. No Le: some chips refuse it."""
    return Command(0xA4, 0x04, 0x0C, EMRTD_AID)


def select_file(file_id: int) -> Command:
    return Command(0xA4, 0x02, 0x0C, file_id.to_bytes(2, "big"))


def read_binary(offset: int, count: int) -> Command:
    """offset: 0..32767, the reach of this form."""
    return Command(READ_BINARY, offset >> 8, offset & 0xFF, expected=count)
