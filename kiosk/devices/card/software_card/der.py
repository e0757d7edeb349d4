"""As much DER as a chip needs."""


def item(tag: int, *parts: bytes) -> bytes:
    value = b"".join(parts)
    n = len(value)
    length = bytes([n]) if n < 128 else bytes([0x81, n]) if n < 256 else b"\x82" + n.to_bytes(2, "big")
    return bytes.fromhex(f"{tag:02X}" if tag < 0x100 else f"{tag:04X}") + length + value


def items(data: bytes) -> list[tuple[int, bytes]]:
    """One level of one-byte tags. Raises ValueError."""
    found = []
    while data:
        if len(data) < 2:
            raise ValueError("cut short")
        tag, n, start = data[0], data[1], 2
        if n in (0x81, 0x82):
            start += n - 0x80
            n = int.from_bytes(data[2:start], "big")
        elif n > 0x80:
            raise ValueError("length")
        if len(data) < start + n:
            raise ValueError("cut short")
        found.append((tag, data[start : start + n]))
        data = data[start + n :]
    return found


def oid(dotted: str) -> bytes:
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    body = b""
    for arc in [first * 40 + second, *rest]:
        piece = bytes([arc % 128])
        while arc >= 128:
            arc //= 128
            piece = bytes([arc % 128 + 128]) + piece
        body += piece
    return item(0x06, body)
