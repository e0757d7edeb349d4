"""Spoils one data group after it was signed."""

from kiosk.devices.card.software_card.profile import Damage


def damaged(groups: dict[int, bytes], damage: Damage) -> dict[int, bytes]:
    """The groups by number, one of them as the damage left it; a group that is not there cannot be damaged."""
    content = groups.get(damage.group)
    if content is None:
        return groups
    rest = {number: whole for number, whole in groups.items() if number != damage.group}
    match damage.kind:
        case "missing":
            return rest
        case "tampered":
            content = _changed(content)
        case "truncated":
            content = content[: len(content) * 2 // 3]
        case "length-longer":
            content = _with_length(content, 64)
        case "length-shorter":
            content = _with_length(content, -16)
        case "length-huge":
            content = content[:1] + b"\x83\xff\xff\xff" + content[1:]
    return rest | {damage.group: content}


def _changed(content: bytes) -> bytes:
    """One letter of a text becomes another, so that the file keeps its shape; without one, the last bit turns."""
    at = content.rfind(b"n")
    if at < 0:
        return content[:-1] + bytes([content[-1] ^ 1])
    return content[:at] + b"m" + content[at + 1 :]


def _with_length(content: bytes, more: int) -> bytes:
    """The first tag's length in two bytes, changed; the value stays as it is."""
    start = 2 + (content[1] & 0x7F if content[1] & 0x80 else 0)
    return content[:1] + b"\x82" + (len(content) - start + more).to_bytes(2, "big") + content[start:]
