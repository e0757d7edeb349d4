"""EF.COM: an unsigned table of contents. Advice only: what counts is the list in the SOD."""

from kiosk.devices.card import tlv
from kiosk.domain.errors import CardUnreadable

GROUP_OF_TAG = {
    0x61: 1, 0x75: 2, 0x63: 3, 0x76: 4, 0x65: 5, 0x66: 6, 0x67: 7, 0x68: 8, 0x69: 9,
    0x6A: 10, 0x6B: 11, 0x6C: 12, 0x6D: 13, 0x6E: 14, 0x6F: 15, 0x70: 16,
}  # fmt: skip


def parse(content: bytes) -> frozenset[int]:
    """The numbers of the data groups said to be present. Raises CardUnreadable."""
    tags = tlv.find(tlv.read_all(tlv.unwrap(content, 0x60)), 0x5C).value
    if any(tag not in GROUP_OF_TAG for tag in tags):
        raise CardUnreadable("com: tag")
    return frozenset(GROUP_OF_TAG[tag] for tag in tags)
