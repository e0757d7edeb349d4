"""DG2: the portrait. CBEFF around an ISO 19794-5 record around a JPEG or JPEG 2000 file."""

from kiosk.devices.card import tlv
from kiosk.domain.errors import CardUnreadable

_MAGIC = (b"\xff\xd8\xff", bytes.fromhex("0000000C6A502020"), bytes.fromhex("FF4FFF51"))
_RECORD_HEADER, _FACE_HEADER, _FEATURE, _IMAGE_HEADER = 14, 20, 8, 12  # bytes


def parse(content: bytes) -> bytes:
    """The first portrait's file bytes, not decoded. Raises CardUnreadable."""
    group = tlv.unwrap(tlv.unwrap(content, 0x75), 0x7F61)
    template = tlv.read_all(tlv.find(tlv.read_all(group), 0x7F60).value)
    block = next((item for item in template if item.tag in (0x5F2E, 0x7F2E)), None)
    if block is None:
        raise CardUnreadable("dg2: no biometric block")
    return _image(block.value)


def _image(record: bytes) -> bytes:
    if record[:4] != b"FAC\0" or len(record) < _RECORD_HEADER + _FACE_HEADER:
        raise CardUnreadable("dg2: record")
    face = record[_RECORD_HEADER:]
    size = int.from_bytes(face[:4], "big")
    features = int.from_bytes(face[4:6], "big")
    start = _FACE_HEADER + features * _FEATURE + _IMAGE_HEADER
    if not start < size <= len(face):
        raise CardUnreadable("dg2: lengths")
    image = face[start:size]
    if not image.startswith(_MAGIC):
        raise CardUnreadable("dg2: image format")
    return image
