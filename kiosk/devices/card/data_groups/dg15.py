"""DG15: the public key for Active Authentication. Its kind (RSA or EC) differs between issues."""

from kiosk.devices.card import tlv
from kiosk.domain.errors import CardUnreadable


def parse(content: bytes) -> bytes:
    """The SubjectPublicKeyInfo, DER. Raises CardUnreadable."""
    info, _ = tlv.read(tlv.unwrap(content, 0x6F))
    parts = tlv.read_all(info.value)
    if info.tag != 0x30 or [part.tag for part in parts] != [0x30, 0x03]:
        raise CardUnreadable("dg15: shape")
    return info.raw
