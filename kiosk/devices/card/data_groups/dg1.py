"""DG1: the machine-readable zone."""

from kiosk.devices.card import mrz, tlv
from kiosk.domain.errors import CardUnreadable


def parse(content: bytes) -> mrz.Mrz:
    """Raises CardUnreadable."""
    text = tlv.unwrap(tlv.unwrap(content, 0x61), 0x5F1F)
    try:
        return mrz.parse(text.decode("ascii"))
    except UnicodeDecodeError:
        raise CardUnreadable("dg1: not ascii") from None
