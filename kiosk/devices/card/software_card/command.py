"""The shape of a command APDU, short and extended (ISO 7816-4), plain and protected (ICAO 9303-11, 9.8)."""

import hmac
from dataclasses import dataclass, field

from kiosk.devices.card.software_card.chip_crypto import Session, filled
from kiosk.devices.card.software_card.der import item, items

SHORT_ANSWER = 256  # data bytes that a short command can be answered with


class Refused(Exception):
    """A status word other than success, without data."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status:04X}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Command:
    """expected: bytes wanted back, 0 for none."""

    head: bytes  # class, instruction, two parameters
    data: bytes = field(default=b"", repr=False)
    expected: int = 0
    extended: bool = False

    @classmethod
    def taken(cls, apdu: bytes) -> "Command":
        """Raises Refused for lengths that contradict each other."""
        head, body = apdu[:4], apdu[4:]
        if len(head) < 4:
            raise Refused(0x6700)
        extended = len(body) > 2 and body[0] == 0
        if extended:
            body = body[1:]
        width = 2 if extended else 1
        if len(body) <= width:
            return cls(head, b"", _expected(body), extended)
        count = int.from_bytes(body[:width], "big")
        data, rest = body[width : width + count], body[width + count :]
        if not count or len(data) < count or len(rest) not in (0, width):
            raise Refused(0x6700)
        return cls(head, data, _expected(rest), extended)


def _expected(field_: bytes) -> int:
    return (int.from_bytes(field_, "big") or 256 ** len(field_)) if field_ else 0


def objects(data: bytes) -> dict[int, bytes]:
    """Data objects by tag. Raises Refused."""
    try:
        return dict(items(data))
    except ValueError as exc:
        raise Refused(0x6A80) from exc


def unprotected(session: Session, command: Command) -> Command:
    """The command inside a protected one. Raises Refused: 6987 for missing objects, 6988 for wrong ones."""
    session.advance()
    try:
        found = dict(items(command.data))
        covered = b"".join(item(tag, found[tag]) for tag in (0x85, 0x87, 0x97) if tag in found)
        mac = session.mac(filled(command.head, session.block) + covered)
        if not hmac.compare_digest(mac, found[0x8E]):
            raise Refused(0x6988)
        data = session.reveal(found[0x87][1:]) if 0x87 in found else b""
        expected = _expected(found.get(0x97, b""))
    except KeyError as exc:
        raise Refused(0x6987) from exc
    except ValueError as exc:
        raise Refused(0x6988) from exc
    return Command(bytes([command.head[0] & ~0x0C]) + command.head[1:], data, expected, command.extended)


def protected(session: Session, status: int, data: bytes) -> bytes:
    """Data and status as protected objects; the checksum is the last eight bytes."""
    session.advance()
    body = item(0x87, b"\x01", session.hide(data)) if data else b""
    body += item(0x99, status.to_bytes(2, "big"))
    return body + item(0x8E, session.mac(body))
