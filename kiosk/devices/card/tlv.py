"""BER-TLV, as ISO 7816-4 and ICAO 9303-10 use it: definite lengths only, bounded.

One level is parsed at a time, by a loop; whoever goes deeper says so, and therefore depth cannot run away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.domain.errors import CardUnreadable

LONGEST = 0xFFFF  # bytes in one value: no file of this card comes near
MOST_ITEMS = 256  # on one level


@dataclass(frozen=True, slots=True)
class Tlv:
    tag: int  # as written, e.g. 0x7F61
    value: bytes = field(repr=False)
    raw: bytes = field(repr=False)  # tag, length and value as they came: what checksums run over


def encode(tag: int, value: bytes) -> bytes:
    """Tag, shortest definite length, value."""
    length = len(value)
    if length < 0x80:
        head = bytes([length])
    else:
        size = (length.bit_length() + 7) // 8
        head = bytes([0x80 | size]) + length.to_bytes(size, "big")
    return tag.to_bytes((tag.bit_length() + 7) // 8 or 1, "big") + head + value


def header(data: bytes, at: int = 0) -> tuple[int, int, int]:
    """The tag at `at`, the offset of its value, the length of its value. The value itself may be missing.

    Raises CardUnreadable.
    """
    tag_end = at + 1
    if at >= len(data):
        raise CardUnreadable("tlv: no tag")
    if data[at] & 0x1F == 0x1F:
        tag_end += 1
        while tag_end <= len(data) and data[tag_end - 1] & 0x80:
            tag_end += 1
            if tag_end - at > 3:
                raise CardUnreadable("tlv: tag too long")
    if tag_end >= len(data):
        raise CardUnreadable("tlv: no length")
    length, start = data[tag_end], tag_end + 1
    if length >= 0x80:
        size = length & 0x7F
        if not 1 <= size <= 3 or start + size > len(data):
            raise CardUnreadable("tlv: bad length")
        length, start = int.from_bytes(data[start : start + size], "big"), start + size
    if length > LONGEST:
        raise CardUnreadable("tlv: value too long")
    return int.from_bytes(data[at:tag_end], "big"), start, length


def read(data: bytes, at: int = 0) -> tuple[Tlv, int]:
    """One item and the offset behind it. Raises CardUnreadable."""
    tag, start, length = header(data, at)
    end = start + length
    if end > len(data):
        raise CardUnreadable("tlv: cut short")
    return Tlv(tag, data[start:end], data[at:end]), end


def read_all(data: bytes) -> list[Tlv]:
    """Every item of one level, nothing left over. Raises CardUnreadable."""
    items: list[Tlv] = []
    at = 0
    while at < len(data):
        if len(items) == MOST_ITEMS:
            raise CardUnreadable("tlv: too many items")
        item, at = read(data, at)
        items.append(item)
    return items


def unwrap(data: bytes, tag: int) -> bytes:
    """The value of the one item that `data` starts with; bytes behind it (padding of a file) are ignored.

    Raises CardUnreadable when the tag is another.
    """
    item, _ = read(data)
    if item.tag != tag:
        raise CardUnreadable(f"tlv: {tag:X} expected")
    return item.value


def find(items: Sequence[Tlv], tag: int) -> Tlv:
    """The first item with this tag. Raises CardUnreadable."""
    for item in items:
        if item.tag == tag:
            return item
    raise CardUnreadable(f"tlv: {tag:X} missing")


def oid(value: bytes) -> str:
    """Dotted form of an OBJECT IDENTIFIER's value. Raises CardUnreadable."""
    if not value or value[-1] & 0x80 or len(value) > 32:
        raise CardUnreadable("tlv: bad object identifier")
    arcs: list[int] = []
    arc = 0
    for byte in value:
        arc = arc << 7 | byte & 0x7F
        if not byte & 0x80:
            arcs.append(arc)
            arc = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))


def oid_value(dotted: str) -> bytes:
    """The value bytes of an OBJECT IDENTIFIER."""
    first, second, *rest = map(int, dotted.split("."))
    out = bytearray()
    for arc in (40 * first + second, *rest):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(arc & 0x7F | 0x80)
        out.extend(reversed(groups))
    return bytes(out)


def integer(value: bytes) -> int:
    """A small non-negative INTEGER's value. Raises CardUnreadable."""
    if not 1 <= len(value) <= 4 or value[0] & 0x80:
        raise CardUnreadable("tlv: bad integer")
    return int.from_bytes(value, "big")
